"""The ingest job of a worker: one session with the broker, its batches, its held-back samples."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import psutil

from app.actions.ports import Clock
from app.ingest.batcher import Batcher
from app.ingest.figures import Figures
from app.ingest.follow_systems import SystemsFollowed
from app.ingest.listener import Broker, Listener
from app.settings import Settings
from app.storage.database import Database


class IngestSession:
    """A `Job` under the `ingest` lease: a second session with the same client id would throw this one out."""

    def __init__(self, settings: Settings, database: Database, clock: Clock, worker: str, figures: Figures) -> None:
        self._listener = Listener(Broker.parse(settings.mqtt_url), settings.mqtt_client_id, settings.mqtt_tls)
        self._systems = SystemsFollowed(self._listener, database, settings.mqtt_client_id)
        self._figures = figures
        self._batcher = Batcher(
            self._listener, database, clock, worker, settings.batch_messages, settings.batch_wait_s, figures,
            self._systems.read,
        )  # fmt: skip

    async def run(self) -> None:
        await self._systems.load()
        self._listener.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                flushing = tasks.create_task(self._batcher.flush_samples())
                following = tasks.create_task(self._systems.run())
                await self._batcher.run()
                flushing.cancel()
                following.cancel()
        finally:
            await self._listener.close()

    def drain(self) -> None:
        self._listener.stop_collecting()

    def listening_since(self) -> datetime | None:
        """Since when what the field says is heard at once: connected, and no backlog waiting."""
        connected, caught_up = self._listener.connected_since, self._batcher.caught_up_since
        return max(connected, caught_up) if connected and caught_up else None

    def detail(self) -> dict[str, Any]:
        return {
            "connected_since": self._listener.connected_since,
            "listening_since": self.listening_since(),
            "last_commit_at": self._batcher.last_commit_at,
            "broker_error": None if self._listener.connected_since else self._listener.last_error,
            "systems_followed": self._systems.versions,
            "refused_topics": self._listener.refused,
            "storage_error": self._batcher.storage_error,
            "waiting": self._listener.waiting,
            "committed": self._batcher.committed,
            "resident_bytes": psutil.Process().memory_info().rss,
            "figures": self._figures.told(),
        }
