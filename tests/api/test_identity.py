"""Signing in through the API: cookies, CSRF, second factor, accounts and tokens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD
from tests.api.conftest import client_of
from tests.control.asking import a_claim
from tests.factories import given, lamp
from tests.signing_in import COOKIE, enrol, first_password, own_password, sign_in, signed_in, told


@pytest.fixture
async def browser(guarded: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(guarded, "https://poste") as client:
        yield client


async def test_from_the_first_password_to_full_rights(browser: httpx.AsyncClient, database: Database) -> None:
    first = await first_password(database, "a.martin", Role.OPERATOR)
    who = await sign_in(browser, "A.Martin", first)
    assert (who["name"], who["stage"], who["permissions"]) == ("a.martin", "new_password", [])
    assert (await browser.get("/api/v1/assets")).status_code == 401
    await own_password(browser, first)
    assert (await browser.get("/api/v1/session")).json()["stage"] == "enrolment"
    assert "second factor" in (await browser.get("/api/v1/assets")).json()["detail"]
    _, codes = await enrol(browser)
    assert len(codes) == 10
    who = (await browser.get("/api/v1/session")).json()
    assert (who["stage"], who["second_factor"]) == ("open", True)
    assert "command_emergency" in who["permissions"]
    assert (await browser.get("/api/v1/assets")).status_code == 200


async def test_the_session_is_kept_in_a_cookie_that_scripts_and_other_sites_do_not_get(
    browser: httpx.AsyncClient, database: Database
) -> None:
    first = await first_password(database, "m.durand", Role.VIEWER)
    answer = await browser.post("/api/v1/session", json={"name": "m.durand", "password": first})
    [cookie] = answer.headers.get_list("set-cookie")
    name, _, attributes = cookie.partition("=")
    assert name == COOKIE
    wanted = {"HttpOnly", "Secure", "SameSite=strict", "Path=/", "Max-Age=43200"}
    assert {part.strip() for part in attributes.split(";")[1:]} - {
        p for p in attributes.split(";") if "expires" in p
    } >= wanted
    assert "domain" not in attributes.lower()
    assert answer.headers["cache-control"] == "no-store"


async def test_without_tls_the_cookie_is_plain_on_this_machine_only(guarded: ASGIApp, database: Database) -> None:
    first = await first_password(database, "m.durand", Role.VIEWER)
    given = {"name": "m.durand", "password": first}
    async with client_of(guarded, "http://127.0.0.1:8000") as here, client_of(guarded, "http://poste") as away:
        assert (await here.post("/api/v1/session", json=given)).headers["set-cookie"].startswith("poste_session=")
        assert (await here.get("/api/v1/session")).status_code == 200
        assert (await away.post("/api/v1/session", json=given)).headers["set-cookie"].startswith(f"{COOKIE}=")
        plain = {"Cookie": f"poste_session={here.cookies['poste_session']}"}
        assert (await away.get("/api/v1/session", headers=plain)).status_code == 401


async def test_a_write_by_cookie_needs_the_sessions_own_token(browser: httpx.AsyncClient, database: Database) -> None:
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    right = browser.headers.pop("Poste-CSRF")
    new = {"id": "voirie", "name": "Voirie", "partner": False, "contact": {}}
    for wrong in (None, "", "x" * len(right), "é"):
        headers = httpx.Headers([] if wrong is None else [(b"Poste-CSRF", wrong.encode())])
        answer = await browser.post("/api/v1/services", json=new, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_missing")
        assert (await browser.delete("/api/v1/session", headers=headers)).status_code == 403
    assert (await browser.get("/api/v1/services", headers={})).status_code == 200
    assert (await browser.post("/api/v1/services", json=new, headers={"Poste-CSRF": right})).status_code == 201


async def test_signing_out_ends_the_session(browser: httpx.AsyncClient, database: Database) -> None:
    await signed_in(browser, database, "m.durand", Role.VIEWER)
    secret = browser.cookies[COOKIE]
    assert (await browser.delete("/api/v1/session")).status_code == 204
    assert COOKIE not in browser.cookies
    answer = await browser.get("/api/v1/session", headers={"Cookie": f"{COOKIE}={secret}"})
    assert answer.status_code == 401


async def test_a_code_gives_the_second_factor_and_another_cookie(
    browser: httpx.AsyncClient, database: Database
) -> None:
    codes = await signed_in(browser, database, "a.martin", Role.OPERATOR)
    who = await sign_in(browser, "a.martin", PASSWORD)
    assert (who["stage"], who["grants"]) == ("second_factor", [])
    before = browser.cookies[COOKIE]
    wrong = await browser.post("/api/v1/session/second-factor", json={"code": "000000"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "second_factor_refused")
    proven = await browser.post("/api/v1/session/second-factor", json={"code": codes[0]})
    assert told(browser, proven)["stage"] == "open"
    assert browser.cookies[COOKIE] != before
    assert (await browser.get("/api/v1/assets", headers={"Cookie": f"{COOKIE}={before}"})).status_code == 401


async def test_attempts_beyond_the_limit_are_told_when_to_come_back(browser: httpx.AsyncClient) -> None:
    given = {"name": "nobody", "password": "wrong"}
    codes = [(await browser.post("/api/v1/session", json=given)).json()["code"] for _ in range(5)]
    assert codes == ["sign_in_refused"] * 5
    answer = await browser.post("/api/v1/session", json=given)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_attempts")
    assert answer.headers["retry-after"] == str(answer.json()["retry_after_s"])


async def test_ones_sessions_are_listed_and_ended(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await signed_in(browser, database, "m.durand", Role.VIEWER)
    async with client_of(guarded, "https://poste", headers={"User-Agent": "Tablette"}) as tablet:
        await sign_in(tablet, "m.durand", PASSWORD)
        listed = (await browser.get("/api/v1/sessions")).json()["items"]
        assert listed[0]["agent"] == "Tablette"
        assert (await browser.delete(f"/api/v1/sessions/{listed[0]['id']}")).status_code == 204
        assert (await tablet.get("/api/v1/session")).status_code == 401
        assert len((await browser.get("/api/v1/sessions")).json()["items"]) == 1


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


async def test_what_roles_permit_is_told_as_the_gate_has_it(browser: httpx.AsyncClient, database: Database) -> None:
    await signed_in(browser, database, "t.petit", Role.TECHNICIAN)
    roles = {one["name"]: one for one in (await browser.get("/api/v1/roles")).json()["items"]}
    who = (await browser.get("/api/v1/session")).json()
    assert sorted(roles["technician"]["permissions"]) == sorted(who["permissions"])
    assert (roles["operator"]["second_factor"], roles["technician"]["second_factor"]) == (True, False)


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


async def test_acts_are_in_the_name_of_who_is_signed_in_whatever_the_header_says(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await signed_in(browser, database, "a.martin", Role.SHIFT_SUPERVISOR)
    asked = await browser.post(
        "/api/v1/freezes", json={"family": "lighting", "reason": "essai"}, headers={"Poste-Operator": "somebody"}
    )
    assert asked.json()["placed_by"] == "a.martin"


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


async def test_on_a_machine_of_ones_own_nobody_needs_to_sign_in_and_who_does_is_known(
    client: httpx.AsyncClient, database: Database
) -> None:
    assert (await client.get("/api/v1/session")).json()["how"] == "open"
    first = await first_password(database, "m.durand", Role.VIEWER)
    assert (await client.get("/api/v1/assets")).status_code == 200
    assert (await client.post("/api/v1/session", json={"name": "m.durand", "password": first})).status_code == 201


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
