"""Tell when alarms come faster than operators can answer, and when that ends."""

from __future__ import annotations

from datetime import datetime

from app.actions.ports import Database
from app.domain.alarms.flood import FLOOD_WITHIN, floods
from app.domain.journal import Entry


async def watch_flood(database: Database, now: datetime, positions: int) -> None:
    """Begin, go on with, or end the flood; its beginning and end are journalled."""
    async with database.begin() as tx:
        recent = await tx.alarms.raised_since(now - FLOOD_WITHIN)
        lasting = await tx.alarms.flood()
        flooding = floods(recent, positions, flooding=lasting is not None)
        if lasting is None and not flooding:
            return
        flood = lasting or {"id": f"F{now:%Y%m%dT%H%M%S}", "began_at": now, "positions": positions, "peak": 0}
        flood |= {
            "ended_at": None if flooding else now,
            "peak": max(flood["peak"], recent),
            "alarms": await tx.alarms.raised_since(flood["began_at"] - FLOOD_WITHIN),
        }
        await tx.alarms.write_flood(flood)
        if lasting is None or not flooding:
            tx.record(Entry("flood", "flood", flood["id"], flood))
