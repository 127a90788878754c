"""Write what became of alarms: one statement each for what is new and what changed, history and journal with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.actions.alarm_ports import Pair, Step
from app.actions.ingest_ports import LockedAsset
from app.actions.ports import Transaction
from app.domain.alarms.alarm import Act, Alarm, make, new_alarm
from app.domain.alarms.judge import DELAYED_AFTER
from app.domain.alarms.lifecycle import Move, State, Transition
from app.domain.journal import Entry
from app.domain.kinds.alarm import Definition

FOLD_WITHIN_S = 900.0
NOT_IN_SERVICE = ("planned", "maintenance")
FOLD_LIMIT = 500
CHANGES_AT_ONCE = 1000
"""A transaction journals 5,000 rows at most, and alarms are not alone in it: the sweep does the rest."""


@dataclass(frozen=True, slots=True)
class Change:
    """The alarm `definition` of `asset` comes or goes; `since` is when that was measured."""

    asset: LockedAsset
    definition: Definition
    on: bool
    since: datetime
    detail: str = ""
    value: Any = None
    ports: list[str] | None = None
    chattering: bool = False
    momentary: bool = False

    @property
    def pair(self) -> Pair:
        return self.asset.key, self.definition.name


@dataclass(slots=True)
class Written:
    """What one transaction does to alarms."""

    now: datetime
    open: dict[Pair, Alarm]
    added: dict[str, Alarm] = field(default_factory=dict)
    touched: dict[str, Alarm] = field(default_factory=dict)
    causes: set[str] = field(default_factory=set)
    told: list[tuple[Entry, Step]] = field(default_factory=list)

    def tell(self, alarm: Alarm, transition: Transition, act: Act) -> None:
        """Note a step of an alarm as it stands now."""
        self.told.append(told(alarm, transition, act))


def told(alarm: Alarm, transition: Transition, act: Act) -> tuple[Entry, Step]:
    """A step of an alarm for the journal and for its history."""
    step = Step(
        alarm.id, act.at, transition, alarm.state.value, act.by, act.reason, alarm.shelved_until, alarm.assigned_to
    )
    return Entry("alarm", "alarm", alarm.id, alarm.body(transition)), step


async def write_changes(tx: Transaction, changes: Sequence[Change], now: datetime) -> None:
    """Raise and clear alarms of locked assets, folding consequences under their causes."""
    if not changes:
        return
    written = Written(now, await tx.alarms.open({change.pair for change in changes}))
    await _apply(tx, written, changes)
    await tx.alarms.write(list(written.touched.values()))
    await tx.alarms.add(list(written.added.values()))
    await record_steps(tx, written.told)
    await fold_under(tx, [alarm.id for alarm in written.open.values() if alarm.folds and alarm.active], now)
    await recount(tx, written.causes, now)


async def record_steps(tx: Transaction, steps: Sequence[tuple[Entry, Step]]) -> None:
    """Journal the steps and keep them as history."""
    tx.record(*(entry for entry, _ in steps))
    await tx.alarms.note([step for _, step in steps])


async def fold_under(tx: Transaction, causes: Sequence[str], now: datetime) -> int:
    """Fold standing consequences of `causes` raised up to 15 minutes before them; how many, `FOLD_LIMIT` at most."""
    found = await tx.alarms.consequences(causes, FOLD_WITHIN_S, FOLD_LIMIT) if causes else ()
    if not found:
        return 0
    steps = []
    for cause, alarm in found:
        act = Act(now, suppressed_for="cause")
        make(alarm, Move.SUPPRESS, act)
        alarm.parent = cause
        steps.append(told(alarm, "folded", act))
    await tx.alarms.write([alarm for _, alarm in found])
    await tx.alarms.adopt({alarm.id: cause for cause, alarm in found if alarm.folds})
    await record_steps(tx, steps)
    await recount(tx, {cause for cause, _ in found}, now)
    return len(found)


async def recount(tx: Transaction, causes: set[str], now: datetime) -> None:
    """Tell how many are folded under each of `causes` where that changed; their history keeps what became of
    themselves, and each consequence its own.
    """
    if causes:
        steps = [told(alarm, "folded", Act(now)) for alarm in await tx.alarms.recount(causes)]
        tx.record(*(entry for entry, _ in steps))


async def _apply(tx: Transaction, written: Written, changes: Sequence[Change]) -> None:
    causes = await _causes(tx, changes)
    wanted = sum(1 for change in changes if change.on)
    numbers = iter(await tx.alarms.numbers(wanted) if wanted else ())
    for change in changes:
        alarm = written.open.get(change.pair)
        if change.on:
            _raise(written, alarm or _new(written, change, next(numbers)), change, causes)
        elif alarm:
            _clear(written, alarm, change)


async def _causes(tx: Transaction, changes: Sequence[Change]) -> dict[tuple[int, str], str]:
    assets = {change.asset.key for change in changes if change.on and change.definition.folded_under}
    causes: dict[tuple[int, str], str] = {}
    for cause in await tx.alarms.causes(assets) if assets else ():
        causes.setdefault((cause.asset, cause.relation), cause.id)
    return causes


def _new(written: Written, change: Change, number: str) -> Alarm:
    asset = change.asset
    alarm = new_alarm(
        change.definition, asset=asset.key, asset_id=asset.id, system=asset.system, kind=asset.kind.name,
        at=written.now, measured_at=change.since,
    )  # fmt: skip
    alarm.id = number
    written.added[alarm.id] = alarm
    written.open[change.pair] = alarm
    return alarm


def _raise(written: Written, alarm: Alarm, change: Change, causes: dict[tuple[int, str], str]) -> None:
    act = Act(written.now)
    transition = make(alarm, Move.RAISE, act)
    alarm.active = not change.momentary
    if transition:
        _describe(alarm, change, written.now)
        transition = _set_aside(alarm, change, causes, act) or transition
        written.tell(alarm, transition, act)
    if alarm.parent:
        written.causes.add(alarm.parent)
    if alarm.id not in written.added:
        written.touched[alarm.id] = alarm


def _describe(alarm: Alarm, change: Change, now: datetime) -> None:
    """What is not told is not changed either: old list and frames are the fresh list."""
    alarm.measured_at = change.since
    alarm.delayed = now - change.since - timedelta(seconds=change.definition.on_delay_s) > DELAYED_AFTER
    alarm.detail, alarm.value, alarm.ports = change.detail, change.value, change.ports
    alarm.priority, alarm.chattering = change.definition.priority, change.chattering


def _set_aside(alarm: Alarm, change: Change, causes: dict[tuple[int, str], str], act: Act) -> Transition | None:
    """Fold under a standing cause, or suppress what is in maintenance or not yet in service."""
    known = ((change.asset.key, relation) for relation in change.definition.folded_under)
    cause = next((causes[key] for key in known if key in causes and causes[key] != alarm.id), None)
    if cause:
        make(alarm, Move.SUPPRESS, Act(act.at, suppressed_for="cause"))
        alarm.parent = cause
        return "folded"
    if change.asset.lifecycle in NOT_IN_SERVICE:
        return make(alarm, Move.SUPPRESS, Act(act.at, suppressed_for="maintenance"))
    return None


def _clear(written: Written, alarm: Alarm, change: Change) -> None:
    act = Act(written.now)
    if alarm.parent:
        written.causes.add(alarm.parent)
    if transition := make(alarm, Move.RETURN, act):
        written.tell(alarm, transition, act)
    if alarm.state is State.NORMAL:
        del written.open[change.pair]
    if alarm.id not in written.added:
        written.touched[alarm.id] = alarm
