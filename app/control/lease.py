"""Do a job only while holding its lease: renewed well before it ends, given up on the way out."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable
from typing import Any, Protocol

from app.actions.errors import StorageUnavailable
from app.storage import leases
from app.storage.database import Database

log = logging.getLogger("poste.lease")

DRAIN_S = 5.0


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
            log.info("lease taken", extra={"lease": name, "holder": holder})
            await _work(database, name, holder, seconds, start(), stop)
        else:
            await _pause(stop, seconds / 3)


async def _work(database: Database, name: str, holder: str, seconds: float, job: Job, stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(job.run())
        until, patience_ends = loop.time() + seconds, math.inf
        while loop.time() < min(until, patience_ends) and not working.done():
            if not stop.is_set():
                await _pause(stop, seconds / 3)
            elif patience_ends == math.inf:
                job.drain()
                patience_ends = loop.time() + DRAIN_S
            else:
                await asyncio.wait([working], timeout=seconds / 3)
            renewed = await _renew(database, name, holder, seconds, job.detail())
            if renewed:
                until = loop.time() + seconds * 0.9
            elif renewed is False:
                break
        if not working.done() and not stop.is_set():
            log.warning("lease lost or not renewed in time: that work stops", extra={"lease": name})
        elif not working.done():
            log.warning("not drained in time: what is in hand will be delivered again", extra={"lease": name})
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
        log.info("lease left to run out: the database does not answer", extra={"lease": name})


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
