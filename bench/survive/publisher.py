"""The field, publishing numbered messages until told to stop: `python -m bench.survive.publisher ORDER` (JSON).

It keeps every message until its PUBACK and sends it again, with dup=0, on the next connection. One JSON line each
quarter of a second; on SIGTERM it publishes nothing new and ends once everything is acknowledged.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from types import FrameType

import msgspec

from bench.children import python
from bench.publisher import Session
from bench.survive.numbered import Numbered

_TICK_S = 0.002
_TOLD_EVERY_S = 0.25
_AT_ONCE = 128


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Publish `messages` at `rate` a second (0: as fast as they are acknowledged), every `repeat`-th of them twice."""

    url: str
    client_id: str
    messages: Numbered
    count: int
    rate: float = 0
    window: int = 1000
    repeat: int = 0


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """`published` distinct messages were sent, `unacknowledged` packets wait, `repeated` were sent twice on purpose."""

    published: int = 0
    repeated: int = 0
    unacknowledged: int = 0
    connections: int = 0
    elapsed_s: float = 0
    cpu_s: float = 0
    done: bool = False


def publish(order: Order) -> None:
    """Carry out `order`, telling progress on standard output."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    signal.signal(signal.SIGTERM, stop)
    session = Session(order.url, order.client_id)
    began = told = time.monotonic()
    published = repeated = 0

    def tell(*, done: bool = False) -> None:
        progress = Progress(
            published=published, repeated=repeated, unacknowledged=session.open, connections=session.connections,
            elapsed_s=time.monotonic() - began, cpu_s=time.process_time(), done=done,
        )  # fmt: skip
        sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
        sys.stdout.buffer.flush()

    while (published < order.count and not stopped) or session.open:
        due = _due(order, published, time.monotonic() - began) if not stopped else 0
        count = min(due, order.window - session.open, _AT_ONCE)
        if count > 0:
            numbers = range(order.messages.first + published, order.messages.first + published + count)
            again = [number for number in numbers if order.repeat and number % order.repeat == 0]
            session.publish([_message(order.messages, number) for number in (*numbers, *again)])
            published += count
            repeated += len(again)
        session.wait(0 if count > 0 else _TICK_S)
        if time.monotonic() - told > _TOLD_EVERY_S:
            told = time.monotonic()
            tell()
    session.close()
    tell(done=True)


def _due(order: Order, published: int, elapsed_s: float) -> int:
    planned = min(order.count, int(elapsed_s * order.rate)) if order.rate else order.count
    return planned - published


def _message(messages: Numbered, number: int) -> tuple[bytes, bytes]:
    return messages.topic(number), messages.payload(number)


class Publishing:
    """A publisher that runs beside us, and how far it is."""

    def __init__(self, order: Order, process: asyncio.subprocess.Process) -> None:
        self.order = order
        self.progress = Progress()
        self._process = process
        self._reading = asyncio.get_running_loop().create_task(self._read())

    @classmethod
    async def start(cls, order: Order) -> Publishing:
        argv = python("bench.survive.publisher", msgspec.json.encode(order).decode())
        return cls(order, await asyncio.create_subprocess_exec(*argv, stdout=asyncio.subprocess.PIPE))

    async def finish(self, *, early: bool = False) -> Progress:
        """Wait until everything is acknowledged; `early`: publish nothing more. Raises `RuntimeError` if it died."""
        if early and self._process.returncode is None:
            self._process.terminate()
        await self._reading
        if await self._process.wait() or not self.progress.done:
            raise RuntimeError("the publisher ended before everything was acknowledged")
        return self.progress

    async def _read(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        async for line in self._process.stdout:
            self.progress = msgspec.json.decode(line, type=Progress)


if __name__ == "__main__":
    publish(msgspec.json.decode(sys.argv[1], type=Order))
