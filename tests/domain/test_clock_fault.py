"""Clocks judged in order of arrival: faults are told from backlogs and late messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.clock_fault import Memory, judge
from app.domain.reports import Report
from tests.factories import NOON

S = timedelta(seconds=1)


def measured(rows: Sequence[tuple[datetime, datetime, int | None]], memory: Memory | None = None) -> list[datetime]:
    """Measured times of (reported, received, seq) arrivals."""
    reports = [Report({}, reported, received, seq) for reported, received, seq in rows]
    row_at: datetime | None = None
    memory = memory or Memory()
    for report in reports:
        judge(memory, row_at, [report])
        row_at = report.measured_at if row_at is None else max(row_at, report.measured_at)
    return [report.measured_at for report in reports]


def test_a_good_clock_is_believed() -> None:
    rows = [(NOON + i * S, NOON + i * S + 0.2 * S, i) for i in range(5)]
    assert measured(rows) == [reported for reported, _, _ in rows]


def test_more_than_five_minutes_ahead_is_a_fault() -> None:
    assert measured([(NOON + timedelta(minutes=4), NOON, None)]) == [NOON + timedelta(minutes=4)]
    assert measured([(NOON + timedelta(minutes=6), NOON, None)]) == [NOON]


def test_1970_is_a_fault() -> None:
    assert measured([(datetime.fromisoformat("1970-01-01T00:00:05Z"), NOON, None)]) == [NOON]


def test_a_frozen_clock_with_rising_seq_is_replaced_by_the_received_time() -> None:
    rows = [(NOON, NOON + 20 * i * S, i) for i in range(4)]
    assert measured(rows) == [NOON, *(NOON + 20 * i * S for i in (1, 2, 3))]


def test_a_frozen_clock_without_seq_is_found_by_arrivals() -> None:
    rows = [(NOON, NOON + 20 * i * S, None) for i in range(6)]
    assert measured(rows)[-3:] == [NOON + 20 * i * S for i in (3, 4, 5)]


def test_two_messages_in_the_same_second_are_not_a_frozen_clock() -> None:
    assert measured([(NOON, NOON, 1), (NOON, NOON + 0.4 * S, 2)]) == [NOON, NOON]


def test_a_clock_stepping_back_with_rising_seq_is_a_fault_and_the_asset_stays_live() -> None:
    back = NOON - timedelta(hours=2)
    rows = [(NOON, NOON, 1), *((back + 10 * i * S, NOON + 10 * i * S, 1 + i) for i in range(1, 4))]
    assert measured(rows)[1:] == [NOON + 10 * i * S for i in range(1, 4)]


def test_a_backlog_is_history_not_a_fault() -> None:
    backlog = [(NOON - timedelta(hours=1) + 60 * i * S, NOON + S + 0.01 * i * S, None) for i in range(50)]
    assert measured([(NOON, NOON, None), *backlog])[1:] == [reported for reported, _, _ in backlog]


def test_one_late_message_is_late_not_faulty() -> None:
    late = NOON - 30 * S
    assert measured([(NOON, NOON, 5), (late, NOON + S, 4), (NOON + 2 * S, NOON + 2 * S, 6)])[1] == late


def test_a_repaired_clock_is_believed_again() -> None:
    ahead = NOON + timedelta(days=2)
    rows = [(NOON, NOON, None), (ahead, NOON + 10 * S, None), (NOON + 20 * S, NOON + 20 * S, None)]
    assert measured(rows) == [NOON, NOON + 10 * S, NOON + 20 * S]
