"""Where no cabinet's clock does, Poste carries programmes out: the target, when it is sent, what goes before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.actions.attachments import compiled_for
from app.actions.city_calendar import CityCalendar
from app.actions.follow_programmes import follow_programmes
from app.actions.import_drafts import import_drafts
from app.actions.priority_arrays import priority_arrays
from app.actions.reconcile import reconcile
from app.actions.release_claims import release_claim
from app.domain.programmes import next_change_at, value_at, write_programme
from app.domain.programmes.carrying import WINDOW, leaves_after
from app.domain.registry import AssetDraft, AssignmentDraft, ProgrammeDraft, RelationDraft
from app.storage.database import Database
from tests.actions.alarms import say
from tests.domain.programmes import SUNRISE, SUNSET, calendar, macon, programme, step
from tests.factories import NOON, FixedClock, given, lamp, rows

CITY = CityCalendar(ZoneInfo("Europe/Paris"), timedelta(0), "FR")
NIGHT = NOON + timedelta(hours=12)
RUES = programme(calendar(steps=[step(SUNSET, 100), step("23:00", 50), step(SUNRISE, 0)]))
PLACE = CITY.place(4.2, 46.3, 2026).near()
SOON = timedelta(seconds=1)


async def gives(database: Database, *, document: Any = RUES, **scope: str) -> None:
    """`document` is given to what `scope` says."""
    [(of, subject)] = scope.items()
    given_to: Any = AssignmentDraft(id=f"{document.id}-{subject}", programme=document.id, scope=of, subject=subject)
    drafts = [ProgrammeDraft(id=document.id, document=write_programme(document)), given_to]
    await import_drafts(database, drafts, FixedClock())


async def look(database: Database, now: datetime, *, anew: bool = False) -> list[Any]:
    """What is to follow is found, and looked at; the targets then."""
    await follow_programmes(database, CITY, now, anew=anew)
    return await look_at_due(database, now)


async def look_at_due(database: Database, now: datetime) -> list[Any]:
    async with database.read() as tx:
        due = await tx.control.due(now, 500)
    await reconcile(database, due, now, CITY)
    found = await rows(
        database, "SELECT value::text, level, programme, status, next_change_at FROM target ORDER BY asset"
    )
    return [tuple(row) for row in found]


async def queued(database: Database) -> list[Any]:
    return [
        tuple(row)
        for row in await rows(database, "SELECT value::text, level, reason, not_before FROM command ORDER BY version")
    ]


async def claimed(database: Database, level_pct: int, level: int, since: datetime, until: datetime | None) -> None:
    async with database.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO claim (asset, property, capability, level, holder, value, reason, placed_at, placed_by,"
            " starts_at, expires_at) VALUES (1, 'light_level', 'light_level', $1, 'me',"
            " jsonb_build_object('level_pct', $2::int), '', $3, 'me', $3, $4)",
            level,
            level_pct,
            since,
            until,
        )
        await tx.raw.execute("UPDATE target SET due_at = $1", since)


async def array(database: Database, now: datetime, asset: int = 1) -> dict[str, Any]:
    async with database.read() as tx:
        [document] = await priority_arrays(tx, asset, CITY, now)
    return document


def level_7(document: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document["rows"][6]["claims"]
    return found


async def test_a_lamp_without_a_cabinet_is_asked_what_its_programme_asks_now(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    [target] = await look(database, NIGHT)
    coming = next_change_at(RUES, NIGHT, PLACE)
    assert target == ('{"level_pct": 50}', 7, "rues", "pending", coming)
    assert await queued(database) == [('{"level_pct": 50}', 7, "Rues", NIGHT + leaves_after("EP-0001"))]
    document = await array(database, NIGHT)
    assert (document["holder"], document["level"], document["claim"]) == ("programme:rues", 7, None)
    assert (document["expires_at"], document["next"]) == (coming, None)
    [told] = level_7(document)
    assert (told["value"], told["carried_by"], told["late"]) == ({"level_pct": 50}, None, False)


async def test_the_value_is_worked_out_at_each_look_and_nothing_is_kept_of_the_night(database: Database) -> None:
    """Looked at in any order, as after a stop of any length or a clock that steps back."""
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    for hours in (12, 13, 20, 9, 200, 11, 12.5, 5000, 0, 36):
        now = NOON + timedelta(hours=hours)
        async with database.begin() as tx:
            await tx.raw.execute("UPDATE target SET due_at = $1", now)
        [(value, level, holder, _, until)] = await look(database, now)
        place = CITY.place(4.2, 46.3, now.year).near()
        asked = value_at(RUES, now, place).value["level_pct"]
        assert (value, level, holder) == (f'{{"level_pct": {asked}}}', 7, "rues")
        assert until == next_change_at(RUES, now, place)


async def test_the_change_itself_wakes_the_controller(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    [(*_, coming)] = await look(database, NIGHT)
    await say(database, "EP-0001", NIGHT + SOON, {"light_level_pct": 50, "power_state": "low"})
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE command SET state = 'accepted', accepted_at = $1", NIGHT + SOON)
    await reconcile(database, [(1, "light_level")], NIGHT + 2 * SOON, CITY)
    assert await rows(database, "SELECT status FROM target") == [("agreed",)]
    async with database.read() as tx:
        assert await tx.control.next_due() == coming
    [(value, *_)] = await look_at_due(database, coming)
    assert value == '{"level_pct": 0}'
    assert (await queued(database))[-1][3] == coming + leaves_after("EP-0001")


async def test_a_claim_goes_before_and_the_programmes_present_value_comes_back(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    before = NOON + timedelta(hours=10, minutes=30)
    [(value, *_)] = await look(database, before)
    assert value == '{"level_pct": 100}'
    await claimed(database, 30, 4, before + SOON, None)
    [target] = await look_at_due(database, before + SOON)
    assert target[:3] == ('{"level_pct": 30}', 4, None)
    document = await array(database, before + SOON)
    assert (document["holder"], document["next"]) == ("me", {"level_pct": 100})
    assert [one["holder"] for one in level_7(document)] == ["programme:rues"]
    [(claim,)] = await rows(database, "SELECT id FROM claim")
    await release_claim(database, claim, "me", "", FixedClock(NIGHT), CITY)
    [target] = await look_at_due(database, NIGHT)
    assert target[:3] == ('{"level_pct": 50}', 7, "rues")
    assert (await queued(database))[-1] == ('{"level_pct": 50}', 7, "Rues", NIGHT)


async def test_a_claim_that_ends_by_itself_gives_way_to_the_programme(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    await look(database, NIGHT)
    await claimed(database, 30, 4, NIGHT, NIGHT + WINDOW)
    assert (await look_at_due(database, NIGHT))[0][1] == 4
    assert (await look_at_due(database, NIGHT + WINDOW))[0][:3] == ('{"level_pct": 50}', 7, "rues")


@pytest.mark.parametrize(("level", "wins"), [(7, True), (8, False)])
async def test_at_level_7_whoever_claims_goes_before_the_programme_and_at_8_after_it(
    database: Database, level: int, wins: bool
) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    await look(database, NIGHT)
    await claimed(database, 30, level, NIGHT, None)
    [target] = await look_at_due(database, NIGHT)
    assert target[0] == ('{"level_pct": 30}' if wins else '{"level_pct": 50}')
    document = await array(database, NIGHT)
    assert document["next"] == ({"level_pct": 50} if wins else {"level_pct": 30})


async def test_another_programme_or_none_is_followed_as_soon_as_it_is_given(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    await look(database, NIGHT)
    await gives(database, document=programme(calendar(steps=[step("12:00", 20)]), id="travaux"), asset="EP-0001")
    assert (await look(database, NIGHT))[0][:3] == ('{"level_pct": 20}', 7, "travaux")
    async with database.begin() as tx:
        await tx.raw.execute(
            "UPDATE programme SET calendars = jsonb_set(calendars, '{0,steps,0,value}', $1)", '{"level_pct": 25}'
        )
    assert (await look(database, NIGHT, anew=True))[0][0] == '{"level_pct": 25}'
    async with database.begin() as tx:
        await tx.raw.execute("DELETE FROM programme_assignment")
    assert (await look(database, NIGHT))[0][:3] == (None, None, None)
    assert (await queued(database))[-1][:2] == (None, 8)


async def test_a_freeze_stops_programmes(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    async with database.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO command_freeze (id, family, reason, since, placed_by)"
            " VALUES ('f', 'lighting', 'test', $1, 'me')",
            NIGHT,
        )
    assert (await look(database, NIGHT))[0][3] == "blocked"
    assert await queued(database) == []


async def test_scenes_and_facades_are_carried_out_too(database: Database) -> None:
    monument = AssetDraft(id="ML-1", kind="architectural_light", system="lighting", lon=4.2, lat=46.3)
    hall = AssetDraft(id="BP-1", kind="public_building", system="lighting", lon=4.2, lat=46.3)
    await given(database, monument, hall)
    lit = [{"at": SUNSET, "value": {"id": "nocturne"}}, {"at": {"clock": "01:00"}, "value": {"id": "eteint"}}]
    await gives(
        database, document=programme(calendar(steps=lit), id="m", capability="scene"), kind="architectural_light"
    )
    on = [{"at": SUNSET, "value": {"on": True}}, {"at": {"clock": "00:00"}, "value": {"on": False}}]
    await gives(
        database, document=programme(calendar(steps=on), id="f", capability="facade_light"), kind="public_building"
    )
    assert [row[0] for row in await look(database, NIGHT)] == ['{"id": "nocturne"}', '{"on": false}']


async def test_what_has_no_field_system_or_is_not_there_is_not_carried_out(database: Database) -> None:
    await given(database, lamp(1, system=None), lamp(2, lifecycle="planned"))
    await gives(database, kind="luminaire")
    assert await look(database, NIGHT) == []
    async with database.read() as tx:
        assert await priority_arrays(tx, 1, CITY, NIGHT) == []


def fed_by(cabinet: str, *lamps: str) -> AssetDraft:
    feeds = tuple(RelationDraft("feeds", one, "D1") for one in lamps)
    return AssetDraft(id=cabinet, kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3, relations=feeds)


async def test_a_lamp_fed_by_a_cabinet_shows_what_the_cabinet_carries_out_not_its_own(database: Database) -> None:
    await given(database, *(lamp(n) for n in (1, 2, 3)), fed_by("AR-1", "EP-0001", "EP-0002", "EP-0003"))
    await gives(database, kind="luminaire")
    await gives(database, document=programme(calendar(steps=[step("12:00", 20)]), id="parc"), asset="EP-0001")
    assert await look(database, NIGHT) == []
    document = await array(database, NIGHT)
    [told] = level_7(document)
    assert (told["holder"], told["value"]) == ("programme:rues", {"level_pct": 50})
    assert (told["carried_by"], told["late"]) == ("AR-1", True)
    assert (document["value"], document["level"], document["status"]) == (None, None, "agreed")
    async with database.read() as tx:
        rulings = await tx.programmes.rulings([1, 2], NIGHT)
    decided = {asset: ruled["light_level"].assignment for asset, ruled in rulings.items()}
    assert decided[1] is None
    assert decided[2] is not None
    assert decided[2].subject == "luminaire"


async def test_the_cabinet_is_late_until_it_reports_the_programme(database: Database) -> None:
    await given(database, lamp(1), fed_by("AR-1", "EP-0001"))
    await gives(database, asset="AR-1")
    assert level_7(await array(database, NIGHT))[0]["late"]
    checksum = compiled_for(RUES, (4.2, 46.3), CITY, NIGHT).checksum
    await say(database, "AR-1", NIGHT, {"program_checksum": checksum})
    [told] = level_7(await array(database, NIGHT))
    assert (told["holder"], told["late"]) == ("programme:rues", False)


async def test_a_lamp_that_a_cabinet_begins_to_feed_is_left_to_its_clock(database: Database) -> None:
    await given(database, lamp(1))
    await gives(database, kind="luminaire")
    assert (await look(database, NIGHT))[0][1] == 7
    await given(database, fed_by("AR-1", "EP-0001"))
    assert (await look(database, NIGHT + SOON))[0][:3] == (None, None, None)


DARK = {"below_lx": 20, "forward_max_min": 30, "stale_after_s": 600}


async def test_a_dark_evening_lights_up_early(database: Database) -> None:
    station = AssetDraft(id="MT-1", kind="weather_station", system="lighting", lon=4.2, lat=46.3)
    await given(database, lamp(1), station)
    await gives(
        database,
        document=programme(calendar(steps=[step(SUNSET, 100), step(SUNRISE, 0)]), correction=DARK),
        kind="luminaire",
    )
    sunset = macon().sun(NOON.date(), "sunset")
    before = sunset - timedelta(minutes=20)
    assert (await look(database, before))[0][0] == '{"level_pct": 0}'
    await say(database, "MT-1", before, {"illuminance_lx": 12})
    async with database.begin() as tx:
        await tx.control.sweep(before + SOON)
    assert (await look_at_due(database, before + SOON))[0][0] == '{"level_pct": 100}'
    [told] = level_7(await array(database, before + SOON))
    assert (told["value"], told["starts_at"]) == ({"level_pct": 100}, before)
    await say(database, "MT-1", before + 2 * SOON, {"illuminance_lx": 25})
    async with database.begin() as tx:
        await tx.control.sweep(before + 3 * SOON)
    assert (await look_at_due(database, before + 3 * SOON))[0][0] == '{"level_pct": 100}', (
        "a little light puts nothing out"
    )
    await say(database, "MT-1", before + 4 * SOON, {"illuminance_lx": 2000})
    async with database.begin() as tx:
        await tx.control.sweep(before + 5 * SOON)
    assert (await look_at_due(database, before + 5 * SOON))[0][0] == '{"level_pct": 0}'
