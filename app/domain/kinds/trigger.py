"""When an alarm's condition stands: thresholds, words, rates, stuck values, events, dates, expressions, as data."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, Protocol

from app.domain.kinds.expression import evaluate
from app.domain.kinds.fields import JsonSchema

Values = Mapping[str, Any]
Sample = tuple[float, datetime]
"""A value and when it was measured."""
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Past:
    """When the values were measured, whether the condition stood before, and the sample remembered, if any."""

    at: datetime
    on: bool
    last: Sample | None = None


class Trigger(Protocol):
    """Answers whether the condition stands, None where the values cannot tell; `reads` are the fields it looks at."""

    @property
    def reads(self) -> frozenset[str]: ...

    def stands(self, values: Values, past: Past, /) -> bool | None:
        """Whether it stands for `values`, after what is remembered of the past."""

    def schema(self) -> JsonSchema:
        """The condition as JSON; `type` tells which."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """`field` above (or below) `limit`; it lets go `deadband` inside it."""

    field: str
    side: Literal["above", "below"]
    limit: float
    deadband: float = 0.0

    @property
    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))

    def stands(self, values: Values, past: Past, /) -> bool | None:
        value = _number(values, self.field)
        if value is None:
            return None
        inside = self.deadband if past.on else 0.0
        return value > self.limit - inside if self.side == "above" else value < self.limit + inside

    def schema(self) -> JsonSchema:
        limits = {"limit": self.limit, "deadband": self.deadband}
        return {"type": "threshold", "field": self.field, "side": self.side, **limits}


@dataclass(frozen=True, slots=True)
class Is:
    """`field` has one of `values`; `unknown` cannot tell."""

    field: str
    values: tuple[Any, ...] = (True,)

    @property
    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))

    def stands(self, values: Values, _past: Past, /) -> bool | None:
        value = values.get(self.field)
        return None if value is None or value == "unknown" else value in self.values

    def schema(self) -> JsonSchema:
        return {"type": "is", "field": self.field, "values": list(self.values)}


@dataclass(frozen=True, slots=True)
class Within:
    """`member` of an item of the list `field` (or of the record itself) has one of `values`."""

    field: str
    member: str
    values: tuple[Any, ...] = (True,)

    @property
    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))

    def stands(self, values: Values, _past: Past, /) -> bool | None:
        return (
            any(item.get(self.member) in self.values for item in _items(values, self.field))
            if self.field in values
            else None
        )

    def ports(self, values: Values) -> list[str]:
        """Ids of the items concerned: circuits, switch ports."""
        concerned = (item for item in _items(values, self.field) if item.get(self.member) in self.values)
        return [str(item["id"]) for item in concerned if "id" in item]

    def schema(self) -> JsonSchema:
        return {"type": "within", "field": self.field, "member": self.member, "values": list(self.values)}


@dataclass(frozen=True, slots=True)
class Rate:
    """`field` moves by more than `per_s` a second between two samples, up or down."""

    field: str
    per_s: float

    @property
    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))

    def stands(self, values: Values, past: Past, /) -> bool | None:
        value = _number(values, self.field)
        if value is None or past.last is None or past.at <= past.last[1]:
            return None
        return abs(value - past.last[0]) / (past.at - past.last[1]).total_seconds() > self.per_s

    def schema(self) -> JsonSchema:
        return {"type": "rate", "field": self.field, "per_s": self.per_s}


@dataclass(frozen=True, slots=True)
class Stuck:
    """`field` is told again and again, and has not moved for `for_s` seconds. A silent one is not stuck."""

    field: str
    for_s: float

    @property
    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))

    def stands(self, values: Values, past: Past, /) -> bool | None:
        value = _number(values, self.field)
        if value is None or past.last is None:
            return None
        return value == past.last[0] and past.at - past.last[1] >= timedelta(seconds=self.for_s)

    def schema(self) -> JsonSchema:
        return {"type": "stuck", "field": self.field, "for_s": self.for_s}


@dataclass(frozen=True, slots=True)
class Expression:
    """A CEL expression across fields (docs/alarms.md); it tells nothing until every field of `names` is known."""

    text: str
    names: frozenset[str]

    @property
    def reads(self) -> frozenset[str]:
        return self.names

    def stands(self, values: Values, _past: Past, /) -> bool | None:
        if any(values.get(name) is None for name in self.names):
            return None
        return evaluate(self.text, {name: values[name] for name in self.names})

    def schema(self) -> JsonSchema:
        return {"type": "expression", "expression": self.text, "reads": sorted(self.names)}


@dataclass(frozen=True, slots=True)
class Expiring:
    """The date in attribute `attribute` is less than `days` away, or past; watched by the calendar."""

    attribute: str
    days: int

    @property
    def reads(self) -> frozenset[str]:
        return NOWHERE

    def stands(self, values: Values, past: Past, /) -> bool | None:
        told = values.get(self.attribute)
        return date.fromisoformat(told) <= past.at.date() + timedelta(days=self.days) if told else None

    def schema(self) -> JsonSchema:
        return {"type": "expiring", "attribute": self.attribute, "days": self.days}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of that name came from the field: momentary, gone once acknowledged."""

    event: str

    @property
    def reads(self) -> frozenset[str]:
        return NOWHERE

    def stands(self, _values: Values, _past: Past, /) -> bool | None:
        return None

    def schema(self) -> JsonSchema:
        return {"type": "event", "event": self.event}


@dataclass(frozen=True, slots=True)
class Told:
    """Raised and cleared by another part of Poste that knows (the control path, a field system's presence)."""

    @property
    def reads(self) -> frozenset[str]:
        return NOWHERE

    def stands(self, _values: Values, _past: Past, /) -> bool | None:
        return None

    def schema(self) -> JsonSchema:
        return {"type": "told"}


def _number(values: Values, name: str) -> float | None:
    value = values.get(name)
    return None if value is None or isinstance(value, bool) or not isinstance(value, int | float) else float(value)


def _items(values: Values, name: str) -> Collection[Mapping[str, Any]]:
    value = values.get(name)
    return (value,) if isinstance(value, Mapping) else value or ()
