"""Do a job only while holding its lease: renewed well before it ends, given up on the way out."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable
from typing import Any, Protocol

from app.actions.errors import StorageUnavailable
from app.control.tenure import Tenure
from app.storage import leases
from app.storage.database import Database

log = logging.getLogger("poste.lease")

DRAIN_S = 5.0
KEPT = 0.9
"""Of a lease's time, how much we act on: the rest is for clocks that differ and for what is on its way."""


class Job(Protocol):
    """Something one process does at a time."""

    async def run(self) -> None:
        """Work until cancelled or drained."""

    def drain(self) -> None:
        """Finish what is in hand and let `run` end."""

    def detail(self) -> dict[str, Any]:
        """What the lease row tells others about the work."""


async def hold(
    database: Database, name: str, holder: str, seconds: float, start: Callable[[Tenure], Job], stop: asyncio.Event
) -> None:
    """Run `start(tenure)` whenever the lease is ours, until `stop` is set.

    A lease that cannot be renewed in time is taken as lost: the job is cancelled before a standby may start.
    """
    while not stop.is_set():
        asked_at = time.monotonic()
        epoch = await _renew(database, name, holder, seconds, {})
        if epoch:
            log.info("lease taken", extra={"lease": name, "holder": holder, "epoch": epoch})
            tenure = Tenure(epoch, seconds * KEPT - (time.monotonic() - asked_at))
            await _work(database, name, holder, seconds, start(tenure), tenure, stop)
        else:
            await _pause(stop, seconds / 3)


async def _work(
    database: Database, name: str, holder: str, seconds: float, job: Job, tenure: Tenure, stop: asyncio.Event
) -> None:
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(job.run())
        patience_ends = math.inf
        while tenure.valid and time.monotonic() < patience_ends and not working.done():
            if not stop.is_set():
                await _pause(stop, seconds / 3)
            elif patience_ends == math.inf:
                job.drain()
                patience_ends = time.monotonic() + DRAIN_S
            else:
                await asyncio.wait([working], timeout=seconds / 3)
            asked_at = time.monotonic()
            renewed = await _renew(database, name, holder, seconds, job.detail())
            if renewed == tenure.epoch:
                tenure.extend(seconds * KEPT - (time.monotonic() - asked_at))
            elif renewed is not None:
                break
        if not working.done() and not stop.is_set():
            log.warning("lease lost or not renewed in time: that work stops", extra={"lease": name})
        elif not working.done():
            log.warning("not drained in time: what is in hand will be delivered again", extra={"lease": name})
        working.cancel()
    await _give_up(database, name, holder)


async def _renew(database: Database, name: str, holder: str, seconds: float, detail: dict[str, Any]) -> int | None:
    """The epoch when held, 0 when another holds it, None when the database does not answer."""
    try:
        async with database.begin() as tx:
            return await leases.take(tx.raw, name, holder, seconds, detail) or 0
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
