"""Leaving a session with the broker for good: emptied first, then ended, so that nothing stays stranded in it."""

from __future__ import annotations

import asyncio
from datetime import datetime

from app.actions.ports import Clock
from app.ingest.figures import Figures
from app.ingest.session import IngestSession
from app.settings import Settings
from app.storage import leases
from app.storage.database import Database

QUIET_S = 2.0
"""A broker that has had nothing more to say for this long holds nothing more."""


class Leaving(IngestSession):
    """A `Job` that ends when the broker holds nothing for this client id; `left` says that its session is ended."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, worker: str, figures: Figures, done: asyncio.Event
    ) -> None:
        super().__init__(settings, database, clock, worker, figures)
        self._done = done
        self.left = False

    async def run(self) -> None:
        await self._systems.load()
        await self._systems.unfollow()
        try:
            await self._listen(self._empty())
        finally:
            await self._listener.close(for_good=self.left)
            self._done.set()
        if self.left:
            await self._systems.forget()

    def told(self) -> dict[str, int]:
        """What it came to, for the log."""
        return {"messages": self._batcher.committed}

    async def _empty(self) -> None:
        """Until all was stored and acknowledged and nothing came for `QUIET_S` on one connection."""
        seen, quiet_s = (self._listener.connected_since, self._batcher.committed), 0.0
        while quiet_s < QUIET_S:
            await asyncio.sleep(0.1)
            now = (self._listener.connected_since, self._batcher.committed)
            quiet_s = quiet_s + 0.1 if now == seen and self._listener.settled else 0.0
            seen = now
        self.left = True
        self._listener.stop_collecting()


async def why_stay(database: Database, lease: str, now: datetime) -> str:
    """Why the session under `lease` must not be left now; empty when it may."""
    async with database.read() as tx:
        sessions = await leases.of_ingest(tx.raw)
    live = {name: one for name, one in sessions.items() if one.until > now}
    if lease in live:
        return f"worker {live[lease].holder} runs with this client id: stop it first (SIGTERM)"
    if not any(one.detail.get("connected_since") for one in live.values()):
        return "no other ingest worker is connected, nobody would hear the field: start one first"
    return ""
