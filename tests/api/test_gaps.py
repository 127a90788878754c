"""What never arrived is told by the gaps in the devices' own numbering."""

from __future__ import annotations

from datetime import timedelta

import httpx

from app.actions.store_batch import store_batch
from app.storage.database import Database
from tests.factories import NOON, given, lamp, telemetry


async def _arrive(database: Database, asset: str, *numbers: int) -> None:
    """Reports of those numbers, in that order, measured one second per number apart."""
    messages = [
        telemetry(asset, NOON + timedelta(seconds=number), {"active_power_w": number}, received=NOON, seq=number)
        for number in numbers
    ]
    await store_batch(database, messages, "test", NOON)


async def _missing(client: httpx.AsyncClient) -> list[tuple[str, int, int]]:
    answer = await client.get("/api/v1/ledger/gaps", params={"to": (NOON + timedelta(minutes=5)).isoformat()})
    return [(row["system"], row["assets"], row["missing"]) for row in answer.raise_for_status().json()["systems"]]


async def test_numbers_skipped_are_counted_by_system(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1), lamp(2))
    await _arrive(database, "EP-0001", 1, 2, 6, 7)
    await _arrive(database, "EP-0002", 10, 12)
    assert await _missing(client) == [("lighting", 2, 4)]


async def test_a_late_report_fills_its_gap(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1))
    await _arrive(database, "EP-0001", 1, 3)
    await _arrive(database, "EP-0001", 2)
    assert await _missing(client) == []


async def test_a_counter_that_starts_again_leaves_no_gap(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1))
    await _arrive(database, "EP-0001", 8, 9)
    restarted = [
        telemetry("EP-0001", NOON + timedelta(seconds=20 + number), {"active_power_w": 1}, received=NOON, seq=number)
        for number in (0, 1)
    ]
    await store_batch(database, restarted, "test", NOON)
    assert await _missing(client) == []


async def test_a_period_longer_than_a_day_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/ledger/gaps", params={"from": "2026-06-01T00:00:00Z", "to": NOON.isoformat()})
    assert answer.status_code == 400
