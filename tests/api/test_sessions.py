"""Signing in through the API: cookies, CSRF, second factor, sessions."""

from __future__ import annotations

import httpx
from starlette.types import ASGIApp

from app.domain.permissions import Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD
from tests.api.conftest import client_of
from tests.signing_in import COOKIE, enrol, first_password, own_password, sign_in, signed_in, told


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


async def test_acts_are_in_the_name_of_who_is_signed_in_whatever_the_header_says(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await signed_in(browser, database, "a.martin", Role.SHIFT_SUPERVISOR)
    asked = await browser.post(
        "/api/v1/freezes", json={"family": "lighting", "reason": "essai"}, headers={"Poste-Operator": "somebody"}
    )
    assert asked.json()["placed_by"] == "a.martin"


async def test_on_a_machine_of_ones_own_nobody_needs_to_sign_in_and_who_does_is_known(
    client: httpx.AsyncClient, database: Database
) -> None:
    assert (await client.get("/api/v1/session")).json()["how"] == "open"
    first = await first_password(database, "m.durand", Role.VIEWER)
    assert (await client.get("/api/v1/assets")).status_code == 200
    assert (await client.post("/api/v1/session", json={"name": "m.durand", "password": first})).status_code == 201
