"""Zones, services and field systems: nested, referred to, never lost to a second writer."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest

from app.actions.store_batch import store_batch
from app.api.services import Service, ServicePage
from app.api.systems import System, SystemPage
from app.api.zones import Zone, ZonePage
from app.domain.registry import AssetDraft, BaseMapDraft, RelationDraft, ZoneDraft
from app.ingest.read import read
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows


def square(west: float, east: float) -> dict[str, Any]:
    ring = [[west, 46.0], [east, 46.0], [east, 47.0], [west, 47.0], [west, 46.0]]
    return {"type": "Polygon", "coordinates": [ring]}


CITY = {"id": "city", "name": "City", "level": "commune", "insee": "71001", "geometry": square(4, 5)}
EAST = {"id": "est/1", "name": "Est", "level": "district", "parent": "city", "geometry": square(4.2005, 5)}


async def zones_of(client: httpx.AsyncClient, asset: str) -> list[str]:
    found: list[str] = (await client.get(f"/api/v1/assets/{asset}")).json()["zones"]
    return found


async def test_assets_follow_the_zones(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    assert (await client.post("/api/v1/zones", json=CITY)).status_code == 201
    created = await client.post("/api/v1/zones", json={**EAST, "id": "east"})
    Zone.model_validate(created.json())
    assert (await zones_of(client, "EP-0001"), await zones_of(client, "EP-0002")) == (["city"], ["city", "east"])
    moved = EAST | {"geometry": square(4.2, 4.2004)}
    moved.pop("id")
    put = await client.put("/api/v1/zones/east", json=moved, headers={"If-Match": created.headers["etag"]})
    assert (put.status_code, put.headers["etag"]) == (200, '"2"')
    assert (await zones_of(client, "EP-0001"), await zones_of(client, "EP-0002")) == (["city", "east"], ["city"])
    journalled = await rows(
        database, "SELECT (body->'zones')::text FROM journal WHERE topic = 'registry' AND key = 'EP-0001' ORDER BY seq"
    )
    assert [msgspec.json.decode(body) for (body,) in journalled] == [[], ["city"], ["city", "east"]]
    refused = await client.delete("/api/v1/zones/city", headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    assert (await client.delete("/api/v1/zones/east", headers={"If-Match": '"2"'})).status_code == 204
    assert await zones_of(client, "EP-0001") == ["city"]
    [(last,)] = await rows(database, "SELECT body::text FROM journal WHERE entity = 'zone' ORDER BY seq DESC LIMIT 1")
    assert msgspec.json.decode(last) == {"deleted": True}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"geometry": {"type": "Point", "coordinates": [4, 46]}}, 400),
        ({"geometry": square(651_000, 652_000)}, 400),
        ({"geometry": {"type": "Polygon", "coordinates": "\x00"}}, 422),
        ({"geometry": {}}, 400),
        ({"parent": "nowhere"}, 400),
        ({"parent": "city"}, 400),
        ({"level": "planet"}, 422),
        ({"insee": "1"}, 422),
    ],
)  # fmt: skip
async def test_a_zone_that_cannot_be_is_refused(client: httpx.AsyncClient, change: dict[str, Any], status: int) -> None:
    answer = await client.post("/api/v1/zones", json=CITY | change)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text


async def test_a_zone_never_lies_in_itself(client: httpx.AsyncClient) -> None:
    await client.post("/api/v1/zones", json=CITY)
    await client.post("/api/v1/zones", json=EAST | {"id": "east"})
    body = {name: value for name, value in CITY.items() if name != "id"} | {"parent": "east"}
    answer = await client.put("/api/v1/zones/city", json=body, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


async def test_zones_are_listed_and_exported(client: httpx.AsyncClient) -> None:
    for zone in (CITY, EAST | {"id": "east"}, EAST | {"id": "a-first", "parent": "east"}):
        assert (await client.post("/api/v1/zones", json=zone)).status_code == 201
    page = ZonePage.model_validate((await client.get("/api/v1/zones?limit=2")).json())
    rest = ZonePage.model_validate((await client.get(f"/api/v1/zones?limit=2&cursor={page.next}")).json())
    assert [zone.id for zone in page.items + rest.items] == ["a-first", "city", "east"]
    assert [z["id"] for z in (await client.get("/api/v1/zones?parent=city")).json()["items"]] == ["east"]
    exported = msgspec.json.decode((await client.get("/api/v1/zones.geojson")).content)
    assert [f["properties"]["id"] for f in exported["features"]] == ["city", "east", "a-first"]
    assert exported["features"][0]["properties"] == {
        "zone": "commune", "id": "city", "name": "City", "parent": None, "insee": "71001",
    }  # fmt: skip
    assert exported["features"][0]["geometry"] == square(4, 5)


async def test_services_and_partners(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    body = {"id": "lights", "name": "Éclairage", "contact": {"phone": "+33 3 00"}}
    created = await client.post("/api/v1/services", json=body)
    assert Service.model_validate(created.json()).partner is False
    assert (await client.post("/api/v1/services", json=body)).json()["code"] == "already_exists"
    await client.post("/api/v1/services", json={"id": "Bus & Co", "name": "Bus", "partner": True})
    partners = ServicePage.model_validate((await client.get("/api/v1/services?partner=true")).json())
    assert [service.id for service in partners.items] == ["Bus & Co"]
    assert (await client.get("/api/v1/services/Bus%20%26%20Co")).json()["name"] == "Bus"
    await given(database, lamp(1, service="lights"))
    in_use = await client.delete("/api/v1/services/lights", headers={"If-Match": "*"})
    assert (in_use.status_code, in_use.json()["code"]) == (409, "in_use")
    stale = await client.put("/api/v1/services/lights", json={"name": "x"}, headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["version"]) == (412, 1)
    assert (await client.put("/api/v1/services/lights", json={"name": "x"})).status_code == 428
    changed = await client.put("/api/v1/services/lights", json={"name": "x"}, headers={"If-Match": '"1"'})
    assert changed.json() == {"id": "lights", "name": "x", "partner": False, "contact": {}, "version": 2}
    assert (await client.get("/api/v1/services/none")).status_code == 404


async def test_systems_show_their_status(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    created = await client.post("/api/v1/systems", json={"id": "cms-2", "name": "CMS"})
    assert System.model_validate(created.json()).status == "unknown"
    said = read("poste/v1/cms-2/status", b'{"at": "2026-06-15T10:00:00Z", "status": "online"}', NOON)
    await store_batch(database, [said], "w", NOON)
    online = SystemPage.model_validate((await client.get("/api/v1/systems?status=online")).json())
    assert [(system.id, system.status_at) for system in online.items] == [("cms-2", NOON)]
    put = await client.put("/api/v1/systems/cms-2", json={"name": "CMS 2"}, headers={"If-Match": '"1"'})
    assert (put.json()["name"], put.json()["status"]) == ("CMS 2", "online")
    refused = await client.post("/api/v1/systems", json={"id": "x", "name": "X", "service": "none"})
    assert refused.json()["code"] == "invalid_request"
    await given(database, lamp(1))
    assert (await client.delete("/api/v1/systems/lighting", headers={"If-Match": "*"})).json()["code"] == "in_use"
    assert (await client.delete("/api/v1/systems/cms-2", headers={"If-Match": '"2"'})).status_code == 204


async def test_the_base_map_comes_by_layer_and_box(client: httpx.AsyncClient, database: Database) -> None:
    line = {"type": "LineString", "coordinates": [[4.0, 46.0], [4.1, 46.1]]}
    await given(
        database,
        BaseMapDraft(layer="street", id="1", name="Rue A", geometry=line),
        BaseMapDraft(layer="street", id="2", name="Rue B", geometry={"type": "Point", "coordinates": [5, 47]}),
        BaseMapDraft(layer="water", id="1", name="Saône", geometry=line),
    )
    for query, found in {
        "": ["Rue A", "Rue B", "Saône"], "?layer=street": ["Rue A", "Rue B"],
        "?bbox=4.05,46,6,46.5": ["Rue A", "Saône"], "?layer=street&bbox=4.9,46.9,5,47": ["Rue B"], "?layer=green": [],
    }.items():  # fmt: skip
        features = msgspec.json.decode((await client.get(f"/api/v1/base-map{query}")).content)["features"]
        assert [feature["properties"]["name"] for feature in features] == found, query
    assert (await client.get("/api/v1/base-map?layer=moon")).status_code == 422


async def test_a_guarded_zone_is_not_deleted_and_shows_in_its_guards_relations(
    client: httpx.AsyncClient, database: Database
) -> None:
    square = {"type": "Polygon", "coordinates": [[[4.1, 46.2], [4.3, 46.2], [4.3, 46.4], [4.1, 46.4], [4.1, 46.2]]]}
    gate = AssetDraft(id="PA-1", kind="access_point", relations=(RelationDraft("guards", "core"),))
    await given(database, ZoneDraft(id="core", name="Cœur", level="perimeter", geometry=square), gate)
    refused = await client.delete("/api/v1/zones/core", headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    [relation] = (await client.get("/api/v1/assets/PA-1/relations")).json()["items"]
    assert (relation["type"], relation["kind"], relation["id"]) == ("guards", "zone", "core")
    wrong = await client.patch(
        "/api/v1/assets/PA-1", json={"relations": [{"type": "guards", "to": "PA-1"}]}, headers={"If-Match": "*"}
    )
    assert wrong.status_code == 400
