"""The ingest loop: collect, read, store in one transaction, then acknowledge."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from app.actions.dialects import Read
from app.actions.errors import Conflict, StorageUnavailable
from app.actions.flush_samples import flush_samples
from app.actions.ports import Clock, Database
from app.actions.store_batch import store_batch
from app.domain.fold import SAMPLE_EVERY
from app.domain.reports import Kept, Message
from app.ingest.figures import Figures
from app.ingest.listener import Delivery, Listener
from app.ingest.read import evidence, read
from app.ingest.routes import NATIVE, Routes

log = logging.getLogger("poste.ingest")

LONGEST_WAIT_S = 2.0
LANES = 3
"""Transactions at a time: while the database works for one, we work for the other."""
LANE_MESSAGES = 200
"""Fewer are not worth a second transaction."""
IN_HAND = 2
"""Batches at a time: while one is stored, the next is read."""
_NO_ROUTES = Routes()


class Batcher:
    """Keeps the field's messages flowing into storage, whatever one of them holds."""

    def __init__(
        self, listener: Listener, database: Database, clock: Clock, worker: str, limit: int, wait_s: float,
        figures: Figures | None = None, read_foreign: Read = _NO_ROUTES.read,
    ) -> None:  # fmt: skip
        self._listener = listener
        self._database = database
        self._clock = clock
        self._worker = worker
        self._limit = limit
        self._wait_s = wait_s
        self._figures = figures or Figures()
        self._read_foreign = read_foreign
        self.committed = 0
        self.storage_error: str | None = None
        self.last_commit_at: datetime | None = None
        self.caught_up_since: datetime | None = None
        self._due: set[int] = set()
        self._turns = [asyncio.Lock() for _ in range(LANES)]
        self._in_hand = 0
        self._pace = Pace()

    async def run(self) -> None:
        """Loop until the listener is drained. A batch in hand is committed and acknowledged, or neither."""
        room = asyncio.Semaphore(IN_HAND)
        before: asyncio.Task[None] | None = None
        async with asyncio.TaskGroup() as tasks:
            await room.acquire()
            while deliveries := await self._listener.collect(LANES * self._limit, self._wait_s):
                before = tasks.create_task(self.take(deliveries, before))
                before.add_done_callback(lambda _: room.release())
                await room.acquire()

    async def flush_samples(self) -> None:
        """Every second, journal the measurements held back; at first, those an earlier worker left."""
        due: set[int] | None = None
        while True:
            try:
                self._due |= await flush_samples(self._database, sorted(due) if due else None, self._clock.now())
            except (Conflict, StorageUnavailable):
                self._due |= due or set()
            await asyncio.sleep(SAMPLE_EVERY.total_seconds())
            due, self._due = self._due, set()
            while not due:
                await asyncio.sleep(SAMPLE_EVERY.total_seconds())
                due, self._due = self._due, set()

    async def take(self, deliveries: Sequence[Delivery], before: asyncio.Task[None] | None = None) -> None:
        """Store one batch and acknowledge it, after the batch `before` it; until the database answers, nothing is
        acknowledged.
        """
        self._in_hand += 1
        alone = self._in_hand == 1
        try:
            await self._store_side_by_side(lanes(self._read(deliveries)))
            if before:
                await asyncio.shield(before)
        finally:
            self._in_hand -= 1
        self._listener.acknowledge(deliveries)
        self.committed += len(deliveries)
        self.last_commit_at = self._clock.now()
        self._note_pace(len(deliveries), alone=alone)

    def _read(self, deliveries: Sequence[Delivery]) -> list[Message]:
        began = perf_counter()
        messages: list[Message] = []
        for item in deliveries:
            try:
                if item.topic.startswith(NATIVE):
                    messages.append(read(item.topic, item.payload, item.received_at))
                else:
                    messages += self._read_foreign(item.topic, item.payload, item.received_at)
            except Exception as error:  # noqa: BLE001 - as in _store
                messages.append(_refused(Message(item.topic, item.received_at, payload=item.payload), 1, error))
        self._figures.batch.observe(len(deliveries))
        self._figures.read.observe(perf_counter() - began)
        return messages

    async def _store_side_by_side(self, told: Sequence[Sequence[Message]]) -> None:
        """Each lane as soon as the batch before is done with it; one for all assets waits for every lane."""
        async with asyncio.TaskGroup() as tasks:
            for number, lane in enumerate(told):
                turns = self._turns[number : number + 1] if len(told) > 1 else self._turns
                tasks.create_task(self._store_in_turn(lane, number, turns))

    async def _store_in_turn(self, messages: Sequence[Message], lane: int, turns: Sequence[asyncio.Lock]) -> None:
        """Lanes count in ledger rows of their own, or they would wait for each other's."""
        worker = f"{self._worker}/{lane}" if lane else self._worker
        async with AsyncExitStack() as held:
            for turn in turns:
                await held.enter_async_context(turn)
            for portion in portions(messages, self._limit):
                await self._store(portion, worker)

    async def _store(self, messages: list[Message], worker: str) -> None:
        wait, lost_at = 0.05, 0.0
        while True:
            began = perf_counter()
            try:
                batch = await store_batch(self._database, messages, worker, self._clock.now())
            except Conflict as error:
                log.info("batch refused by another transaction, trying again", extra={"reason": str(error)})
                await asyncio.sleep(0.01)
            except StorageUnavailable as error:
                if self.storage_error is None:
                    lost_at = began
                    log.warning("database lost", extra={"holding": len(messages), "reason": str(error)})
                self.storage_error = str(error)
                await asyncio.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT_S)
            except Exception as error:  # noqa: BLE001 - no message may stop the others, whatever it provokes
                await self._isolate(messages, worker, error)
                return
            else:
                self._figures.store.observe(perf_counter() - began)
                if self.storage_error is not None:
                    log.info("database back", extra={"after_s": round(perf_counter() - lost_at, 1)})
                self.storage_error = None
                self._due |= batch.due
                return

    async def _isolate(self, messages: list[Message], worker: str, error: Exception) -> None:
        """Something in the batch cannot be stored: halve it until the one message is found and kept."""
        if len(messages) > 1:
            middle = len(messages) // 2
            await self._store(messages[:middle], worker)
            await self._store(messages[middle:], worker)
            return
        refused = _refused(messages[0], messages[0].parts, error)
        await store_batch(self._database, [refused], worker, self._clock.now())

    def _note_pace(self, taken: int, *, alone: bool) -> None:
        """A batch that was not full, and alone in hand from beginning to end, means that nothing older is waiting; a
        full one with another behind, a backlog.
        """
        full = LANES * self._limit
        if taken < full and alone and not self._in_hand:
            self.caught_up_since = self.caught_up_since or self._clock.now()
            self._pace.caught_up()
        elif taken == full and (self._in_hand or self._listener.waiting >= full):
            self.caught_up_since = None
            self._pace.behind(taken)


