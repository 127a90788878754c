"""What happens by itself: silence judged, snapshots taken, partitions created and dropped, roll-ups."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from app.actions.authorise_viewing import purge_register
from app.actions.city_calendar import CityCalendar
from app.actions.download_programmes import download_programmes
from app.actions.erase_audit import purge_trail
from app.actions.errors import Conflict, StorageUnavailable
from app.actions.follow_programmes import follow_programmes
from app.actions.judge_silence import Circumstances, judge_silence
from app.actions.ports import Clock
from app.actions.sweep_alarms import sweep_alarms, watch_calendar
from app.actions.terms import terms_of
from app.actions.watch_flood import watch_flood
from app.actions.watch_requests import watch_requests
from app.control.anchoring import leave_anchors
from app.control.retention import certify, delete_past_terms
from app.domain.sun import night_since
from app.settings import Settings
from app.storage import leases, partitions, snapshots, upkeep
from app.storage.database import Database
from app.storage.kept_bounds import trim_kept

log = logging.getLogger("poste.timers")

LEDGER_HOURS_KEPT = timedelta(days=35)
PROGRAMMES_EVERY = timedelta(seconds=30)
SNAPSHOTS_KEPT = timedelta(hours=2)
SNAPSHOT_STATEMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


class Timers:
    """A `Job` under the `timers` lease: each chore on its own period, none can stop the others."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._settings = settings
        self._terms = terms_of(settings)
        self._database = database
        self._clock = clock
        self._stop = asyncio.Event()
        self._trimmed_to = 0
        self._compared: tuple[str, datetime] | None = None

    async def run(self) -> None:
        chores: list[tuple[float, Callable[[], Awaitable[object]]]] = [
            (1, self.alarms),
            (2, self.silence),
            (600, self.calendar),
            (1, self.programmes),
            (30, self.snapshot),
            (10, self.trim),
            (300, self.roll_up),
            (600, self.retention),
            (600, self.anchors),
            (60, self.certificates),
        ]
        async with asyncio.TaskGroup() as tasks:
            for period, chore in chores:
                tasks.create_task(self._repeat(period, chore))

    def drain(self) -> None:
        self._stop.set()

    def detail(self) -> dict[str, Any]:
        return {}

    async def silence(self) -> int:
        """Mark what is silent; what the ingest workers hear is told by their leases."""
        async with self._database.read() as tx:
            sessions = await leases.of_ingest(tx.raw)
            centre = await tx.silence.centre()
        now = self._clock.now()
        since = listening_since(sessions.values(), now)
        offset = timedelta(seconds=self._settings.calendar_offset_s)
        night = night_since(now, offset, centre[1], centre[0]) if centre else None
        return await judge_silence(self._database, Circumstances(now, since, night))

    async def alarms(self) -> None:
        """What alarms do by themselves, and whether there are too many."""
        await sweep_alarms(self._database, self._clock.now())
        await watch_flood(self._database, self._clock.now(), self._settings.operator_positions)

    async def calendar(self) -> None:
        now = self._clock.now()
        await watch_calendar(self._database, now)
        await watch_requests(self._database, now.astimezone(self._settings.zone).date(), now)

    async def programmes(self) -> None:
        """Those in equipment clocks and those Poste carries out: every half minute, and at once when a programme or an
        assignment changes.
        """
        now = self._clock.now()
        async with self._database.read() as tx:
            edition = await tx.programmes.edition()
        anew = self._compared is None or self._compared[0] != edition
        if self._compared and not anew and abs(now - self._compared[1]) < PROGRAMMES_EVERY:
            return
        calendar = CityCalendar.of(self._settings)
        await follow_programmes(self._database, calendar, now, anew=anew)
        await download_programmes(self._database, calendar, now)
        self._compared = edition, now

    async def snapshot(self) -> None:
        """A snapshot every `snapshot_rows` journal rows, and at least one a day."""
        async with self._database.begin(statement=SNAPSHOT_STATEMENT) as tx:
            newest = await tx.raw.fetchval("SELECT max(at) FROM snapshot")
            due = newest is None or newest.date() != self._clock.now().date()
            if due or await snapshots.rows_since_last(tx.raw) >= self._settings.snapshot_rows:
                await tx.raw.execute("SET LOCAL transaction_timeout = 0")
                log.info("state snapshot taken", extra={"seq": await snapshots.take(tx.raw)})

    async def anchors(self) -> None:
        """The audit trail is anchored once a day; it and the register of images forget what the law says they must."""
        await leave_anchors(self._settings, self._database, self._clock)
        await purge_trail(self._database, self._clock.now())
        await purge_register(self._database, self._clock.now())

    async def trim(self) -> None:
        async with self._database.begin() as tx:
            self._trimmed_to = await trim_kept(tx.raw, self._trimmed_to)

    async def roll_up(self) -> None:
        async with self._database.begin() as tx:
            await upkeep.roll_up(tx.raw, self._clock.now(), self._readings_from())

    async def retention(self) -> None:
        """Create partitions ahead, bound what is a buffer, delete what is past its term (docs/retention.md)."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            wanted = await partitions.missing(tx.raw, now)
            samples = await partitions.droppable(tx.raw, "journal_sample", now - partitions.SAMPLES_KEPT)
        for partition in wanted:
            async with self._database.begin() as tx:
                await partitions.create(tx.raw, partition)
        if wanted:
            log.info("partitions created", extra={"count": len(wanted), "newest": wanted[-1].name})
        for name in samples:
            async with self._database.begin() as tx:
                await partitions.drop(tx.raw, name)
            log.info("partition dropped", extra={"table": name})
        async with self._database.begin() as tx:
            await upkeep.merge_ledger(tx.raw, now - LEDGER_HOURS_KEPT)
            await snapshots.thin(tx.raw, now - SNAPSHOTS_KEPT)
        await delete_past_terms(self._database, self._terms, now)

    async def certificates(self) -> int:
        return await certify(self._settings, self._database, self._clock.now())

    def _readings_from(self) -> datetime:
        return self._clock.now() - timedelta(days=self._settings.reading_days)

    async def _repeat(self, period: float, chore: Callable[[], Awaitable[object]]) -> None:
        while not self._stop.is_set():
            try:
                await chore()
            except (StorageUnavailable, Conflict) as error:
                log.info("chore put off", extra={"chore": chore.__name__, "reason": str(error)})
            except Exception:
                log.exception("chore failed; it will be tried again", extra={"chore": chore.__name__})
            try:
                async with asyncio.timeout(period):
                    await self._stop.wait()
            except TimeoutError:
                continue


def listening_since(sessions: Iterable[leases.Lease], now: datetime) -> datetime | None:
    """Since when everything the field says is heard at once: by every live session; None while one of them is away
    from the broker or behind, or none lives.
    """
    told: list[str | None] = [lease.detail.get("listening_since") for lease in sessions if lease.until > now]
    heard = [datetime.fromisoformat(since) for since in told if since]
    return max(heard) if heard and len(heard) == len(told) else None
