"""Every filter and order of the asset list, now and in the past."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest

from app.actions.store_batch import store_batch
from app.api.assets import AssetPage
from app.domain.registry import ZoneDraft
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows, telemetry

WEST = {"type": "Polygon", "coordinates": [[[4.0, 46], [4.2005, 46], [4.2005, 47], [4.0, 47], [4.0, 46]]]}
HOLED = {
    "type": "MultiPolygon",
    "coordinates": [
        [
            [[4.0, 46], [4.3, 46], [4.3, 47], [4.0, 47], [4.0, 46]],
            [[4.2002, 46.2], [4.2004, 46.2], [4.2004, 46.4], [4.2002, 46.4], [4.2002, 46.2]],
        ]
    ],
}


async def small_city(database: Database) -> None:
    """Lamp 1 lit and online in the west, 2 off with a door open and a major fault, 3 to 5 silent and different."""
    await given(
        database,
        ZoneDraft(id="city", name="City", level="commune", insee="71001", geometry=HOLED),
        ZoneDraft(id="west", name="West", level="district", parent="city", geometry=WEST),
        lamp(1, name="Allée des Tilleuls", tags=("heritage", "park"), service="lights"),
        lamp(2, name="Éléphant", tags=("park",), external_ids={"devEUI": "0004A30B"}),
        lamp(3, lifecycle="planned", system=None, code="100%_sure"),
        lamp(4, lon=None, lat=None, kind="lighting_cabinet"),
        lamp(5, lon=2.35, lat=48.85),
    )
    messages = [
        telemetry("EP-0001", NOON, {"power_state": "on", "light_level_pct": 80}),
        telemetry("EP-0002", NOON, {"power_state": "off", "door_open": True, "fault_class": "major"}),
        telemetry("EP-0002", NOON, {"fault_codes": ["E1", "E2"]}),
    ]
    await store_batch(database, messages, "w", NOON + timedelta(seconds=5))


async def ids(client: httpx.AsyncClient, query: str) -> list[str]:
    answer = await client.get(f"/api/v1/assets?{query}")
    assert answer.status_code == 200, answer.text
    return [asset.id.removeprefix("EP-000") for asset in AssetPage.model_validate(answer.json()).items]


FILTERS = [
    ("", "12345"), ("kind=luminaire", "1235"), ("kind=luminaire&kind=lighting_cabinet", "12345"),
    ("family=lighting", "12345"),
    ("family=sound", ""), ("zone=west", "1"), ("zone=city", "23"), ("zone=west&zone=city", "123"),
    ("commune=71001", "23"), ("system=lighting", "1245"), ("service=lights", "1"), ("lifecycle=planned", "3"),
    ("comm_status=online", "12"), ("comm_status=unknown&comm_status=online", "12345"), ("health=major", "2"),
    ("health=ok&health=unknown", "1345"), ("tag=park", "12"), ("tag=park&tag=heritage", "1"),
    ("external_id=devEUI:0004A30B", "2"), ("external_id=devEUI:0004", ""),
    ("state=power_state:on", "1"), ("state=door_open:true", "2"), ("state=power_state:off&state=door_open:true", "2"),
    ("state=fault_codes:E2", "2"), ("state=power_state:true", ""),
    ("q=allee", "1"), ("q=TILLEULS des", "1"), ("q=elephant", "2"), ("q=100%25_s", "3"), ("q=100_", ""),
    ("q=heritage", "1"),
    ("bbox=4.2,46.2,4.2004,46.4", "1"), ("bbox=4,46,5,47", "123"), ("bbox=2,48,3,49&kind=luminaire", "5"),
    ("sort=-id", "54321"), ("sort=name", "34512"), ("sort=health", "23451"), ("sort=-health", "15432"),
]  # fmt: skip


async def test_each_filter_and_order_finds_what_it_says(client: httpx.AsyncClient, database: Database) -> None:
    await small_city(database)
    found = {query: "".join(await ids(client, query)) for query, _ in FILTERS}
    assert found == dict(FILTERS)
    assert "".join(await ids(client, "state=light_level_pct:80")) == "1"
    assert "".join(await ids(client, "sort=-heard_at"))[:2] in ("21", "12")
    assert "".join(await ids(client, "sort=heard_at"))[:3] == "345"


async def test_the_past_answers_every_filter_as_the_present_did(client: httpx.AsyncClient, database: Database) -> None:
    await small_city(database)
    [(at,)] = await rows(database, "SELECT at FROM feed")
    await store_batch(database, [telemetry("EP-0001", NOON + timedelta(minutes=1), {"power_state": "off"})], "w", NOON)
    assert (await client.delete("/api/v1/assets/EP-0004", headers={"If-Match": "*"})).status_code == 204
    await client.patch("/api/v1/assets/EP-0003", json={"name": "moved", "lon": 4.1}, headers={"If-Match": "*"})
    instant = f"at={at.isoformat().replace('+', '%2B')}"
    found = {query: "".join(await ids(client, f"{query}&{instant}")) for query, _ in FILTERS}
    assert found == dict(FILTERS)
    one = await client.get(f"/api/v1/assets/EP-0001?{instant}")
    assert one.json()["values"] == {"power_state": "on", "light_level_pct": 80, "comm_status": "online", "health": "ok"}
    assert "etag" not in one.headers
    pages = await walk(client, f"{instant}&sort=-name", 2)
    assert "".join(pages) == "".join(reversed("34512"))


async def test_a_past_no_longer_kept_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/assets?at=2001-01-01T00:00:00Z")
    assert (answer.status_code, answer.json()["code"]) == (410, "no_longer_kept")


@pytest.mark.parametrize(
    ("polygon", "found"), [(WEST, "1"), (HOLED, "23"), ({"type": "Point", "coordinates": [4, 46]}, None)]
)
async def test_a_polygon_with_holes_is_searched(
    client: httpx.AsyncClient, database: Database, polygon: dict[str, Any], found: str | None
) -> None:
    await given(database, lamp(1), lamp(2), lamp(3), lamp(5, lon=2.35, lat=48.85))
    moved = await client.patch("/api/v1/assets/EP-0001", json={"lon": 4.2003}, headers={"If-Match": "*"})
    assert moved.status_code == 200
    answer = await client.post("/api/v1/assets/search", json={"polygon": polygon})
    if found is None:
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    else:
        assert "".join(item["id"][-1] for item in answer.json()["items"]) == found
        named = await client.post("/api/v1/assets/search", json={"polygon": polygon, "ids": ["EP-0001"]})
        assert [item["id"] for item in named.json()["items"]] == (["EP-0001"] if "1" in found else [])


async def walk(client: httpx.AsyncClient, query: str, limit: int, hook: Any = None) -> list[str]:
    """Every page in turn; `hook` runs between pages."""
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = (await client.get(f"/api/v1/assets?{query}&limit={limit}&cursor={cursor}")).json()
        seen += [item["id"].removeprefix("EP-000") for item in page["items"]]
        cursor = page["next"]
        if hook and cursor:
            await hook()
    return seen


@pytest.mark.parametrize("sort", ["id", "-id", "name", "-name", "health", "-health", "heard_at", "-heard_at"])
async def test_pages_hold_while_assets_are_added(client: httpx.AsyncClient, database: Database, sort: str) -> None:
    await given(database, *(lamp(n, name=f"name {n % 3}") for n in range(1, 24)))
    await store_batch(database, [telemetry(f"EP-{n:04d}", NOON, {"door_open": True}) for n in range(1, 9)], "w", NOON)
    numbers = iter(range(100, 200))

    async def add() -> None:
        number = next(numbers)
        for asset in (f"AA-{number}", f"ZZ-{number}"):
            body = {"id": asset, "kind": "luminaire", "name": f"name {number % 3}"}
            assert (await client.post("/api/v1/assets", json=body)).status_code == 201

    seen = [item for item in await walk(client, f"sort={sort}", 4, add) if not item.startswith(("AA", "ZZ"))]
    assert len(seen) == len(set(seen)) == 23
    at_once = [
        item["id"].removeprefix("EP-000") for item in (await client.get(f"/api/v1/assets?sort={sort}")).json()["items"]
    ]
    assert [item for item in at_once if not item.startswith(("AA", "ZZ"))] == seen


async def test_a_cursor_belongs_to_its_order(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, *(lamp(n) for n in range(1, 4)))
    cursor = (await client.get("/api/v1/assets?limit=1&sort=name")).json()["next"]
    answer = await client.get(f"/api/v1/assets?limit=1&sort=heard_at&cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


async def test_a_mobile_asset_is_found_where_it_last_reported(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1, id="BUS-1", kind="transit_vehicle", lon=None, lat=None), lamp(2))
    values = {"longitude_deg": 4.5, "latitude_deg": 46.5, "in_service": True}
    await store_batch(database, [telemetry("BUS-1", NOON, values)], "w", NOON)
    [stored] = await rows(database, "SELECT \"values\"->>'longitude_deg' FROM asset_state ORDER BY key LIMIT 1")
    if stored == (None,):
        pytest.fail("the bus hid its position")
    found = (await client.get("/api/v1/assets?bbox=4.4,46.4,4.6,46.6")).json()["items"]
    assert [item["id"] for item in found] == ["BUS-1"]


async def test_a_box_is_answered_from_the_spatial_index(database: Database) -> None:
    from app.storage.views.asset_filter import FROM_ASSETS, AssetFilter  # noqa: PLC0415 - only this test looks inside

    await given(database, *(lamp(n, lon=4 + (n % 60) / 60, lat=46 + n / 3000) for n in range(1, 3000)))
    found = AssetFilter(box=(4.2, 46.2, 4.21, 46.21)).conditions()
    async with database.begin() as tx:
        await tx.raw.execute("ANALYZE asset")
        plan = await tx.raw.fetch(f"EXPLAIN SELECT a.id {FROM_ASSETS}{found.where}", *found.params)
    assert "asset_place" in "\n".join(row[0] for row in plan)


async def test_the_export_reads_back_as_a_native_city_file(client: httpx.AsyncClient, database: Database) -> None:
    await small_city(database)
    answer = await client.get("/api/v1/assets.geojson?tag=park")
    assert answer.headers["content-type"] == "application/geo+json"
    collection = msgspec.json.decode(answer.content)
    assert [feature["properties"]["id"] for feature in collection["features"]] == ["EP-0001", "EP-0002"]
    assert collection["features"][0]["geometry"]["coordinates"] == [4.2003, 46.3]
    assert set(collection["features"][0]["properties"]) == {
        "id", "code", "kind", "name", "system", "service", "lifecycle", "attributes", "tags", "external_ids",
        "links", "relations",
    }  # fmt: skip
    everything = msgspec.json.decode((await client.get("/api/v1/assets.geojson")).content)
    assert everything["features"][3]["geometry"] is None


async def test_writers_and_readers_do_not_wait_for_each_other(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, *(lamp(n) for n in range(1, 40)))
    now = datetime.now(UTC)
    reads = [client.get("/api/v1/assets?limit=1000") for _ in range(20)]
    writes = [
        store_batch(
            database, [telemetry("EP-0001", now + timedelta(milliseconds=i), {"door_open": bool(i % 2)})], "w", now
        )
        for i in range(20)
    ]
    answers = await asyncio.gather(*reads, *writes)
    assert {answer.status_code for answer in answers[:20] if isinstance(answer, httpx.Response)} == {200}
