"""The document played: its requests, written into an empty registry, are answered as its examples say."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from app.actions.store_batch import store_batch
from app.api import examples, kept_examples, programme_examples
from app.domain.reports import Message
from app.ingest.read import read
from app.storage.database import Database
from tests.api.contract import document, examples_of, with_nulls
from tests.factories import event, telemetry

AT = datetime.fromisoformat(examples.AT)
FREE = {
    "values",
    "attributes",
    "external_ids",
    "contact",
    "data",
    "body",
    "field_at",
    "counts",
    "checks",
    "properties",
    "example",
}
"""Objects whose members the model does not fix."""

READS = {
    "/healthz": "",
    "/api/v1/installation": "",
    "/api/v1/problems": "",
    "/api/v1/kinds": "",
    "/api/v1/kinds/{name}": "",
    "/api/v1/families": "",
    "/api/v1/assets": "",
    "/api/v1/assets/{asset}": "",
    "/api/v1/assets/{asset}/relations": "",
    "/api/v1/assets/{asset}/history": "?step=raw&from=2026-11-22T16:05:00Z&to=2026-11-22T17:06:00Z",
    "/api/v1/assets/{asset}/changes": "",
    "/api/v1/assets/{asset}/events": "",
    "/api/v1/map": "",
    "/api/v1/snapshot": "",
    "/api/v1/zones": "?level=commune",
    "/api/v1/zones/{zone}": "",
    "/api/v1/zones.geojson": "",
    "/api/v1/services": "",
    "/api/v1/services/{service}": "",
    "/api/v1/systems": "",
    "/api/v1/systems/{system}": "",
    "/api/v1/systems/{system}/ledger": "",
    "/api/v1/programmes": "",
    "/api/v1/programmes/{programme}": "",
    "/api/v1/programmes/{programme}/compiled": "",
    "/api/v1/programmes/{programme}/compliance": "",
    "/api/v1/programme-assignments": "",
    "/api/v1/programme-assignments/{assignment}": "",
    "/api/v1/assets/{asset}/programme": "",
    "/api/v1/lighting/compliance": "",
    "/api/v1/lighting/installations": "",
    "/api/v1/lighting/dusk": "",
    "/api/v1/energy/now": "",
    "/api/v1/ledger": "",
    "/api/v1/inbox": "",
    "/api/v1/rejected": "",
    "/api/v1/audit": "?limit=1&order=oldest",
    "/api/v1/deletions": "",
    "/api/v1/legal-holds": "",
    "/api/v1/register-of-processing": "",
}
"""What is read of the city, with the query it needs."""


def example(method: str, path: str, status: str) -> Any:
    """The first example of an answer."""
    [body] = document()["paths"][path][method]["responses"][status]["content"].values()
    return with_nulls(examples_of(body)[0], body.get("schema", {}))


def shape(value: Any, name: str = "") -> Any:
    """What a value is made of: members and types, a list by its first item; what may be null is as null."""
    if name in FREE:
        return type(value)
    if isinstance(value, dict):
        return {member: shape(item, member) for member, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return float if isinstance(value, int | float) and not isinstance(value, bool) else type(value)


def same_shape(one: Any, other: Any) -> bool:
    if type(None) in (one, other):
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_shape(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return all(same_shape(*pair) for pair in zip(one, other, strict=False))
    return bool(one == other)


@pytest.fixture
async def city(client: httpx.AsyncClient, database: Database) -> httpx.AsyncClient:
    """The city of the examples, made of the document's own requests; then the field speaks."""
    for path, bodies in (
        ("services", [examples.NEW_SERVICE]),
        ("systems", [examples.NEW_SYSTEM]),
        ("zones", [examples.NEW_TERRITORY, examples.NEW_ZONE]),
        ("assets", [examples.NEW_ASSET, examples.CABINET]),
        ("programmes", [programme_examples.NEW_PROGRAMME]),
        ("programme-assignments", [programme_examples.NEW_ASSIGNMENT]),
    ):
        for body in bodies:
            answer = await client.post(f"/api/v1/{path}", json=body)
            assert answer.status_code == 201, answer.text
        assert same_shape(shape(answer.json()), shape(example("post", f"/api/v1/{path}", "201")))
    status = read("poste/v1/lighting/status", b'{"at":"2026-11-22T17:05:00Z","status":"online"}', AT)
    second = timedelta(seconds=1)
    said: list[Message] = [
        *([status] if isinstance(status, Message) else status),
        telemetry("EP-0001", AT - second, {"power_state": "on", "energy_kwh": 1283.9, "active_power_w": 48.0}),
        telemetry("EP-0001", AT, {"light_level_pct": 62, "energy_kwh": 1284.6, "active_power_w": 48.2}),
        telemetry("EP-0001", AT, {"light_level_pct": 300}),
        telemetry("EP-0002", AT, {"power_state": "on"}),
        event("EP-0001", AT, "door_forced", {"door": 1}),
    ]
    for message in said:
        await store_batch(database, [message], "w", message.received_at)
    return client


async def test_what_was_written_is_told_as_the_example_says(city: httpx.AsyncClient) -> None:
    told = (await city.get("/api/v1/assets/EP-0001")).json()
    assert {name: told[name] for name in examples.ASSET_DOCUMENT} == examples.ASSET_DOCUMENT
    assert (await city.get("/api/v1/services/eclairage-public")).json() == examples.SERVICE
    assert (await city.get("/api/v1/zones/macon")).json() == examples.ZONE


async def test_each_read_answers_in_the_shape_of_its_example(city: httpx.AsyncClient) -> None:
    different = []
    for path, query in READS.items():
        parameters = document()["paths"][path]["get"].get("parameters", [])
        filled = {item["name"]: item["schema"]["examples"][0] for item in parameters if item["in"] == "path"}
        answer = await city.get(path.format(**filled) + query)
        assert answer.status_code == 200, path
        told, documented = shape(answer.json()), shape(example("get", path, "200"))
        if not same_shape(told, documented):
            different.append((path, told, documented))
    assert different == []


async def test_the_unknown_asset_is_adopted_with_the_example(city: httpx.AsyncClient) -> None:
    answer = await city.post("/api/v1/inbox/lighting/EP-0002/adopt", json=kept_examples.ADOPTION)
    assert answer.status_code == 201
    adopted = example("post", "/api/v1/inbox/{system}/{asset}/adopt", "201")
    assert same_shape(shape(answer.json()), shape(adopted))


async def test_the_example_patch_and_search_are_taken(city: httpx.AsyncClient) -> None:
    patched = await city.patch(
        "/api/v1/assets/EP-0001",
        json=examples.PATCH,
        headers={"If-Match": '"1"', "Content-Type": "application/merge-patch+json"},
    )
    assert patched.status_code == 200
    assert patched.json()["name"] == examples.PATCH["name"]
    assert (await city.post("/api/v1/assets/search", json=examples.SEARCH)).status_code == 200


async def test_the_example_file_is_imported(city: httpx.AsyncClient) -> None:
    body = document()["components"]["schemas"]["Body_create_import"]["properties"]
    [file], [mapping] = body["file"]["examples"], body["mapping"]["examples"]
    files = {"file": ("lampadaires.csv", file.encode())}
    answer = await city.post("/api/v1/imports", files=files, data={"mapping": mapping})
    assert answer.status_code == 201, answer.text
    assert answer.json()["report"]["accepted"] == 1
