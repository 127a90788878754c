"""What actions ask of the dialects: to judge a system's topics and mapping, and to read messages by them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from app.actions.ingest_ports import ForeignSystem
from app.actions.ports import Database
from app.domain.field_access import FieldAccess
from app.domain.reports import Message

Read = Callable[[str, bytes, datetime], Sequence[Message]]
"""How a message is read: topic, payload, received time."""


class Reading(Protocol):
    """How messages are read with the systems as they stand."""

    def read(self, topic: str, payload: bytes, received_at: datetime) -> Sequence[Message]: ...

    def external_id(self, system: str) -> str | None:
        """The name of the external id under which a foreign system's devices are known; None when it is native."""


class Dialects(Protocol):
    """Every dialect of the field (app/ingest/routes.py)."""

    def check(self, system: ForeignSystem, others: Sequence[ForeignSystem]) -> None:
        """Raises `InvalidRequest` when `system` could not be read, or takes topics that `others` have."""

    def reading(self, systems: Sequence[ForeignSystem]) -> Reading:
        """Slow the first time a mapping is met, quick when it is met again."""

    def access(self, system: ForeignSystem) -> FieldAccess:
        """What a system, native or not, may do at the broker; nothing is asked of its mapping."""


async def prepare(database: Database, dialects: Dialects, *more: ForeignSystem) -> None:
    """Meet every mapping, and those of `more`, before the transaction that reads by them, and beside the event loop."""
    async with database.read() as tx:
        systems = await tx.routing.foreign_systems()
    await asyncio.to_thread(dialects.reading, (*systems, *more))
