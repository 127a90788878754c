"""Whether a device's own clock can be believed, judged in order of arrival."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.domain.reports import Report, is_plausible

Memory = dict[str, Any]

STILL_AFTER = timedelta(seconds=10)
SUSPICIONS = 3


def judge(memory: Memory, row_at: datetime | None, reports: list[Report]) -> Memory:
    """Set each report's `measured_at`; returns the memory after the last one.

    A clock is at fault when it is over 5 minutes ahead or over a year behind, or when `seq` (or, without
    one, arrivals) advances while it stands still or steps back. A faulty clock is replaced by the received
    time, so the asset stays live, until it is again ahead of all that was measured. Backlogs, whose times
    advance faster than they arrive, and plain late reports are not faults.
    """
    memory = dict(memory)
    for report in reports:
        faulty = _is_faulty(memory, row_at, report)
        report.measured_at = report.received_at if faulty or report.reported_at is None else report.reported_at
        _remember(memory, report, faulty)
        row_at = report.measured_at if row_at is None else max(row_at, report.measured_at)
    return memory


def offset_s(report: Report) -> float:
    """How far the device's clock is from ours, in seconds; positive when it is ahead."""
    if report.reported_at is None:
        return 0.0
    return round((report.reported_at - report.received_at).total_seconds(), 3)


def _is_faulty(memory: Memory, row_at: datetime | None, report: Report) -> bool:
    reported, received = report.reported_at, report.received_at
    if reported is None:
        return False
    if not is_plausible(reported, received):
        return True
    newest = _time(memory, "newest")
    if newest is None:
        return False
    if reported > newest:
        return bool(memory.get("fault")) and row_at is not None and reported < row_at
    if memory.get("fault"):
        return not _is_backlog(memory, report)
    if report.seq is not None and memory.get("seq") is not None:
        moved_on = report.seq > memory["seq"]
        return moved_on and (reported < newest or received - _at(memory, "moved", received) >= STILL_AFTER)
    return memory.get("suspicions", 0) + 1 >= SUSPICIONS and not _is_backlog(memory, report)


def _is_backlog(memory: Memory, report: Report) -> bool:
    """Old times that advance faster than they arrive, or one lone step: not a clock."""
    last_reported, last_received = _time(memory, "reported"), _time(memory, "received")
    if last_reported is None or last_received is None or report.reported_at is None:
        return True
    told = (report.reported_at - last_reported).total_seconds()
    passed = (report.received_at - last_received).total_seconds()
    return passed < 1 or told < 0 or told > 1.5 * passed + 1


def _remember(memory: Memory, report: Report, faulty: bool) -> None:
    reported, received = report.reported_at, report.received_at
    if reported is None:
        return
    newest = _time(memory, "newest")
    if is_plausible(reported, received) and (newest is None or reported > newest):
        memory["newest"] = reported.isoformat()
        memory["moved"] = received.isoformat()
        memory.pop("suspicions", None)
    elif not _is_backlog(memory, report):
        memory["suspicions"] = min(memory.get("suspicions", 0) + 1, SUSPICIONS)
    memory["reported"], memory["received"] = reported.isoformat(), received.isoformat()
    if report.seq is not None:
        memory["seq"] = report.seq
    if faulty:
        memory["fault"] = True
    else:
        memory.pop("fault", None)


def _time(memory: Memory, name: str) -> datetime | None:
    text = memory.get(name)
    return datetime.fromisoformat(text) if text else None


def _at(memory: Memory, name: str, default: datetime) -> datetime:
    return _time(memory, name) or default
