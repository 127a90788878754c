"""The loop that makes the field follow the claims: look at what is due, send what is queued, tell how far it is."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.errors import Conflict, StorageUnavailable
from app.actions.ports import Clock
from app.actions.reconcile import reconcile
from app.actions.run_actions import run_actions
from app.actions.send_commands import EpochLost, send_commands, sharing_gate
from app.actions.take_over import take_over
from app.actions.tell_progress import tell_progress
from app.broker_url import Broker
from app.control.publisher import Publisher
from app.control.tenure import Tenure
from app.domain.allowance import Allowance
from app.settings import Settings
from app.storage.database import Database
from app.storage.wake import Waker

log = logging.getLogger("poste.control")

POLL_S = 0.25
SWEEP_S = 60.0
CHUNK = 500
TELL_S = 0.25
RETRY_S = 0.5
STEP = timedelta(seconds=0.5)
"""What goes back by more is a clock that was set, not one that is being asked."""


class Controller:
    """A `Job` under the lease `control`; what it sends is fenced by the lease's epoch."""

    def __init__(self, settings: Settings, database: Database, clock: Clock, tenure: Tenure) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._tenure = tenure
        self._calendar = CityCalendar.of(settings)
        self._waker = Waker(settings.database_url)
        self._publisher = Publisher(Broker.parse(settings.mqtt_url), settings.mqtt_tls)
        self._allowance = Allowance()
        self._stopping = False
        self._hinted: set[int] = set()
        self._requests: set[str] = set()
        self._told_at = self._swept_at = 0.0
        self._latest = clock.now()
        self.sent = 0
        self.error: str | None = None

    async def run(self) -> None:
        """Until cancelled or drained; a lost database or broker is waited for."""
        try:
            while not self._stopping:
                try:
                    await self._turn()
                    self.error = None
                except (Conflict, StorageUnavailable) as error:
                    self.error = str(error)
                    await asyncio.sleep(RETRY_S)
        except EpochLost:
            log.warning("another controller has taken over: nothing more is sent here")
        finally:
            await asyncio.to_thread(self._publisher.close)
            await self._waker.close()

    def drain(self) -> None:
        self._stopping = True

    def detail(self) -> dict[str, Any]:
        return {
            "connected": self._publisher.connected,
            "broker_error": None if self._publisher.connected else self._publisher.last_error,
            "sent": self.sent,
            "storage_error": self.error,
        }

    async def _turn(self) -> None:
        if self._waker.lost:
            await self._waker.open()
        if not self._publisher.connected:
            await asyncio.to_thread(self._publisher.connect)
        await self._sweep()
        await self._look()
        left = await self._send()
        await self._tell()
        if not (self._hinted or left):
            self._hinted |= await self._waker.wait(await self._idle_s())

    async def _sweep(self) -> None:
        """On taking over, once a minute, and when the clock has stepped back, everything is looked at: hints may be
        lost, and what waits may wait for a time that was never right.
        """
        now = self._clock.now()
        stepped, self._latest = now < self._latest - STEP, now
        if not stepped and self._swept_at and time.monotonic() - self._swept_at < SWEEP_S:
            return
        if not self._swept_at and (left := await take_over(self._database, now)):
            log.warning("left to a person: the controller changed", extra={"properties": left})
        async with self._database.begin() as tx:
            if ahead := await tx.commands.not_ahead(now):
                log.warning("open commands were of a clock ahead of this one", extra={"commands": ahead})
            await tx.control.sweep(now)
        self._swept_at = time.monotonic()

    async def _look(self) -> None:
        hinted, self._hinted = self._hinted, set()
        self._hinted |= await self._waker.wait(0)
        now = self._clock.now()
        async with self._database.read() as tx:
            properties = await tx.control.targets_of(sorted(hinted)) if hinted else []
            due = await tx.control.due(now, CHUNK)
        await self._reconcile([*properties, *due], now)
        looked = await run_actions(self._database, now)
        self._requests |= looked.requests

    async def _reconcile(self, properties: Iterable[tuple[int, str]], now: datetime) -> None:
        wanted = list(dict.fromkeys(properties))
        for start in range(0, len(wanted), CHUNK):
            looked = await reconcile(self._database, wanted[start : start + CHUNK], now, self._calendar)
            self._requests |= looked.requests

    async def _send(self) -> bool:
        """Whether more waits than may go now. Nothing is marked sent that could not leave at once."""
        if not self._publisher.connected or not self._tenure.valid:
            return False
        now = self._clock.now()
        async with self._database.read() as tx:
            waiting = await tx.commands.waiting_systems(now)
        allowed = self._allowance.now(waiting, time.monotonic()) if waiting else {}
        if not allowed:
            return False
        async with sharing_gate(self._database):
            sent = await send_commands(self._database, self._tenure.epoch, allowed, now, self._calendar)
            for payload in sent.payloads:
                if not self._tenure.valid:
                    raise EpochLost
                self._allowance.spend(payload.system)
                self.sent += self._publisher.publish(payload.topic, payload.body)
        self._requests |= sent.requests
        await self._reconcile(sent.stopped, now)
        return bool(sent.payloads or sent.stopped)

    async def _tell(self) -> None:
        """How far requests have come, four times a second at most."""
        if self._requests and time.monotonic() - self._told_at >= TELL_S:
            requests, self._requests = self._requests, set()
            await tell_progress(self._database, sorted(requests))
            self._told_at = time.monotonic()

    async def _idle_s(self) -> float:
        """How long nothing is to be done, unless a hint comes."""
        async with self._database.read() as tx:
            due = await tx.control.next_due()
        wait = (due - self._clock.now()).total_seconds() if due else POLL_S
        if self._requests:
            wait = min(wait, TELL_S)
        return max(0.005, min(wait, POLL_S))
