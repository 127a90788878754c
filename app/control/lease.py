"""Do a job only while holding its lease: renewed well before it ends, given up on the way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Protocol

from app.actions.errors import StorageUnavailable
from app.storage import leases
from app.storage.database import Database

log = logging.getLogger("poste.lease")


class Job(Protocol):
    """Something one process does at a time."""

    async def run(self) -> None:
        """Work until cancelled or drained."""

    def drain(self) -> None:
        """Finish what is in hand and let `run` end."""

    def detail(self) -> dict[str, Any]:
        """What the lease row tells others about the work."""


async def hold(
    database: Database, name: str, holder: str, seconds: float, start: Callable[[], Job], stop: asyncio.Event
) -> None:
    """Run `start()` whenever the lease is ours, until `stop` is set.

    A lease that cannot be renewed in time is taken as lost: the job is cancelled before a standby may start.
    """
    while not stop.is_set():
        if await _renew(database, name, holder, seconds, {}):
            log.info("holding the %s lease as %s", name, holder)
            await _work(database, name, holder, seconds, start(), stop)
        else:
            await _pause(stop, seconds / 3)


async def _work(database: Database, name: str, holder: str, seconds: float, job: Job, stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(job.run())
        until = loop.time() + seconds
        while not stop.is_set() and loop.time() < until and not working.done():
            await _pause(stop, seconds / 3)
            renewed = await _renew(database, name, holder, seconds, job.detail())
            if renewed:
                until = loop.time() + seconds * 0.9
            elif renewed is False:
                break
        if stop.is_set():
            job.drain()
            await asyncio.wait([working], timeout=5)
        elif not working.done():
            log.warning("the %s lease was lost or could not be renewed: stopping that work", name)
        working.cancel()
    await _give_up(database, name, holder)


async def _renew(database: Database, name: str, holder: str, seconds: float, detail: dict[str, Any]) -> bool | None:
    """True when held, False when another holds it, None when the database does not answer."""
    try:
        async with database.begin() as tx:
            return await leases.take(tx.raw, name, holder, seconds, detail) is not None
    except StorageUnavailable:
        return None


async def _give_up(database: Database, name: str, holder: str) -> None:
    try:
        async with database.begin() as tx:
            await leases.give_up(tx.raw, name, holder)
    except StorageUnavailable:
        log.info("the %s lease will run out by itself", name)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
