"""A year goes by under writers and readers: partitions come and go, nothing kept is lost, nobody waits long."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from app.actions.store_batch import store_batch
from app.control.timers import Timers
from app.domain.retention.categories import Category
from app.settings import Settings
from app.storage import partitions, upkeep
from app.storage.database import Database
from tests.factories import FixedClock, event, given, lamp, rows, telemetry

DAY = timedelta(days=1)
START = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
KEPT = Settings(reading_days=30, journal_days=20)
_PARTITIONS = """
SELECT p.relname AS parent, count(*)::int FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
JOIN pg_class p ON p.oid = i.inhparent WHERE c.relname ~ '_2[0-9]{7}t' AND c.relkind = 'r' GROUP BY 1
"""


@pytest.fixture
async def timers(database: Database) -> Timers:
    await given(database, lamp(1), lamp(2))
    await set_journal_clock(database, START)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", START - timedelta(hours=1))
    return Timers(KEPT, database, FixedClock(START))


async def set_journal_clock(database: Database, at: datetime) -> None:
    """The journal's time is the database's own, never behind `feed.at`: this is how a test travels."""
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE feed SET at = $1", at)


async def live_a_day(database: Database, timers: Timers, now: datetime) -> None:
    """What a day does: retention, reports, an event, a snapshot, roll-ups."""
    timers._clock.at = now  # type: ignore[attr-defined]
    await timers.retention()
    await set_journal_clock(database, now)
    said = [telemetry(f"EP-000{n}", now, {"active_power_w": 10 * n}) for n in (1, 2)]
    await store_batch(database, [*said, event("EP-0001", now, "door_opened")], f"w{now:%d}", now)
    timers._clock.at = now + timedelta(hours=2)  # type: ignore[attr-defined]
    await timers.snapshot()
    await timers.roll_up()


@pytest.mark.timeout(600)
async def test_a_year_stays_bounded_and_what_is_kept_longer_is_whole(database: Database, timers: Timers) -> None:
    ends = []
    for day in range(0, 366, 2):
        await live_a_day(database, timers, START + day * DAY)
        ends += [seq for (seq,) in await rows(database, "SELECT max(seq) FROM journal_change")]
    last = START + 364 * DAY
    held = dict(await rows(database, _PARTITIONS))
    assert held["reading"] <= KEPT.reading_days + 1 + 2 + 1
    assert held["journal_change"] <= KEPT.journal_days + 1 + 14 + 1
    assert held["journal_sample"] <= 2 + 1 + 6 + 1
    assert await rows(database, "SELECT count(*)::int FROM rollup WHERE asset = 1") == [(183,)]
    [(oldest, readings)] = await rows(database, "SELECT min(measured_at), count(*)::int FROM reading")
    assert oldest >= last - (KEPT.reading_days + 1) * DAY
    assert readings == 2 * 16
    assert await rows(database, "SELECT count(*)::int FROM event") == [(16,)]
    [(snapshot, change)] = await rows(
        database, "SELECT (SELECT min(seq) FROM snapshot), (SELECT min(seq) FROM journal_change)"
    )
    assert snapshot >= max(seq for seq in ends if seq < change), "every change after the oldest snapshot is kept"
    [(ledger, total)] = await rows(database, "SELECT count(*)::int, sum(stored)::int FROM ledger")
    assert total == 183 * 3, "merging loses no count"
    assert ledger == 183
    merged = await rows(database, "SELECT DISTINCT worker FROM ledger WHERE hour < $1", last - 36 * DAY)
    assert merged == [("",)]


async def test_writers_and_readers_hardly_notice_a_partition_come_or_go(database: Database, timers: Timers) -> None:
    for day in range(40):
        await live_a_day(database, timers, START + day * DAY)
    stop, waits = asyncio.Event(), {"write": 0.0, "read": 0.0}

    async def keep(name: str, act: Any) -> None:
        while not stop.is_set():
            began = time.monotonic()
            await act()
            waits[name] = max(waits[name], time.monotonic() - began)

    async def write() -> None:
        at = datetime.now(UTC)
        await store_batch(database, [telemetry("EP-0001", at, {"active_power_w": at.microsecond % 50})], "w", at)

    async def read() -> None:
        await rows(database, "SELECT count(*) FROM reading WHERE asset = 1")

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(keep("write", write))
        tasks.create_task(keep("read", read))
        for day in range(40, 60):
            await live_a_day(database, timers, START + day * DAY)
        stop.set()
    assert max(waits.values()) < 1.5


async def names(database: Database) -> set[str]:
    query = "SELECT relname::text FROM pg_class WHERE relispartition AND relname ~ '^reading_2[0-9]{7}t[0-9]{2}$'"
    return {name for (name,) in await rows(database, query)}


async def test_a_long_report_puts_dropping_off_and_holds_up_no_writer(
    database: Database, database_url: str, timers: Timers
) -> None:
    for day in range(35):
        await live_a_day(database, timers, START + day * DAY)
    reader = await asyncpg.connect(database_url)
    async with reader.transaction():
        await reader.fetchval("SELECT count(*) FROM reading")
        timers._clock.at = START + 40 * DAY  # type: ignore[attr-defined]
        before = await names(database)
        putting_off = asyncio.create_task(timers._repeat(600, timers.retention))
        longest = 0.0
        for _ in range(20):
            began = time.monotonic()
            at = datetime.now(UTC)
            await store_batch(database, [telemetry("EP-0002", at, {"active_power_w": 1})], "w", at)
            longest = max(longest, time.monotonic() - began)
            await asyncio.sleep(0.05)
        assert await names(database) >= before
        assert longest < 0.8, "one lock timeout, and a loaded machine"
    await reader.close()
    timers.drain()
    await putting_off
    await timers.retention()
    assert min(await names(database)) > min(before)


async def test_readings_not_rolled_up_and_changes_without_a_snapshot_are_not_dropped(
    database: Database, timers: Timers
) -> None:
    await live_a_day(database, timers, START)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", START - DAY)
        await tx.raw.execute("DELETE FROM snapshot WHERE seq > 0")
    timers._clock.at = START + 100 * DAY  # type: ignore[attr-defined]
    await timers.retention()
    assert await rows(database, "SELECT count(*)::int FROM reading") == [(2,)]
    assert (await rows(database, "SELECT count(*)::int FROM journal_change"))[0][0] > 0
    await timers.roll_up()
    await timers.snapshot()
    await timers.retention()
    assert await rows(database, "SELECT count(*)::int FROM reading") == [(0,)]
    assert await rows(database, "SELECT count(*)::int FROM journal_change") == [(0,)]


async def test_a_reading_later_than_what_is_kept_does_not_spoil_the_rollup_of_its_hour(database: Database) -> None:
    await given(database, lamp(1))
    at = START - 3 * DAY
    async with database.begin() as tx:
        await tx.raw.execute("INSERT INTO rollup VALUES (1, $1, 'active_power_w', 60, 600, 1, 20, 1, 2)", at)
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", at - timedelta(hours=1))
    late = telemetry("EP-0001", at, {"active_power_w": 99.0}, received=at + timedelta(hours=1))
    await store_batch(database, [late], "w", at + timedelta(hours=1))
    async with database.begin() as tx:
        await upkeep.roll_up(tx.raw, START, START - 2 * DAY)
    assert await rows(database, "SELECT n FROM rollup") == [(60,)]


async def test_old_readings_outside_any_day_are_deleted_in_portions(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "AT_ONCE", 10)
    async with database.begin() as tx:
        await tx.raw.execute(
            'INSERT INTO reading (asset, measured_at, received_at, "values")'
            " SELECT n, $1, $1, '{}' FROM generate_series(1, 25) AS n",
            START - 100 * DAY,
        )
    portions = 0
    more = True
    while more:
        async with database.begin() as tx:
            more = await upkeep.delete_past(tx.raw, Category.READINGS, START - 30 * DAY)
        portions += 1
    assert portions == 3
    assert await rows(database, "SELECT count(*)::int FROM reading_old") == [(0,)]


async def test_partitions_made_online_have_the_indexes_of_those_made_at_the_start(database: Database) -> None:
    async with database.begin() as tx:
        await partitions.create_ahead(tx.raw, START + 60 * DAY)
    query = """
        SELECT count(DISTINCT indexes)::int FROM (
            SELECT c.relname, count(*) AS indexes FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relname ~ '^reading_(2|old)' GROUP BY 1) AS t
    """
    assert await rows(database, query) == [(1,)]
