"""The journal's law: gapless, and the order of seq is the order of commit."""

from __future__ import annotations

import asyncio
import random

import pytest

from app.actions.errors import StorageUnavailable
from app.domain.journal import Cursor, Entry, InvalidCursor
from app.storage import journal
from app.storage.database import Database
from app.storage.follow import Follower


async def write(database: Database, count: int, *, fail: bool = False) -> None:
    async with database.begin() as tx:
        for number in range(count):
            tx.record(Entry("state", "asset", f"A{number}", {"at": None, "values": {"n": number}}))
        await asyncio.sleep(random.random() * 0.005)
        if fail:
            raise RuntimeError("rolled back on purpose")


async def test_a_reader_misses_nothing_with_eight_writers_and_rollbacks(database: Database) -> None:
    follower = Follower(database.url)
    await follower.open()
    seen: list[int] = []
    done = asyncio.Event()

    async def read() -> None:
        while not (done.is_set() and seen and seen[-1] == (await follower.position()).seq):
            rows = await follower.after(seen[-1] if seen else 0)
            seen.extend(row.seq for row in rows)
            await follower.wait() if not rows else None

    async def writer(number: int) -> None:
        draw = random.Random(number)
        for _ in range(30):
            fail = draw.random() < 0.2
            try:
                await write(database, draw.randint(1, 20), fail=fail)
            except RuntimeError:
                assert fail

    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        tasks.create_task(read())
        await asyncio.gather(*(writer(number) for number in range(8)))
        done.set()
    await follower.close()
    assert seen == list(range(1, seen[-1] + 1))


async def test_a_transaction_too_large_for_readers_is_refused(database: Database) -> None:
    with pytest.raises(journal.JournalOverflow):
        await write(database, journal.MAX_ROWS_PER_TRANSACTION + 1)
    async with database.read() as tx:
        assert (await tx.cursor()).seq == 0


async def test_a_gap_left_by_dropped_samples_is_noticed(database: Database) -> None:
    await write(database, 3)
    async with database.begin() as tx:
        assert await journal.complete_since(tx.raw, 0)
        await tx.raw.execute("DELETE FROM journal WHERE seq = 1")
        assert not await journal.complete_since(tx.raw, 0)
        assert await journal.complete_since(tx.raw, 1)
        assert await journal.complete_since(tx.raw, 3)
        assert not await journal.complete_since(tx.raw, 4)


async def test_another_cluster_or_timeline_starts_a_new_epoch_at_its_first_write(database: Database) -> None:
    await write(database, 1)
    async with database.begin() as tx:
        before = await tx.cursor()
        await tx.raw.execute("UPDATE feed SET history = '7000000000000000000/00000001'")
    await write(database, 1)
    async with database.read() as tx:
        after = await tx.cursor()
    assert after.seq == before.seq + 1
    assert after.epoch != before.epoch
    await write(database, 1)
    async with database.read() as tx:
        assert (await tx.cursor()).epoch == after.epoch


@pytest.mark.parametrize("text", ["", "abc", ":3", "abc:", "abc:x", "abc:-1", "abc:" + "9" * 30])
def test_a_cursor_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor):
        Cursor.parse(text)


async def _hold_the_counter(database: Database) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE feed SET seq = seq + 1")
        await write(database, 1)
        await tx.raw.execute("SELECT 1")


async def test_a_stopped_writer_cannot_block_the_others_for_long(database: Database) -> None:
    """A process stopped while it holds the journal's counter: the session limit frees it."""
    async with asyncio.timeout(10):
        with pytest.raises(StorageUnavailable):
            await _hold_the_counter(database)
    async with database.read() as tx:
        assert (await tx.cursor()).seq == 1
