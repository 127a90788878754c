"""Writing an asset's seq: no transaction waits for a row while it holds the journal's counter."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from app.actions.batch import Batch
from app.actions.store_batch import store_messages
from app.domain.journal import Entry
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows, telemetry


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


async def test_a_transaction_sees_the_states_it_has_yet_to_write(database: Database) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        for second, is_open in enumerate((True, False, True)):
            said = telemetry("EP-0001", NOON + timedelta(seconds=second), {"door_open": is_open})
            await store_messages(tx, Batch([said], NOON + timedelta(seconds=second)))
    told = await rows(database, "SELECT body->'values'->>'door_open' FROM journal WHERE topic = 'state' ORDER BY seq")
    assert [value for (value,) in told if value] == ["true", "false", "true"]
