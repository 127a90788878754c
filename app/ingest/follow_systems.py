"""Follow the foreign systems of the registry: how they are read and what is subscribed to, without a restart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from app.actions.errors import Conflict, StorageUnavailable
from app.actions.ingest_ports import ForeignSystem
from app.domain.reports import Message
from app.ingest.decoders import units
from app.ingest.listener import Listener
from app.ingest.routes import Routes
from app.ingest.topics import SUBSCRIPTION, subscriptions
from app.storage.database import Database

log = logging.getLogger("poste.ingest")

LOOK_EVERY_S = 1.0


class SystemsFollowed:
    """The routes of one ingest session. Subscriptions outlive sessions, so what was subscribed to is written down."""

    def __init__(self, listener: Listener, database: Database, client_id: str, group: str) -> None:
        self._listener = listener
        self._database = database
        self._client_id = client_id
        self._group = group
        self._routes = Routes()
        self._stamp: Sequence[tuple[str, int, str]] | None = None

    @property
    def versions(self) -> dict[str, int]:
        """Of each foreign system, the version that messages are read by."""
        return {system: version for system, version, _ in self._stamp or ()}

    def read(self, topic: str, payload: bytes, received_at: datetime) -> Sequence[Message]:
        """What a delivery of a foreign topic says."""
        return self._routes.read(topic, payload, received_at)

    async def load(self) -> None:
        """Know the systems before the first message is read; waits for the database."""
        while self._stamp is None:
            await self._look()
            if self._stamp is None:
                await asyncio.sleep(LOOK_EVERY_S)

    async def run(self) -> None:
        """Look every second."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await self._look()

    async def unfollow(self) -> None:
        """From the next connection on be subscribed to nothing of what this client ever was."""
        async with self._database.read() as tx:
            noted = await tx.routing.subscribed(self._client_id)
        await self._listener.follow(frozenset(), noted | {SUBSCRIPTION})

    async def forget(self) -> None:
        """The broker has no session of this client any more."""
        async with self._database.begin() as tx:
            await tx.routing.forget_subscribed(self._client_id, await tx.routing.subscribed(self._client_id))

    async def _look(self) -> None:
        try:
            async with self._database.read() as tx:
                stamp = await tx.routing.stamp()
                systems = await tx.routing.foreign_systems() if stamp != self._stamp else None
            if systems is not None:
                await self._follow(systems)
                self._stamp = stamp
                if systems:
                    await asyncio.to_thread(units.warm_up)
        except (Conflict, StorageUnavailable) as error:
            log.debug("systems not looked at", extra={"reason": str(error)})

    async def _follow(self, systems: Sequence[ForeignSystem]) -> None:
        routes = await asyncio.to_thread(Routes.of_systems, systems)
        wanted = subscriptions(self._group, {SUBSCRIPTION, *routes.filters})
        async with self._database.begin() as tx:
            gone = (await tx.routing.subscribed(self._client_id) | {SUBSCRIPTION}) - wanted
            await tx.routing.note_subscribed(self._client_id, wanted - {SUBSCRIPTION})
        self._routes = routes
        await self._listener.follow(wanted, gone)
        log.info("systems followed", extra={"systems": [system.id for system in systems], "unsubscribed": sorted(gone)})
        if gone and self._listener.connected_since:
            async with self._database.begin() as tx:
                await tx.routing.forget_subscribed(self._client_id, gone)
