"""Verify the audit trail: every row against the one before, its content, the head, and anchors kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.actions.ports import Database
from app.domain.audit import Fault, Head, compare, examine, examine_contents, purged_early, three_years_before
from app.domain.audit_anchor import Anchor

CHUNK = 2000


@dataclass(slots=True)
class Verified:
    """What was read, and every fault found, by row."""

    rows: int = 0
    last: int = 0
    anchors: int = 0
    faults: list[Fault] = field(default_factory=list)


async def verify_audit(database: Database, anchors: Sequence[Anchor], now: datetime) -> Verified:
    """Read the trail as it stands when this starts, and hold it against `anchors`, whose signatures were checked."""
    async with database.read() as tx:
        base, head = await tx.audit.ends()
        erased = await tx.audit.erased()
    verified, last = Verified(anchors=len(anchors)), base
    wanted = {anchor.head.number for anchor in anchors}
    hashes: dict[int, str] = {}
    while last.number < head.number:
        async with database.read() as tx:
            rows = await tx.audit.rows(last.number, CHUNK)
            contents = await tx.audit.contents(rows[0].number, rows[-1].number) if rows else {}
        if not rows:
            break
        faults, last = examine(rows, last)
        verified.faults += [*faults, *examine_contents(rows, contents, erased)]
        verified.rows += len(rows)
        hashes |= {row.number: row.hash for row in rows if row.number in wanted}
    verified.last = last.number
    verified.faults += _at_head(head, last)
    verified.faults += compare([anchor.head for anchor in anchors], hashes, base, last)
    anchored = [(anchor.head, anchor.at) for anchor in anchors]
    verified.faults += purged_early(anchored, base, three_years_before(now))
    verified.faults.sort(key=lambda fault: fault.number)
    return verified


def _at_head(head: Head, last: Head) -> list[Fault]:
    """The database's own note of where the trail ends; rows told while it was read may lie beyond."""
    if last.number < head.number:
        return [Fault(head.number, "truncated", f"the trail ends at row {last.number}, not {head.number}")]
    if last.number == head.number and last.hash != head.hash:
        return [Fault(head.number, "changed", f"row {head.number} is not the one that was written last")]
    return []
