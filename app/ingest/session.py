"""The ingest job of a worker: one session with the broker, its batches, its held-back samples."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

import psutil

from app.actions.ports import Clock
from app.broker_url import Broker
from app.ingest.batcher import Batcher
from app.ingest.figures import Figures
from app.ingest.follow_systems import SystemsFollowed
from app.ingest.listener import Listener
from app.ingest.topics import filter_of
from app.settings import Settings
from app.storage.database import Database
from app.storage.leases import INGEST


def ingest_lease(settings: Settings) -> str:
    """The lease of the session with the broker: one where nothing is shared, else one for each client id."""
    return f"{INGEST}:{settings.mqtt_client_id}" if settings.mqtt_share else INGEST


class IngestSession:
    """A `Job` under `ingest_lease`: a second session with the same client id would throw this one out."""

    def __init__(self, settings: Settings, database: Database, clock: Clock, worker: str, figures: Figures) -> None:
        self._listener = Listener(Broker.parse(settings.mqtt_url), settings.mqtt_client_id, clock, settings.mqtt_tls)
        self._systems = SystemsFollowed(self._listener, database, settings.mqtt_client_id, settings.mqtt_share)
        self._told = {"client_id": settings.mqtt_client_id, "share": settings.mqtt_share}
        self._figures = figures
        self._batcher = Batcher(
            self._listener, database, clock, worker, settings.batch_messages, settings.batch_wait_s, figures,
            self._systems.read,
        )  # fmt: skip

    async def run(self) -> None:
        await self._systems.load()
        try:
            await self._listen(self._systems.run())
        finally:
            await self._listener.close()

    async def _listen(self, beside: Coroutine[Any, Any, None]) -> None:
        """Connect, store and acknowledge until drained, with `beside` going on."""
        self._listener.start()
        async with asyncio.TaskGroup() as tasks:
            others = [tasks.create_task(one) for one in (self._batcher.flush_samples(), beside)]
            await self._batcher.run()
            for task in others:
                task.cancel()

    def drain(self) -> None:
        self._listener.stop_collecting()

    def listening_since(self) -> datetime | None:
        """Since when what the field says is heard at once: connected, and no backlog waiting."""
        connected, caught_up = self._listener.connected_since, self._batcher.caught_up_since
        return max(connected, caught_up) if connected and caught_up else None

    def detail(self) -> dict[str, Any]:
        return {
            **self._told,
            "connected_since": self._listener.connected_since,
            "listening_since": self.listening_since(),
            "last_commit_at": self._batcher.last_commit_at,
            "broker_error": None if self._listener.connected_since else self._listener.last_error,
            "systems_followed": self._systems.versions,
            "refused_topics": {filter_of(name): why for name, why in self._listener.refused.items()},
            "storage_error": self._batcher.storage_error,
            "waiting": self._listener.waiting,
            "committed": self._batcher.committed,
            "resident_bytes": psutil.Process().memory_info().rss,
            "figures": self._figures.told(),
        }
