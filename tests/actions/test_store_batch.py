"""A batch is stored exactly once, loses no transition, and gives every message an account."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from app.actions.store_batch import store_batch
from app.ingest.read import read
from app.storage import journal
from app.storage.database import Database
from tests.factories import NOON, event, given, lamp, rows, telemetry

S = timedelta(seconds=1)
VALUES_AND_EVENTS = ("state", "sample", "event")


async def ledger(database: Database) -> tuple[int, ...]:
    [found] = await rows(
        database,
        "SELECT sum(received)::int, sum(stored)::int, sum(duplicate)::int, sum(rejected)::int, sum(unknown)::int"
        " FROM ledger",
    )
    return tuple(found)


async def journalled(database: Database) -> list[tuple[str, str, dict[str, object]]]:
    async with database.read() as tx:
        found = await journal.after(tx.raw, 0, 10_000)
    return [(row.topic, row.key, msgspec.json.decode(row.body)) for row in found if row.topic in VALUES_AND_EVENTS]


async def test_a_report_becomes_state_history_and_journal(database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on", "active_power_w": 41.5})], "w", NOON)
    assert await rows(database, "SELECT \"values\"->>'power_state', heard_at FROM asset_state") == [("on", NOON)]
    assert await rows(database, "SELECT comm_status, health FROM asset_state") == [("online", "ok")]
    assert len(await rows(database, "SELECT 1 FROM reading")) == 1
    assert [(topic, body["values"]) for topic, _, body in await journalled(database)] == [
        ("state", {"power_state": "on"}),
        ("state", {"comm_status": "online", "health": "ok"}),
        ("sample", {"active_power_w": 41.5}),
    ]
    assert await ledger(database) == (1, 1, 0, 0, 0)


async def test_a_door_opened_and_closed_inside_one_batch_leaves_both(database: Database) -> None:
    await given(database, lamp(1))
    messages = [
        telemetry("EP-0001", NOON, {"door_open": False}),
        telemetry("EP-0001", NOON + 1 * S, {"door_open": True}),
        telemetry("EP-0001", NOON + 2 * S, {"door_open": False}),
    ]
    await store_batch(database, messages, "w", NOON + 2 * S)
    doors = [body["values"] for topic, _, body in await journalled(database) if "door_open" in str(body)]
    assert doors == [{"door_open": False}, {"door_open": True}, {"door_open": False}]


async def test_the_same_batch_again_is_all_duplicates(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    messages = [telemetry(f"EP-000{1 + i % 2}", NOON + i * S, {"active_power_w": i}) for i in range(10)]
    messages.append(event("EP-0001", NOON, "impact", {"g": 3}))
    await store_batch(database, messages, "w", NOON + 10 * S)
    seen = await journalled(database)
    await store_batch(database, messages, "w", NOON + 11 * S)
    assert await ledger(database) == (22, 11, 11, 0, 0)
    assert len(await rows(database, "SELECT 1 FROM reading")) == 10
    assert await journalled(database) == seen


async def test_a_resend_in_the_same_batch_is_one_reading(database: Database) -> None:
    await given(database, lamp(1))
    message = telemetry("EP-0001", NOON, {"active_power_w": 3})
    await store_batch(database, [message, telemetry("EP-0001", NOON, {"active_power_w": 3})], "w", NOON)
    assert await ledger(database) == (2, 1, 1, 0, 0)


async def test_a_late_report_changes_history_not_live_state(database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [telemetry("EP-0001", NOON, {"light_level_pct": 80})], "w", NOON)
    late = telemetry("EP-0001", NOON - 3600 * S, {"light_level_pct": 20}, received=NOON + S)
    await store_batch(database, [late], "w", NOON + S)
    assert await rows(database, "SELECT (\"values\"->>'light_level_pct')::int FROM asset_state") == [(80,)]
    assert len(await rows(database, "SELECT 1 FROM reading")) == 2


async def test_a_late_report_still_brings_the_fields_nobody_told_since(database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [telemetry("EP-0001", NOON, {"light_level_pct": 80})], "w", NOON)
    late = telemetry("EP-0001", NOON - 60 * S, {"light_level_pct": 20, "door_open": True}, received=NOON)
    await store_batch(database, [late], "w", NOON + S)
    [(values,)] = await rows(database, 'SELECT "values"::text FROM asset_state')
    assert msgspec.json.decode(values) == {"light_level_pct": 80, "door_open": True}


async def test_what_cannot_be_stored_is_kept_with_its_reason(database: Database) -> None:
    await given(database, lamp(1), lamp(2, system=None))
    messages = [
        telemetry("EP-0001", NOON, {"power_state": "sideways"}),
        telemetry("NOBODY", NOON, {"power_state": "on"}),
        telemetry("EP-0002", NOON, {"power_state": "on"}),
        telemetry("EP-0001", NOON, {}, system="nobody"),
        read("poste/v1/lighting/EP-0001/telemetry", b"{", NOON),
        read("poste/v1/lighting/EP-0001/telemetri", b"{}", NOON),
        telemetry("EP-0001", NOON, {"power_state": "on"}),
    ]
    await store_batch(database, messages, "w", NOON)
    reasons = [row[0] for row in await rows(database, "SELECT reason FROM kept_message ORDER BY id")]
    assert reasons == ["invalid_value", "unknown_asset", "foreign_asset", "unknown_system", "not_json", "unknown_topic"]
    assert await ledger(database) == (7, 1, 0, 4, 2)


async def test_an_asset_without_a_system_says_what_to_set(database: Database) -> None:
    await given(database, lamp(1, system=None))
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on"})], "w", NOON)
    [(detail,)] = await rows(database, "SELECT detail FROM kept_message")
    assert detail == "asset 'EP-0001' has no field system: set its `system` to 'lighting'"


async def test_a_faulty_clock_is_replaced_and_the_asset_stays_live(database: Database) -> None:
    await given(database, lamp(1))
    ahead = NOON + timedelta(days=400)
    for i in range(3):
        at = NOON + i * 10 * S
        await store_batch(
            database, [telemetry("EP-0001", ahead + i * S, {"light_level_pct": 10 * i}, received=at)], "w", at
        )
    assert await rows(database, "SELECT at, (\"values\"->>'light_level_pct')::int FROM asset_state") == [
        (NOON + 20 * S, 20)
    ]
    again = telemetry("EP-0001", ahead + 2 * S, {"light_level_pct": 20}, received=NOON + 25 * S)
    await store_batch(database, [again], "w", NOON + 25 * S)
    assert await ledger(database) == (4, 3, 1, 0, 0)


async def test_measurements_are_sampled_once_a_second(database: Database) -> None:
    await given(database, lamp(1))
    for i in range(20):
        at = NOON + timedelta(milliseconds=100 * i)
        await store_batch(database, [telemetry("EP-0001", at, {"active_power_w": i})], "w", at)
    samples = [body["values"] for topic, _, body in await journalled(database) if topic == "sample"]
    assert samples == [{"active_power_w": 0}, {"active_power_w": 10}]
    [(due,)] = await rows(database, "SELECT memory->>'due' FROM asset_state")
    assert msgspec.json.decode(due) == ["active_power_w"]
