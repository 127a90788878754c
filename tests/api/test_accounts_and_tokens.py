"""Accounts and tokens through the API, and what they permit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.control.asking import a_claim
from tests.factories import given, lamp
from tests.signing_in import COOKIE, first_password, sign_in, signed_in


async def test_an_administrator_adds_changes_and_resets_accounts(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    grants = [{"role": "technician", "families": ["lighting"], "zones": None}]
    added = await browser.post("/api/v1/accounts", json={"name": "t.petit", "grants": grants})
    assert added.status_code == 201
    account, first = added.json(), added.json()["password"]
    assert (account["grants"], account["must_change"], account["last_seen_at"]) == (grants, True, None)
    again = await browser.post("/api/v1/accounts", json={"name": "T.Petit", "grants": []})
    assert again.json()["code"] == "already_exists"
    path = f"/api/v1/accounts/{account['id']}"
    async with client_of(guarded, "https://poste") as other:
        await sign_in(other, "t.petit", first)
        assert len((await browser.get(f"{path}/sessions")).json()["items"]) == 1
        [session] = (await browser.get(f"{path}/sessions")).json()["items"]
        assert (await browser.delete(f"{path}/sessions/{session['id']}")).status_code == 204
        assert (await other.get("/api/v1/session")).status_code == 401
        fields = {"locale": "en", "grants": [], "disabled": True}
        version = (await browser.get(path)).headers["etag"]
        changed = await browser.put(path, json=fields, headers={"If-Match": version})
        assert changed.json()["disabled"] is True
        assert (await browser.put(path, json=fields, headers={"If-Match": version})).status_code == 412
        refused = await other.post("/api/v1/session", json={"name": "t.petit", "password": first})
        assert refused.json()["code"] == "sign_in_refused"
    assert (await browser.post(f"{path}/reset", json={})).json()["password"] != first
    listed = (await browser.get("/api/v1/accounts", params={"limit": 1})).json()
    assert [one["name"] for one in listed["items"]] == ["admin"]
    rest = (await browser.get("/api/v1/accounts", params={"cursor": listed["next"]})).json()
    assert [one["name"] for one in rest["items"]] == ["t.petit"]


async def test_accounts_are_found_by_name_role_and_whether_they_are_disabled(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    await first_password(database, "t.petit", Grant(Role.TECHNICIAN, frozenset({"lighting"})), Role.VIEWER)
    await first_password(database, "t.grand", Role.VIEWER)

    async def named(**query: str) -> list[str]:
        answer = await browser.get("/api/v1/accounts", params=query)
        return [one["name"] for one in answer.json()["items"]]

    assert await named(q="T.") == ["t.grand", "t.petit"]
    assert await named(role="technician") == ["t.petit"]
    assert await named(role="viewer", q="petit") == ["t.petit"]
    assert await named(disabled="true") == []
    assert (await browser.get("/api/v1/accounts", params={"role": "king"})).status_code == 422


async def test_an_administrator_ends_all_sessions_of_a_person_at_once(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    first = await first_password(database, "t.petit", Role.VIEWER)
    [account] = [one for one in (await browser.get("/api/v1/accounts")).json()["items"] if one["name"] == "t.petit"]
    async with client_of(guarded, "https://poste") as tablet, client_of(guarded, "https://poste") as telephone:
        for one in (tablet, telephone):
            await sign_in(one, "t.petit", first)
        assert (await browser.delete(f"/api/v1/accounts/{account['id']}/sessions")).status_code == 204
        for one in (tablet, telephone):
            assert (await one.get("/api/v1/session")).status_code == 401
    assert (await browser.get("/api/v1/session")).status_code == 200
    assert (await browser.delete("/api/v1/accounts/none/sessions")).status_code == 404


async def test_what_roles_permit_is_told_as_the_gate_has_it(browser: httpx.AsyncClient, database: Database) -> None:
    await signed_in(browser, database, "t.petit", Role.TECHNICIAN)
    roles = {one["name"]: one for one in (await browser.get("/api/v1/roles")).json()["items"]}
    who = (await browser.get("/api/v1/session")).json()
    assert sorted(roles["technician"]["permissions"]) == sorted(who["permissions"])
    assert (roles["operator"]["second_factor"], roles["technician"]["second_factor"]) == (True, False)


async def test_who_may_not_command_in_emergencies_neither_claims_nor_lets_go_at_those_levels(
    guarded: ASGIApp, database: Database
) -> None:
    await given(database, lamp(1))
    async with client_of(guarded, "https://poste") as operator, client_of(guarded, "https://poste") as technician:
        operator.headers.update(await by_token_of(database, Role.OPERATOR))
        technician.headers.update(await by_token_of(database, Role.TECHNICIAN))
        asked = await technician.post("/api/v1/claims", json=a_claim(level=2, reason="essai"))
        assert (asked.status_code, asked.json()["code"]) == (403, "not_permitted")
        assert (await technician.post("/api/v1/claims", json=a_claim(level=4, reason="essai"))).status_code == 201
        placed = (await operator.post("/api/v1/claims", json=a_claim(level=2, reason="secours"))).json()
        claim = f"/api/v1/claims/{placed['outcomes'][0]['claim']}"
        longer = {"expires_at": (datetime.now(UTC) + timedelta(minutes=30)).isoformat()}
        assert (await technician.patch(claim, json=longer)).status_code == 403
        assert (await technician.delete(claim)).status_code == 403
        assert (await technician.post(f"/api/v1/requests/{placed['id']}/release")).status_code == 403
        assert (await operator.delete(claim)).status_code == 204


async def by_token_of(database: Database, role: Role) -> dict[str, str]:
    clock = SystemClock()
    end = clock.now() + timedelta(days=1)
    _, text = await create_token(database, role.value, [Grant(role)], end, "tester", clock)
    return {"Authorization": f"Bearer {text}"}


async def test_a_token_is_created_rotated_and_revoked(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    grants = [{"role": "viewer", "families": None, "zones": None}]
    created = await browser.post("/api/v1/tokens", json={"name": "meteo", "grants": grants, "days": 30})
    token = created.json()
    assert token["created_by"] == "admin"
    async with client_of(guarded, "https://poste") as program:
        program.headers["Authorization"] = f"Bearer {token['token']}"
        assert (await program.get("/api/v1/assets")).status_code == 200
        assert (await program.get("/api/v1/session")).json()["how"] == "token"
        assert (await program.delete("/api/v1/session")).json()["code"] == "not_signed_in"
        rotated = (await browser.post(f"/api/v1/tokens/{token['id']}/rotate", json={"days": 30})).json()
        assert (await program.get("/api/v1/assets")).status_code == 401
        program.headers["Authorization"] = f"bearer {rotated['token']}"
        assert (await program.get("/api/v1/assets")).status_code == 200
        assert (await browser.delete(f"/api/v1/tokens/{token['id']}")).status_code == 204
        assert (await program.get("/api/v1/assets")).status_code == 401
    [listed] = (await browser.get("/api/v1/tokens")).json()["items"]
    assert (listed["id"], listed["revoked_at"] is None, listed["used_at"] is None) == (token["id"], False, False)


async def test_the_tokens_somebody_made_are_found_when_they_leave(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    new = {"name": "meteo", "grants": [{"role": "viewer", "families": None, "zones": None}]}
    made = [(await browser.post("/api/v1/tokens", json=new | {"name": name})).json() for name in ("meteo", "bus")]
    end = datetime.now(UTC) + timedelta(days=1)
    await create_token(database, "others", [Grant(Role.VIEWER)], end, "m.durand", SystemClock())
    await browser.delete(f"/api/v1/tokens/{made[1]['id']}")

    async def found(**wanted: str) -> list[str]:
        items = (await browser.get("/api/v1/tokens", params=wanted)).json()["items"]
        return sorted(item["name"] for item in items)

    assert await found(created_by="admin") == ["bus", "meteo"]
    assert await found(created_by="admin", standing="true") == ["meteo"]
    assert await found(standing="false") == ["bus"]


async def test_no_list_or_answer_holds_a_hash_or_a_secret_that_was_told_before(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    [account] = (await browser.get("/api/v1/accounts")).json()["items"]
    for path in ("accounts", f"accounts/{account['id']}", f"accounts/{account['id']}/sessions", "sessions", "tokens"):
        text = (await browser.get(f"/api/v1/{path}")).text
        assert "argon2" not in text
        assert browser.cookies[COOKIE] not in text
        assert browser.headers["Poste-CSRF"] not in text
    async with database.read() as tx:
        secret = await tx.raw.fetchval("SELECT totp FROM account")
    assert secret not in (await browser.get("/api/v1/session")).text
