"""Data governance over the API: holds, certificates, the register, a person's data and erasure, open data."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.actions.certify_deletions import all_certificates
from app.actions.store_batch import store_batch
from app.actions.verify_audit import verify_audit
from app.api import person_data
from app.control.retention import certify
from app.domain.audit import Act, Author
from app.domain.registry import AssetDraft, ZoneDraft
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import serving
from tests.factories import given, lamp, rows, telemetry

NOW = datetime.now(UTC)
HOUR = NOW.replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)
HOLD: dict[str, Any] = {
    "categories": ["people", "audit"], "from": "2026-01-01T00:00:00Z", "to": "2030-01-01T00:00:00Z",
    "authority": "Parquet", "reference": "PR-1", "reason": "enquête",
}  # fmt: skip
PERSON = {"name": "J. Dupont", "phone": "+33 6 00 00 00 00"}
ASKED = {"name": "J. Dupont", "reference": "DEM-2026-031"}
SQUARE = {"type": "Polygon", "coordinates": [[[4, 46], [5, 46], [5, 47], [4, 47], [4, 46]]]}


async def test_a_hold_is_placed_listed_and_lifted_once(client: httpx.AsyncClient) -> None:
    placed = await client.post("/api/v1/legal-holds", json=HOLD)
    assert placed.status_code == 201, placed.text
    hold = placed.json()
    assert (hold["placed_by"], hold["categories"], hold["held_rows"]) == ("tester", ["audit", "people"], 0)
    listed = (await client.get("/api/v1/legal-holds?standing=true&category=audit")).json()["items"]
    assert [one["id"] for one in listed] == [hold["id"]]
    lift = f"/api/v1/legal-holds/{hold['id']}/lift"
    assert (await client.post(lift, json={"reason": " "})).status_code == 422
    lifted = await client.post(lift, json={"reason": "classé"})
    assert (lifted.json()["lifted_by"], lifted.json()["lift_reason"]) == ("tester", "classé")
    assert (await client.post(lift, json={"reason": "classé"})).json()["code"] == "not_found"
    assert (await client.get(f"/api/v1/legal-holds/{hold['id']}/rows")).json() == {"items": [], "next": None}


async def test_a_hold_on_readings_without_assets_says_what_to_do(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/legal-holds", json=HOLD | {"categories": ["readings"]})
    assert (answer.status_code, answer.json()["detail"]) == (400, "a hold on readings names its assets")


@pytest.fixture
async def known(client: httpx.AsyncClient, database: Database) -> httpx.AsyncClient:
    """J. Dupont is on call, was named in a reason, ordered something that is over, and saw a camera."""
    await given(database, lamp(1))
    assert (await client.post("/api/v1/people", json=PERSON)).status_code == 201
    async with database.by(Author("a.martin", "api")).begin() as tx:
        tx.audit.tell(Act("claim.place", "request", "r1", "Chute de J. Dupont"))
    async with database.by(Author("a.martin", "api")).begin() as tx:
        tx.audit.tell(Act("video.view", "asset", "CAM-1", "agression de J. Dupont"))
    async with database.by(Author("j. dupont", "api")).begin() as tx:
        tx.audit.tell(Act("claim.release", "claim", "7"))
    order = {
        "capability": "light_level", "value": {"level_pct": 100}, "level": 2, "reason": "nuit",
        "selection": {"ids": ["EP-0001"]}, "expires_at": (NOW + timedelta(hours=1)).isoformat(),
        "ordered_by": {
            "authority": "prefect", "name": "J. Dupont", "channel": "phone", "at": NOW.isoformat(), "reference": "",
        },
    }  # fmt: skip
    placed = await client.post("/api/v1/claims", json=order)
    assert placed.status_code in (200, 201), placed.text
    claim = placed.json()["outcomes"][0]["claim"]
    assert (await client.delete(f"/api/v1/claims/{claim}?reason=fini")).is_success
    return client


async def test_a_person_is_told_all_that_names_them_but_no_secret(known: httpx.AsyncClient) -> None:
    answer = await known.get("/api/v1/person-data", params=ASKED)
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert [one["phone"] for one in data["people_on_call"]] == [PERSON["phone"]]
    assert "secret" not in data["people_on_call"][0]
    assert [one["subject"] for one in data["acts"]] == ["7"]
    assert {one["subject"] for one in data["acts_about"]} >= {"r1", "CAM-1"}
    assert [one["ordered_by"]["name"] for one in data["claims"]] == ["J. Dupont"]
    told = (await known.get("/api/v1/audit?action=person.export")).json()["items"]
    assert [one["subject"] for one in told] == ["json"]


async def test_what_comes_in_chunks_is_told_whole(known: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (await known.get("/api/v1/person-data", params=ASKED)).json()["data"]
    monkeypatch.setattr(person_data, "CHUNK", 1)
    in_chunks = (await known.get("/api/v1/person-data", params=ASKED)).json()["data"]
    assert len(whole["acts_about"]) >= 2
    assert in_chunks["acts_about"][: len(whole["acts_about"])] == whole["acts_about"]
    assert {name: rows for name, rows in in_chunks.items() if name != "acts_about"} == {
        name: rows for name, rows in whole.items() if name != "acts_about"
    }


async def test_erasing_a_person_leaves_what_the_law_keeps_and_says_why(
    known: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    answer = await known.post("/api/v1/person-data/erasure", json=ASKED)
    assert answer.status_code == 200, answer.text
    outcomes = {one["source"]: one for one in answer.json()["outcomes"]}
    assert (outcomes["people_on_call"]["erased"], outcomes["people_on_call"]["kept"]) == (1, 0)
    assert (outcomes["claims"]["erased"], outcomes["claims"]["kept"]) == (1, 0)
    assert outcomes["acts"]["kept"] == 1
    assert outcomes["acts"]["article"] == "GDPR art. 17-3-b, 32"
    assert outcomes["acts_about"]["kept"] == 1
    assert "CSI R253-5" in outcomes["acts_about"]["article"]
    assert await rows(database, "SELECT count(*)::int FROM person") == [(0,)]
    assert (await rows(database, "SELECT ordered_by->>'name' FROM claim"))[0][0].startswith("erased-")
    left = await rows(
        database, "SELECT a.action FROM audit_content c JOIN audit a USING (number) WHERE c.text LIKE '%Dupont%'"
    )
    assert left == [("video.view",)]
    assert (await verify_audit(database, [], NOW)).faults == []
    await certify(Settings(data_dir=tmp_path), database, NOW)
    told = [one["certificate"] for one in await all_certificates(database)]
    assert {(one["category"], one["reason"], one["article"], one["reference"]) for one in told} == {
        ("people", "erasure", "GDPR art. 17", "DEM-2026-031")
    }
    listed = (await known.get("/api/v1/deletions?reason=erasure")).json()["items"]
    assert [one["certificate"] for one in listed] == told
    assert (await known.get("/api/v1/deletions/1")).json()["certificate"] == told[0]


async def test_a_hold_on_people_refuses_erasure(known: httpx.AsyncClient, database: Database) -> None:
    assert (await known.post("/api/v1/legal-holds", json=HOLD)).status_code == 201
    answer = await known.post("/api/v1/person-data/erasure", json=ASKED)
    assert (answer.status_code, answer.json()["code"], answer.json()["reference"]) == (409, "held", "PR-1")
    assert await rows(database, "SELECT count(*)::int FROM person") == [(1,)]
    assert await rows(database, "SELECT result FROM audit WHERE action = 'person.erase'") == [("refused",)]


async def test_a_hold_on_people_refuses_to_delete_who_is_on_call(known: httpx.AsyncClient, database: Database) -> None:
    hold = (await known.post("/api/v1/legal-holds", json=HOLD)).json()
    [person] = (await known.get("/api/v1/people")).json()["items"]
    address, any_version = f"/api/v1/people/{person['id']}", {"If-Match": "*"}
    assert (await known.delete(address, headers=any_version)).json()["code"] == "held"
    await known.post(f"/api/v1/legal-holds/{hold['id']}/lift", json={"reason": "classé"})
    assert (await known.delete(address, headers=any_version)).status_code == 204
    assert await rows(database, "SELECT category, what, reason, reference FROM deletion") == [
        ("people", "person", "erasure", person["id"])
    ]


async def test_a_hold_on_the_trail_keeps_its_content_while_the_rest_is_erased(
    known: httpx.AsyncClient, database: Database
) -> None:
    assert (await known.post("/api/v1/legal-holds", json=HOLD | {"categories": ["audit"]})).status_code == 201
    answer = await known.post("/api/v1/person-data/erasure", json=ASKED)
    outcomes = {one["source"]: one for one in answer.json()["outcomes"]}
    assert outcomes["acts_about"]["erased"] == 0
    assert outcomes["people_on_call"]["erased"] == 1


async def test_who_is_erased_may_not_be_oneself_nor_nobody(known: httpx.AsyncClient) -> None:
    erasure = "/api/v1/person-data/erasure"
    oneself = await known.post(erasure, json=ASKED | {"name": "Tester"})
    assert (oneself.status_code, oneself.json()["code"]) == (403, "not_permitted")
    assert (await known.post(erasure, json=ASKED | {"name": "N. Obody"})).json()["code"] == "not_found"
    assert (await known.post(erasure, json=ASKED | {"name": "ab"})).status_code == 422


async def test_an_account_is_erased_and_its_name_may_be_taken_again(
    client: httpx.AsyncClient, database: Database
) -> None:
    new = {"name": "j.dupont", "locale": "fr", "grants": [{"role": "viewer", "families": None, "zones": None}]}
    assert (await client.post("/api/v1/accounts", json=new)).status_code == 201
    assert (await client.post("/api/v1/person-data/erasure", json=ASKED | {"name": " J.Dupont"})).status_code == 200
    [(name, disabled)] = await rows(database, "SELECT name, disabled FROM account")
    assert name.startswith("erased-")
    assert disabled
    assert (await client.post("/api/v1/accounts", json=new)).status_code == 201


async def test_the_last_administrator_is_not_erased(client: httpx.AsyncClient, database: Database) -> None:
    new = {"name": "j.dupont", "locale": "fr", "grants": [{"role": "administrator", "families": None, "zones": None}]}
    assert (await client.post("/api/v1/accounts", json=new)).status_code == 201
    answer = await client.post("/api/v1/person-data/erasure", json=ASKED | {"name": " J.Dupont"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert await rows(database, "SELECT name FROM account") == [("j.dupont",)]


async def test_terms_are_told_with_the_laws_caps_and_what_chooses_them(database_url: str) -> None:
    async with serving(database_url, position_days=30) as client:
        told = {one["category"]: one for one in (await client.get("/api/v1/retention")).json()["items"]}
    assert (told["positions"]["days"], told["positions"]["cap_days"]) == (30, 365)
    assert told["positions"]["setting"] == "POSTE_POSITION_DAYS"
    assert (told["audit"]["days"], told["audit"]["setting"], told["audit"]["article"]["fr"]) == (1095, "", "CSI R253-5")


async def test_the_register_names_controller_terms_and_articles(database_url: str) -> None:
    async with serving(database_url, controller="Ville de Mâcon", position_days=30) as client:
        told = (await client.get("/api/v1/register-of-processing")).json()
        assert told["controller"] == "Ville de Mâcon"
        positions = next(one for one in told["activities"] if one["name"] == "positions")
        assert positions["kept"].startswith("30 days (GDPR art. 5-1-e")
        written = await client.get("/api/v1/register-of-processing.md")
        assert "controller: Ville de Mâcon" in written.text


@pytest.fixture
async def publishing(database_url: str, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A city of six cabinets, five in the north and one in the south, that publishes two collections."""
    north = {"type": "Polygon", "coordinates": [[[4, 46.4], [5, 46.4], [5, 47], [4, 47], [4, 46.4]]]}
    south = {"type": "Polygon", "coordinates": [[[4, 46], [5, 46], [5, 46.4], [4, 46.4], [4, 46]]]}
    await given(
        database,
        ZoneDraft(id="ville", name="Ville", level="territory", geometry=SQUARE),
        ZoneDraft(id="nord", name="Nord", level="district", geometry=north, parent="ville"),
        ZoneDraft(id="sud", name="Sud", level="district", geometry=south, parent="ville"),
        *(cabinet(number, 46.5 if number < 6 else 46.1) for number in range(1, 7)),
        AssetDraft(id="PK-1", kind="car_park", system="lighting", lon=4.812345678, lat=46.3),
    )
    for number in range(1, 7):
        for minute, energy in ((0, 100.0), (59, 102.5)):
            at = HOUR + timedelta(minutes=minute)
            await store_batch(
                database, [telemetry(f"AR-{number}", at, {"energy_kwh": energy})], f"{number}{minute}", at
            )
    await store_batch(database, [telemetry("PK-1", HOUR, {"free_spaces": 41, "status": "open"})], "pk", HOUR)
    async with database.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO rollup SELECT asset, $1, 'energy_kwh', 2, 202.5, 100, 102.5, 100, 102.5 FROM reading"
            " WHERE \"values\" ? 'energy_kwh' GROUP BY asset",
            HOUR,
        )
    async with serving(database_url, open_data="lighting_energy,parking_availability") as client:
        yield client


