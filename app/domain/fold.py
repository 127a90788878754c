"""Folding reports into an asset's live state: pure, so that batching loses no transition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.clock_fault import Memory, judge, offset_s
from app.domain.kinds.common_alarms import CLOCK_FAULT, COMM_STATUS
from app.domain.kinds.kind import POSITION, Kind, health_of
from app.domain.reports import Report, is_plausible

SAMPLE_EVERY = timedelta(seconds=1)


@dataclass(slots=True)
class LiveState:
    """One asset's row: `values` (state and latest measurements), `at` the newest measured time,
    `field_at` the times of fields older than `at`, `memory` what judging and sampling remember.
    """

    values: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    field_at: dict[str, datetime] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    reported_at: datetime | None = None
    heard_at: datetime | None = None
    comm_status: str = "unknown"
    health: str = "unknown"
    expected: bool | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """State fields that took a new value at one measured instant."""

    at: datetime
    values: dict[str, Any]


@dataclass(slots=True)
class Folded:
    """What a batch did to one asset: transitions in measured order, the sample to show, if due, and the values that
    alarms look at, each time one of them was told.
    """

    transitions: list[Transition]
    sample: Transition | None
    watched: list[Transition]


def fold(kind: Kind, state: LiveState, reports: Sequence[Report], now: datetime) -> Folded:
    """Fold `reports` (in order of arrival) into `state`, in measured order, in place.

    A value is late per field: it is dropped from live state when older than that field's stored time.
    Sets `comm_status`, `health` and `expected`; their changes are transitions like any other.
    """
    transitions: list[Transition] = []
    watched: list[Transition] = []
    sampled: dict[str, Any] = {}
    status, fault = state.comm_status, state.memory.fault
    judge(state.memory, state.at, reports)
    in_order = reports if len(reports) == 1 else sorted(reports, key=lambda item: item.measured_at)
    for report in in_order:
        news = state.at is None or report.measured_at >= state.at
        changed = _apply(kind, state, report, sampled)
        if changed:
            transitions.append(Transition(report.measured_at, changed))
        if _is_watched(kind, changed, report.values if news else {}):
            watched.append(Transition(report.measured_at, watched_values(kind, state)))
        if report.reported_at is not None and (state.reported_at is None or report.reported_at > state.reported_at):
            state.reported_at = report.reported_at
    if state.memory.fault:
        sampled["clock_offset_s"] = state.values["clock_offset_s"] = offset_s(reports[-1])
    for report in reports:
        if state.heard_at is None or report.received_at > state.heard_at:
            state.heard_at = report.received_at
    transitions += settle(kind, state, "online", now)
    if state.comm_status != status or state.memory.fault != fault:
        watched.append(Transition(now, watched_values(kind, state)))
    return Folded(transitions, _sample(state, sampled, now), watched)


def watched_values(kind: Kind, state: LiveState) -> dict[str, Any]:
    """What alarms look at, as it stands."""
    values = {name: state.values[name] for name in kind.watched if name in state.values}
    return values | {COMM_STATUS: state.comm_status, CLOCK_FAULT: state.memory.fault}


def is_news(state: LiveState, report: Report) -> bool:
    """Whether `report` is strictly newer than all that was stored of its asset, so cannot be a repeat."""
    if report.reported_at is None or not is_plausible(report.reported_at, report.received_at):
        return False
    return state.reported_at is None or report.reported_at > state.reported_at


def settle(kind: Kind, state: LiveState, comm_status: str, now: datetime) -> list[Transition]:
    """Bring the computed fields in line; returns the transition when one of them changed."""
    health = health_of(state.values, comm_status)
    changed: dict[str, Any] = {}
    if state.comm_status != comm_status:
        changed["comm_status"] = state.comm_status = comm_status
    if state.health != health:
        changed["health"] = state.health = health
    if kind.heartbeat.expected is not None:
        state.expected = kind.heartbeat.expected(state.values)
    return [Transition(now, changed)] if changed else []


def _is_watched(kind: Kind, changed: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether an alarm looks at a state field that changed or a measurement that was told."""
    if changed and not kind.watched.isdisjoint(changed):
        return True
    return bool(kind.watched_measurements) and not kind.watched_measurements.isdisjoint(told)


def _apply(kind: Kind, state: LiveState, report: Report, sampled: dict[str, Any]) -> dict[str, Any]:
    """Write the report's values that are not late; returns the state fields that changed."""
    at, values, field_at, told = report.measured_at, state.values, state.field_at, report.values
    changed: dict[str, Any] = {}
    newer = state.at is None or at >= state.at
    if newer and state.at is not None and at > state.at and not values.keys() <= told.keys():
        for name in values.keys() - told.keys():
            field_at.setdefault(name, state.at)
    for name, value in told.items():
        if name not in kind.reported_names or not (newer or _is_newer(state, name, at)):
            continue
        if name not in kind.state_names:
            sampled[name] = value
        elif name not in values or values[name] != value:
            changed[name] = value
        values[name] = value
        if not newer:
            field_at[name] = at
        elif field_at:
            field_at.pop(name, None)
    if newer:
        state.at = at
    return changed if kind.hides_position is None else changed | _forget_position(kind, values)


def _forget_position(kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """A vehicle off duty has no position, not even its last one."""
    if kind.hides_position is None or not kind.hides_position(values):
        return {}
    gone: dict[str, Any] = {row.name: None for row in POSITION if values.get(row.name) is not None}
    values.update(gone)
    return gone


def _is_newer(state: LiveState, name: str, at: datetime) -> bool:
    """Whether `at`, older than the row, is still news for this one field."""
    if name not in state.values:
        return True
    stored = state.field_at.get(name)
    return stored is not None and at >= stored


def _sample(state: LiveState, sampled: dict[str, Any], now: datetime) -> Transition | None:
    """At most one sample a second per asset; what is held back is marked due and sent by the sampler."""
    if not sampled:
        return None
    memory = state.memory
    due = list(dict.fromkeys((*memory.due, *sampled))) if memory.due else list(sampled)
    if memory.sampled is not None and now - memory.sampled < SAMPLE_EVERY:
        memory.due = due
        return None
    return take_sample(state, due, now)


def take_sample(state: LiveState, names: Sequence[str], now: datetime) -> Transition:
    """The current values of `names`, marked as sampled now."""
    state.memory.sampled = now
    state.memory.due = []
    return Transition(state.at or now, {name: state.values[name] for name in names if name in state.values})
