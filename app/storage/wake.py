"""Listening for hints to the controller; one that is lost is made up for by its sweep."""

from __future__ import annotations

import asyncio
import contextlib

from app.storage.control import CHANNEL
from app.storage.listening import Listening


class Waker:
    """Hints as they come, gathered until they are asked for."""

    def __init__(self, database_url: str) -> None:
        self._listening = Listening(database_url, CHANNEL, self._on_hint)
        self._told = asyncio.Event()
        self._assets: set[int] = set()

    async def open(self) -> None:
        """Connect, or connect again. Raises `StorageUnavailable`."""
        await self._listening.open()

    async def close(self) -> None:
        await self._listening.close()

    @property
    def lost(self) -> bool:
        """Whether hints no longer come."""
        return self._listening.lost

    async def wait(self, seconds: float) -> set[int]:
        """Until a hint comes or `seconds` have passed; the assets named since the last call."""
        if not self._told.is_set() and seconds > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._told.wait()
        self._told.clear()
        assets, self._assets = self._assets, set()
        return assets

    def _on_hint(self, text: str) -> None:
        self._assets.update(map(int, filter(None, text.split(","))))
        self._told.set()
