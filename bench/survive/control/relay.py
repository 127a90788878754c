"""Between a worker and the database: it can be cut for as long as wanted, or stop at one statement of the worker's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from bench.survive.gate import in_front_of

Side = Literal["asked", "committed"]

_CHUNK = 262_144
_COMMITTED = b"COMMIT\x00"
"""PostgreSQL 18 manual, 54.7, CommandComplete: what answers COMMIT."""


@dataclass
class Trap:
    """Holds the session that first says `statement`: when it is `asked`, or when its transaction is `committed` and
    the worker does not know it yet. A prepared statement is named once per session: catch a worker that has just begun.
    """

    statement: bytes
    side: Side
    caught: asyncio.Event = field(default_factory=asyncio.Event)


class Relay:
    """Passes everything, until it is cut or a trap is set. What a trap holds never goes on."""

    def __init__(self, database_url: str) -> None:
        self._there = urlsplit(database_url)
        self._open = True
        self._deaf = False
        self._trap: Trap | None = None
        self._sessions: set[asyncio.Task[None]] = set()
        self.url = ""

    def catch(self, statement: bytes, side: Side) -> Trap:
        self._trap = Trap(statement, side)
        return self._trap

    def cut(self) -> None:
        """Every session breaks, and none can be made until `mend`."""
        self._open = False
        for session in self._sessions:
            session.cancel()

    def mend(self) -> None:
        self._open = True

    def hold_answers(self) -> None:
        """From now on nothing comes back."""
        self._deaf = True

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One session with the database, from the worker's end."""
        task = asyncio.current_task()
        assert task is not None
        self._sessions.add(task)
        transports = [writer.transport]
        with suppress(OSError, asyncio.CancelledError, ExceptionGroup):
            if self._open:
                answers, there = await asyncio.open_connection(self._there.hostname, self._there.port)
                transports.append(there.transport)
                said: list[Trap] = []
                async with asyncio.TaskGroup() as ways:
                    ways.create_task(self._pass_on("asked", said, reader, there))
                    ways.create_task(self._pass_on("committed", said, answers, writer))
        self._sessions.discard(task)
        for transport in transports:
            transport.abort()

    async def _pass_on(
        self, side: Side, said: list[Trap], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while data := await reader.read(_CHUNK):
            if self._springs(side, said, data) or (self._deaf and side == "committed"):
                await _hung_up(reader)
                break
            writer.write(data)
            await writer.drain()
        raise ConnectionAbortedError

    def _springs(self, side: Side, said: list[Trap], data: bytes) -> bool:
        """Whether this is what the trap waits for; it springs once."""
        trap = self._trap
        if trap is None:
            return False
        if side == "asked" and trap.statement in data:
            said.append(trap)
        due = data if side == trap.side == "asked" else b""
        answered = side == trap.side == "committed" and trap in said and _COMMITTED in data
        if not answered and trap.statement not in due:
            return False
        self._trap = None
        trap.caught.set()
        return True


async def _hung_up(reader: asyncio.StreamReader) -> None:
    while await reader.read(_CHUNK):
        pass


@asynccontextmanager
async def relay(database_url: str) -> AsyncIterator[Relay]:
    """A relay in front of a database; its `url` is the database's through it."""
    between = Relay(database_url)
    async with in_front_of(database_url, between.serve) as between.url:
        try:
            yield between
        finally:
            between.cut()
