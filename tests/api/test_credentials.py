"""Credentials of field systems over REST: told once, listed without secrets, refused with stable codes."""

from __future__ import annotations

from typing import Any

import httpx

from app.api import credential_examples as examples
from app.api.credentials import Credential, CredentialPage, IssuedCredential
from app.storage.database import Database
from tests.factories import given

HERE = "/api/v1/systems/lighting/credentials"


async def issued(client: httpx.AsyncClient, **body: Any) -> IssuedCredential:
    answer = await client.post(HERE, json=body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return IssuedCredential.model_validate_json(answer.content)


async def test_a_credential_is_issued_listed_rotated_and_revoked(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    first = await issued(client, **examples.NEW_CREDENTIAL)
    rotated = await client.post(f"{HERE}/{first.id}/rotate", json=examples.SUCCESSOR)
    second = IssuedCredential.model_validate_json(rotated.content)
    assert second.secret
    assert second.secret != first.secret
    listed = await client.get(HERE)
    page = CredentialPage.model_validate_json(listed.content)
    assert {one.id: one.state for one in page.items} == {first.id: "in_force", second.id: "in_force"}
    for hidden in ("bcrypt", "pbkdf2", "verifiers", "$7$", "$2b$", second.secret):
        assert hidden not in listed.text
    assert (await client.delete(f"{HERE}/{first.id}")).status_code == 204
    assert (await client.delete(f"{HERE}/{first.id}")).status_code == 204
    gone = Credential.model_validate_json((await client.get(f"{HERE}/{first.id}")).content)
    assert (gone.state, gone.revoked_by) == ("revoked", "tester")
    for state, ids in (("in_force", [second.id]), ("revoked", [first.id]), ("expired", [])):
        found = (await client.get(f"{HERE}?state={state}")).json()["items"]
        assert [one["id"] for one in found] == ids


async def test_pages_follow_one_another(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    ids = [(await issued(client)).id, (await issued(client, kind="certificate", name="gw.city.example")).id]
    first = (await client.get(f"{HERE}?limit=1")).json()
    rest = (await client.get(f"{HERE}?limit=1&cursor={first['next']}")).json()
    assert [one["id"] for one in first["items"] + rest["items"]] == sorted(ids)
    assert rest["next"] is None
    assert [one["id"] for one in (await client.get(f"{HERE}?kind=certificate")).json()["items"]] == ["gw.city.example"]


async def test_refusals_have_stable_codes(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    first = await issued(client)
    await issued(client)
    for answer, status, code in (
        (await client.post(HERE, json={}), 409, "too_many_credentials"),
        (await client.post(f"{HERE}/{first.id}/rotate", json={}), 409, "too_many_credentials"),
        (await client.post(HERE, json={"name": "gw.city.example"}), 400, "invalid_request"),
        (await client.post(HERE, json={"kind": "certificate", "name": "traffic"}), 422, "malformed_request"),
        (await client.post(HERE, json={}, headers={"Poste-Operator": ""}), 400, "operator_required"),
        (await client.post("/api/v1/systems/none/credentials", json={}), 404, "not_found"),
        (await client.get("/api/v1/systems/none/credentials"), 404, "not_found"),
        (await client.get(f"{HERE}/lighting.00000000"), 404, "not_found"),
        (await client.delete(f"/api/v1/systems/none/credentials/{first.id}"), 404, "not_found"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    await client.delete(f"{HERE}/{first.id}")
    answer = await client.post(f"{HERE}/{first.id}/rotate", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_now")


async def test_a_deleted_system_takes_its_credentials_along(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await issued(client)
    assert (await client.delete("/api/v1/systems/lighting", headers={"If-Match": "*"})).status_code == 204
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT count(*) FROM field_credential") == 0
