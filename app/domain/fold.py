"""Folding reports into an asset's live state: pure, so that batching loses no transition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.clock_fault import Memory, judge, offset_s
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
    field_at: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
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
    """What a batch did to one asset: transitions in measured order, and the sample to show, if due."""

    transitions: list[Transition]
    sample: Transition | None


def fold(kind: Kind, state: LiveState, reports: Sequence[Report], now: datetime) -> Folded:
    """Fold `reports` (in order of arrival) into `state`, in measured order, in place.

    A value is late per field: it is dropped from live state when older than that field's stored time.
    Sets `comm_status`, `health` and `expected`; their changes are transitions like any other.
    """
    state.memory = judge(state.memory, state.at, list(reports))
    transitions: list[Transition] = []
    sampled: dict[str, Any] = {}
    for report in sorted(reports, key=lambda item: item.measured_at):
        changed = _apply(kind, state, report, sampled)
        if changed:
            transitions.append(Transition(report.measured_at, changed))
        if report.reported_at is not None and (state.reported_at is None or report.reported_at > state.reported_at):
            state.reported_at = report.reported_at
    if state.memory.get("fault") and reports:
        sampled["clock_offset_s"] = state.values["clock_offset_s"] = offset_s(reports[-1])
    state.heard_at = max([*(r.received_at for r in reports), *([state.heard_at] if state.heard_at else [])])
    transitions += settle(kind, state, "online", now)
    return Folded(transitions, _sample(state, sampled, now))


def is_news(state: LiveState, report: Report) -> bool:
    """Whether `report` is strictly newer than all that was stored of its asset, so cannot be a repeat."""
    if report.reported_at is None or not is_plausible(report.reported_at, report.received_at):
        return False
    return state.reported_at is None or report.reported_at > state.reported_at


def settle(kind: Kind, state: LiveState, comm_status: str, now: datetime) -> list[Transition]:
    """Bring the computed fields in line; returns the transition when one of them changed."""
    computed = {"comm_status": comm_status, "health": health_of(state.values, comm_status)}
    changed = {name: value for name, value in computed.items() if getattr(state, name) != value}
    state.comm_status, state.health = computed["comm_status"], computed["health"]
    if kind.heartbeat.expected is not None:
        state.expected = kind.heartbeat.expected(state.values)
    return [Transition(now, changed)] if changed else []


def _apply(kind: Kind, state: LiveState, report: Report, sampled: dict[str, Any]) -> dict[str, Any]:
    """Write the report's values that are not late; returns the state fields that changed."""
    at, values, changed = report.measured_at, state.values, {}
    newer = state.at is None or at >= state.at
    if newer and state.at is not None and at > state.at:
        before = state.at.isoformat()
        for name in values:
            if name not in report.values and name not in state.field_at:
                state.field_at[name] = before
    for name, value in report.values.items():
        if not kind.reports(name) or not (newer or _is_newer(state, name, at)):
            continue
        if name not in kind.state_names:
            sampled[name] = value
        elif name not in values or values[name] != value:
            changed[name] = value
        values[name] = value
        if newer:
            state.field_at.pop(name, None)
        else:
            state.field_at[name] = at.isoformat()
    if newer:
        state.at = at
    return changed | _forget_position(kind, values)


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
    return stored is not None and at >= datetime.fromisoformat(stored)


def _sample(state: LiveState, sampled: dict[str, Any], now: datetime) -> Transition | None:
    """At most one sample a second per asset; what is held back is marked due and sent by the sampler."""
    if not sampled:
        return None
    last = state.memory.get("sampled")
    due = {**dict.fromkeys(state.memory.get("due", ())), **dict.fromkeys(sampled)}
    if last is not None and now - datetime.fromisoformat(last) < SAMPLE_EVERY:
        state.memory["due"] = list(due)
        return None
    return take_sample(state, list(due), now)


def take_sample(state: LiveState, names: Sequence[str], now: datetime) -> Transition:
    """The current values of `names`, marked as sampled now."""
    state.memory["sampled"] = now.isoformat()
    state.memory.pop("due", None)
    return Transition(state.at or now, {name: state.values[name] for name in names if name in state.values})
