"""The live feed of one web process: one reader of the journal, any number of clients that are just a place in it."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from app.actions.errors import StorageUnavailable
from app.api.feed_filter import FeedFilter
from app.api.frames import Line, Passage, admitted, conflate, line
from app.api.places import Places
from app.domain.journal import Cursor
from app.settings import Settings
from app.storage import snapshots
from app.storage.database import Database
from app.storage.follow import Follower
from app.storage.journal import JournalRow

log = logging.getLogger("poste.feed")

RETRY_S = 1.0


class OutOfReach(Exception):
    """The feed cannot take a client up from where it was; it needs a new snapshot."""


@dataclass(slots=True)
class LiveFigures:
    """What live clients of this process were sent since it started; `clients` is of now."""

    clients: int = 0
    messages: int = 0
    characters: int = 0
    conflations: int = 0
    resyncs: int = 0


class Feed:
    """Reads the journal once, at most every `frame_s`, keeps its newest rows, and cuts passages out of them.

    A passage of more than `conflate_rows` is conflated. Besides news there is a beat every `heartbeat_s`.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._follower = Follower(database.url)
        self._frame_s = settings.feed_frame_s
        self._heartbeat_s = settings.feed_heartbeat_s
        self._conflate_rows = settings.live_conflate_rows
        self._buffer_rows = settings.live_buffer_rows
        self._lines: deque[Line] = deque()
        self._passages: dict[tuple[int, FeedFilter], Passage] = {}
        self._places = Places()
        self.beats = 0
        self._changed = asyncio.Event()
        self._read_at = time.monotonic()
        self.cursor = Cursor("", 0)
        self.figures = LiveFigures()
        self.ending = False

    @property
    def lag_s(self) -> float:
        """Seconds since the journal was last read to its end."""
        return max(0.0, time.monotonic() - self._read_at)

    async def run(self) -> None:
        """Follow and beat until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._beat())
            tasks.create_task(self._follow())

    async def _beat(self) -> None:
        """Beat while the database is lost too: screens then see the lag grow."""
        while True:
            await asyncio.sleep(self._heartbeat_s)
            self.beats += 1
            self._wake()

    async def _follow(self) -> None:
        """A lost database is reopened, a changed epoch starts afresh."""
        lost_at: float | None = None
        while True:
            try:
                await self._follower.open()
                await self._start()
                if lost_at is not None:
                    log.info("journal back", extra={"after_s": round(time.monotonic() - lost_at, 1)})
                    lost_at = None
                while await self._read():
                    await self._follower.wait()
            except StorageUnavailable as error:
                if lost_at is None:
                    lost_at = time.monotonic()
                    log.warning("journal lost: clients see the lag", extra={"reason": str(error)})
                await asyncio.sleep(RETRY_S)

    def end(self) -> None:
        """This process stops: clients end their subscription and come back, here or elsewhere."""
        self.ending = True
        self._wake()

    async def close(self) -> None:
        await self._follower.close()

    async def wait(self, seq: int) -> None:
        """Until there is something after `seq`, or the next beat."""
        if self.cursor.seq <= seq:
            await self._changed.wait()

    def reaches(self, seq: int) -> bool:
        """Whether every row after `seq` is kept here."""
        return seq >= self.cursor.seq or (bool(self._lines) and seq >= self._lines[0].seq - 1)

    def passage(self, seq: int, wanted: FeedFilter) -> Passage:
        """What `wanted` lets through after `seq`; the same one for all who ask until there is more.

        A client that caught up from the database may be ahead of what was read here: it stays where it is.
        Raises `OutOfReach` when the rows after `seq` are no longer kept.
        """
        found = self._passages.get((seq, wanted))
        if found is None:
            if not self.reaches(seq):
                raise OutOfReach
            newest_first = itertools.takewhile(lambda item: item.seq > seq, reversed(self._lines))
            lines = admitted(wanted, newest_first)[::-1]
            many = len(lines) > self._conflate_rows
            last = max(seq, self.cursor.seq)
            found = Passage.of(self.cursor.epoch, last, conflate(lines) if many else lines, conflated=many)
            self._passages[seq, wanted] = found
        return found

    def line(self, row: JournalRow) -> Line:
        """A row as clients get it, judged by where assets are now (for rows older than the buffer)."""
        return line(row, self._places.now(row))

    async def _start(self) -> None:
        async with self._database.read() as tx:
            cursor = await tx.cursor()
            if cursor.epoch == self.cursor.epoch and cursor.seq >= self.cursor.seq:
                return
            bodies = await snapshots.current(tx.raw)
        # Read after the transaction: a whole city takes longer than one may stay idle on a machine that is busy.
        documents = (msgspec.json.decode(body) for body in bodies)
        self._places = Places(documents)
        self._lines.clear()
        self._passages.clear()
        self.cursor = cursor
        self._wake()

    async def _read(self) -> bool:
        """Read to the journal's end; False when the epoch changed."""
        while True:
            started = time.monotonic()
            rows = await self._follower.after(self.cursor.seq)
            if not rows:
                self._read_at = started
                position = await self._follower.position()
                return position.epoch == self.cursor.epoch and position.seq >= self.cursor.seq
            self._append([line(row, self._places.around(row)) for row in rows])
            await asyncio.sleep(max(0.0, self._frame_s - (time.monotonic() - started)))

    def _append(self, lines: list[Line]) -> None:
        self._lines.extend(lines)
        self._trim()
        self._passages.clear()
        self.cursor = Cursor(self.cursor.epoch, lines[-1].seq)
        self._wake()

    def _trim(self) -> None:
        """Forget the oldest: all that share a seq, or nothing of it."""
        while len(self._lines) > self._buffer_rows:
            oldest = self._lines.popleft().seq
            while self._lines and self._lines[0].seq == oldest:
                self._lines.popleft()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def server_time() -> datetime:
    """Now, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
