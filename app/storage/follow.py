"""Following the journal from outside any transaction: woken by NOTIFY, polling besides."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime

from app.actions.errors import StorageUnavailable
from app.domain.journal import NOTIFY_CHANNEL, Cursor
from app.storage import journal
from app.storage.database import UNREACHABLE
from app.storage.listening import Listening

POLL_S = 0.25
PAGE_ROWS = 1000


class Follower:
    """One connection that reads the journal in order, from a place on."""

    def __init__(self, database_url: str) -> None:
        self._listening = Listening(database_url, NOTIFY_CHANNEL, lambda _: self._notified.set())
        self._notified = asyncio.Event()
        self._since: datetime | None = None

    async def open(self) -> None:
        """Connect, or connect again. Raises `StorageUnavailable`."""
        self._since = None
        await self._listening.open()

    async def close(self) -> None:
        await self._listening.close()

    async def wait(self) -> None:
        """Until something was written, or a quarter of a second."""
        with contextlib.suppress(TimeoutError):
            # Not wait_for: in Python 3.11 it swallows a cancellation that comes with the notification.
            async with asyncio.timeout(POLL_S):
                await self._notified.wait()
        self._notified.clear()

    async def position(self) -> Cursor:
        """The newest committed place. Raises `StorageUnavailable`."""
        try:
            cursor, _ = await journal.position(self._listening.raw)
        except (*UNREACHABLE, TimeoutError) as error:
            raise StorageUnavailable(str(error)) from error
        return cursor

    async def after(self, seq: int) -> list[journal.JournalRow]:
        """The next page of rows; call it with the last seq it returned. Raises `StorageUnavailable`."""
        try:
            rows = await journal.after(self._listening.raw, seq, PAGE_ROWS, self._since)
        except (*UNREACHABLE, TimeoutError) as error:
            raise StorageUnavailable(str(error)) from error
        if rows:
            self._since = rows[-1].at
        return rows
