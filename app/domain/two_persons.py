"""What takes two persons, and what one person does at once and has countersigned afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.kinds.capability import Capability, Circumstances, Effect
from app.domain.kinds.fields import Label, Value
from app.domain.sign_in import name_key

FREE_AT_MOST = timedelta(minutes=15)
ACCESS_POINTS_AT_MOST = 3
LUMINAIRES_OUT_AT_MOST = 200
RESCUE = frozenset({1, 2})
"""Levels at which opening the way is for rescue."""
PROGRAM = "token:"
"""How the name of a program begins; no account's does."""


def is_person(name: str) -> bool:
    """Whether `name` may be one of two persons: a program is neither the first nor the second."""
    return not name_key(name).startswith(PROGRAM)


def is_same(one: str, other: str) -> bool:
    """Whether two names are one account's, or one person's however typed."""
    return name_key(one).strip() == name_key(other).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one person asks of `count` assets of one `kind` at once; the parameters of `value` are checked.

    `ends_at` None: until released. `closed_perimeter`: one of the assets guards a closed one. `overrides_protected`:
    a protected claim would no longer decide.
    """

    capability: Capability
    value: Value
    circumstances: Circumstances
    kind: str
    count: int
    starts_at: datetime
    ends_at: datetime | None
    closed_perimeter: bool
    overrides_protected: bool

    @property
    def opens_way(self) -> bool:
        return self.capability.effect(self.value) == "opens_way"


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that takes two persons. `name` is stable, `label` for the screen."""

    name: str
    label: Label


def _critical(asked: Asked) -> bool:
    capability = asked.capability
    return capability.critical is not None and capability.critical_when(asked.value, asked.circumstances)


def _free_for_long(asked: Asked) -> bool:
    """Lowered for long lets everybody through as `free` does; an opening for one vehicle does not."""
    if not asked.opens_way or asked.capability.mode != "held":
        return False
    return asked.ends_at is None or asked.ends_at - asked.starts_at > FREE_AT_MOST


def _many_out(asked: Asked) -> bool:
    out = asked.kind == "luminaire" and asked.capability.effect(asked.value) == "darkens"
    return out and asked.count > LUMINAIRES_OUT_AT_MOST


_JUDGED: tuple[tuple[Rule, Callable[[Asked], bool]], ...] = (
    (Rule("critical", Label("Capacité critique", "Critical capability")), _critical),
    (
        Rule("closed_perimeter", Label("Abaisser dans un périmètre fermé", "Lowering in a closed perimeter")),
        lambda asked: asked.opens_way and asked.closed_perimeter,
    ),
    (
        Rule("free_for_long", Label("Accès libre plus de 15 min", "Free access beyond 15 min")),
        _free_for_long,
    ),
    (
        Rule("many_access_points", Label("Plus de 3 points d’accès à la fois", "More than 3 access points at once")),
        lambda asked: asked.kind == "access_point" and asked.count > ACCESS_POINTS_AT_MOST,
    ),
    (
        Rule("many_lights_out", Label("Plus de 200 points lumineux à 0 %", "More than 200 luminaires to 0 %")),
        _many_out,
    ),
    (
        Rule("protected_claim", Label("Passer outre une consigne protégée", "Overriding a protected claim")),
        lambda asked: asked.overrides_protected,
    ),
)
FREEZE = Rule("freeze", Label("Geler des commandes", "Freezing commands"))
UNFREEZE = Rule("unfreeze", Label("Lever un gel des commandes", "Lifting a command freeze"))
RULES: tuple[Rule, ...] = (*(rule for rule, _ in _JUDGED), FREEZE, UNFREEZE)


def rules(asked: Asked) -> tuple[Rule, ...]:
    """The rules of two persons that it meets, in the order of `RULES`; empty: one person is enough.

    Always empty for opening the way to rescue (levels 1 and 2), pre-emption and full light: these never wait.
    """
    return () if never_waits(asked) else _met(asked)


def never_waits(asked: Asked) -> bool:
    """Whether it is one of the things that no second person may hold up."""
    effect = asked.capability.effect(asked.value)
    return effect in ("preempts", "full_light") or _opens_to_rescue(asked)


def countersign(asked: Asked) -> bool:
    """Whether somebody else must see afterwards what one person did at once: each opening to rescue, each pre-emption,
    and full light where it would have met a rule.
    """
    if not never_waits(asked):
        return False
    return bool(_met(asked)) or _opens_to_rescue(asked) or asked.capability.effect(asked.value) == "preempts"


@dataclass(frozen=True, slots=True)
class Wish:
    """A value of a capability wanted of an asset, at a level."""

    capability: Capability
    value: Value
    level: int


def takes_over(new: Wish, held: Wish) -> bool:
    """Whether `new` decides over `held`, which stood before on the same asset: it does not rank lower, and is about
    the same property, or opens the way where the other closes it (`free` against `raised`) or the reverse.
    """
    if held.level < new.level:
        return False
    if new.capability.mode == "held" and _property(new) == _property(held):
        return True
    return {_effect(new), _effect(held)} == {"opens_way", "closes_way"}


def _property(wish: Wish) -> str:
    return wish.capability.property_of(wish.value)


def _effect(wish: Wish) -> Effect | None:
    return wish.capability.effect(wish.value)


def _opens_to_rescue(asked: Asked) -> bool:
    return asked.opens_way and asked.circumstances.level in RESCUE


def _met(asked: Asked) -> tuple[Rule, ...]:
    return tuple(rule for rule, meets in _JUDGED if meets(asked))
