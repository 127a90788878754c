"""The live feed of one web process: one reader of the journal, any number of clients that are just a place in it."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from app.actions.errors import StorageUnavailable
from app.api.feed_filter import Place
from app.domain.journal import Cursor
from app.storage import snapshots
from app.storage.database import Database
from app.storage.follow import Follower
from app.storage.journal import JournalRow

log = logging.getLogger("poste.feed")

RETRY_S = 1.0
_OTHER = {"state": "sample", "sample": "state"}


class OutOfReach(Exception):
    """The feed cannot take a client up from where it was; it needs a new snapshot."""


@dataclass(slots=True)
class Line:
    """One journal row as clients get it: encoded once, with the places that decide who may see it."""

    seq: int
    topic: str
    entity: str
    key: str
    text: str
    places: tuple[Place, ...]


@dataclass(slots=True)
class Frame:
    """Rows `after` < seq <= `last`, and the message that carries them all."""

    after: int
    last: int
    lines: list[Line]
    _message: str | None = field(default=None)

    def message(self, epoch: str) -> str:
        """The whole frame, built for the first client that wants it and shared by all."""
        if self._message is None:
            self._message = frame_message(epoch, self.after, self.last, self.lines)
        return self._message


def frame_message(epoch: str, after: int, last: int, lines: Iterable[Line], *, conflated: bool = False) -> str:
    changes = ",".join(line.text for line in lines)
    flag = "true" if conflated else "false"
    head = f'"type":"frame","after":"{epoch}:{after}","cursor":"{epoch}:{last}","conflated":{flag}'
    return f'{{{head},"changes":[{changes}]}}'


@dataclass(slots=True)
class LiveFigures:
    """What live clients of this process were sent since it started; `clients` is of now."""

    clients: int = 0
    messages: int = 0
    characters: int = 0
    conflations: int = 0
    resyncs: int = 0


class Feed:
    """Reads the journal once and cuts it into frames of at most one per `frame_s`."""

    def __init__(self, database: Database, frame_s: float, buffer_rows: int) -> None:
        self._database = database
        self._follower = Follower(database.url)
        self._frame_s = frame_s
        self._buffer_rows = buffer_rows
        self._frames: deque[Frame] = deque()
        self._buffered = 0
        self._places: dict[str, Place] = {}
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
        """Follow until cancelled; a lost database is reopened, a changed epoch starts afresh."""
        while True:
            try:
                await self._follower.open()
                await self._start()
                while await self._read():
                    await self._follower.wait()
            except StorageUnavailable as error:
                log.warning("journal out of reach, clients see the lag: %s", error)
                await asyncio.sleep(RETRY_S)

    def end(self) -> None:
        """This process stops: clients end their subscription and come back, here or elsewhere."""
        self.ending = True
        self._wake()

    async def close(self) -> None:
        await self._follower.close()

    async def wait(self, seq: int, timeout_s: float) -> bool:
        """Until there is something after `seq`; False when there was nothing in time."""
        if self.cursor.seq > seq:
            return True
        try:
            async with asyncio.timeout(timeout_s):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True

    def frames_after(self, seq: int) -> list[Frame]:
        """Buffered frames after `seq`. Raises `OutOfReach` when some are no longer buffered."""
        if seq >= self.cursor.seq:
            return []
        if not self._frames or seq < self._frames[0].after:
            raise OutOfReach
        newest_first = itertools.takewhile(lambda frame: frame.last > seq, reversed(self._frames))
        return list(newest_first)[::-1]

    def line(self, row: JournalRow) -> Line:
        """A row as clients get it, judged by where assets are now (for rows older than the buffer)."""
        place = self._places.get(row.key) if row.entity == "asset" else None
        return _line(row, (place,) if place and row.topic != "registry" else ())

    async def _start(self) -> None:
        async with self._database.read() as tx:
            cursor = await tx.cursor()
            if cursor.epoch == self.cursor.epoch and cursor.seq >= self.cursor.seq:
                return
            documents = [msgspec.json.decode(body) for body in await snapshots.current(tx.raw)]
        self._places = {item["id"]: Place.of(item).moved(item["values"]) for item in documents}
        self._frames.clear()
        self._buffered = 0
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
            self._append([_line(row, self._place(row)) for row in rows])
            await asyncio.sleep(max(0.0, self._frame_s - (time.monotonic() - started)))

    def _append(self, lines: list[Line]) -> None:
        self._frames.append(Frame(self.cursor.seq, lines[-1].seq, lines))
        self._buffered += len(lines)
        while self._buffered > self._buffer_rows and len(self._frames) > 1:
            self._buffered -= len(self._frames.popleft().lines)
        self.cursor = Cursor(self.cursor.epoch, lines[-1].seq)
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _place(self, row: JournalRow) -> tuple[Place, ...]:
        """Where the row's asset was before it and is after it; keeps the index current."""
        if row.entity != "asset":
            return ()
        before = self._places.get(row.key)
        after = before
        if row.topic == "registry":
            body: dict[str, Any] = msgspec.json.decode(row.body)
            after = None if body.get("deleted") else Place.of(body)
        elif row.topic == "sample" and before and '"longitude_deg"' in row.body:
            after = before.moved(msgspec.json.decode(row.body)["values"])
        if after is None:
            self._places.pop(row.key, None)
        elif after is not before:
            self._places[row.key] = after
        return tuple({place: None for place in (before, after) if place})


def _line(row: JournalRow, places: tuple[Place, ...]) -> Line:
    at = row.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    key = msgspec.json.encode(row.key).decode()
    text = (
        f'{{"seq":{row.seq},"at":"{at}","class":"{row.cls}","topic":"{row.topic}",'
        f'"entity":"{row.entity}","key":{key},"body":{row.body}}}'
    )
    return Line(row.seq, row.topic, row.entity, row.key, text, places)


def conflate(lines: Iterable[Line]) -> list[Line]:
    """The same end with fewer rows: per asset the values merged, per anything else the last row. Events stay.

    Registry rows come first, a deletion before what was created again: values are merged over an asset that
    exists, and none from before its deletion. A field told by both topics stays with the last that told it.
    """
    registry: dict[tuple[str, str, bool], Line] = {}
    values: dict[tuple[str, str], tuple[Line, dict[str, Any]]] = {}
    others: dict[tuple[str, str, str, int], Line] = {}
    for line in lines:
        if line.topic == "registry":
            deleted = '"deleted":' in line.text
            registry[line.entity, line.key, deleted] = line
            if deleted:
                registry.pop((line.entity, line.key, False), None)
                values.pop(("state", line.key), None)
                values.pop(("sample", line.key), None)
        elif line.topic in ("state", "sample"):
            change = msgspec.json.decode(line.text)
            _, before = values.pop((line.topic, line.key), (line, {"body": {"values": {}}}))
            if other := values.get((_OTHER[line.topic], line.key)):
                for name in change["body"]["values"]:
                    other[1]["body"]["values"].pop(name, None)
            change["body"]["values"] = before["body"]["values"] | change["body"]["values"]
            values[line.topic, line.key] = (line, change)
        else:
            others[line.topic, line.entity, line.key, line.seq if line.topic == "event" else 0] = line
    merged = [replace(line, text=msgspec.json.encode(change).decode()) for line, change in values.values()]
    return [*registry.values(), *merged, *others.values()]


def server_time() -> datetime:
    """Now, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