def cabinet(number: int, lat: float) -> AssetDraft:
    return AssetDraft(id=f"AR-{number}", kind="lighting_cabinet", system="lighting", lon=4.5, lat=lat)


async def test_energy_is_published_by_zone_without_small_cells_nor_totals(publishing: httpx.AsyncClient) -> None:
    period = {"from": HOUR.isoformat(), "to": (HOUR + timedelta(hours=1)).isoformat()}
    answer = await publishing.get("/api/v1/open-data/rows.csv", params={"collection": "lighting_energy", **period})
    assert answer.status_code == 200, answer.text
    found = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["zone"], row["devices"], float(row["energy_kwh"])) for row in found] == [("nord", "5", 12.5)]


async def test_car_parks_are_published_under_a_pseudonym_that_stays(publishing: httpx.AsyncClient) -> None:
    query = {"collection": "parking_availability"}
    [feature] = (await publishing.get("/api/v1/open-data/rows.geojson", params=query)).json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [4.81235, 46.3]}
    assert feature["properties"]["free_spaces"] == 41
    text = (await publishing.get("/api/v1/open-data/rows.csv", params=query)).text
    [row] = csv.DictReader(io.StringIO(text))
    assert row["id"] == feature["id"]
    assert "PK-1" not in text


async def test_the_catalogue_lists_what_was_chosen(publishing: httpx.AsyncClient) -> None:
    answer = await publishing.get("/api/v1/open-data")
    assert answer.headers["Content-Type"] == "application/ld+json"
    names = [one["dct:identifier"] for one in answer.json()["dcat:dataset"]]
    assert names == ["lighting_energy", "parking_availability"]


async def test_what_was_not_chosen_is_not_there(publishing: httpx.AsyncClient) -> None:
    answer = await publishing.get("/api/v1/open-data/rows.csv?collection=air_quality")
    assert answer.json()["code"] == "invalid_request"
    assert "GET /api/v1/open-data lists them" in answer.json()["detail"]
    by_zone = await publishing.get("/api/v1/open-data/rows.geojson?collection=lighting_energy")
    assert by_zone.json()["code"] == "invalid_request"
    longer = {"collection": "lighting_energy", "from": "2026-01-01T00:00:00Z", "to": "2026-03-01T00:00:00Z"}
    assert (await publishing.get("/api/v1/open-data/rows.csv", params=longer)).status_code == 400
