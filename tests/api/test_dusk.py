"""The dusk board: what a cabinet's lamps should show by sun and programme, and what they do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
from starlette.types import ASGIApp

from app.actions.store_batch import store_batch
from app.domain.permissions import Grant, Role
from app.domain.programmes.compiled import decode
from app.domain.registry import AssetDraft, RelationDraft, ZoneDraft
from app.storage.database import Database
from tests.api.conftest import serving
from tests.control.asking import claim
from tests.domain.programmes import MACON, document
from tests.factories import given, lamp, telemetry
from tests.reached import NORTH, caller, square

EVENING = date(2026, 11, 24)
SUNSET = MACON.near().sun(EVENING, "sunset")
SUNRISE = MACON.near().sun(EVENING, "sunrise")
ON, OFF = {"power_state": "on", "light_level_pct": 100}, {"power_state": "off", "light_level_pct": 0}


def cabinet(name: str, *lamps: int) -> AssetDraft:
    fed = tuple(RelationDraft("feeds", f"EP-{number:04d}", "c1") for number in lamps)
    return AssetDraft(id=name, kind="lighting_cabinet", system="lighting", lon=MACON.lon, lat=MACON.lat, relations=fed)


def circuit(name: str, contactor: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "contactor": contactor, "breaker_tripped": False, "leakage_detected": False} | more


async def town(database: Database) -> None:
    """AR-1: one lamp lit, one dark, one that failed, one never heard; AR-2 all lit; AR-3 feeds nothing."""
    lamps = [lamp(number, lon=MACON.lon, lat=MACON.lat) for number in range(1, 7)]
    await given(database, *lamps, cabinet("AR-1", 1, 2, 3, 4), cabinet("AR-2", 5, 6), cabinet("AR-3"))
    now = datetime.now(UTC)
    circuits = [circuit("c1", "closed"), circuit("c2", "open", breaker_tripped=True), circuit("c3", "open")]
    told = [
        telemetry("EP-0001", now, ON),
        telemetry("EP-0002", now, OFF),
        telemetry("EP-0003", now, OFF | {"lamp_failure": True}),
        telemetry("EP-0005", now, ON),
        telemetry("EP-0006", now, {"power_state": "low", "light_level_pct": 30}),
        telemetry("AR-1", now, {"circuits": circuits}),
    ]
    await store_batch(database, told, "w", now)


@asynccontextmanager
async def at(database_url: str, city_time: datetime) -> AsyncIterator[httpx.AsyncClient]:
    """A client while the city's calendar shows `city_time`."""
    offset = (city_time - datetime.now(UTC)).total_seconds()
    async with serving(database_url, calendar_offset_s=offset) as client:
        yield client


async def lit(client: httpx.AsyncClient) -> None:
    """Every lamp follows a street programme."""
    for what, body in (
        ("programmes", document()),
        ("programme-assignments", {"id": "partout", "programme": "rues", "kind": "luminaire"}),
    ):
        assert (await client.post(f"/api/v1/{what}", json=body)).status_code == 201


