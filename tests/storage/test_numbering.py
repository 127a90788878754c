"""Writing an asset's seq: no transaction waits for a row while it holds the journal's counter."""

from __future__ import annotations

import asyncio

from app.domain.journal import Entry
from app.storage.database import Database
from tests.factories import given, lamp, rows


def renamed(asset: str) -> Entry:
    return Entry("registry", "asset", asset, {"name": "Quai"})


async def test_an_edit_waits_for_a_batch_before_it_takes_the_counter(database: Database) -> None:
    await given(database, lamp(1))

    async def edit() -> None:
        async with database.begin() as tx:
            tx.record(renamed("EP-0001"))

    async def waiting() -> bool:
        return bool(await rows(database, "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"))

    async with database.begin() as tx:
        await tx.ingest.lock(["EP-0001"])
        editing = asyncio.create_task(edit())
        while not await waiting():  # noqa: ASYNC110 - another session's wait has no event
            await asyncio.sleep(0.01)
        tx.record(renamed("EP-0001"))
    await editing
    [(seq, newest)] = await rows(database, "SELECT s.seq, f.seq FROM asset_state s, feed f")
    assert seq == newest
