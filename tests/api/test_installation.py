"""What an integrator reads first: kinds, the installation, and problem documents."""

from __future__ import annotations

import httpx

from app.api.installation import Installation
from app.domain.kinds import FAMILIES, KINDS
from app.storage.database import Database
from tests.factories import given, lamp


async def test_the_installation_says_what_it_is(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2, kind="lighting_cabinet"))
    told = Installation.model_validate((await client.get("/api/v1/installation")).json())
    assert (told.assets, told.counts.kind) == (2, {"lighting_cabinet": 1, "luminaire": 1})
    assert told.counts.health == {"unknown": 2}
    assert told.calendar_now == told.server_time
    assert told.timezone == "Europe/Paris"


async def test_kinds_are_served_once(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/kinds")
    assert [kind["kind"] for kind in answer.json()["items"]] == list(KINDS)
    again = await client.get("/api/v1/kinds", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    one = await client.get("/api/v1/kinds/luminaire")
    assert one.json() == KINDS["luminaire"].schema()
    assert (await client.get("/api/v1/kinds/teapot")).json()["code"] == "not_found"
    families = (await client.get("/api/v1/families")).json()["items"]
    assert [family["family"] for family in families] == list(FAMILIES)
    assert families[0]["label"] == {"fr": "Accès", "en": "Access"}
    words = {told["vocabulary"]: told["words"] for told in (await client.get("/api/v1/vocabularies")).json()["items"]}
    assert words["command_state"]["confirmed"] == {"fr": "constatée", "en": "confirmed"}
    state = one.json()["state"]["properties"]["power_state"]
    assert state["x-labels"]["low"] == {"fr": "abaissé", "en": "dimmed"}


async def test_every_refusal_is_a_problem_document(client: httpx.AsyncClient) -> None:
    for answer, status in (
        (await client.get("/api/v1/nothing"), 404),
        (await client.delete("/api/v1/installation"), 405),
        (await client.get("/api/v1/assets?limit=x"), 422),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert set(answer.json()) >= {"type", "title", "status", "code", "detail"}


async def test_every_operation_is_described(client: httpx.AsyncClient) -> None:
    document = (await client.get("/api/v1/openapi.json")).json()
    operations = [
        (path, method, told) for path, methods in document["paths"].items() for method, told in methods.items()
    ]
    assert len(operations) > 35
    assert [(path, method) for path, method, told in operations if not told.get("description")] == []
