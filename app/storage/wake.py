"""Listening for hints to the controller; one that is lost is made up for by its sweep."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import asyncpg

from app.actions.errors import StorageUnavailable
from app.storage.control import CHANNEL
from app.storage.database import SESSION, UNREACHABLE, plain_url

CLOSE_S = 2


class Waker:
    """One connection that listens for hints."""

    def __init__(self, database_url: str) -> None:
        self._url = plain_url(database_url)
        self._raw: asyncpg.Connection[Any] | None = None
        self._told = asyncio.Event()
        self._assets: set[int] = set()

    async def open(self) -> None:
        """Connect, or connect again. Raises `StorageUnavailable`."""
        await self.close()
        try:
            self._raw = await asyncpg.connect(self._url, timeout=5, command_timeout=10, server_settings=SESSION)
            with contextlib.suppress(asyncpg.PostgresError):
                await self._raw.add_listener(CHANNEL, self._on_hint)
        except UNREACHABLE as error:
            raise StorageUnavailable(str(error)) from error

    async def close(self) -> None:
        raw, self._raw = self._raw, None
        if raw is None:
            return
        try:
            await raw.close(timeout=CLOSE_S)
        except (*UNREACHABLE, TimeoutError):
            raw.terminate()

    @property
    def lost(self) -> bool:
        """Whether hints no longer come."""
        return self._raw is None or self._raw.is_closed()

    async def wait(self, seconds: float) -> set[int]:
        """Until a hint comes or `seconds` have passed; the assets named since the last call."""
        if not self._told.is_set() and seconds > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._told.wait()
        self._told.clear()
        assets, self._assets = self._assets, set()
        return assets

    def _on_hint(self, _connection: object, _pid: int, _channel: str, text: object) -> None:
        self._assets.update(map(int, filter(None, str(text).split(","))))
        self._told.set()
