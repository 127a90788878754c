"""Programmes over the API: written with ETags, followed by the most specific, previewed, compiled, held to the law."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest
import rfc8785

from app.actions.city_calendar import CityCalendar
from app.actions.download_programmes import download_programmes
from app.actions.store_batch import store_batch
from app.api import programme_examples as examples
from app.api.lighting import LightingCompliance
from app.api.programme_models import AssetProgramme, Assignment, Compiled, Programme
from app.domain.programmes.compiled import decode
from app.domain.registry import AssetDraft, RelationDraft, ZoneDraft
from app.settings import Settings
from app.storage.database import Database
from app.storage.views.programmes import ruled
from tests.domain.programmes import MONUMENT, PARIS, STREET, SUNRISE, SUNSET, calendar, document, step
from tests.factories import NOON, given, lamp, rows, telemetry

ANY = {"If-Match": "*"}


def around(west: float, east: float) -> dict[str, Any]:
    ring = [[west, 46.0], [east, 46.0], [east, 47.0], [west, 47.0], [west, 46.0]]
    return {"type": "Polygon", "coordinates": [ring]}


ZONES = (
    ZoneDraft(id="ville", name="Ville", level="commune", geometry=around(4, 5), insee="71270"),
    ZoneDraft(id="place", name="Place", level="perimeter", geometry=around(4.2001, 4.2004), parent="ville"),
)


async def add(client: httpx.AsyncClient, what: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(f"/api/v1/{what}", json=body)
    assert answer.status_code == 201, answer.text
    stored: dict[str, Any] = answer.json()
    return stored


async def assign(client: httpx.AsyncClient, name: str, **to: Any) -> dict[str, Any]:
    return await add(client, "programme-assignments", {"id": name, **to})


async def test_a_programme_is_created_replaced_and_deleted_by_who_has_read_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    created = await client.post("/api/v1/programmes", json=examples.NEW_PROGRAMME)
    whole = Programme.model_validate(created.json())
    assert (created.headers["etag"], created.headers["location"]) == ('"1"', "/api/v1/programmes/rues")
    assert (await client.get("/api/v1/programmes/rues")).json() == created.json()
    body = document(calendar(steps=STREET), name="Autres")
    body.pop("id")
    lost = await client.put("/api/v1/programmes/rues", json=body, headers={"If-Match": '"7"'})
    assert (lost.status_code, lost.json()["code"]) == (412, "version_mismatch")
    put = await client.put("/api/v1/programmes/rues", json=body, headers={"If-Match": '"1"'})
    assert (put.json()["name"], put.json()["version"]) == ("Autres", 2)
    assert put.json()["checksum"] != whole.checksum
    listed = (await client.get("/api/v1/programmes?capability=light_level")).json()["items"]
    assert [(item["id"], "calendars" in item) for item in listed] == [("rues", False)]
    assert (await client.get("/api/v1/programmes?capability=scene")).json()["items"] == []
    assert (await client.delete("/api/v1/programmes/rues", headers={"If-Match": '"2"'})).status_code == 204
    told = await rows(database, "SELECT body::text FROM journal WHERE entity = 'programme' ORDER BY seq")
    bodies = [msgspec.json.decode(body) for (body,) in told]
    assert [body.get("version") for body in bodies] == [1, 2, None]
    assert (bodies[0], bodies[2]) == (created.json(), {"deleted": True})


async def test_a_programme_that_cannot_be_carried_out_is_refused(client: httpx.AsyncClient) -> None:
    for wrong, status in (
        (document(capability="fly"), 400),
        (document(calendar(steps=[{"at": SUNSET, "value": {"position": "raised"}}]), capability="position"), 400),
        (document(calendar(steps=[step(SUNSET, 300)])), 400),
        (document(calendar("weekdays", days=["fri"])), 400),
        (document(calendar(steps=[step("01:00", 0), step("23:00", 1)])), 400),
        (document(calendar("moon")), 422),
        (document(calendar(steps=[step("25:00", 0)])), 422),
    ):
        answer = await client.post("/api/v1/programmes", json=wrong)
        assert answer.status_code == status, answer.text
    assert (await client.get("/api/v1/programmes/rues")).status_code == 404


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"programme": "none", "tag": "x"}, "no programme"),
        ({"programme": "rues"}, "exactly one"),
        ({"programme": "rues", "tag": "x", "kind": "luminaire"}, "exactly one"),
        ({"programme": "rues", "asset": "EP-9"}, "no asset"),
        ({"programme": "rues", "zone": "mars"}, "no zone"),
        ({"programme": "rues", "kind": "rocket"}, "no kind"),
        ({"programme": "rues", "kind": "camera"}, "no light_level"),
        ({"programme": "rues", "tag": "x", "since": "2026-02-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"}, "before"),
    ],
)
async def test_an_assignment_to_what_does_not_exist_is_refused(
    client: httpx.AsyncClient, body: dict[str, Any], says: str
) -> None:
    await add(client, "programmes", document())
    refused = await client.post("/api/v1/programme-assignments", json={"id": "a", **body})
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
    assert says in refused.json()["detail"]


async def test_an_assigned_programme_is_not_deleted_and_an_assignment_has_its_own_versions(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, *ZONES, lamp(1))
    await add(client, "programmes", document())
    made = await assign(client, "a", programme="rues", zone="ville")
    Assignment.model_validate(made)
    refused = await client.delete("/api/v1/programmes/rues", headers=ANY)
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    assert (await client.delete("/api/v1/zones/place", headers=ANY)).status_code == 204
    assert (await client.delete("/api/v1/zones/ville", headers=ANY)).json()["code"] == "in_use"
    fields = {"programme": "rues", "kind": "luminaire", "until": "2027-01-01T00:00:00Z"}
    put = await client.put("/api/v1/programme-assignments/a", json=fields, headers={"If-Match": '"1"'})
    assert (put.json()["zone"], put.json()["kind"], put.headers["etag"]) == (None, "luminaire", '"2"')
    assert (await client.get("/api/v1/programme-assignments?kind=luminaire")).json()["items"] == [put.json()]
    assert (await client.get("/api/v1/programme-assignments?zone=ville")).json()["items"] == []
    assert (await client.delete("/api/v1/programme-assignments/a", headers={"If-Match": '"2"'})).status_code == 204
    assert (await client.delete("/api/v1/programmes/rues", headers=ANY)).status_code == 204


async def test_a_deleted_asset_takes_its_own_assignments_with_it(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    await add(client, "programmes", document())
    await assign(client, "a", programme="rues", asset="EP-0001")
    assert (await client.delete("/api/v1/assets/EP-0001", headers=ANY)).status_code == 204
    assert (await client.get("/api/v1/programme-assignments")).json()["items"] == []
    [(body,)] = await rows(
        database, "SELECT body::text FROM journal WHERE entity = 'programme_assignment' ORDER BY seq DESC LIMIT 1"
    )
    assert msgspec.json.decode(body) == {"deleted": True}


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


async def test_the_compiled_form_bears_the_checksum_of_its_canonical_json(
    client: httpx.AsyncClient, database: Database
) -> None:
    far = AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=5.2, lat=46.3)
    await given(database, lamp(1), far)
    await add(client, "programmes", document())
    middle = (await client.get("/api/v1/programmes/rues/compiled")).json()
    there = (await client.get("/api/v1/programmes/rues/compiled?asset=AR-1")).json()
    Compiled.model_validate(there)
    for body in (middle, there):
        assert hashlib.sha256(rfc8785.dumps(body["programme"])).hexdigest() == body["checksum"]
        assert decode(body["programme"]).programme.id == "rues"
    assert (middle["programme"]["lon"], there["programme"]["lon"]) == (4.7, 5.2)
    assert f"{datetime.now(UTC).year}-07-14" in there["programme"]["holidays"]
    assert (await client.get("/api/v1/programmes/none/compiled")).status_code == 404
    assert (await client.get("/api/v1/programmes/rues/compiled?asset=AR-9")).status_code == 404


async def test_without_any_position_the_sun_is_not_guessed(client: httpx.AsyncClient) -> None:
    await add(client, "programmes", document())
    refused = await client.get("/api/v1/programmes/rues/compiled")
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")


DATA = {
    "rated_power_w": 40, "cct_k": 2700, "flux_lm": 4000, "ulr_pct": 0, "cie_flux_code_3_pct": 97,
    "installed_on": "2021-05-04",
}  # fmt: skip


async def test_the_law_is_told_by_programme_and_by_category(client: httpx.AsyncClient, database: Database) -> None:
    park = [lamp(number, tags=("parc",), attributes=DATA) for number in (1, 2)]
    street = [lamp(3, attributes=DATA | {"cct_k": 4000}), lamp(4, attributes=DATA | {"installed_on": None})]
    monument = AssetDraft(id="ML-1", kind="architectural_light", system="lighting", lon=4.2, lat=46.3)
    await given(database, *park, *street, monument)
    await add(client, "programmes", document())
    late = [{"at": SUNSET, "value": {"id": "nocturne"}}, {"at": {"clock": "01:00"}, "value": {"id": "eteint"}}]
    await add(client, "programmes", document(calendar(steps=late), id="scenes", capability="scene"))
    await assign(client, "a", programme="rues", kind="luminaire")
    await assign(client, "b", programme="scenes", kind="architectural_light")
    one = (await client.get("/api/v1/programmes/rues/compliance?year=2026")).json()
    judged = {item["category"]: item for item in one["items"]}
    assert (judged["street"]["assets"], judged["street"]["findings"]) == (2, [])
    [finding] = judged["park"]["findings"]
    assert (finding["article"], finding["rule"], finding["nights"]) == ("2-II", "lit_too_late", 365)
    whole = LightingCompliance.model_validate((await client.get("/api/v1/lighting/compliance?year=2026")).json())
    categories = {item.category: item for item in whole.items}
    assert {name: (item.letter, item.assets, item.without_programme) for name, item in categories.items()} == {
        "heritage": ("b", 1, 0), "park": ("b", 2, 0), "street": ("a", 2, 0),
    }  # fmt: skip
    assert categories["heritage"].programmes[0].findings == []
    assert (categories["park"].rated_power_w, categories["park"].flux_lm) == (80, 8000)
    told = {(item.article, item.rule): item.examples for item in categories["street"].shortcomings}
    assert told == {
        ("3-II-3°", "cct_over_3000_k"): {"EP-0003": "4000 K"},
        ("5", "data_missing"): {"EP-0004": "installed_on"},
    }
    assert (await client.get("/api/v1/programmes/none/compliance")).status_code == 404


async def test_installations_are_exported_as_article_5_asks(client: httpx.AsyncClient, database: Database) -> None:
    """Order of 27 December 2018, article 5."""
    await given(database, lamp(1, name="Quai, 1", attributes=DATA), lamp(2), lamp(3, lifecycle="retired"))
    text = (await client.get("/api/v1/lighting/installations.csv")).text
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in found] == ["EP-0001", "EP-0002"]
    assert {name: found[0][name] for name in ("name", "category", "letter", "cct_k", "flux_lm", "rated_power_w")} == {
        "name": "Quai, 1", "category": "street", "letter": "a", "cct_k": "2700", "flux_lm": "4000",
        "rated_power_w": "40",
    }  # fmt: skip
    assert (found[1]["cct_k"], found[1]["lat"]) == ("", "46.3")
    first = (await client.get("/api/v1/lighting/installations?limit=1")).json()
    second = (await client.get(f"/api/v1/lighting/installations?limit=1&cursor={first['next']}")).json()
    assert [page["items"][0]["id"] for page in (first, second)] == ["EP-0001", "EP-0002"]
    assert (first["items"][0]["installed_on"], second["next"]) == ("2021-05-04", None)


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


async def test_the_cabinets_of_a_programme_are_listed_with_what_they_hold(
    client: httpx.AsyncClient, database: Database
) -> None:
    fed = RelationDraft("feeds", "EP-0001", "D1")
    cabinets = [
        AssetDraft(id=f"AR-{n}", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3, relations=(fed,))
        for n in (1, 2, 3)
    ]
    await given(database, lamp(1), *cabinets)
    await add(client, "programmes", document())
    await assign(client, "a", programme="rues", kind="luminaire")
    now = datetime.now(UTC)
    checksum = (await client.get("/api/v1/programmes/rues/compiled?asset=AR-1")).json()["checksum"]
    for name, held in (("AR-1", checksum), ("AR-2", "factory")):
        await store_batch(database, [telemetry(name, now, {"program_id": "p", "program_checksum": held})], "w", now)
    await download_programmes(database, CityCalendar.of(Settings(database_url=database.url)), now)
    page = (await client.get("/api/v1/programmes/rues/cabinets?limit=2")).json()
    assert [(row["asset"], row["late"], row["held_checksum"]) for row in page["items"]] == [
        ("AR-1", False, checksum), ("AR-2", True, "factory"),
    ]  # fmt: skip
    rest = (await client.get(f"/api/v1/programmes/rues/cabinets?limit=2&cursor={page['next']}")).json()
    assert [(row["asset"], row["held_checksum"]) for row in rest["items"]] == [("AR-3", None)]
    late = (await client.get("/api/v1/programmes/rues/cabinets?late=true")).json()["items"]
    assert [row["asset"] for row in late] == ["AR-2", "AR-3"]
    assert all(datetime.fromisoformat(row["late_since"]) == now for row in late)
    assert (await client.get("/api/v1/programmes/none/cabinets")).status_code == 404


async def test_a_programme_can_be_given_to_a_cabinet_for_the_lamps_it_feeds(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3))
    await add(client, "programmes", document())
    assert (await assign(client, "a", programme="rues", asset="AR-1"))["asset"] == "AR-1"


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


async def test_a_fed_lamp_does_as_its_cabinet_and_says_whose_clock_it_is(
    client: httpx.AsyncClient, database: Database
) -> None:
    feeds = tuple(RelationDraft("feeds", f"EP-000{n}", "D1") for n in (1, 2, 3))
    cabinet = AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3, relations=feeds)
    await given(database, *(lamp(n) for n in (1, 2, 3, 4)), cabinet)
    await add(client, "programmes", document())
    await add(client, "programmes", document(id="parc", name="Parc"))
    await assign(client, "a", programme="rues", kind="luminaire")
    await assign(client, "b", programme="parc", asset="EP-0001")

    async def follows(asset: str) -> tuple[Any, ...]:
        body = (await client.get(f"/api/v1/assets/{asset}/programme")).json()
        [one] = AssetProgramme.model_validate(body).items
        return one.programme, one.carried_by, one.assignment

    assert await follows("EP-0001") == ("rues", "AR-1", None)
    assert await follows("EP-0002") == ("rues", "AR-1", "a")
    assert await follows("EP-0004") == ("rues", None, "a")
    [array] = (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"]
    [told] = array["rows"][6]["claims"]
    assert (told["holder"], told["carried_by"], told["late"]) == ("programme:rues", "AR-1", True)


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
