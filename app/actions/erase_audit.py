"""Erase what one entry of the audit trail tells of people; the entry itself stays, and the erasing is one more."""

from __future__ import annotations

from datetime import datetime

from app.actions.errors import Held, InvalidRequest, NotFound
from app.actions.ports import Database
from app.domain.audit import Act, three_years_before
from app.domain.retention.categories import Category

PURGED_AT_ONCE = 5000


async def erase_content(database: Database, number: int, reason: str) -> None:
    """Raises `InvalidRequest` without a reason, `NotFound` where nothing is kept, `Held`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("audit.erase", "audit", str(number), reason))
        if not reason.strip():
            raise InvalidRequest("say why it is erased")
        written = await tx.audit.written_at(number)
        if written and (held := await tx.governance.holding(Category.AUDIT, written)):
            raise Held(f"legal hold {held} keeps the trail of that day: lift it first", reference=held)
        if not await tx.audit.erase(number):
            raise NotFound(f"entry {number} has no content: it was erased, purged, or never was")
        if written:
            told = f"act {number}"
            await tx.governance.note(Category.AUDIT, "audit_content", 1, reason="erasure", reference=told, at=written)


async def purge_trail(database: Database, now: datetime) -> int:
    """Forget acts of over three years ago (CSI R253-5: three years at most), the oldest first; how many."""
    gone = 0
    while True:
        async with database.begin() as tx:
            part = await tx.audit.purge(three_years_before(now), PURGED_AT_ONCE)
        gone += part
        if part < PURGED_AT_ONCE:
            return gone
