"""Adopting: all or nothing, however much was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from app.actions.adopt_asset import adopt_asset
from app.actions.ingest_ports import ForeignSystem, Tally
from app.actions.replay_kept import CHUNK
from app.actions.store_batch import store_batch
from app.domain.reports import Message
from app.ingest.routes import Dialects, Routes
from app.storage.database import Database
from tests.factories import NOON, FixedClock, given, lamp, rows, telemetry

KEPT = CHUNK + 100


async def unknown(database: Database, count: int) -> None:
    await given(database)
    messages = [telemetry("EP-0001", NOON + timedelta(seconds=i), {"light_level_pct": i % 100}) for i in range(count)]
    await store_batch(database, messages, "w", NOON)


async def test_more_than_one_transaction_can_hold_is_replayed_in_order(database: Database) -> None:
    await unknown(database, KEPT)
    document, replayed = await adopt_asset(database, lamp(1), "EP-0001", Dialects(), FixedClock())
    assert (document["id"], replayed) == ("EP-0001", Tally(stored=KEPT))
    assert await rows(database, "SELECT count(*) FROM reading") == [(KEPT,)]
    assert await rows(database, "SELECT count(*) FROM kept_message") == [(0,)]
    [state] = await rows(database, "SELECT at, (\"values\"->>'light_level_pct')::int FROM asset_state")
    assert state == (NOON + timedelta(seconds=KEPT - 1), (KEPT - 1) % 100)
    assert await rows(
        database, "SELECT sum(received)::int, sum(stored)::int, sum(unknown)::int FROM ledger WHERE system = 'lighting'"
    ) == [(KEPT, KEPT, 0)]


async def test_a_failure_while_replaying_leaves_the_inbox_as_it_was(database: Database) -> None:
    await unknown(database, 3)
    told = iter(range(10))

    class Failing(Routes):
        def read(self, topic: str, payload: bytes, received_at: datetime) -> list[Message]:
            if next(told) == 2:
                raise RuntimeError("out of memory")
            return super().read(topic, payload, received_at)

    class FailingDialects(Dialects):
        def reading(self, systems: Sequence[ForeignSystem]) -> Routes:
            return Failing()

    with pytest.raises(RuntimeError):
        await adopt_asset(database, lamp(1), "EP-0001", FailingDialects(), FixedClock())
    assert await rows(database, "SELECT count(*) FROM asset") == [(0,)]
    assert await rows(database, "SELECT count(*) FROM kept_message") == [(3,)]
    assert await rows(database, "SELECT sum(stored)::int, sum(unknown)::int FROM ledger") == [(0, 3)]