async def dusk(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get("/api/v1/lighting/dusk", params=query)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def counts(row: dict[str, Any]) -> dict[str, int]:
    names = ("expected", "lit", "waiting", "late", "failed", "unknown", "stray")
    return {name: row[name] for name in names if row[name]}


async def test_a_while_after_sunset_each_cabinet_tells_what_is_lit_late_and_silent(
    database: Database, database_url: str
) -> None:
    await town(database)
    async with at(database_url, SUNSET + timedelta(minutes=20)) as client:
        await lit(client)
        told = await dusk(client)
    rows = {row["asset"]: row for row in told["items"]}
    assert list(rows) == ["AR-1", "AR-2", "AR-3"]
    assert counts(rows["AR-1"]) == {"expected": 4, "lit": 1, "late": 1, "failed": 1, "unknown": 1}
    assert counts(rows["AR-2"]) == {"expected": 2, "lit": 2}
    assert [rows[name]["standing"] for name in rows] == ["late", "lit", "no_programme"]
    assert (rows["AR-1"]["programme"], rows["AR-1"]["lit_by_programme"]) == ("rues", True)
    assert counts(told["counts"]) == {"expected": 6, "lit": 3, "late": 1, "failed": 1, "unknown": 1}
    assert (told["cabinets"], told["switching"]) == (3, True)
    feeders = rows["AR-1"]["feeders"]
    assert (feeders["closed"], feeders["open"], feeders["tripped"], feeders["unknown"]) == (1, 1, 1, 0)
    assert abs(datetime.fromisoformat(feeders["since"]) - datetime.now(UTC)) < timedelta(minutes=1)


async def test_the_switching_is_told_as_the_clock_of_the_cabinet_carries_it_out(
    database: Database, database_url: str
) -> None:
    """By the sun at its place, in real time whatever the city's calendar; the same that its compiled programme says."""
    await town(database)
    city_time = SUNSET + timedelta(minutes=20)
    offset = city_time - datetime.now(UTC)
    async with serving(database_url, calendar_offset_s=offset.total_seconds()) as client:
        await lit(client)
        row = (await dusk(client))["items"][0]
        compiled = (await client.get("/api/v1/programmes/rues/compiled?asset=AR-1")).json()
    change, _ = decode(compiled["programme"]).following(city_time)
    switched, switches = (datetime.fromisoformat(row[name]) + offset for name in ("switched_at", "switches_at"))
    second = timedelta(seconds=1)
    assert abs(switched - change.at) < second
    assert abs(change.at - SUNSET) < second
    assert abs(switches - SUNRISE) < second


async def test_lamps_have_some_time_before_they_are_late(database: Database, database_url: str) -> None:
    await town(database)
    async with at(database_url, SUNSET + timedelta(minutes=20)) as client:
        await lit(client)
        [first, *_] = (await dusk(client, late_after_min=30))["items"]
    assert counts(first) == {"expected": 4, "lit": 1, "waiting": 1, "failed": 1, "unknown": 1}
    assert first["standing"] == "unknown"


async def test_a_lamp_that_is_claimed_dark_is_not_expected_lit(database: Database, database_url: str) -> None:
    await town(database)
    async with at(database_url, SUNSET + timedelta(minutes=20)) as client:
        await lit(client)
        await claim(client, 0, selection={"ids": ["EP-0002"]})
        [first, *_] = (await dusk(client))["items"]
    assert counts(first) == {"expected": 3, "lit": 1, "failed": 1, "unknown": 1}


async def test_by_day_nothing_is_expected_and_what_is_lit_strays(database: Database, database_url: str) -> None:
    await town(database)
    async with at(database_url, datetime(2026, 11, 24, 13, 0, tzinfo=UTC)) as client:
        await lit(client)
        told = await dusk(client)
    assert counts(told["counts"]) == {"stray": 3}
    assert {row["standing"] for row in told["items"]} == {"dark", "no_programme"}
    assert told["switching"] is False


async def test_pages_go_from_the_most_late_on_and_may_hold_the_late_alone(
    database: Database, database_url: str
) -> None:
    await town(database)
    now = datetime.now(UTC)
    await store_batch(database, [telemetry("EP-0005", now, OFF), telemetry("EP-0006", now, OFF)], "w", now)
    async with at(database_url, SUNSET + timedelta(minutes=20)) as client:
        await lit(client)
        seen, cursor = [], ""
        while cursor is not None:
            page = await dusk(client, limit=1, cursor=cursor)
            seen += [(row["asset"], row["late"]) for row in page["items"]]
            assert page["cabinets"] == 3
            cursor = page["next"]
        assert seen == [("AR-2", 2), ("AR-1", 1), ("AR-3", 0)]
        late = await dusk(client, late="true")
        assert ([row["asset"] for row in late["items"]], late["cabinets"]) == (["AR-2", "AR-1"], 2)
        assert [row["asset"] for row in (await dusk(client, late="false"))["items"]] == ["AR-3"]


async def test_who_reaches_a_part_sees_its_cabinets(guarded: ASGIApp, database: Database) -> None:
    north = ZoneDraft(id="nord", name="Nord", level="district", geometry=square(4, 4.5))
    ours = AssetDraft(id="AR-N", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.5)
    theirs = AssetDraft(id="AR-C", kind="lighting_cabinet", system="lighting", lon=4.7, lat=46.5)
    await given(database, north, ours, theirs)
    async with caller(guarded, database, Grant(Role.OPERATOR, None, NORTH)) as client:
        assert [row["asset"] for row in (await dusk(client))["items"]] == ["AR-N"]
