"""Following the journal from outside any transaction: woken by NOTIFY, polling besides."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.errors import StorageUnavailable
from app.domain.journal import NOTIFY_CHANNEL, Cursor
from app.storage import journal
from app.storage.database import SESSION, UNREACHABLE, plain_url

POLL_S = 0.25
PAGE_ROWS = 1000
CLOSE_S = 2


class Follower:
    """One connection that reads the journal in order, from a place on.

    LISTEN does not exist on a standby or through transaction pooling: polling alone is enough there.
    """

    def __init__(self, database_url: str) -> None:
        self._url = plain_url(database_url)
        self._raw: asyncpg.Connection[Any] | None = None
        self._notified = asyncio.Event()
        self._since: datetime | None = None

    async def open(self) -> None:
        """Connect, or connect again. Raises `StorageUnavailable`."""
        await self.close()
        self._since = None
        try:
            self._raw = await asyncpg.connect(self._url, timeout=5, command_timeout=10, server_settings=SESSION)
            with contextlib.suppress(asyncpg.PostgresError):
                await self._raw.add_listener(NOTIFY_CHANNEL, self._on_notify)
        except UNREACHABLE as error:
            raise StorageUnavailable(str(error)) from error

    async def close(self) -> None:
        """Say goodbye, or hang up when the server does not answer; waits for a query cancelled in flight."""
        raw, self._raw = self._raw, None
        if raw is None:
            return
        try:
            await raw.close(timeout=CLOSE_S)
        except (*UNREACHABLE, TimeoutError):
            raw.terminate()

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
            cursor, _ = await journal.position(self._connection())
        except (*UNREACHABLE, TimeoutError) as error:
            raise StorageUnavailable(str(error)) from error
        return cursor

    async def after(self, seq: int) -> list[journal.JournalRow]:
        """The next page of rows; call it with the last seq it returned. Raises `StorageUnavailable`."""
        try:
            rows = await journal.after(self._connection(), seq, PAGE_ROWS, self._since)
        except (*UNREACHABLE, TimeoutError) as error:
            raise StorageUnavailable(str(error)) from error
        if rows:
            self._since = rows[-1].at
        return rows

    def _connection(self) -> asyncpg.Connection[Any]:
        if self._raw is None:
            raise StorageUnavailable("not connected")
        return self._raw

    def _on_notify(self, *_: object) -> None:
        self._notified.set()
