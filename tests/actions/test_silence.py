"""Silence is not absence: who goes stale, who does not, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.actions.batch import Batch
from app.actions.judge_silence import Circumstances, judge_silence
from app.actions.store_batch import store_batch, store_messages
from app.domain.registry import AssetDraft, RelationDraft
from app.ingest.read import read
from app.storage.database import Database
from tests.factories import given, lamp, rows, telemetry

MORNING = datetime.fromisoformat("2026-06-15T10:00:00+02:00")
EVENING = datetime.fromisoformat("2026-06-15T22:00:00+02:00")
LONG_AGO = datetime.fromisoformat("2026-06-01T00:00:00+02:00")
H = timedelta(hours=1)


async def statuses(database: Database) -> dict[str, str]:
    found = await rows(database, "SELECT id, comm_status FROM asset JOIN asset_state USING (key)")
    return {row[0]: row[1] for row in found}


async def judge(database: Database, now: datetime, *, night: datetime | None = None, **more: Any) -> int:
    listening = more.get("listening_since", LONG_AGO)
    return await judge_silence(database, Circumstances(now, listening, night))


async def say(database: Database, asset: str, at: datetime, values: dict[str, Any], system: str = "lighting") -> None:
    await store_batch(database, [telemetry(asset, at, values, system=system)], "w", at)


def cabinet(*lamps: int) -> AssetDraft:
    feeds = tuple(RelationDraft("feeds", f"EP-{number:04d}", "C1") for number in lamps)
    return AssetDraft(id="AR-01", kind="lighting_cabinet", system="lighting", relations=feeds)


def circuit(contactor: str) -> dict[str, Any]:
    return {"circuits": [{"id": "C1", "contactor": contactor, "breaker_tripped": False, "leakage_detected": False}]}


async def test_at_ten_with_feeders_off_by_plan_no_lamp_is_stale(database: Database) -> None:
    await given(database, *(lamp(n) for n in range(1, 6)), cabinet(1, 2, 3, 4, 5))
    for number in range(1, 6):
        await say(database, f"EP-{number:04d}", MORNING - 5 * H, {"power_state": "on"})
    await say(database, "AR-01", MORNING - 4 * H, circuit("open"))
    await say(database, "AR-01", MORNING, circuit("open"))
    assert await judge(database, MORNING) == 0
    assert set((await statuses(database)).values()) == {"online"}


async def test_at_night_a_silent_lamp_is_stale_after_two_heartbeats_of_power(database: Database) -> None:
    await given(database, lamp(1), lamp(2), cabinet(1, 2))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", MORNING - 5 * H, {"power_state": "on"})
    await say(database, "AR-01", MORNING - 4 * H, circuit("open"))
    lit = EVENING - timedelta(minutes=10)
    await say(database, "AR-01", lit, circuit("closed"))
    await say(database, "EP-0001", EVENING, {"power_state": "on"})
    for minutes in range(0, 121, 10):
        await say(database, "AR-01", EVENING + timedelta(minutes=minutes), circuit("closed"))
    assert await judge(database, lit + 2 * H - timedelta(minutes=1)) == 0
    assert await judge(database, lit + 2 * H + timedelta(minutes=1)) == 1
    assert (await statuses(database))["EP-0002"] == "stale"
    assert (await statuses(database))["EP-0001"] == "online"


async def test_a_lamp_that_reports_with_its_cabinet_is_expected_as_the_cabinet_last_said(database: Database) -> None:
    """In one transaction, whose states and statuses are written once, at its end."""
    await given(database, lamp(1), lamp(2), cabinet(1, 2))
    told = [("closed", MORNING), ("open", MORNING + H), ("closed", MORNING + 2 * H)]
    for upto in (1, 2, 3):
        async with database.begin() as tx:
            for contactor, at in told[:upto]:
                messages = [telemetry("AR-01", at, circuit(contactor)), telemetry("EP-0001", at, {"power_state": "on"})]
                await store_messages(tx, Batch(messages, at))
        contactor, since = told[upto - 1]
        found = await rows(
            database,
            "SELECT id, expected, expected_since FROM asset JOIN asset_state USING (key) WHERE kind = 'luminaire'"
            " ORDER BY id",
        )
        assert found == [(lamp_id, contactor == "closed", since) for lamp_id in ("EP-0001", "EP-0002")]


async def test_a_lamp_fed_later_knows_at_once_that_its_circuit_is_off(database: Database) -> None:
    await given(database, lamp(1), cabinet())
    await say(database, "EP-0001", MORNING - 5 * H, {"power_state": "on"})
    await say(database, "AR-01", MORNING, circuit("open"))
    await given(database, cabinet(1))
    assert await judge(database, MORNING, night=MORNING - 12 * H) == 0
    assert (await statuses(database))["EP-0001"] == "online"


async def test_a_lamp_of_which_no_feeder_is_known_counts_by_the_sun(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", MORNING - 6 * H, {"power_state": "on"})
    assert await judge(database, MORNING) == 0
    assert await judge(database, EVENING, night=EVENING - timedelta(minutes=30)) == 0
    assert await judge(database, EVENING + 2 * H, night=EVENING - timedelta(minutes=30)) == 1


async def test_a_lamp_powered_by_day_is_expected_to_speak_by_day(database: Database) -> None:
    await given(database, lamp(1, attributes={"powered_by_day": True}))
    await say(database, "EP-0001", MORNING - 3 * H, {"power_state": "off"})
    assert await judge(database, MORNING) == 1


async def test_a_bus_out_of_service_is_not_stale(database: Database) -> None:
    buses = [AssetDraft(id=f"BUS-{n}", kind="transit_vehicle", system="lighting") for n in (1, 2)]
    await given(database, *buses)
    await say(database, "BUS-1", MORNING, {"in_service": True})
    await say(database, "BUS-2", MORNING, {"in_service": False})
    await judge(database, MORNING + timedelta(minutes=5))
    assert await statuses(database) == {"BUS-1": "stale", "BUS-2": "online"}


async def test_a_counter_is_judged_by_the_period_it_reports(database: Database) -> None:
    counters = [AssetDraft(id=f"CPT-{n}", kind="traffic_counter", system="lighting") for n in (1, 2)]
    await given(database, *counters)
    await say(database, "CPT-1", MORNING, {"period_s": 60, "flow_per_h": 120})
    await say(database, "CPT-2", MORNING, {"period_s": 900, "flow_per_h": 120})
    await judge(database, MORNING + timedelta(minutes=3))
    assert await statuses(database) == {"CPT-1": "stale", "CPT-2": "online"}


async def test_an_intrusion_panel_is_judged_by_its_grade(database: Database) -> None:
    panels = [
        AssetDraft(id=f"SSI-{grade}", kind="intrusion_panel", system="lighting", attributes={"grade": grade})
        for grade in (2, 4)
    ]
    await given(database, *panels)
    for grade in (2, 4):
        await say(database, f"SSI-{grade}", MORNING, {"set_state": "set"})
    await judge(database, MORNING + timedelta(minutes=10))
    assert await statuses(database) == {"SSI-2": "online", "SSI-4": "stale"}


async def test_nobody_goes_stale_while_our_own_link_is_down_or_just_back(database: Database) -> None:
    await given(database, AssetDraft(id="CAM-1", kind="camera", system="lighting"))
    await say(database, "CAM-1", MORNING, {"video_status": "ok"})
    later = MORNING + H
    assert await judge(database, later, listening_since=None) == 0
    assert await judge(database, later, listening_since=later - timedelta(seconds=100)) == 0
    assert await judge(database, later, listening_since=later - timedelta(seconds=130)) == 1


async def test_a_system_gone_offline_takes_its_assets_along_and_gives_them_back(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    await say(database, "EP-0001", MORNING, {"power_state": "on"})

    async def presence(status: str, at: datetime) -> None:
        body = f'{{"at": "{MORNING.isoformat()}", "status": "{status}"}}'.encode()
        await store_batch(database, [read("poste/v1/lighting/status", body, at)], "w", at)

    await presence("online", MORNING)
    await presence("offline", MORNING + H)
    assert await judge(database, MORNING + H) == 2
    assert set((await statuses(database)).values()) == {"offline"}
    await presence("online", MORNING + 2 * H)
    assert await judge(database, MORNING + 2 * H, listening_since=MORNING + 2 * H) == 2
    assert set((await statuses(database)).values()) == {"unknown"}
    await say(database, "EP-0001", MORNING + 2 * H, {"power_state": "on"})
    assert (await statuses(database))["EP-0001"] == "online"


async def test_an_asset_whose_system_comes_back_has_its_own_time_to_speak(database: Database) -> None:
    await given(database, AssetDraft(id="CAM-1", kind="camera", system="lighting"))
    await say(database, "CAM-1", MORNING, {"video_status": "ok"})
    for status, at in (("offline", MORNING + H), ("online", MORNING + 2 * H)):
        body = f'{{"at": "{at.isoformat()}", "status": "{status}"}}'.encode()
        await store_batch(database, [read("poste/v1/lighting/status", body, at)], "w", at)
        await judge(database, at)
    assert await statuses(database) == {"CAM-1": "unknown"}
    assert await judge(database, MORNING + 2 * H + timedelta(seconds=100)) == 0
    assert await judge(database, MORNING + 2 * H + timedelta(seconds=130)) == 1
    assert await statuses(database) == {"CAM-1": "stale"}


async def test_every_change_of_status_is_journalled_once(database: Database) -> None:
    await given(database, AssetDraft(id="CAM-1", kind="camera", system="lighting"))
    await say(database, "CAM-1", MORNING, {"video_status": "ok"})
    for minutes in (5, 6, 7):
        await judge(database, MORNING + timedelta(minutes=minutes))
    found = await rows(
        database, "SELECT body->'values'->>'comm_status' FROM journal WHERE body->'values' ? 'comm_status' ORDER BY seq"
    )
    assert found == [("online",), ("stale",)]


async def test_a_vehicle_off_duty_leaves_no_position(database: Database) -> None:
    await given(database, AssetDraft(id="VS-1", kind="service_vehicle", system="lighting"))
    where = {"longitude_deg": 3.87, "latitude_deg": 43.6}
    await say(database, "VS-1", MORNING, {"unit_status": "available", **where})
    await say(database, "VS-1", MORNING + H, {"unit_status": "out_of_service", **where})
    await say(database, "VS-1", MORNING + 2 * H, {"speed_m_s": 3, **where})
    found = await rows(database, "SELECT \"values\" ? 'longitude_deg' FROM reading ORDER BY measured_at")
    assert found == [(True,), (False,), (False,)]
    assert await rows(database, "SELECT \"values\"->>'longitude_deg' FROM asset_state") == [(None,)]
