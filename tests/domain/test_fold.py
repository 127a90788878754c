"""Folding is pure: however reports are cut into batches, the same state and transitions come out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.fold import LiveState, Transition, fold, settle
from app.domain.kinds import KINDS
from app.domain.reports import Report
from tests.factories import NOON

LUMINAIRE = KINDS["luminaire"]
S = timedelta(seconds=1)

VALUES = st.fixed_dictionaries(
    {},
    optional={
        "door_open": st.booleans(),
        "power_state": st.sampled_from(["on", "off", "low"]),
        "light_level_pct": st.integers(0, 100),
        "active_power_w": st.integers(0, 90),
    },
).filter(bool)
ARRIVALS = st.lists(st.tuples(st.integers(0, 40), VALUES), min_size=1, max_size=12)


def reports(rows: list[tuple[int, dict[str, Any]]], *, late: bool = False) -> list[Report]:
    """Reports measured at second `n` and received in order, one a second; `late`, two a second: a clock that stands
    still for seconds would be taken for a faulty one.
    """
    ordered = rows if late else sorted(rows, key=lambda row: row[0])
    every = S / 2 if late else S
    return [Report(dict(values), NOON + n * S, NOON + 100 * S + i * every) for i, (n, values) in enumerate(ordered)]


def run(batches: list[list[Report]]) -> tuple[LiveState, list[Transition]]:
    state, seen = LiveState(), []
    for batch in batches:
        seen += fold(LUMINAIRE, state, batch, NOON + 200 * S).transitions
    return state, [item for item in seen if "comm_status" not in item.values]


@given(ARRIVALS, st.data())
def test_no_transition_is_lost_by_batching(rows: list[tuple[int, dict[str, Any]]], data: st.DataObject) -> None:
    whole = reports(rows)
    cut = data.draw(st.integers(0, len(whole)))
    one, seen_one = run([whole])
    two, seen_two = run([part for part in (reports(rows)[:cut], reports(rows)[cut:]) if part])
    assert one.values == two.values
    assert one.at == two.at
    assert [(t.at, t.values) for t in seen_one] == [(t.at, t.values) for t in seen_two]


@given(ARRIVALS)
def test_every_field_ends_at_its_newest_measured_value(rows: list[tuple[int, dict[str, Any]]]) -> None:
    state, _ = run([[report] for report in reports(rows, late=True)])
    for name in {name for _, values in rows for name in values}:
        told = [(n, values[name]) for n, values in rows if name in values]
        newest = max(n for n, _ in told)
        assert state.values[name] in [value for n, value in told if n == newest]


@given(ARRIVALS)
def test_late_reports_never_move_the_rows_time_back(rows: list[tuple[int, dict[str, Any]]]) -> None:
    state = LiveState()
    newest = None
    for report in reports(rows, late=True):
        fold(LUMINAIRE, state, [report], NOON)
        assert state.at is not None
        assert newest is None or state.at >= newest
        newest = state.at


def test_field_times_are_kept_only_for_fields_older_than_the_row() -> None:
    state = LiveState()
    fold(LUMINAIRE, state, [Report({"door_open": True, "active_power_w": 1}, NOON, NOON)], NOON)
    fold(LUMINAIRE, state, [Report({"active_power_w": 2}, NOON + S, NOON + S)], NOON + S)
    assert state.field_at == {"door_open": NOON}
    fold(LUMINAIRE, state, [Report({"door_open": True}, NOON + 2 * S, NOON + 2 * S)], NOON + 2 * S)
    assert state.field_at == {"active_power_w": NOON + S}


def test_unexpected_fields_stay_out_of_live_state() -> None:
    state = LiveState()
    fold(LUMINAIRE, state, [Report({"vendor_thing": 3, "door_open": True}, NOON, NOON)], NOON)
    assert state.values == {"door_open": True}


def test_a_major_fault_outranks_silence_and_a_minor_one_does_not() -> None:
    state = LiveState()
    fold(LUMINAIRE, state, [Report({"fault_class": "minor"}, NOON, NOON)], NOON)
    assert state.health == "minor"
    settle(LUMINAIRE, state, "stale", NOON)
    assert state.health == "stale"
    fold(LUMINAIRE, state, [Report({"fault_class": "major"}, NOON + S, NOON + S)], NOON + S)
    settle(LUMINAIRE, state, "stale", NOON)
    assert state.health == "major"
