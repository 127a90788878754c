"""Alarms by real PostgreSQL: raised by what the field says, once, and closed by what it says and what people do."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

from app.actions.errors import Conflict
from app.actions.import_drafts import import_drafts
from app.actions.raise_alarm import clear_alarm, raise_alarm
from app.actions.store_batch import store_batch
from app.actions.sweep_alarms import sweep_alarms, watch_calendar
from app.actions.watch_flood import watch_flood
from app.domain.alarms.lifecycle import Move
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.actions.alarms import act, alarm_id, alarms, say, told
from tests.factories import NOON, FixedClock, event, given, lamp, rows, telemetry

S = timedelta(seconds=1)
M = timedelta(minutes=1)


async def test_a_lamp_that_fails_and_is_repaired_leaves_an_alarm_to_acknowledge(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": False})
    assert await alarms(database) == []
    await say(database, "EP-0001", NOON + S, {"lamp_failure": True})
    await say(database, "EP-0001", NOON + 2 * S, {"lamp_failure": True})
    assert await alarms(database) == [("EP-0001", "lamp_failure", "unacknowledged")]
    await say(database, "EP-0001", NOON + 3 * S, {"lamp_failure": False})
    assert await told(database, "transition", "state") == [
        ("raised", "unacknowledged"),
        ("returned", "returned_unacknowledged"),
    ]
    alarm = await alarm_id(database, "EP-0001", "lamp_failure")
    assert (await act(database, alarm, Move.ACKNOWLEDGE, NOON + 4 * S)).state == "normal"
    assert await alarms(database) == []


async def test_a_failure_and_its_repair_in_one_batch_are_both_told(database: Database) -> None:
    await given(database, lamp(1))
    batch = [
        telemetry("EP-0001", NOON, {"lamp_failure": True}),
        telemetry("EP-0001", NOON + S, {"lamp_failure": False}),
    ]
    await store_batch(database, batch, "w", NOON + S)
    assert await told(database, "transition") == [("raised",), ("returned",)]


async def test_an_alarm_that_closes_and_comes_back_in_one_batch_is_another(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": True})
    await act(database, await alarm_id(database, "EP-0001", "lamp_failure"), Move.ACKNOWLEDGE, NOON)
    batch = [telemetry("EP-0001", NOON + n * S, {"lamp_failure": n % 2 == 0}) for n in (1, 2, 3, 4)]
    await store_batch(database, batch, "w", NOON + 4 * S)
    assert await told(database, "transition") == [
        ("raised",), ("acknowledged",), ("closed",), ("raised",), ("returned",), ("raised",),
    ]  # fmt: skip
    assert await rows(database, "SELECT count(*), count(*) FILTER (WHERE closed_at IS NULL) FROM alarm") == [(2, 1)]


async def test_a_storm_larger_than_a_transaction_may_tell_is_told_whole(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 701)))
    values = {"lamp_failure": True, "supply_loss": True, "fault_class": "major", "active_power_w": 3}
    await store_batch(database, [telemetry(f"EP-{number:04d}", NOON, values) for number in range(1, 701)], "w", NOON)
    await sweep_alarms(database, NOON + S)
    assert await rows(database, "SELECT definition, count(*) FROM alarm GROUP BY 1 ORDER BY 1") == [
        ("lamp_failure", 700),
        ("major_fault", 700),
        ("supply_loss", 700),
    ]


async def test_a_late_report_raises_nothing(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": False})
    await say(database, "EP-0001", NOON - 60 * M, {"lamp_failure": True}, NOON + S)
    await sweep_alarms(database, NOON + M)
    assert await told(database, "transition") == []


async def test_a_backlog_tells_only_how_it_ended(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    for minutes, failed in ((-60, True), (-50, False), (-40, True), (-30, False)):
        await say(database, "EP-0001", NOON + minutes * M, {"lamp_failure": failed}, NOON)
    await say(database, "EP-0002", NOON - 45 * M, {"lamp_failure": True}, NOON)
    await sweep_alarms(database, NOON + 9 * S)
    assert await told(database, "transition") == []
    await sweep_alarms(database, NOON + 11 * S)
    assert await told(database, "asset", "transition", "delayed", "measured_at") == [
        ("EP-0002", "raised", True, "2026-06-15T09:15:00Z")
    ]


async def test_a_delay_is_fired_by_the_sweep_once(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"door_open": True})
    await sweep_alarms(database, NOON + 29 * S)
    assert await alarms(database) == []
    await asyncio.gather(*(sweep_alarms(database, NOON + 30 * S) for _ in range(3)))
    assert await told(database, "definition", "transition") == [("door_open", "raised")]
    assert await rows(database, "SELECT count(*) FROM alarm_due") == [(0,)]


async def test_a_door_closed_before_its_delay_is_no_alarm(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"door_open": True})
    await say(database, "EP-0001", NOON + 20 * S, {"door_open": False})
    await sweep_alarms(database, NOON + M)
    assert await told(database, "transition") == []


async def test_an_event_always_raises_and_is_marked_delayed(database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [event("EP-0001", NOON - 20 * M, "door_forced", {"door": 1})], "w", NOON)
    assert await told(database, "definition", "transition", "delayed", "value") == [
        ("door_forced", "raised", True, {"door": 1})
    ]
    alarm = await alarm_id(database, "EP-0001", "door_forced")
    await act(database, alarm, Move.ACKNOWLEDGE, NOON)
    assert await alarms(database) == []


async def test_however_many_raise_at_once_one_alarm_is_open(database: Database) -> None:
    await given(database, lamp(1))
    [(key,)] = await rows(database, "SELECT key FROM asset")

    async def raise_once(number: int) -> None:
        while True:
            try:
                async with database.begin() as tx:
                    if number % 3 == 2:
                        await clear_alarm(tx, key, "does_not_follow_target", now=NOON + number * S)
                    else:
                        await raise_alarm(tx, key, "does_not_follow_target", detail="position", now=NOON + number * S)
            except Conflict:
                continue
            return

    await asyncio.gather(*(raise_once(number) for number in range(60)))
    assert await rows(database, "SELECT count(*) FROM alarm WHERE closed_at IS NULL") == [(1,)]


async def test_of_many_who_acknowledge_at_once_one_is_told(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": True})
    alarm = await alarm_id(database, "EP-0001", "lamp_failure")
    results = await asyncio.gather(*(act(database, alarm, Move.ACKNOWLEDGE, NOON + S) for _ in range(20)))
    assert sorted(result.outcome for result in results) == ["done", *["unchanged"] * 19]
    assert await told(database, "transition") == [("raised",), ("acknowledged",)]


async def test_the_database_refuses_a_second_open_alarm(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": True})
    alarm = await alarm_id(database, "EP-0001", "lamp_failure")
    async with database.begin() as tx:
        found = await tx.alarms.by_id([alarm])
        with pytest.raises(asyncpg.UniqueViolationError):
            await tx.alarms.add([replace(found[alarm], id="another")])
        await tx.raw.execute("ROLLBACK")


async def test_shelving_ends_by_itself_and_calls_again_while_the_condition_stands(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", NOON, {"lamp_failure": True})
        alarm = await alarm_id(database, f"EP-{number:04d}", "lamp_failure")
        await act(database, alarm, Move.SHELVE, NOON, until=NOON + 60 * M)
    await say(database, "EP-0002", NOON + M, {"lamp_failure": False})
    await sweep_alarms(database, NOON + 59 * M)
    assert {state for _, _, state in await alarms(database)} == {"shelved"}
    await sweep_alarms(database, NOON + 60 * M)
    assert await alarms(database) == [("EP-0001", "lamp_failure", "unacknowledged")]


async def test_equipment_in_maintenance_calls_nobody_until_it_is_back(database: Database) -> None:
    await given(database, lamp(1, lifecycle="maintenance"), lamp(2))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", NOON, {"lamp_failure": True})
    assert await alarms(database) == [
        ("EP-0001", "lamp_failure", "suppressed_by_design"),
        ("EP-0002", "lamp_failure", "unacknowledged"),
    ]
    async with database.begin() as tx:
        await tx.raw.execute(
            "UPDATE asset SET lifecycle = CASE id WHEN 'EP-0001' THEN 'in_service' ELSE 'maintenance' END"
        )
    await sweep_alarms(database, NOON + M)
    assert [state for _, _, state in await alarms(database)] == ["unacknowledged", "suppressed_by_design"]


async def test_alarms_of_what_is_retired_close_whatever_their_state(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", NOON, {"lamp_failure": True})
    await act(database, await alarm_id(database, "EP-0001", "lamp_failure"), Move.REMOVE, NOON)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE asset SET lifecycle = 'retired'")
    await sweep_alarms(database, NOON + M)
    assert await alarms(database) == []


async def test_an_authorisation_about_to_end_is_told_and_its_renewal_too(database: Database) -> None:
    soon = (NOON + timedelta(days=60)).date().isoformat()
    camera = AssetDraft(id="CAM-1", kind="camera", system="lighting", attributes={"authorisation_expires_on": soon})
    await given(database, camera)
    await watch_calendar(database, NOON)
    await watch_calendar(database, NOON)
    assert await alarms(database) == [("CAM-1", "authorisation_expiring", "unacknowledged")]
    renewed = replace(camera, attributes={"authorisation_expires_on": "2031-06-15"})
    await import_drafts(database, [renewed], FixedClock())
    await watch_calendar(database, NOON + M)
    assert await told(database, "transition") == [("raised",), ("returned",)]


@pytest.mark.parametrize(
    ("days", "told_of"),
    [
        (121, []),
        (120, ["authorisation_expiring"]),
        (31, ["authorisation_expiring"]),
        (30, ["authorisation_ending", "authorisation_expiring"]),
        (-1, ["authorisation_ending", "authorisation_expiring"]),
    ],
)
async def test_csi_l252_4_the_end_of_an_authorisation_is_alarmed_120_and_30_days_ahead(
    database: Database, days: int, told_of: list[str]
) -> None:
    """CSI L252-4: authorised for five years, renewable."""
    end = (NOON + timedelta(days=days)).date().isoformat()
    await given(database, AssetDraft(id="CAM-1", kind="camera", attributes={"authorisation_expires_on": end}))
    await watch_calendar(database, NOON)
    assert sorted(definition for _, definition, _ in await alarms(database)) == told_of


async def test_a_flood_is_told_when_it_begins_and_when_it_ends(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 13)))
    for number in range(1, 13):
        await say(database, f"EP-{number:04d}", NOON + number * S, {"lamp_failure": True})
    for at in (NOON + M, NOON + 2 * M, NOON + 30 * M):
        await watch_flood(database, at, 1)
    found = await rows(
        database, "SELECT body->>'ended_at', (body->>'peak')::int FROM journal WHERE topic = 'flood' ORDER BY seq"
    )
    assert found == [(None, 12), ("2026-06-15T10:30:00Z", 12)]


async def test_what_stood_before_alarms_existed_is_told_by_the_first_sweep(database: Database) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        await tx.raw.execute('UPDATE asset_state SET "values" = \'{"lamp_failure": true}\', at = $1', NOON)
        await tx.raw.execute("INSERT INTO alarm_due SELECT key, $1 FROM asset", NOON)
    await sweep_alarms(database, NOON + M)
    assert await alarms(database) == [("EP-0001", "lamp_failure", "unacknowledged")]
