"""Composition root of the worker role: ingest and timers, each under its lease."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Callable

import uvloop

from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.control.lease import Job, hold
from app.control.timers import Timers
from app.ingest.session import IngestSession
from app.settings import Settings
from app.storage.database import Database
from app.storage.partitions import create_ahead


async def work(settings: Settings, stop: asyncio.Event) -> None:
    """Ingest and tend until `stop` is set; a batch in hand is finished and acknowledged."""
    clock = SystemClock()
    database = Database(settings.database_url)
    holder = f"{socket.gethostname()}-{os.getpid()}"
    jobs: dict[str, Callable[[], Job]] = {
        "ingest": lambda: IngestSession(settings, database, clock, holder),
        "timers": lambda: Timers(settings, database, clock),
    }
    await create_partitions(database, clock, stop)
    async with asyncio.TaskGroup() as tasks:
        for name, start in jobs.items():
            tasks.create_task(hold(database, name, holder, settings.lease_s, start, stop))
    await database.close()


async def create_partitions(database: Database, clock: SystemClock, stop: asyncio.Event) -> None:
    """Before anything is written: a worker that was away for long finds its partitions missing."""
    while not stop.is_set():
        try:
            async with database.begin() as tx:
                await create_ahead(tx.raw, clock.now())
        except StorageUnavailable as error:
            logging.getLogger("poste.worker").warning("waiting for the database: %s", error)
            await asyncio.sleep(1)
        else:
            return


def run(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        await work(settings, stop)

    uvloop.run(main())
