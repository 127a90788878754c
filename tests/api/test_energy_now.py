"""Power now and energy today against the usual: each watt once, by rows worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import msgspec
import pytest

from app.actions.edit_resource import create_resource
from app.actions.store_batch import store_batch
from app.api.energy import EnergyNow, energy_at
from app.domain.registry import AssetDraft, RelationDraft
from app.storage.database import Database
from tests.factories import given, lamp, rows, telemetry

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 17, 40, tzinfo=UTC)
"""A Tuesday, 18:40 in Paris: the quarter of an hour from 18:30 on."""
QUARTER = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)
METER = AssetDraft(
    id="CPT-1", kind="energy_meter", system="lighting", relations=(RelationDraft("feeds", "AR-1"),)
)  # fmt: skip
CABINET = AssetDraft(
    id="AR-1", kind="lighting_cabinet", system="lighting", relations=(RelationDraft("feeds", "EP-0001"),)
)  # fmt: skip


async def city(database: Database) -> None:
    """A meter that feeds a cabinet that feeds a lamp; two lamps that nothing measured feeds, one of them silent."""
    service = {"id": "eclairage", "name": "Éclairage", "partner": False, "contact": {}}
    await create_resource(database, "service", service)
    await given(database, lamp(1), lamp(8), lamp(9, service="eclairage"), CABINET, METER)
    at = NOW - timedelta(minutes=4)
    told = [
        telemetry("CPT-1", at, {"active_power_w": 5000, "import_energy_kwh": 1000, "export_energy_kwh": 30}),
        telemetry("AR-1", at, {"active_power_w": 4800, "energy_kwh": 700}),
        telemetry("EP-0001", at, {"active_power_w": 60, "energy_kwh": 5}),
        telemetry("EP-0008", at, {"active_power_w": 70}),
        telemetry("EP-0009", NOW, {"active_power_w": 40, "energy_kwh": 8}),
    ]
    await store_batch(database, told, "w", NOW)
    silent = "UPDATE asset_state SET comm_status = 'offline' WHERE key = (SELECT key FROM asset WHERE id = 'EP-0008')"
    await rows(database, f"{silent} RETURNING key")


async def read(database: Database, asset: str, at: datetime, power_w: float) -> None:
    async with database.begin() as tx:
        await tx.raw.execute(
            'INSERT INTO reading (asset, measured_at, received_at, "values") SELECT key, $2, $2, $3::jsonb'
            " FROM asset WHERE id = $1",
            asset,
            at,
            msgspec.json.encode({"active_power_w": power_w}).decode(),
        )


async def rolled(database: Database, asset: str, field: str, hours: Mapping[datetime, float]) -> None:
    """What a counter showed at the end of each hour that begins so."""
    async with database.begin() as tx:
        for at, last in hours.items():
            await tx.raw.execute(
                "INSERT INTO rollup SELECT key, $2, $3, 1, $4, $4, $4, $4, $4 FROM asset WHERE id = $1",
                asset,
                at,
                field,
                last,
            )


async def told(database: Database) -> EnergyNow:
    async with database.read() as tx:
        return EnergyNow.model_validate(await energy_at(tx, PARIS, NOW))


async def test_what_a_meter_feeds_near_or_far_is_not_counted_again(database: Database) -> None:
    await city(database)
    total = (await told(database)).total
    assert (total.counted, total.reporting, total.silent, total.off) == (3, 2, 1, 0)
    assert total.power_w == 5000 + 40
    assert total.oldest_at == NOW - timedelta(minutes=4)
    assert (total.usual_w, total.weeks, total.difference_w, total.difference_pct) == (None, 0, None, None)


async def test_figures_are_told_by_family_and_by_service(database: Database) -> None:
    await city(database)
    found = await told(database)
    assert {one.family: (one.power_w, one.counted) for one in found.families} == {
        "energy": (5000, 1),
        "lighting": (40, 2),
    }
    assert {one.service: (one.power_w, one.counted) for one in found.services} == {
        "eclairage": (40, 1),
        None: (5000, 2),
    }


async def test_a_cabinet_without_a_meter_of_its_own_leaves_its_lamps_to_count(database: Database) -> None:
    await given(database, lamp(1), CABINET)
    await store_batch(database, [telemetry("EP-0001", NOW, {"active_power_w": 60})], "w", NOW)
    total = (await told(database)).total
    assert (total.counted, total.power_w) == (1, 60)


async def test_the_usual_is_the_median_of_the_same_quarter_of_an_hour_on_the_same_weekday(database: Database) -> None:
    """Weeks 1 to 3 say 4050, 6050 and 4550 W; the fourth has but a lamp, too little to compare with."""
    await city(database)
    minutes = timedelta(minutes=1)
    await read(database, "CPT-1", QUARTER - WEEK + 3 * minutes, 4000)
    await read(database, "CPT-1", QUARTER - WEEK + 15 * minutes, 90_000)
    await read(database, "CPT-1", QUARTER - 2 * WEEK, 5000)
    await read(database, "CPT-1", QUARTER - 2 * WEEK + 14 * minutes, 7000)
    await read(database, "CPT-1", QUARTER - 3 * WEEK - 100 * minutes, 4500)
    await read(database, "CPT-1", QUARTER - 4 * WEEK - 130 * minutes, 99_000)
    for week in range(1, 5):
        await read(database, "EP-0009", QUARTER - week * WEEK + minutes, 50)
        await read(database, "AR-1", QUARTER - week * WEEK + minutes, 3000)
        await read(database, "EP-0008", QUARTER - week * WEEK + minutes, 70)
    total = (await told(database)).total
    assert (total.usual_w, total.weeks, total.difference_w) == (4550, 3, 490)
    assert total.difference_pct == pytest.approx(10.769, abs=0.001)


async def test_the_same_weekday_is_by_the_clock_on_the_wall(database: Database) -> None:
    """Four weeks before was summer time: 18:30 in Paris was 16:30 UTC."""
    await given(database, lamp(9))
    october = datetime(2026, 10, 27, 17, 40, tzinfo=UTC)
    await store_batch(database, [telemetry("EP-0009", october, {"active_power_w": 40})], "w", october)
    await read(database, "EP-0009", datetime(2026, 10, 20, 16, 31, tzinfo=UTC), 55)
    await read(database, "EP-0009", datetime(2026, 10, 20, 17, 31, tzinfo=UTC), 99)
    async with database.read() as tx:
        total = EnergyNow.model_validate(await energy_at(tx, PARIS, october)).total
    assert (total.usual_w, total.weeks) == (55, 1)


async def test_energy_today_and_the_usual_by_now_are_counted_by_roll_ups(database: Database) -> None:
    """Today: 1000 - 900 imported, 30 - 20 exported, 8 - 6.5 by the lamp, whose counter a week ago started again."""
    await city(database)
    before, hour, own = MIDNIGHT - timedelta(hours=1), NOW.replace(minute=0) - timedelta(hours=1), NOW.replace(minute=0)
    await rolled(database, "CPT-1", "import_energy_kwh", {before: 900})
    await rolled(database, "CPT-1", "export_energy_kwh", {before: 20})
    await rolled(database, "EP-0009", "energy_kwh", {before: 6.5})
    for week, imported in ((1, (500, 590, 620)), (2, (300, 400, 406))):
        shift = week * WEEK
        ends = dict(zip((before - shift, hour - shift, own - shift), imported, strict=True))
        await rolled(database, "CPT-1", "import_energy_kwh", ends)
        await rolled(database, "CPT-1", "export_energy_kwh", {before - shift: 1, hour - shift: 5})
    await rolled(
        database,
        "EP-0009",
        "energy_kwh",
        {before - WEEK: 3, hour - WEEK: 0.5, before - 2 * WEEK: 1, hour - 2 * WEEK: 2},
    )
    total = (await told(database)).total
    weeks = (90 + 30 * 2 / 3 - 4 + 0.5, 100 + 6 * 2 / 3 - 4 + 1)
    assert total.today_kwh == pytest.approx(100 - 10 + 1.5)
    assert total.usual_kwh == pytest.approx(sum(weeks) / 2)
    assert total.energy_weeks == 2
    assert total.saved_kwh == pytest.approx(sum(weeks) / 2 - 91.5)


async def test_lamps_that_a_plan_has_off_count_for_nothing(database: Database) -> None:
    await city(database)
    off = (
        "UPDATE asset_state SET expected = false WHERE key = (SELECT key FROM asset WHERE id = 'EP-0008') RETURNING key"
    )
    await rows(database, off)
    await read(database, "EP-0009", QUARTER - WEEK, 50)
    await read(database, "CPT-1", QUARTER - WEEK, 5000)
    total = (await told(database)).total
    assert (total.off, total.silent, total.power_w) == (1, 0, 5040)
    assert (total.usual_w, total.weeks) == (5050, 1)


async def test_an_empty_city_measures_nothing(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    found = (await client.get("/api/v1/energy/now")).json()
    assert (found["total"]["counted"], found["total"]["power_w"], found["families"]) == (0, 0.0, [])
    assert found["total"]["today_kwh"] is None
