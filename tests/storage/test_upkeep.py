"""House-keeping: partitions, bounded inbox, roll-ups that take late readings in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.actions.store_batch import store_batch
from app.control.timers import Timers
from app.settings import Settings
from app.storage import partitions, upkeep
from app.storage.database import Database
from tests.factories import FixedClock, given, lamp, rows, telemetry

NOW = datetime.now(UTC).replace(minute=30, second=0, microsecond=0)
HOUR = timedelta(hours=1)


async def roll(database: Database, now: datetime) -> None:
    async with database.begin() as tx:
        await upkeep.roll_up(tx.raw, now, now - timedelta(days=400))


async def say(database: Database, measured: datetime, received: datetime, power: float) -> None:
    message = telemetry("EP-0001", measured, {"active_power_w": power}, received=received)
    await store_batch(database, [message], "w", received)


async def mark(database: Database, at: datetime) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", at)


async def test_hours_are_rolled_up_and_late_readings_change_them(database: Database) -> None:
    await given(database, lamp(1))
    start = NOW.replace(minute=0) - 3 * HOUR
    await mark(database, start)
    for minute, power in ((0, 10.0), (20, 20.0), (40, 60.0)):
        at = start + timedelta(minutes=minute)
        await say(database, at, at, power)
    await roll(database, start + HOUR + timedelta(minutes=1))
    query = "SELECT n, sum, min, max, first, last FROM rollup WHERE field = 'active_power_w'"
    assert await rows(database, query) == [(3, 90, 10, 60, 10, 60)]
    await say(database, start + timedelta(minutes=50), start + HOUR + timedelta(minutes=5), 90)
    await roll(database, start + 2 * HOUR + timedelta(minutes=1))
    assert await rows(database, query) == [(4, 180, 10, 90, 10, 90)]
    await roll(database, start + 2 * HOUR + timedelta(minutes=2))
    assert await rows(database, query) == [(4, 180, 10, 90, 10, 90)]


async def test_partitions_are_created_ahead_and_old_ones_dropped(database: Database) -> None:
    clock = FixedClock(NOW + timedelta(days=5))
    settings = Settings(reading_days=2, journal_days=1)
    await Timers(settings, database, clock).retention()
    async with database.begin() as tx:
        for table in ("reading", "journal_change", "journal_sample"):
            assert await partitions.droppable(tx.raw, table, clock.now() - timedelta(days=3)) == []
        assert await partitions.create_ahead(tx.raw, clock.now()) > 0
        assert await partitions.create_ahead(tx.raw, clock.now()) == 0
        newest = await tx.raw.fetchval("SELECT max(relname::text) FROM pg_class WHERE relname LIKE 'journal_change_2%'")
    assert newest >= f"journal_change_{clock.now() + timedelta(days=13):%Y%m%d}"
