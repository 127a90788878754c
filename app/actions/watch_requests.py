"""People's requests whose deadline nears, or has passed, are alarms of the installation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.actions.installation_alarms import clear, raise_anew
from app.actions.ports import Database, Transaction
from app.domain.alarms.installation import IMAGE_REQUEST_DUE, IMAGE_REQUEST_OVERDUE
from app.domain.kinds.alarm import Definition
from app.domain.video.image_requests import NEAR

MOST_NAMED = 10
"""Of those due first; an alarm's detail is short."""


async def watch_requests(database: Database, today: date, now: datetime) -> None:
    """Raise what is new to tell, clear what has been answered. Alarms name references, not people."""
    async with database.begin() as tx:
        found = await tx.legal.open_until(today + NEAR)
        await _keep(tx, IMAGE_REQUEST_OVERDUE, [name for name, due in found if due < today], now)
        await _keep(tx, IMAGE_REQUEST_DUE, [name for name, due in found if due >= today], now)


async def _keep(tx: Transaction, definition: Definition, references: Sequence[str], now: datetime) -> None:
    shown = references[:MOST_NAMED]
    standing = await tx.alarms.of_installation(definition.name)
    told = standing.detail.split(", ") if standing and standing.active else []
    if set(shown) - set(told):
        await raise_anew(tx, definition, ", ".join(shown), now)
    elif told and not shown:
        await clear(tx, definition, now)
