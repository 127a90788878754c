"""What people change of a definition, for a kind, a zone or one asset, without code."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.kinds.alarm import Definition, Priority
from app.domain.kinds.expression import check_expression, fields_of
from app.domain.kinds.kind import Kind
from app.domain.kinds.trigger import Expression, Trigger

LIMITS = ("limit", "deadband", "per_s", "for_s", "expression")


class InvalidOverride(ValueError):
    """An override that does not fit its definition; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What is None stays as it is. `rank` orders overrides of one definition: the most particular comes last."""

    definition: str
    limits: dict[str, Any]
    on_delay_s: float | None = None
    off_delay_s: float | None = None
    priority: Priority | None = None
    enabled: bool | None = None
    rank: int = 0


def overridden(definition: Definition, overrides: Iterable[Override]) -> Definition:
    """The definition as it applies under `overrides`."""
    for item in sorted(overrides, key=lambda item: item.rank):
        if item.definition == definition.name:
            told = {name: getattr(item, name) for name in ("on_delay_s", "off_delay_s", "priority", "enabled")}
            changed = {name: value for name, value in told.items() if value is not None}
            definition = replace(definition, trigger=_limited(definition.trigger, item.limits), **changed)
    return definition


def check_override(kind: Kind, override: Override) -> None:
    """Raises `InvalidOverride` unless `override` fits a definition of `kind`."""
    definition = kind.alarms_by_name.get(override.definition)
    if definition is None:
        raise InvalidOverride(f"{kind.name} has no alarm {override.definition!r}: {', '.join(kind.alarms_by_name)}")
    takes = _takes(definition.trigger)
    if strangers := sorted(set(override.limits) - takes):
        raise InvalidOverride(f"{override.definition} takes {', '.join(sorted(takes)) or 'no limit'}, not {strangers}")
    for name, value in override.limits.items():
        _check_limit(name, value)
    if "expression" in override.limits:
        check_expression(str(override.limits["expression"]), kind.watched)


def _check_limit(name: str, value: Any) -> None:
    if name == "expression":
        if not isinstance(value, str) or not value:
            raise InvalidOverride(f"{name} is a text")
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InvalidOverride(f"{name} is a number")
    if name != "limit" and value < 0:
        raise InvalidOverride(f"{name} is not negative")


def _limited(trigger: Trigger, limits: dict[str, Any]) -> Trigger:
    if isinstance(trigger, Expression) and "expression" in limits:
        text = limits["expression"]
        return Expression(text, fields_of(text))
    known = {name: limits[name] for name in _takes(trigger) & limits.keys()}
    return replace(trigger, **known) if known else trigger  # type: ignore[type-var]


def _takes(trigger: Trigger) -> set[str]:
    """The limits of a trigger that may be changed."""
    if isinstance(trigger, Expression):
        return {"expression"}
    return {row.name for row in fields(trigger)} & set(LIMITS)  # type: ignore[arg-type]
