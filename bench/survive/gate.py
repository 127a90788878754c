"""A door between a worker and the database that can be shut on either side of a COMMIT.

PostgreSQL 18 manual, chapter 54, Frontend/Backend Protocol: a transaction ends with the simple query `COMMIT`, and is
answered by CommandComplete with the tag `COMMIT`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Literal
from urllib.parse import urlsplit

from app.embedded.ports import LOOPBACK

Side = Literal["before", "after"]

_CHUNK = 262_144
_BATCH = b'COPY "reading"'
_ANSWER = b"COMMIT\x00"


class Gate:
    """Passes everything until armed; then holds the next batch's COMMIT on its way, or its answer."""

    def __init__(self, database_url: str) -> None:
        self._target = urlsplit(database_url)
        self._side: Side | None = None
        self._decided: asyncio.Future[bool] | None = None
        self.url = ""

    async def catch(self, side: Side) -> None:
        """Until a batch is held. `before`: the database does not hear its COMMIT. `after`: the worker not that it is
        committed. Then `cut` or `let_pass`.
        """
        self._decided = asyncio.get_running_loop().create_future()
        self._side = side
        while self._side is not None:  # noqa: ASYNC110 - a batch every few milliseconds
            await asyncio.sleep(0.001)

    def cut(self) -> None:
        """Break the connection held, as a lost network would."""
        self._decide(passes=False)

    def let_pass(self) -> None:
        """Let what is held arrive after all."""
        self._decide(passes=True)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One session with the database, from the worker's end."""
        try:
            answers, there = await asyncio.open_connection(self._target.hostname, self._target.port)
        except OSError:
            writer.transport.abort()
            return
        session = _Session()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._pass_on(session, "before", reader, there))
                tasks.create_task(self._pass_on(session, "after", answers, writer))
        except* (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()
            there.transport.abort()

    async def _pass_on(
        self, session: _Session, side: Side, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Copy until either end hangs up, which ends the other direction too."""
        while data := await reader.read(_CHUNK):
            if session.ends_batch(data, side) and self._side == side and not await self._hold():
                raise ConnectionAbortedError
            writer.write(data)
            await writer.drain()
        raise ConnectionAbortedError

    async def _hold(self) -> bool:
        assert self._decided is not None  # noqa: S101 - made by `catch` before the side is set
        self._side = None
        return await self._decided

    def _decide(self, *, passes: bool) -> None:
        self._side = None
        if self._decided is not None and not self._decided.done():
            self._decided.set_result(passes)


class _Session:
    """What a session with the database is doing: whether a batch is under way in it."""

    def __init__(self) -> None:
        self._storing = False

    def ends_batch(self, data: bytes, side: Side) -> bool:
        """Whether `data` asks for the end of a batch's transaction (`before`), or answers it."""
        if side == "before":
            self._storing = self._storing or _BATCH in data
            return self._storing and b"COMMIT" in data
        ended = self._storing and _ANSWER in data
        self._storing = self._storing and not ended
        return ended


@asynccontextmanager
async def gate(database_url: str) -> AsyncIterator[Gate]:
    """A gate in front of a database; its `url` is the database's through it."""
    door = Gate(database_url)
    async with in_front_of(database_url, door.serve) as door.url:
        try:
            yield door
        finally:
            door.cut()


@asynccontextmanager
async def in_front_of(
    database_url: str, serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
) -> AsyncIterator[str]:
    """The database's URL by way of `serve`, which is given every session made through it."""
    server = await asyncio.start_server(serve, LOOPBACK, 0)
    port = server.sockets[0].getsockname()[1]
    parts = urlsplit(database_url)
    try:
        yield parts._replace(netloc=f"{parts.username}:{parts.password}@{LOOPBACK}:{port}").geturl()
    finally:
        server.close()
