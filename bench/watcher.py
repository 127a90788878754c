"""Live clients in a process of their own: `python -m bench.watcher JOB` (JSON) says `ready`, watches until its standard
input closes, and ends with one JSON line. A client costs microseconds a frame: what it measures is the server.

Frames: RFC 6455, 5.2 Base Framing Protocol.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import re
import sys
import time
from array import array
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
import numpy as np
import uvloop

from bench.children import Beside

_PATIENCE_S = 30
_TEXT, _PING = 0x81, 0x89
_HEAD = re.compile(rb'^\{"type":"frame","after":"\w+:(\d+)","cursor":"\w+:(\d+)","conflated":(true|false)')
_COMPUTED = {"comm_status", "health"}
_TOPICS = ("state", "sample")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """`clients` connections to the feed at `url` (ws://host:port), each asking for what `query` says, and known by one
    of `tokens` where there are any.
    """

    url: str
    clients: int = 1
    query: str = ""
    tokens: list[str] = []


class Delays(msgspec.Struct, frozen=True):
    """Milliseconds from publish to the receipt of the frame, over all clients; `worst_p99`: the unluckiest client's."""

    count: int
    p50: float = 0
    p95: float = 0
    p99: float = 0
    max: float = 0
    worst_p99: float = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What the clients received. `changes` are journal rows in all frames of the client that saw fewest, `gaps` frames
    that did not start where the one before ended, `messages` distinct samples (asset, time) of the first client.
    """

    state: Delays = Delays(0)
    sample: Delays = Delays(0)
    computed: int = 0
    frames: int = 0
    conflated: int = 0
    gaps: int = 0
    changes: int = 0
    messages: int = 0
    closed: int = 0
    lag_ms: int = 0
    statuses: dict[str, int] = {}
    bytes: int = 0
    cpu_s: float = 0


class _Body(msgspec.Struct):
    at: datetime | None = None
    values: dict[str, Any] = {}


class _Change(msgspec.Struct):
    topic: str
    key: str
    body: _Body


class _Frame(msgspec.Struct):
    changes: list[_Change]


class _Heartbeat(msgspec.Struct):
    feed_lag_ms: int = 0


class Content:
    """One frame's changes, read once however many clients receive it."""

    def __init__(self, text: bytes) -> None:
        changes = msgspec.json.decode(text, type=_Frame).changes
        self.rows = len(changes)
        self.stamps: dict[str, list[float]] = {topic: [] for topic in _TOPICS}
        self.messages: set[tuple[str, float]] = set()
        self.statuses: dict[str, int] = {}
        self.computed = 0
        for change in changes:
            if change.topic not in _TOPICS or change.body.at is None:
                continue
            if change.topic == "state" and not _COMPUTED.isdisjoint(change.body.values):
                self.computed += 1
                status = str(change.body.values.get("comm_status"))
                self.statuses[status] = self.statuses.get(status, 0) + 1
                continue
            at = change.body.at.timestamp()
            self.stamps[change.topic].append(at)
            if change.topic == "sample":
                self.messages.add((change.key, at))


class Crowd:
    """What all clients of this process know together."""

    def __init__(self) -> None:
        self.contents: list[Content] = []
        self._known: dict[tuple[bytes, ...], int] = {}
        self.closed = 0
        self.lag_ms = 0

    def content(self, head: tuple[bytes, ...], text: bytes) -> int:
        """The number of that frame's content."""
        number = self._known.get(head)
        if number is None:
            number = self._known[head] = len(self.contents)
            self.contents.append(Content(text))
        return number


class Client(asyncio.Protocol):
    """One WebSocket connection."""

    def __init__(self, job: Job, crowd: Crowd, token: str = "") -> None:
        self._job = job
        self._known_by = f"Authorization: Bearer {token}\r\n" if token else ""
        self._crowd = crowd
        self._buffer = bytearray()
        self._upgraded = False
        self._cursor: bytes | None = None
        self.hello = asyncio.get_running_loop().create_future()
        self.received = array("d")
        self.frames = array("l")
        self.gaps = self.conflated = self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        host = urlsplit(self._job.url).netloc
        self._transport.write(
            f"GET /api/v1/live?{self._job.query} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\n{self._known_by}Sec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.closed += 1
        if not self.hello.done():
            self.hello.set_exception(exc or ConnectionError("the feed closed the connection"))

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)
        buffer = self._buffer
        buffer += data
        if not self._upgraded:
            end = buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            self._upgraded = True
            del buffer[: end + 4]
        start = 0
        while (found := _frame(buffer, start)) is not None:
            kind, first, start = found
            self._take(kind, bytes(buffer[first:start]))
        del buffer[:start]

    def _take(self, kind: int, text: bytes) -> None:
        now = time.time()
        if kind == _PING:
            self._transport.write(b"\x8a" + bytes([0x80 | len(text)]) + bytes(4) + text)
            return
        if kind != _TEXT:
            return
        found = _HEAD.match(text)
        if found is None:
            self._note(text)
            return
        after, cursor, conflated = found.groups()
        self.gaps += self._cursor is not None and after != self._cursor
        self._cursor = cursor
        self.conflated += conflated == b"true"
        self.received.append(now)
        self.frames.append(self._crowd.content((*found.groups(), b"%d" % len(text)), text))

    def _note(self, text: bytes) -> None:
        self._cursor = msgspec.json.decode(text)["cursor"].partition(":")[2].encode()
        if not self.hello.done():
            self.hello.set_result(None)
        lag = msgspec.json.decode(text, type=_Heartbeat).feed_lag_ms
        self._crowd.lag_ms = max(self._crowd.lag_ms, lag)


def _frame(buffer: bytearray, start: int) -> tuple[int, int, int] | None:
    """The whole frame at `start`, if it is there: its first byte, where its payload starts and ends."""
    have = len(buffer) - start
    if have < 2:
        return None
    length, first = buffer[start + 1] & 0x7F, start + 2
    if length > 125:
        size = 2 if length == 126 else 8
        if have < 2 + size:
            return None
        length, first = int.from_bytes(buffer[first : first + size], "big"), first + size
    end = first + length
    return (buffer[start], first, end) if end <= len(buffer) else None


def _delays(topic: str, clients: list[Client], contents: list[Content]) -> Delays:
    """Every (client, change) pair's delay."""
    stamps = [np.array(content.stamps[topic]) for content in contents]
    each = [
        np.concatenate([at - stamps[number] for at, number in zip(client.received, client.frames, strict=True)])
        for client in clients
        if len(client.received)
    ]
    every = 1000 * np.concatenate(each) if each else np.array([])
    if not len(every):
        return Delays(0)
    p50, p95, p99, highest = np.percentile(every, [50, 95, 99, 100])
    worst = max(1000 * float(np.percentile(own, 99)) for own in each if len(own))
    return Delays(len(every), *(round(float(value), 1) for value in (p50, p95, p99, highest, worst)))


def _seen(clients: list[Client], crowd: Crowd) -> Seen:
    contents = crowd.contents
    first = [contents[number] for number in clients[0].frames]
    statuses: dict[str, int] = {}
    for content in first:
        for status, count in content.statuses.items():
            statuses[status] = statuses.get(status, 0) + count
    return Seen(
        state=_delays("state", clients, contents),
        sample=_delays("sample", clients, contents),
        computed=sum(content.computed for content in first),
        frames=sum(len(client.frames) for client in clients),
        conflated=sum(client.conflated for client in clients),
        gaps=sum(client.gaps for client in clients),
        changes=min(sum(contents[number].rows for number in client.frames) for client in clients),
        messages=len(set().union(*(content.messages for content in first))),
        closed=crowd.closed,
        lag_ms=crowd.lag_ms,
        statuses=statuses,
        bytes=sum(client.bytes for client in clients),
        cpu_s=round(time.process_time(), 2),
    )


async def watch(job: Job) -> Seen:
    """Connect every client, say so, and watch until standard input closes."""
    crowd = Crowd()
    async with asyncio.timeout(_PATIENCE_S):
        tokens = itertools.islice(itertools.cycle(job.tokens or [""]), job.clients)
        clients = [await _connected(job, crowd, token) for token in tokens]
    crowd.closed = 0
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    return _seen(clients, crowd)


async def _connected(job: Job, crowd: Crowd, token: str) -> Client:
    """A client that has had its `hello`; a web role that has not read the journal yet is asked again."""
    parts = urlsplit(job.url)
    while True:
        connecting = asyncio.get_running_loop().create_connection(
            lambda: Client(job, crowd, token), parts.hostname or "", parts.port or 80
        )
        _, client = await connecting
        try:
            await client.hello
        except ConnectionError:
            await asyncio.sleep(0.2)
        else:
            return client


class Watching(Beside[Seen]):
    """Watchers that run beside us; made once every client has had its `hello`."""

    def __init__(self, job: Job) -> None:
        super().__init__("bench.watcher", job, Seen, ready=True)


if __name__ == "__main__":
    print(msgspec.json.encode(uvloop.run(watch(msgspec.json.decode(sys.argv[1], type=Job)))).decode())
