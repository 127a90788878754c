"""Assets over REST: strict shapes, nobody's change lost, every change journalled."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from app.actions.store_batch import store_batch
from app.api.assets import Asset, AssetDocument, AssetPage
from app.storage.database import Database
from tests.factories import NOON, event, given, lamp, rows, telemetry

LAMP = {"id": "EP-9", "kind": "luminaire", "name": "Place de la Mairie", "lon": 4.2, "lat": 46.3, "system": "lighting"}


async def journal(database: Database, key: str) -> list[dict[str, Any]]:
    found = await rows(
        database, "SELECT body::text FROM journal WHERE topic = 'registry' AND key = $1 ORDER BY seq", key
    )
    return [msgspec.json.decode(body) for (body,) in found]


async def test_a_created_asset_is_readable_located_and_journalled(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database)
    created = await client.post("/api/v1/assets", json=LAMP | {"attributes": {"rated_power_w": 60, "free": [1, "é"]}})
    assert created.status_code == 201
    assert created.headers["location"] == "/api/v1/assets/EP-9"
    document = AssetDocument.model_validate(created.json())
    assert (document.code, document.family, document.attributes["free"]) == ("EP-9", "lighting", [1, "é"])
    read = await client.get("/api/v1/assets/EP-9")
    assert read.headers["etag"] == created.headers["etag"] == '"1"'
    shown = Asset.model_validate(read.json())
    assert shown.values == {"comm_status": "unknown", "health": "unknown"}
    assert await journal(database, "EP-9") == [created.json()]


async def test_live_values_come_with_their_times(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on"})], "w", NOON)
    shown = Asset.model_validate((await client.get("/api/v1/assets/EP-0001")).json())
    assert shown.values == {"power_state": "on", "comm_status": "online", "health": "ok"}
    assert (shown.at, shown.heard_at, shown.since) == (NOON, NOON, NOON)


async def test_of_two_writers_who_read_the_same_version_one_is_told(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    url, read = "/api/v1/assets/EP-0001", {"If-Match": '"1"'}
    answers = await asyncio.gather(*(client.patch(url, json={"name": f"n{i}"}, headers=read) for i in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    assert {answer.json()["code"] for answer in answers if answer.status_code == 412} == {"version_mismatch"}
    [winner] = [answer for answer in answers if answer.status_code == 200]
    assert (await client.get(url)).json()["name"] == winner.json()["name"]
    assert (await client.get(url)).headers["etag"] == winner.headers["etag"] == '"2"'


async def test_a_write_without_if_match_is_refused(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    url = "/api/v1/assets/EP-0001"
    for answer in (
        await client.put(url, json={"kind": "luminaire"}),
        await client.patch(url, json={}),
        await client.delete(url),
    ):
        assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")
    assert (await client.delete(url, headers={"If-Match": "W/x"})).json()["code"] == "invalid_request"
    assert (await client.put(url, json={"kind": "luminaire"}, headers={"If-Match": "*"})).status_code == 200


async def test_put_replaces_and_patch_changes_only_what_is_given(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1, name="A", tags=("x",), attributes={"rated_power_w": 60, "note": "n"}), lamp(2))
    url = "/api/v1/assets/EP-0001"
    patch = {"attributes": {"note": None, "height_m": 8}, "relations": [{"type": "part_of", "to": "EP-0002"}]}
    patched = await client.patch(url, json=patch, headers={"If-Match": '"1"'})
    assert patched.status_code == 200, patched.text
    assert patched.json()["attributes"] == {"rated_power_w": 60, "height_m": 8}
    assert (patched.json()["name"], patched.json()["tags"]) == ("A", ["x"])
    assert patched.json()["relations"] == [{"type": "part_of", "to": "EP-0002", "port": ""}]
    put = await client.put(url, json={"kind": "luminaire"}, headers={"If-Match": patched.headers["etag"]})
    assert (put.json()["name"], put.json()["tags"], put.json()["relations"]) == ("", [], [])
    assert (put.json()["lon"], put.json()["system"], put.json()["version"]) == (None, None, 3)
    assert [body["version"] for body in await journal(database, "EP-0001")] == [1, 2, 3]


async def test_relations_are_seen_from_both_ends_and_go_with_their_target(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), lamp(2))
    relation = {"type": "feeds", "to": "EP-0002", "port": "C1"}
    held = await client.patch("/api/v1/assets/EP-0001", json={"relations": [relation]}, headers={"If-Match": "*"})
    out = (await client.get("/api/v1/assets/EP-0001/relations")).json()["items"]
    back = (await client.get("/api/v1/assets/EP-0002/relations")).json()["items"]
    assert [(r["direction"], r["id"], r["port"]) for r in out + back] == [
        ("out", "EP-0002", "C1"), ("in", "EP-0001", "C1"),
    ]  # fmt: skip
    assert (await client.delete("/api/v1/assets/EP-0002", headers={"If-Match": '"1"'})).status_code == 204
    assert (await client.get("/api/v1/assets/EP-0002")).status_code == 404
    now = (await client.get("/api/v1/assets/EP-0001")).json()
    assert (now["relations"], now["version"]) == ([], held.json()["version"] + 1)
    assert (await journal(database, "EP-0002"))[-1] == {"deleted": True}
    assert (await journal(database, "EP-0001"))[-1]["relations"] == []


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"id": "a b"}, 422, "id"),
        ({"kind": "teapot"}, 400, "no kind"),
        ({"system": "nobody"}, 400, "no field system"),
        ({"service": "nobody"}, 400, "no service"),
        ({"lat": None}, 400, "go together"),
        ({"lon": 181}, 422, "lon"),
        ({"lifecycle": "gone"}, 422, "lifecycle"),
        ({"attributes": {"rated_power_w": "sixty"}}, 400, "rated_power_w"),
        ({"attributes": {"a": "\x00"}}, 422, "NUL"),
        ({"attributes": {"a": {"\x00": 1}}}, 422, "NUL"),
        ({"attributes": {"a": 10**30}}, 422, "64 bits"),
        ({"name": "a\x00b"}, 422, "NUL"),
        ({"tags": ["a\x00b"]}, 422, "NUL"),
        ({"external_ids": {"devEUI": "\x00"}}, 422, "NUL"),
        ({"relations": [{"type": "loves", "to": "EP-1"}]}, 422, "relations"),
        ({"relations": [{"type": "feeds", "to": "EP-1"}]}, 400, "does not exist"),
        ({"relations": [{"type": "feeds", "to": "EP-9"}]}, 400, "itself"),
        ({"zones": ["centre"]}, 422, "zones"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_reason(
    client: httpx.AsyncClient, database: Database, change: dict[str, Any], status: int, said: str
) -> None:
    await given(database)
    answer = await client.post("/api/v1/assets", json=LAMP | change)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[" * 100_000,
        b'{"id": "EP-9", "kind": "luminaire", "name": "\\ud800"}',
        b'{"id": "EP-9", "kind": "luminaire", "attributes": {"a": "\\ud800"}}',
        b'{"id": "EP-9", "kind": "luminaire", "\\ud800": 1}',
        b'{"id": "EP-9", "kind": "luminaire", "attributes": {"a": NaN}}',
        b'{"id": "EP-9", "kind": "luminaire", "attributes": {"a": 1e999}}',
        b'{"id": "EP-9", "kind": "luminaire", "attributes": {"a": ' + b"9" * 5000 + b"}}",
        b'{"id": "EP-9", "kind": "luminaire", "attributes": {"a": ' + b"[" * 500 + b"]" * 500 + b"}}",
        b"\xff\xfe",
    ],
)
async def test_a_hostile_body_is_refused_not_an_error(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/api/v1/assets", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_too_large_is_not_read(client: httpx.AsyncClient) -> None:
    announced = await client.post("/api/v1/assets", content=b" " * (5 * 1024 * 1024))

    async def endless() -> Any:
        while True:
            yield b" " * 1024 * 1024

    streamed = await client.post("/api/v1/assets", content=endless())
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert streamed.json()["code"] == "body_too_large"


@pytest.mark.parametrize(
    "query",
    [
        "colour=red", "cursor=zzz", "cursor=WzEsMl0", "limit=0", "limit=1001", "bbox=1,2,3", "bbox=5,0,1,2", "q=%00",
        "state=power_state", "sort=colour", "at=2026-06-15T10:00:00", "external_id=a", "tag=%00", "kind=%00",
        "state=a:%00", "bbox=nan,0,1,1",
    ],
)  # fmt: skip
async def test_a_bad_query_is_refused(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/api/v1/assets?{query}")
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_odd_id_is_not_found_or_refused(client: httpx.AsyncClient) -> None:
    for path in ("EP-0404", "%00", "%ED%A0%80", "a b", "a" * 100):
        assert (await client.get(f"/api/v1/assets/{path}")).status_code in (404, 422)


async def test_a_page_says_where_to_subscribe(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    page = AssetPage.model_validate((await client.get("/api/v1/assets")).json())
    [(epoch, seq)] = await rows(database, "SELECT epoch, seq FROM feed")
    assert page.cursor == f"{epoch}:{seq}"


async def test_an_asset_that_was_heard_is_retired_not_deleted(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on"})], "w", NOON)
    await store_batch(database, [event("EP-0002", NOON, "impact")], "w", NOON)
    for url in ("/api/v1/assets/EP-0001", "/api/v1/assets/EP-0002"):
        refused = await client.delete(url, headers={"If-Match": "*"})
        assert (refused.status_code, refused.json()["code"]) == (409, "has_history")
        assert "retired" in refused.json()["detail"]
    retired = await client.patch("/api/v1/assets/EP-0001", json={"lifecycle": "retired"}, headers={"If-Match": "*"})
    assert retired.json()["lifecycle"] == "retired"
    history = await client.get(
        "/api/v1/assets/EP-0001/history", params={"step": "raw", "fields": "power_state", "from": "2026-06-01T00:00Z"}
    )
    assert [point["values"] for point in history.json()["points"]] == [{"power_state": "on"}]


async def test_a_report_and_a_deletion_at_the_same_time_leave_no_orphan(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, *(lamp(number) for number in range(1, 9)))
    ids = [f"EP-{number:04d}" for number in range(1, 9)]
    await asyncio.gather(
        *(store_batch(database, [telemetry(asset, NOON, {"power_state": "on"})], "w", NOON) for asset in ids),
        *(client.delete(f"/api/v1/assets/{asset}", headers={"If-Match": "*"}) for asset in ids),
    )
    orphans = await rows(database, "SELECT asset FROM reading WHERE asset NOT IN (SELECT key FROM asset)")
    assert list(orphans) == []
