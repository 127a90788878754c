"""The map: every asset once, in columns that agree, with the cursor to go on from."""

from __future__ import annotations

from datetime import timedelta

import httpx
import msgspec

from app.actions.store_batch import store_batch
from app.api.map_state import MapState
from app.domain.registry import ZoneDraft
from app.storage import journal
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows, telemetry

S = timedelta(seconds=1)
SQUARE = {"type": "Polygon", "coordinates": [[[4.2, 46.2], [4.2004, 46.2], [4.2004, 46.4], [4.2, 46.4], [4.2, 46.2]]]}


async def get_map(client: httpx.AsyncClient, query: str = "") -> tuple[MapState, list[dict[str, object]]]:
    answer = await client.get(f"/api/v1/map{query}")
    assert answer.status_code == 200, answer.text
    state = MapState.model_validate(answer.json())
    columns = state.columns.model_dump()
    assets = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    for name, words in state.words.model_dump().items():
        for asset in assets:
            asset[name] = words[asset[name]]
    return state, sorted(assets, key=lambda asset: str(asset["id"]))


async def test_every_asset_is_on_the_map_where_and_as_it_is(client: httpx.AsyncClient, database: Database) -> None:
    bus = lamp(3, id="BUS-1", kind="transit_vehicle", lon=None, lat=None)
    await given(database, lamp(1), lamp(2, lon=None, lat=None, lifecycle="maintenance"), bus)
    messages = [
        telemetry("EP-0001", NOON, {"light_level_pct": 62.5, "fault_class": "minor"}),
        telemetry("BUS-1", NOON, {"longitude_deg": 4.51234567, "latitude_deg": 46.5, "in_service": True}),
    ]
    await store_batch(database, messages, "w", NOON)
    state, assets = await get_map(client)
    [(epoch, seq, at)] = await rows(database, "SELECT epoch, seq, at FROM feed")
    assert (state.cursor, state.at) == (f"{epoch}:{seq}", at)
    assert [
        (a["id"], a["kind"], a["lon"], a["lat"], a["health"], a["comm_status"], a["lifecycle"]) for a in assets
    ] == [
        ("BUS-1", "transit_vehicle", 4.512346, 46.5, "ok", "online", "in_service"),
        ("EP-0001", "luminaire", 4.2003, 46.3, "minor", "online", "in_service"),
        ("EP-0002", "luminaire", None, None, "unknown", "unknown", "maintenance"),
    ]
    assert assets[1]["value"] == 62.5
    assert assets[2]["value"] is None


async def test_a_vehicle_off_duty_is_nowhere_and_not_where_it_was_registered(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1, id="VS-1", kind="service_vehicle"), lamp(2, id="VS-2", kind="service_vehicle"))
    on_duty = {"longitude_deg": 4.5, "latitude_deg": 46.5, "unit_status": "available"}
    await store_batch(database, [telemetry("VS-1", NOON, on_duty)], "w", NOON)
    await store_batch(database, [telemetry("VS-1", NOON + S, {"unit_status": "out_of_service"})], "w", NOON + S)
    _, assets = await get_map(client)
    assert [(a["id"], a["lon"]) for a in assets] == [("VS-1", None), ("VS-2", 4.2006)]


async def test_each_asset_carries_the_seq_of_its_last_journal_row(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), lamp(2), lamp(3))
    spoken = [telemetry("EP-0001", NOON, {"door_open": True}), telemetry("EP-0002", NOON, {"active_power_w": 40})]
    await store_batch(database, spoken, "w", NOON)
    await store_batch(database, [telemetry("EP-0001", NOON + S, {"door_open": False})], "w", NOON + S)
    held_back = telemetry("EP-0002", NOON + 0.5 * S, {"active_power_w": 41})
    await store_batch(database, [held_back], "w", NOON + 0.5 * S)
    await store_batch(database, [telemetry("EP-0001", NOON, {"door_open": False})], "w", NOON + 2 * S)
    read = await client.get("/api/v1/assets/EP-0003")
    edited = await client.patch(
        "/api/v1/assets/EP-0003", json={"name": "Quai"}, headers={"If-Match": read.headers["ETag"]}
    )
    assert edited.status_code == 200, edited.text
    async with database.read() as tx:
        last = {row.key: row.seq for row in await journal.after(tx.raw, 0, 1000) if row.entity == "asset"}
    _, assets = await get_map(client)
    assert {a["id"]: a["seq"] for a in assets} == last
    assert len({a["seq"] for a in assets}) == 3


async def test_an_empty_map_is_a_map(client: httpx.AsyncClient) -> None:
    assert (await get_map(client))[1] == []


async def test_the_map_takes_filters(client: httpx.AsyncClient, database: Database) -> None:
    zone = ZoneDraft(id="square", name="Square", level="district", geometry=SQUARE)
    await given(database, zone, lamp(1), lamp(2), lamp(3, kind="lighting_cabinet"))
    for query, found in {
        "?kind=lighting_cabinet": ["EP-0003"], "?family=lighting": ["EP-0001", "EP-0002", "EP-0003"],
        "?zone=square": ["EP-0001"], "?bbox=4.2005,46,5,47": ["EP-0002", "EP-0003"], "?family=sound": [],
    }.items():  # fmt: skip
        assert [asset["id"] for asset in (await get_map(client, query))[1]] == found, query
    assert (await client.get("/api/v1/map?sort=id")).status_code == 422


async def test_an_unchanged_map_is_not_sent_again(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    first = await client.get("/api/v1/map", headers={"Accept-Encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    again = await client.get("/api/v1/map", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on"})], "w", NOON)
    changed = await client.get("/api/v1/map", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    plain = await client.get("/api/v1/map", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert msgspec.json.decode(plain.content) == changed.json()