def _refused(message: Message, parts: int, error: Exception) -> Message:
    """The message with nothing but its payload, rejected in each of its parts."""
    log.error("message on %.200r cannot be stored, kept as rejected", message.topic, exc_info=error)
    detail = "poste failed on this message; see the worker's log"
    payloads = [evidence(message.payload), *[b""] * (parts - 1)]
    kept = [Kept("rejected", "internal_error", detail, payload) for payload in payloads]
    return replace(message, contents=[], kept=kept)


class Pace:
    """Tells the log when a backlog begins and when it has been read, with how much and how long."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._read = 0

    def behind(self, taken: int) -> None:
        if self._since is None:
            self._since, self._read = perf_counter(), 0
            log.info("backlog begins")
        self._read += taken

    def caught_up(self) -> None:
        if self._since is not None:
            log.info("backlog read", extra={"messages": self._read, "seconds": round(perf_counter() - self._since, 1)})
            self._since = None


def lanes(messages: Sequence[Message]) -> list[list[Message]]:
    """Messages told apart by asset, so that transactions side by side lock different rows and keep each one's order:
    an asset's lane is always the same. Few messages have one for all.
    """
    if len(messages) < LANES * LANE_MESSAGES:
        return [list(messages)]
    told: list[list[Message]] = [[] for _ in range(LANES)]
    for message in messages:
        told[hash(message.asset) % LANES].append(message)
    return told


def portions(messages: Sequence[Message], limit: int) -> Iterator[list[Message]]:
    """Messages in order, cut so that none holds more than `limit` reports unless one message does by itself."""
    portion: list[Message] = []
    parts = 0
    for message in messages:
        if portion and parts + message.parts > limit:
            yield portion
            portion, parts = [], 0
        portion.append(message)
        parts += message.parts
    if portion:
        yield portion
