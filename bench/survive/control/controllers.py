"""Workers as a supervisor runs them, and which of them controls."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from app.storage.database import Database
from bench.processes import Poste, Process, eventually
from bench.rows import rows

_HOLDER = "SELECT holder FROM lease WHERE name = 'control' AND until > clock_timestamp()"
START_S = 60.0


async def controller(database: Database) -> int:
    """The process that holds the lease; 0: none."""
    found = await rows(database, _HOLDER)
    return int(found[0][0].rpartition("-")[2]) if found else 0


async def controls(database: Database, process: Process, timeout_s: float = START_S) -> None:
    """Until `process` controls."""

    async def it_does() -> bool:
        return await controller(database) == process.popen.pid

    await eventually(it_does, process, timeout_s)


def says(process: Process, words: str) -> bool:
    return words in process.log.read_text()


def name_of(process: Process) -> str:
    """What a worker holds its leases as, by its own log."""
    lines = map(json.loads, process.log.read_text().splitlines())
    return next(str(line["holder"]) for line in lines if line["event"] == "worker started")


async def _connected(database: Database) -> bool:
    """To the broker, subscribed: what is published from now on arrives."""
    return await rows(database, "SELECT 1 FROM lease WHERE detail->>'connected_since' IS NOT NULL") != []


@asynccontextmanager
async def workers(poste: Poste, database: Database, count: int) -> AsyncIterator[list[Process]]:
    """So many workers, of which the first controls and the others stand by."""
    running = [poste.start("worker")]
    try:
        await controls(database, running[0])
        await eventually(partial(_connected, database), running[0], START_S)
        running += [poste.start("worker") for _ in range(count - 1)]
        for process in running:
            await eventually(partial(says, process, "worker started"), process, START_S)
        yield running
    finally:
        for process in running:
            await end(process)


async def end(process: Process) -> None:
    """As a supervisor would, also where it was stopped."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.popen.pid, signal.SIGCONT)
    await asyncio.to_thread(process.end)
