"""An alarm as it stands, what each move does to it, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.alarms.lifecycle import Move, State, Transition, moved
from app.domain.kinds.alarm import Definition, Priority

SYSTEM_KIND = "field_system"


@dataclass(slots=True, kw_only=True)
class Alarm:
    """One open alarm per (asset, definition), or per (field system, definition) where `asset` is None.

    `asset` is the internal key. `measured_at` is since when the condition was measured, `raised_at` when it was told.
    `parent` is the cause it is folded under, `folded` how many are folded under it; `ports` the circuits or switch
    ports concerned, None for all. `suppressed_for` is `cause`, `maintenance` or `operator`.
    """

    asset: int | None
    asset_id: str | None
    system: str | None
    kind: str
    definition: str
    priority: Priority
    label: dict[str, str]
    raised_at: datetime
    measured_at: datetime
    id: str = ""
    state: State = State.NORMAL
    active: bool = False
    latching: bool = False
    detail: str = ""
    value: Any = None
    delayed: bool = False
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    returned_at: datetime | None = None
    closed_at: datetime | None = None
    shelved_until: datetime | None = None
    assigned_to: str | None = None
    parent: str | None = None
    folded: int = 0
    comment: str = ""
    suppressed_for: str | None = None
    folds: list[str] = field(default_factory=list)
    folded_under: list[str] = field(default_factory=list)
    ports: list[str] | None = None
    occurrences: int = 0
    chattering: bool = False

    def body(self, transition: Transition) -> dict[str, Any]:
        """The alarm as the journal tells it."""
        return {
            "id": self.id,
            "asset": self.asset_id,
            "system": self.system,
            "kind": self.kind,
            "definition": self.definition,
            "priority": self.priority,
            "state": self.state.value,
            "transition": transition,
            "label": self.label,
            "detail": self.detail,
            "value": self.value,
            "raised_at": self.raised_at,
            "measured_at": self.measured_at,
            "delayed": self.delayed,
            "acknowledged_at": self.acknowledged_at,
            "acknowledged_by": self.acknowledged_by,
            "returned_at": self.returned_at,
            "shelved_until": self.shelved_until,
            "assigned_to": self.assigned_to,
            "parent": self.parent,
            "folded": self.folded,
            "comment": self.comment,
        }


@dataclass(frozen=True, slots=True)
class Act:
    """Who makes a move, when and why; `by` is empty for what happens by itself."""

    at: datetime
    by: str = ""
    reason: str = ""
    until: datetime | None = None
    suppressed_for: str = "operator"


def make(alarm: Alarm, move: Move, act: Act) -> Transition | None:
    """Make `move`; what to tell of it, None when nothing changed for anybody. Raises `Impossible`."""
    alarm.state, alarm.active, told = moved(alarm.state, alarm.active, move, latching=alarm.latching)
    if move is Move.RAISE:
        alarm.occurrences += 1
    if told is None:
        return None
    _date(alarm, move, act)
    if alarm.state is State.NORMAL:
        alarm.closed_at = act.at
        return "closed"
    return told


def _date(alarm: Alarm, move: Move, act: Act) -> None:
    alarm.comment = act.reason or alarm.comment
    alarm.shelved_until = act.until if alarm.state is State.SHELVED else None
    alarm.suppressed_for = act.suppressed_for if alarm.state is State.SUPPRESSED else None
    if alarm.state not in (State.SUPPRESSED, State.NORMAL):
        alarm.parent = None
    match move:
        case Move.RAISE:
            alarm.raised_at, alarm.returned_at = act.at, None
            alarm.acknowledged_at = alarm.acknowledged_by = None
        case Move.RETURN:
            alarm.returned_at = act.at
        case Move.ACKNOWLEDGE:
            alarm.acknowledged_at, alarm.acknowledged_by = act.at, act.by


def new_alarm(
    definition: Definition, *, asset: int | None, asset_id: str | None, system: str | None, kind: str, at: datetime,
    measured_at: datetime,
) -> Alarm:  # fmt: skip
    """An alarm of `definition` that nobody has raised yet."""
    return Alarm(
        asset=asset,
        asset_id=asset_id,
        system=system,
        kind=kind,
        definition=definition.name,
        priority=definition.priority,
        label=definition.label.schema(),
        raised_at=at,
        measured_at=measured_at,
        latching=definition.latching,
        folds=list(definition.folds),
        folded_under=list(definition.folded_under),
    )
