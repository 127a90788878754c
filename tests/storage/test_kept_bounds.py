"""What is kept of bad messages is bounded, whoever floods, and what goes is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import pytest

from app.actions.store_batch import store_batch
from app.control.timers import Timers
from app.domain.registry import SystemDraft
from app.ingest.read import read
from app.settings import Settings
from app.storage import kept_bounds
from app.storage.database import Database
from tests.factories import NOON, FixedClock, given, lamp, rows, telemetry

COUNTS = "SELECT system, reason, count(*)::int FROM kept_message GROUP BY 1, 2 ORDER BY 1, 2"


async def bad(database: Database, system: str, payload: bytes, count: int) -> None:
    topic = f"poste/v1/{system}/EP-0001/telemetry"
    await store_batch(database, [read(topic, payload, NOON) for _ in range(count)], "w", NOON)


async def trim(database: Database) -> None:
    async with database.begin() as tx:
        await kept_bounds.trim_kept(tx.raw)


@pytest.fixture
async def city(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    await given(database, lamp(1), SystemDraft(id="traffic", name="Traffic"))
    monkeypatch.setattr(kept_bounds, "REJECTED_PER_REASON", 10)
    monkeypatch.setattr(kept_bounds, "UNKNOWN_PER_ASSET", 5)
    monkeypatch.setattr(kept_bounds, "UNKNOWN_PER_REASON", 20)
    return database


async def test_a_flood_of_one_system_and_reason_pushes_out_nobody_elses(city: Database) -> None:
    await bad(city, "traffic", b"{", 3)
    await bad(city, "lighting", b"{}", 4)
    for _ in range(5):
        await bad(city, "lighting", b"{", 100)
    await trim(city)
    assert await rows(city, COUNTS) == [
        ("lighting", "invalid_payload", 4),
        ("lighting", "not_json", 10),
        ("traffic", "not_json", 3),
    ]


async def test_what_goes_is_counted_by_system_and_reason(city: Database) -> None:
    for _ in range(3):
        await bad(city, "lighting", b"{", 30)
        await trim(city)
    assert await rows(city, "SELECT system, outcome, reason, count FROM kept_trimmed") == [
        ("lighting", "rejected", "not_json", 80)
    ]
    [(refused,)] = await rows(city, "SELECT sum(rejected)::int FROM ledger")
    assert refused == 90


async def test_systems_nobody_registered_share_one_quota(city: Database) -> None:
    at = NOON
    for number in range(60):
        await store_batch(city, [telemetry("X", at, {"n": number}, system=f"made-up-{number}")], "w", at)
    await bad(city, "lighting", b"{", 3)
    await trim(city)
    kept: Counter[str] = Counter()
    for _, reason, count in await rows(city, COUNTS):
        kept[reason] += count
    assert kept == {"unknown_system": 20, "not_json": 3}
    assert await rows(city, "SELECT system, reason, count FROM kept_trimmed") == [("", "unknown_system", 40)]


async def test_the_newest_of_each_unknown_asset_stay(city: Database) -> None:
    for second in range(12):
        at = NOON + timedelta(seconds=second)
        await store_batch(city, [telemetry("NOBODY", at, {"n": second})], "w", at)
    await trim(city)
    query = "SELECT (convert_from(payload, 'UTF8')::jsonb->'values'->>'n')::int FROM kept_message ORDER BY id"
    assert await rows(city, query) == [(7,), (8,), (9,), (10,), (11,)]


async def test_large_payloads_are_bounded_by_their_bytes(city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bounds, "BYTES_PER_SYSTEM", 500_000)
    await bad(city, "lighting", b"x" * 200_000, 6)
    await bad(city, "traffic", b"{", 3)
    await trim(city)
    assert await rows(city, COUNTS) == [("lighting", "not_json", 2), ("traffic", "not_json", 3)]


async def test_the_chore_trims_each_time_something_new_was_kept(city: Database) -> None:
    timers = Timers(Settings(), city, FixedClock())
    kept: Sequence[tuple[int]] = []
    for _ in range(3):
        await bad(city, "lighting", b"{", 15)
        await timers.trim()
        kept = await rows(city, "SELECT count(*)::int FROM kept_message")
        assert kept == [(10,)]
