"""The `notifications` lease's job: follow alarms into the outbox, deliver it, call who is on call."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

from app.actions.deliver_notifications import due_parcels, note_attempt
from app.actions.errors import Conflict, StorageUnavailable
from app.actions.escalate import Ring, due_escalations, fail_cut_short, note_ring, still_wanted, take_step
from app.actions.notifying_ports import Attempt, Destination, Mark, Parcel
from app.actions.ports import Clock
from app.actions.queue_notifications import PAGE, queue_notifications, read_mark
from app.control.notifying.addresses import networks
from app.control.notifying.mail import MailSender
from app.control.notifying.webhook import WebhookSender
from app.domain.notifying.rules import Place
from app.settings import Settings
from app.storage.database import Database, encode
from app.storage.follow import Follower

log = logging.getLogger("poste.notifications")

EACH = 8
"""Deliveries at once to one receiver: a slow or dead one delays nothing but its own."""
POLL_S = 0.2
CALM_S = 0.05
ROUNDS, FIRST_PAUSE_S = 4, 1.0
"""How often a call is tried again by the same ways: a gateway away for some seconds is not an unanswered phone."""
PURGE_S = 600
PURGED_AT_ONCE = 5000


class Notifications:
    """A `Job`: what follows the journal, what delivers and what calls run beside each other."""

    def __init__(self, settings: Settings, database: Database, clock: Clock, place: Place) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._place = place
        self._webhooks = WebhookSender(clock, networks(settings.webhook_allow))
        self._mails = MailSender(settings.smtp_url, settings.smtp_from)
        self._follower = Follower(database.url)
        self._marks: tuple[Mark, Mark] | None = None
        self._caught_up = False
        self._busy: dict[str, Parcel] = {}
        self._resting: dict[str, float] = {}
        self._stop = asyncio.Event()
        self._free = asyncio.Event()

    async def run(self) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._repeat(self._follow, CALM_S))
                tasks.create_task(self._repeat(lambda: self._deliver(tasks), CALM_S / 5))
                tasks.create_task(self._repeat(lambda: self._escalate(tasks), CALM_S, first=self._cut_short))
                tasks.create_task(self._repeat(self._purge, PURGE_S))
        finally:
            await self._follower.close()

    def drain(self) -> None:
        self._stop.set()
        self._free.set()

    def detail(self) -> dict[str, Any]:
        return {"in_flight": len(self._busy)}

    async def _follow(self) -> None:
        """Take what the journal has; woken by it, or a quarter of a second later."""
        if self._marks is None:
            self._caught_up = False
            await self._follower.open()
            mark = await read_mark(self._database)
            self._marks = (mark, mark)
        give_up = timedelta(seconds=self._settings.notify_give_up_s)
        try:
            *marks, taken = await queue_notifications(self._database, self._place, *self._marks, give_up)
        except (Conflict, StorageUnavailable):
            self._marks = None
            raise
        self._marks, self._caught_up = (marks[0], marks[1]), taken < PAGE
        if not taken:
            await self._follower.wait()

    async def _deliver(self, tasks: asyncio.TaskGroup) -> None:
        self._resting = {one: until for one, until in self._resting.items() if until > time.monotonic()}
        under_way = Counter(parcel.receiver for parcel in self._busy.values())
        waiting = {member for parcel in self._busy.values() for member in parcel.members}
        full = {receiver for receiver, count in under_way.items() if count >= EACH}
        for parcel in await due_parcels(self._database, self._clock.now(), waiting, full | self._resting.keys()):
            if under_way[parcel.receiver] < EACH:
                under_way[parcel.receiver] += 1
                self._busy[parcel.id] = parcel
                tasks.create_task(self._deliver_one(parcel))
        self._free.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(POLL_S):
                await self._free.wait()

    async def _deliver_one(self, parcel: Parcel) -> None:
        try:
            attempt = await self._send(parcel.id, parcel.to, parcel.event, parcel.attempts)
            if attempt.wait:
                self._resting[parcel.receiver] = time.monotonic() + attempt.wait.total_seconds()
            now = self._clock.now()
            with put_off("attempt not noted: it will be made again"):
                await note_attempt(self._database, parcel, attempt, now, self._settings.notify_pause_s)
        finally:
            del self._busy[parcel.id]
            self._free.set()

    async def _cut_short(self) -> None:
        if cut := await fail_cut_short(self._database, self._clock.now()):
            log.warning("calls were cut short: the next level is called", extra={"count": cut})

    async def _escalate(self, tasks: asyncio.TaskGroup) -> None:
        """Nobody is called while the journal is behind: what follows may say that the alarm was seen to."""
        for escalation in await due_escalations(self._database, self._clock.now()) if self._caught_up else ():
            if ring := await take_step(self._database, escalation, self._place, self._clock.now()):
                tasks.create_task(self._ring(ring))
        await self._pause(POLL_S)

    async def _ring(self, ring: Ring) -> None:
        """Make a call by the first way that works; again only while it is known that none did."""
        with put_off("call not noted: its step counts as unanswered"):
            attempt, pause = Attempt(ok=False, detail="not made"), FIRST_PAUSE_S
            for turn in range(ROUNDS):
                for way in ring.ways:
                    if self._stop.is_set() or not await still_wanted(self._database, ring):
                        return
                    attempt = await self._send(ring.call, way, encode(ring.event), turn)
                    if attempt.ok or attempt.unknown:
                        await note_ring(self._database, ring, attempt, self._clock.now())
                        return
                await self._pause(pause)
                pause *= 2
            await note_ring(self._database, ring, attempt, self._clock.now())

    async def _purge(self) -> None:
        before = self._clock.now() - timedelta(days=self._settings.journal_days)
        async with self._database.begin() as tx:
            await tx.outbox.purge(before, PURGED_AT_ONCE)

    async def _send(self, event_id: str, to: Destination, event: str, turn: int) -> Attempt:
        try:
            if to.channel == "email":
                return await self._mails.send(event_id, to, event)
            return await self._webhooks.send(event_id, to, event, turn)
        except Exception:
            log.exception("an attempt to send failed in the program", extra={"id": event_id})
            return Attempt(ok=False, detail="a fault of the program; its log says more", unknown=True)

    async def _repeat(
        self,
        chore: Callable[[], Awaitable[object]],
        pause_s: float,
        *,
        first: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        todo = [first] if first else []
        while not self._stop.is_set():
            with put_off("put off"):
                while todo:
                    await todo[0]()
                    todo.pop()
                await chore()
            await self._pause(pause_s)

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stop.wait()


@contextlib.contextmanager
def put_off(what: str) -> Iterator[None]:
    """Work that may be done again: what the database refuses is left for later, a fault is logged."""
    try:
        yield
    except (StorageUnavailable, Conflict) as error:
        log.info(what, extra={"reason": str(error)})
    except Exception:
        log.exception("a chore failed; it will be tried again")
