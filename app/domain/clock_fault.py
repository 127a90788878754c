"""Whether a device's own clock can be believed, judged in order of arrival."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from app.domain.alarms.memory import Memories
from app.domain.reports import Report, is_plausible

STILL_AFTER = timedelta(seconds=10)
SUSPICIONS = 3


class Memory(msgspec.Struct, omit_defaults=True):
    """What judging and sampling remember of an asset between batches.

    `newest` is the newest believable device time and `moved` when it was received; `reported`, `received` and
    `seq` are those of the last report. `sampled` is when a sample was last journalled, `due` the measurements
    held back since; `alarms` is what judging alarms remembers.
    """

    newest: datetime | None = None
    moved: datetime | None = None
    reported: datetime | None = None
    received: datetime | None = None
    seq: int | None = None
    suspicions: int = 0
    fault: bool = False
    sampled: datetime | None = None
    due: list[str] = []
    alarms: Memories = {}


def judge(memory: Memory, row_at: datetime | None, reports: Sequence[Report]) -> None:
    """Set each report's `measured_at`, and remember.

    A clock is at fault when it is over 5 minutes ahead or over a year behind, or when `seq` (or, without
    one, arrivals) advances while it stands still or steps back. A faulty clock is replaced by the received
    time, so the asset stays live, until it is again ahead of all that was measured. Backlogs, whose times
    advance faster than they arrive, and plain late reports are not faults.
    """
    for report in reports:
        reported, received = report.reported_at, report.received_at
        if reported is None:
            report.measured_at = received
        else:
            plausible = is_plausible(reported, received)
            faulty = not plausible or _is_faulty(memory, row_at, report, reported)
            report.measured_at = received if faulty else reported
            _remember(memory, report, reported, plausible=plausible)
            memory.fault = faulty
        row_at = report.measured_at if row_at is None else max(row_at, report.measured_at)


def offset_s(report: Report) -> float:
    """How far the device's clock is from ours, in seconds; positive when it is ahead."""
    if report.reported_at is None:
        return 0.0
    return round((report.reported_at - report.received_at).total_seconds(), 3)


def _is_faulty(memory: Memory, row_at: datetime | None, report: Report, reported: datetime) -> bool:
    newest = memory.newest
    if newest is None:
        return False
    if reported > newest:
        return memory.fault and row_at is not None and reported < row_at
    if memory.fault:
        return not _is_backlog(memory, report, reported)
    if report.seq is not None and memory.seq is not None:
        moved_on = report.seq > memory.seq
        stood_still = report.received_at - (memory.moved or report.received_at) >= STILL_AFTER
        return moved_on and (reported < newest or stood_still)
    return memory.suspicions + 1 >= SUSPICIONS and not _is_backlog(memory, report, reported)


def _is_backlog(memory: Memory, report: Report, reported: datetime) -> bool:
    """Old times that advance faster than they arrive, or one lone step: not a clock."""
    if memory.reported is None or memory.received is None:
        return True
    told = (reported - memory.reported).total_seconds()
    passed = (report.received_at - memory.received).total_seconds()
    return passed < 1 or told < 0 or told > 1.5 * passed + 1


def _remember(memory: Memory, report: Report, reported: datetime, *, plausible: bool) -> None:
    if plausible and (memory.newest is None or reported > memory.newest):
        memory.newest, memory.moved = reported, report.received_at
        memory.suspicions = 0
    elif not _is_backlog(memory, report, reported):
        memory.suspicions = min(memory.suspicions + 1, SUSPICIONS)
    memory.reported, memory.received = reported, report.received_at
    if report.seq is not None:
        memory.seq = report.seq
