"""Systems of other dialects over REST: checked when saved, tried before, replayed after, each message once."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from app.actions.ingest_ports import ForeignSystem
from app.actions.store_batch import store_batch
from app.domain.registry import AssetDraft
from app.ingest.routes import Routes, route
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows

SYSTEMS = "/api/v1/systems"
TRY = f"{SYSTEMS}/acme/mapping/try"
ACME = {"id": "acme", "name": "Acme", "dialect": "mapped", "topics": ["acme/+"]}
RULES = "rules: [{device: $.id, time: $.at, fields: {air_temperature_c: {path: $.t, unit: %s}}}]"
FAHRENHEIT, CELSIUS = RULES % "'[degF]'", RULES % "Cel"


def station(identity: str, device: str) -> AssetDraft:
    return AssetDraft(id=identity, kind="weather_station", system="acme", external_ids={"device": device})


def told(device: str, temperature: Any, minute: int = 0) -> dict[str, Any]:
    return {"id": device, "at": f"2026-06-15T10:{minute:02d}:00Z", "t": temperature}


async def heard(database: Database, mapping: str, *documents: Any) -> None:
    """What the worker does with messages of acme while it reads by `mapping`."""
    routes = Routes([route(ForeignSystem("acme", "mapped", ("acme/+",), mapping))])
    for document in documents:
        messages = routes.read("acme/x", json.dumps(document).encode(), NOON)
        await store_batch(database, messages, "w", NOON)


async def acme(client: httpx.AsyncClient, mapping: str = "") -> None:
    answer = await client.post(SYSTEMS, json=ACME | {"mapping": mapping})
    assert answer.status_code == 201, answer.text


async def saved(client: httpx.AsyncClient, mapping: str) -> None:
    etag = (await client.get(f"{SYSTEMS}/acme")).headers["ETag"]
    body = {name: value for name, value in ACME.items() if name != "id"} | {"mapping": mapping}
    assert (await client.put(f"{SYSTEMS}/acme", json=body, headers={"If-Match": etag})).status_code == 200


async def ledger(client: httpx.AsyncClient) -> dict[str, Any]:
    total: dict[str, Any] = (await client.get(f"{SYSTEMS}/acme/ledger")).json()["total"]
    assert total["balanced"]
    return {name: total[name] for name in ("received", "stored", "duplicate", "rejected", "unknown")}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"topics": []}, "needs `topics`"),
        ({"topics": ["poste/v1/#"]}, "native tree"),
        ({"topics": ["a/+", "a/b"]}, "meet"),
        ({"mapping": "rules: 3"}, "rules: "),
        ({"mapping": "rules: [{fields: {air_temperature_c: {path: $.t, unit: degF}}}]"}, "not a UCUM code"),
        ({"dialect": "native"}, "no `topics`, no `mapping`"),
        ({"topics": ["other/x"]}, "meets 'other/#' of system 'other'"),
    ],
)
async def test_a_system_that_could_not_be_read_is_refused(
    client: httpx.AsyncClient, changes: dict[str, Any], words: str
) -> None:
    other = {"id": "other", "name": "Other", "dialect": "mapped", "topics": ["other/#"]}
    assert (await client.post(SYSTEMS, json=other)).status_code == 201
    answer = await client.post(SYSTEMS, json=ACME | changes)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert words in answer.json()["detail"]
    assert (await client.post(SYSTEMS, json=ACME | {"dialect": "morse"})).status_code == 422


async def test_a_system_keeps_its_topics_and_mapping_as_written(client: httpx.AsyncClient) -> None:
    await acme(client, f"# by hand\n{FAHRENHEIT}\n")
    shown = (await client.get(f"{SYSTEMS}/acme")).json()
    assert (shown["dialect"], shown["topics"]) == ("mapped", ["acme/+"])
    assert shown["mapping"] == f"# by hand\n{FAHRENHEIT}\n"
    lorawan = await client.post(SYSTEMS, json={"id": "lora", "name": "LoRa", "dialect": "chirpstack"})
    assert lorawan.status_code == 201


async def test_a_mapping_is_tried_without_storing_anything(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client)
    await given(database, station("WS-1", "known"))
    await heard(database, FAHRENHEIT, told("known", 50))
    before = await rows(database, "SELECT (SELECT count(*) FROM reading), (SELECT sum(received)::int FROM ledger)")
    documents: list[Any] = [
        told("KNOWN", 59, 1), told("known", 50), told("new", 59), told("known", 500, 2), {"id": "known"}, [],
    ]  # fmt: skip
    samples = [{"topic": "acme/x", "payload": json.dumps(document)} for document in documents]
    answer = await client.post(TRY, json={"mapping": FAHRENHEIT, "samples": samples})
    items = answer.json()["items"]
    assert [(item["outcome"], item["reason"], item["device"], item["asset"]) for item in items] == [
        ("stored", "", "KNOWN", "WS-1"),
        ("duplicate", "", "known", "WS-1"),
        ("unknown", "unknown_asset", "new", ""),
        ("rejected", "invalid_value", "known", "WS-1"),
        ("rejected", "invalid_time", "known", "WS-1"),
        ("rejected", "no_device", "", ""),
    ]
    assert (items[0]["values"], items[0]["at"]) == ({"air_temperature_c": 15.0}, "2026-06-15T10:01:00Z")
    assert "260.0 is outside -60..70" in items[3]["detail"]
    assert (
        await rows(database, "SELECT (SELECT count(*) FROM reading), (SELECT sum(received)::int FROM ledger)") == before
    )
    broken = await client.post(TRY, json={"mapping": "rules: [{feilds: 1}]", "samples": samples})
    assert (broken.status_code, broken.json()["detail"]) == (
        400, "rules.0.feilds: there is no such word; see docs/mapping.md",
    )  # fmt: skip
    assert (await client.post(f"{SYSTEMS}/nobody/mapping/try", json={})).status_code == 404


async def test_a_native_system_is_tried_as_it_is(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    message = {"at": NOON.isoformat(), "values": {"light_level_pct": 300}}
    sample = {"topic": "poste/v1/lighting/EP-0001/telemetry", "payload": json.dumps(message)}
    answer = await client.post(f"{SYSTEMS}/lighting/mapping/try", json={"samples": [sample]})
    assert answer.status_code == 200, answer.text
    assert [(item["outcome"], item["reason"]) for item in answer.json()["items"]] == [("rejected", "invalid_value")]


async def test_a_corrected_mapping_lets_the_rejected_in_once(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client, CELSIUS)
    await given(database, station("WS-1", "one"))
    await heard(database, CELSIUS, told("one", 21, 0), told("one", 77, 1), told("one", 500, 2), told("one", "?", 3))
    assert await ledger(client) == {"received": 4, "stored": 1, "duplicate": 0, "rejected": 3, "unknown": 0}
    tried = (await client.post(TRY, json={"mapping": FAHRENHEIT})).json()["items"]
    assert [item["outcome"] for item in tried] == ["rejected", "rejected", "stored"]
    await saved(client, FAHRENHEIT)
    replayed = await client.post("/api/v1/rejected/replay", json={"system": "acme", "reason": "invalid_value"})
    assert replayed.json() == {"stored": 1, "duplicate": 0, "rejected": 2, "unknown": 0}
    again = await client.post("/api/v1/rejected/replay", json={"system": "acme"})
    assert again.json() == {"stored": 0, "duplicate": 0, "rejected": 2, "unknown": 0}
    assert await ledger(client) == {"received": 4, "stored": 2, "duplicate": 0, "rejected": 2, "unknown": 0}
    page = (await client.get("/api/v1/rejected?system=acme")).json()["items"]
    assert [(item["asset"], item["reason"]) for item in page] == [("one", "invalid_value")] * 2
    assert "is not a number" in page[0]["detail"]
    await heard(database, FAHRENHEIT, told("one", 77, 1))
    assert (await ledger(client))["duplicate"] == 1
    assert await rows(database, "SELECT count(*) FROM reading") == [(2,)]


async def test_a_replay_takes_only_what_is_selected(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client)
    await heard(database, CELSIUS, told("a", 20), told("b", 20), told("b", 21, 1))
    await given(database, station("WS-1", "A"), station("WS-2", "B"))
    newest = max(await rows(database, "SELECT id FROM kept_message ORDER BY id"))[0]
    await saved(client, CELSIUS)
    chosen = await client.post("/api/v1/inbox/replay", json={"ids": [newest, newest + 50]})
    assert chosen.json() == {"stored": 1, "duplicate": 0, "rejected": 0, "unknown": 0}
    of_a = await client.post("/api/v1/inbox/replay", json={"system": "acme", "asset": "a"})
    assert of_a.json() == {"stored": 1, "duplicate": 0, "rejected": 0, "unknown": 0}
    assert (await client.post("/api/v1/inbox/replay", json={})).status_code == 400
    assert (await client.post("/api/v1/inbox/replay", json={"reasons": "x"})).status_code == 422
    assert await ledger(client) == {"received": 3, "stored": 2, "duplicate": 0, "rejected": 0, "unknown": 1}


async def test_a_device_claimed_twice_belongs_to_nobody(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client)
    await given(database, station("WS-1", "same"), station("WS-2", "SAME"))
    await heard(database, CELSIUS, told("same", 20))
    [item] = (await client.get("/api/v1/rejected?system=acme")).json()["items"]
    assert (item["asset"], item["reason"]) == ("same", "ambiguous_device")
    assert "WS-1, WS-2" in item["detail"]


async def test_a_device_is_its_own_systems_only(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client)
    elsewhere = AssetDraft(id="L-1", kind="weather_station", system="lighting", external_ids={"device": "one"})
    await given(database, elsewhere, AssetDraft(id="one", kind="weather_station", system="acme"))
    await heard(database, CELSIUS, told("one", 20))
    [item] = (await client.get("/api/v1/inbox?system=acme")).json()["items"]
    assert (item["asset"], item["reason"]) == ("one", "unknown_asset")


async def test_an_adopted_device_needs_an_id_when_its_own_gives_none(
    client: httpx.AsyncClient, database: Database
) -> None:
    await acme(client, CELSIUS)
    await heard(database, CELSIUS, told("///", 20), told("Ville/Sonde 7", 21))
    body = {"kind": "weather_station"}
    refused = await client.post("/api/v1/inbox/acme/%2F%2F%2F/adopt", json=body)
    assert (refused.status_code, "say `id`" in refused.json()["detail"]) == (400, True)
    named = await client.post("/api/v1/inbox/acme/%2F%2F%2F/adopt", json=body | {"id": "WS-9"})
    assert named.json()["asset"]["external_ids"] == {"device": "///"}
    made = (await client.post("/api/v1/inbox/acme/Ville%2FSonde%207/adopt", json=body)).json()
    assert (made["asset"]["id"], made["replayed"]["stored"]) == ("Ville-Sonde-7", 1)
    assert (await client.get("/api/v1/inbox")).json()["items"] == []


async def test_external_ids_follow_the_registry(client: httpx.AsyncClient, database: Database) -> None:
    await acme(client)
    await given(database, station("WS-1", "old"))
    etag = (await client.get("/api/v1/assets/WS-1")).headers["ETag"]
    patch = {"external_ids": {"device": "NEW", "gis": "7"}}
    headers = {"If-Match": etag, "Content-Type": "application/merge-patch+json"}
    assert (await client.patch("/api/v1/assets/WS-1", json=patch, headers=headers)).status_code == 200
    assert await rows(database, "SELECT name, value FROM asset_external ORDER BY 1") == [
        ("device", "new"),
        ("gis", "7"),
    ]
    await heard(database, CELSIUS, told("new", 20), told("old", 21))
    assert await ledger(client) == {"received": 2, "stored": 1, "duplicate": 0, "rejected": 0, "unknown": 1}
    await rows(database, "DELETE FROM asset")
    assert await rows(database, "SELECT * FROM asset_external") == []


async def test_values_merely_offered_are_kept_by_kinds_that_have_them(database: Database) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("INSERT INTO field_system (id, name, dialect) VALUES ('lora', 'LoRa', 'chirpstack')")
    await given(
        database, AssetDraft(id="S-1", kind="environment_sensor", system="lora", external_ids={"dev_eui": "AB01"})
    )
    routes = Routes([route(ForeignSystem("lora", "chirpstack", (), ""))])
    status = {"deviceInfo": {"devEui": "ab01"}, "time": "2026-06-15T10:00:00Z", "margin": 5, "batteryLevel": 80.0}
    messages = routes.read("application/1/device/ab01/event/status", json.dumps(status).encode(), NOON)
    await store_batch(database, messages, "w", NOON)
    assert await rows(database, "SELECT \"values\"->>'power_source', \"values\" ? 'battery_pct' FROM reading") == [
        ("battery", False)
    ]
    assert await rows(database, "SELECT stored::int, unexpected_fields::int FROM ledger") == [(1, 0)]
