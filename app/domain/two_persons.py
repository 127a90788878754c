"""When one person is not enough, and when one must be: rescue is never kept waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from app.domain.claims import SUPREME
from app.domain.kinds.capability import Capability, Circumstances, Effect
from app.domain.kinds.fields import Label, Value

Verb = Literal["claim", "action", "freeze", "unfreeze"]
FREE_ACCESS = timedelta(minutes=15)
ACCESS_POINTS = 3
LUMINAIRES_OUT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks for at once. A freeze has neither capability nor value.

    `assets` are counted by kind. `ends_at` None is without end. `in_closed_perimeter`: one of the assets at least lies
    in one; `over_protected`: a protected claim would be overridden.
    """

    verb: Verb
    circumstances: Circumstances
    starts_at: datetime
    ends_at: datetime | None = None
    capability: Capability | None = None
    value: Value = field(default_factory=dict)
    assets: Mapping[str, int] = field(default_factory=dict)
    in_closed_perimeter: bool = False
    over_protected: bool = False

    @property
    def effect(self) -> Effect | None:
        return self.capability.effect(self.value) if self.capability else None

    @property
    def lasts(self) -> timedelta | None:
        """How long it is held, None without end; an action is over at once."""
        if self.verb == "action":
            return timedelta()
        return None if self.ends_at is None else self.ends_at - self.starts_at


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason to ask for a second person; `name` is stable, `label` may be the capability's own condition."""

    name: str
    label: Label
    met: Callable[[Asked], bool] = field(repr=False, compare=False)


def _critical(asked: Asked) -> bool:
    capability = asked.capability
    return bool(capability and capability.critical and capability.critical_when(asked.value, asked.circumstances))


def _opens_closed_perimeter(asked: Asked) -> bool:
    return asked.in_closed_perimeter and asked.effect == "opens_way"


def _long_free_access(asked: Asked) -> bool:
    return asked.effect == "opens_way" and (asked.lasts is None or asked.lasts > FREE_ACCESS)


def _many_access_points(asked: Asked) -> bool:
    moves = asked.verb == "claim" or asked.effect is not None
    return moves and asked.assets.get("access_point", 0) > ACCESS_POINTS


def _many_lights_out(asked: Asked) -> bool:
    return asked.effect == "darkens" and asked.assets.get("luminaire", 0) > LUMINAIRES_OUT


RULES: tuple[Rule, ...] = (
    Rule("critical_capability", Label("Commande critique", "Critical command"), _critical),
    Rule(
        "closed_perimeter",
        Label("Ouverture dans un périmètre fermé", "Opening in a closed perimeter"),
        _opens_closed_perimeter,
    ),
    Rule("long_free_access", Label("Accès libre plus de 15 min", "Free access beyond 15 min"), _long_free_access),
    Rule(
        "many_access_points",
        Label("Plus de 3 points d’accès à la fois", "More than 3 access points at once"),
        _many_access_points,
    ),
    Rule(
        "many_lights_out",
        Label("Plus de 200 points lumineux à 0 %", "More than 200 luminaires to 0 %"),
        _many_lights_out,
    ),
    Rule(
        "protected_claim",
        Label("Passage outre une consigne protégée", "Overriding a protected claim"),
        lambda asked: asked.over_protected,
    ),
    Rule("freeze", Label("Gel des commandes", "Command freeze"), lambda asked: asked.verb == "freeze"),
    Rule("unfreeze", Label("Levée du gel", "Lifting a command freeze"), lambda asked: asked.verb == "unfreeze"),
)


def rules(asked: Asked) -> tuple[Rule, ...]:
    """The rules that ask for a second person before anything leaves; none: one person decides.

    Opening the way at levels 1 and 2, pre-emption and full light need one person, at once, whatever the rules.
    """
    return () if _is_rescue(asked) else _met(asked)


def countersign(asked: Asked) -> bool:
    """Whether it leaves at once and a second person signs afterwards.

    Opening the way to rescue and pre-emption always; full light when it serves rescue or a rule was passed over.
    """
    if not _is_rescue(asked):
        return False
    return asked.effect != "full_light" or asked.circumstances.level in SUPREME or bool(_met(asked))


def _met(asked: Asked) -> tuple[Rule, ...]:
    return tuple(_worded(rule, asked) for rule in RULES if rule.met(asked))


def _worded(rule: Rule, asked: Asked) -> Rule:
    """A critical capability says itself what makes it so."""
    if rule.name == "critical_capability" and asked.capability and asked.capability.critical:
        return Rule(rule.name, asked.capability.critical, rule.met)
    return rule


def _is_rescue(asked: Asked) -> bool:
    if asked.effect == "opens_way":
        return asked.circumstances.level in SUPREME
    return asked.effect in ("preempts", "full_light")
