"""The database's time, between two askings carried on by this machine's monotonic clock."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import UTC, datetime
from typing import Any

import asyncpg

from app.actions.errors import StorageUnavailable
from app.storage.database import Database

ASK_S = 1.0
_NOW = "SELECT extract(epoch FROM clock_timestamp())::float8"


class DatabaseClock:
    """A `Clock` that all workers share: one whose machine is wrong, or steps, still ends claims with the others.

    Until it was asked, the machine's own time. While the database is away it goes on at the machine's pace.
    """

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._offset + time.monotonic(), UTC)

    async def ask(self, raw: asyncpg.Connection[Any]) -> None:
        """Be as close to the database as the way to it allows: what lies within the time it took to ask is kept."""
        asked_at = time.monotonic()
        told = float(await raw.fetchval(_NOW))
        self._offset = min(max(self._offset, told - time.monotonic()), told - asked_at)


async def keep_time(clock: DatabaseClock, database: Database, stop: asyncio.Event) -> None:
    """Ask every second until `stop` is set; a database that is away is asked again."""
    while not stop.is_set():
        with contextlib.suppress(StorageUnavailable):
            async with database.read() as tx:
                await clock.ask(tx.raw)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ASK_S):
                await stop.wait()
