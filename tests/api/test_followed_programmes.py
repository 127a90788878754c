"""What an asset follows over the API: the most specific assignment, the coming hours, level 7."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.actions.store_batch import store_batch
from app.api.programme_models import AssetProgramme
from app.domain.registry import AssetDraft
from app.settings import Settings
from app.storage.database import Database
from app.storage.views.programmes import ruled
from tests.api.assigning import ZONES, add, assign
from tests.domain.programmes import MONUMENT, PARIS, STREET, SUNRISE, SUNSET, calendar, document, step
from tests.factories import NOON, given, lamp, telemetry


async def test_each_lamp_follows_its_most_specific_assignment(client: httpx.AsyncClient, database: Database) -> None:
    lamps = [lamp(number, tags=("quai",) if number == 3 else ()) for number in range(1, 6)]
    await given(database, *ZONES, *lamps)
    for name in ("sorte", "ville", "place", "quai", "seul", "passe", "futur"):
        await add(client, "programmes", document(id=name, name=name))
    await assign(client, "k", programme="sorte", kind="luminaire")
    await assign(client, "v", programme="ville", zone="ville")
    await assign(client, "p", programme="place", zone="place")
    await assign(client, "q", programme="quai", tag="quai")
    await assign(client, "s", programme="seul", asset="EP-0004")
    await assign(client, "x", programme="passe", asset="EP-0005", until="2026-06-15T10:00:00Z")
    await assign(client, "f", programme="futur", asset="EP-0005", since="2026-06-15T10:00:01Z")
    async with database.read() as tx:
        keys = {row["id"]: row["key"] for row in await tx.raw.fetch("SELECT id, key FROM asset")}
        found = await tx.programmes.rulings(list(keys.values()), NOON)
        later = await tx.programmes.rulings([keys["EP-0005"]], NOON + timedelta(seconds=1))
    followed = {name: found[key]["light_level"].programme.id for name, key in keys.items()}
    assert followed == {
        "EP-0001": "place", "EP-0002": "ville", "EP-0003": "quai", "EP-0004": "seul", "EP-0005": "ville",
    }  # fmt: skip
    assert later[keys["EP-0005"]]["light_level"].programme.id == "futur"


async def test_what_nobody_assigned_follows_nothing(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    answer = await client.get("/api/v1/assets/EP-0001/programme")
    assert AssetProgramme.model_validate(answer.json()).items == []
    assert (await client.get("/api/v1/assets/EP-9/programme")).status_code == 404
    async with database.read() as tx:
        assert await ruled(tx.raw, [1], NOON) == {}


async def test_the_coming_48_hours_of_an_asset_and_by_which_calendar(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), AssetDraft(id="EP-0002", kind="luminaire", system="lighting"))
    holiday = calendar("holidays", [step(SUNSET, 100), step(SUNRISE, 0)]) | {"name": "Jours fériés"}
    await add(client, "programmes", document(holiday, calendar(steps=STREET)))
    await assign(client, "a", programme="rues", kind="luminaire")
    for asset in ("EP-0001", "EP-0002"):  # the second has no position: the middle of the registry is taken
        answer = await client.get(f"/api/v1/assets/{asset}/programme?hours=48&at=2026-07-14T10:00:00Z")
        [followed] = AssetProgramme.model_validate(answer.json()).items
        assert (followed.programme, followed.assignment, followed.scope) == ("rues", "a", "kind")
        told = [(change.city_time[:13], change.value["level_pct"], change.calendar) for change in followed.changes]
        assert told == [
            ("2026-07-14T06", 0, "always"),
            ("2026-07-14T21", 100, "holidays"),
            ("2026-07-15T06", 0, "holidays"),
            ("2026-07-15T21", 100, "always"),
            ("2026-07-15T23", 50, "always"),
            ("2026-07-16T05", 100, "always"),
            ("2026-07-16T06", 0, "always"),
        ]
        assert followed.changes[1].calendar_name == "Jours fériés"


async def test_a_dark_evening_is_told_as_brought_forward_while_the_station_is_fresh(
    client: httpx.AsyncClient, database: Database
) -> None:
    station = AssetDraft(id="METEO-1", kind="weather_station", system="lighting", lon=4.2, lat=46.3)
    await given(database, lamp(1), station)
    always_soon = [step({"sun": "sunset", "not_before": at_clock(20), "not_after": at_clock(20)}, 100)]
    rule = {"below_lx": 20, "forward_max_min": 60}
    await add(client, "programmes", document(calendar(steps=always_soon), correction=rule))
    await assign(client, "a", programme="rues", kind="luminaire")
    for age, lux, forward in ((60, 5.0, True), (40, 300.0, False)):
        at = datetime.now(UTC) - timedelta(seconds=age)
        await store_batch(database, [telemetry("METEO-1", at, {"illuminance_lx": lux})], "w", at)
        [followed] = (await client.get("/api/v1/assets/EP-0001/programme")).json()["items"]
        assert followed["brought_forward"] is forward


def at_clock(minutes: int) -> str:
    """A clock time so many minutes from now, in the city."""
    return f"{datetime.now(UTC).astimezone(Settings().zone) + timedelta(minutes=minutes):%H:%M}"


async def test_a_dark_evening_is_told_in_the_coming_48_hours(client: httpx.AsyncClient, database: Database) -> None:
    station = AssetDraft(id="MT-1", kind="weather_station", system="lighting", lon=4.2, lat=46.3)
    await given(database, lamp(1), station)
    now = datetime.now(UTC)
    soon = f"{(now + timedelta(minutes=10)).astimezone(PARIS):%H:%M}"
    dusk = {"sun": "sunset", "not_before": soon, "not_after": soon}
    correction = {"below_lx": 20, "forward_max_min": 30}
    await add(client, "programmes", document(calendar(steps=[step(dusk, 100)]), correction=correction))
    await assign(client, "a", programme="rues", kind="luminaire")
    measured = now - timedelta(minutes=1)
    await store_batch(database, [telemetry("MT-1", measured, {"illuminance_lx": 5})], "w", now)
    [one] = (await client.get("/api/v1/assets/EP-0001/programme")).json()["items"]
    assert one["brought_forward"] is True
    assert datetime.fromisoformat(one["changes"][0]["at"]) == measured
    [array] = (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"]
    assert datetime.fromisoformat(array["rows"][6]["claims"][0]["starts_at"]) == measured


@pytest.fixture
def three_hours_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTE_CALENDAR_OFFSET_S", "10800")


@pytest.mark.usefixtures("three_hours_ahead")
async def test_a_shifted_calendar_gives_real_times_and_the_citys_own(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    await add(client, "programmes", document(calendar(steps=MONUMENT)))
    await assign(client, "a", programme="rues", asset="EP-0001")
    body = (await client.get("/api/v1/assets/EP-0001/programme?at=2026-11-25T11:00:00Z")).json()
    told = [(change["at"][:13], change["city_time"][:13]) for change in body["items"][0]["changes"][1:3]]
    assert body["calendar_offset_s"] == 10800
    assert told == [("2026-11-25T13", "2026-11-25T17"), ("2026-11-25T21", "2026-11-26T01")]


async def test_the_programme_stands_at_level_7_and_shows_through_behind_a_claim(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    assert (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"] == []
    await add(client, "programmes", document(calendar(steps=STREET)))
    await assign(client, "a", programme="rues", kind="luminaire")
    [preview] = (await client.get("/api/v1/assets/EP-0001/programme")).json()["items"]
    [unclaimed] = (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"]
    [told] = unclaimed["rows"][6]["claims"]
    now_asked, coming = preview["changes"][:2]
    assert (told["holder"], told["value"], told["claim"]) == ("programme:rues", now_asked["value"], None)
    assert told["expires_at"] == coming["at"] == unclaimed["next_change_at"]
    assert (unclaimed["value"], unclaimed["level"], unclaimed["next"]) == (None, None, None)
    claim = {"capability": "light_level", "value": {"level_pct": 33}, "level": 4, "selection": {"ids": ["EP-0001"]}}
    placed = await client.post("/api/v1/claims", json=claim | {"reason": "essai"})
    assert placed.status_code == 201, placed.text
    [claimed] = (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"]
    assert (claimed["value"], claimed["level"], claimed["next"]) == ({"level_pct": 33}, 4, now_asked["value"])
    assert [one["holder"] for one in claimed["rows"][6]["claims"]] == ["programme:rues"]
