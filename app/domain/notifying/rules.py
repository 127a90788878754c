"""Which transitions of which alarms a rule tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.kinds import KINDS
from app.domain.notifying.hours import Holidays, Hours
from app.domain.permissions import WHOLE, Reach

SEEN_TO = frozenset({"acknowledged", "closed", "shelved", "suppressed", "out_of_service", "folded"})
"""Transitions that end an escalation: someone, or a design decision, answers for the alarm from then on."""


@dataclass(frozen=True, slots=True)
class AlarmChange:
    """One transition of an alarm, as its journal row tells it; `zones` are those of its asset."""

    seq: int
    at: datetime
    id: str
    asset: str | None
    system: str | None
    kind: str | None
    definition: str
    priority: str
    transition: str
    folded: bool
    body: dict[str, Any]
    zones: frozenset[str] = frozenset()

    @property
    def family(self) -> str | None:
        kind = KINDS.get(self.kind or "")
        return kind.family if kind else None


@dataclass(frozen=True, slots=True)
class EscalationPlan:
    """Call the rota of `service` when nobody acknowledged for `after_s`, then the next level every `step_s`."""

    service: str
    after_s: int
    step_s: int


@dataclass(frozen=True, slots=True)
class Rule:
    """An empty set asks for nothing; `hours` None is always; an escalation starts with transition `raised` alone.
    `told` is what the receiver may be told of, whatever the rule asks.
    """

    id: str
    receiver: str | None
    transitions: frozenset[str]
    priorities: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    definitions: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    systems: frozenset[str] = frozenset()
    hours: Hours | None = None
    escalation: EscalationPlan | None = None
    told: Reach = WHOLE


@dataclass(frozen=True, slots=True)
class Place:
    """What local hours depend on."""

    zone: ZoneInfo
    holidays: Holidays = field(default_factory=frozenset)


def concerns(rule: Rule, change: AlarmChange, place: Place) -> bool:
    """Whether `rule` is about this alarm at this hour, whatever the transition. A folded alarm concerns nobody: its
    root cause is told.
    """
    asked = (
        (rule.priorities, change.priority),
        (rule.families, change.family),
        (rule.kinds, change.kind),
        (rule.definitions, change.definition),
        (rule.systems, change.system),
    )
    return (
        not change.folded
        and all(not wanted or value in wanted for wanted, value in asked)
        and (not rule.zones or bool(rule.zones & change.zones))
        and (rule.hours is None or rule.hours.contain(change.at, place.zone, place.holidays))
    )


def tells(rule: Rule, change: AlarmChange, place: Place) -> bool:
    """Whether `rule` notifies its receiver of this transition. A field system's own alarm lies in no zone."""
    if rule.receiver is None or change.transition not in rule.transitions:
        return False
    return rule.told.covers(change.family, change.zones) and concerns(rule, change, place)


def escalates(rule: Rule, change: AlarmChange, place: Place) -> bool:
    """Whether this transition starts the rule's escalation."""
    return rule.escalation is not None and change.transition == "raised" and concerns(rule, change, place)
