"""One desk, several operators: each acts as themselves, and nobody as who left."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import httpx
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.edit_accounts import set_disabled
from app.domain.permissions import Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD, code_at
from tests.api.conftest import client_of
from tests.api.test_rights import Listening
from tests.processes import eventually
from tests.signing_in import enrol, first_password, own_password, sign_in, told

SESSION = "/api/v1/session"
COOKIE = "__Host-poste_session"


async def arrive(browser: httpx.AsyncClient, database: Database, name: str, role: Role = Role.VIEWER) -> str:
    """A new account signed in at the desk, all stages passed, with a second factor; the telephone's secret."""
    first = await first_password(database, name, role)
    await sign_in(browser, name, first)
    await own_password(browser, first)
    return (await enrol(browser))[0]


async def waiting(browser: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await browser.get(f"{SESSION}/parked")).json()["items"]
    return found


async def back(browser: httpx.AsyncClient, session: str, proof: str, given: str) -> httpx.Response:
    return await browser.post(f"{SESSION}/resume", json={"session": session, "proof": proof, "given": given})


async def name_of(browser: httpx.AsyncClient) -> str:
    return str((await browser.get(SESSION)).json()["name"])


async def test_who_signs_in_where_somebody_was_parks_them_and_each_acts_in_their_own_name(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await arrive(browser, database, "a.martin", Role.SHIFT_SUPERVISOR)
    before = browser.cookies[COOKIE]
    await arrive(browser, database, "b.leroy", Role.SHIFT_SUPERVISOR)
    assert await name_of(browser) == "b.leroy"
    stolen = {"Cookie": f"{COOKIE}={before}"}
    assert (await browser.get(SESSION, headers=stolen)).status_code == 401, "what was held before opens nothing"
    [one] = await waiting(browser)
    assert (one["name"], one["proofs"]) == ("a.martin", ["password", "code"])
    told(browser, await back(browser, one["session"], "password", PASSWORD))
    asked = await browser.post("/api/v1/freezes", json={"family": "lighting", "reason": "essai"})
    assert asked.json()["placed_by"] == "a.martin"
    assert [other["name"] for other in await waiting(browser)] == ["b.leroy"]


async def test_one_comes_back_by_a_code_alone_with_all_rights_and_another_secret(
    browser: httpx.AsyncClient, database: Database
) -> None:
    secret = await arrive(browser, database, "a.martin", Role.OPERATOR)
    held, csrf = browser.cookies[COOKIE], browser.headers["Poste-CSRF"]
    [one] = (await browser.post(f"{SESSION}/park")).json()["items"]
    assert COOKIE not in browser.cookies
    assert (await browser.get(SESSION)).status_code == 401
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE account SET totp_step = 0")
    answer = await back(browser, one["session"], "code", code_at(secret, datetime.now(UTC)))
    found = told(browser, answer)
    assert (found["stage"], "command_emergency" in found["permissions"]) == ("open", True)
    assert browser.cookies[COOKIE] != held
    assert found["csrf"] != csrf
    assert found["expires_at"] == one["expires_at"], "coming back makes no session longer"
    again = await back(browser, one["session"], "code", code_at(secret, datetime.now(UTC)))
    assert again.json()["code"] == "not_found"


async def test_another_browser_neither_sees_nor_opens_what_is_parked_here(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await arrive(browser, database, "a.martin")
    [one] = (await browser.post(f"{SESSION}/park")).json()["items"]
    async with client_of(guarded, "https://poste") as other:
        assert await waiting(other) == []
        assert (await back(other, one["session"], "password", PASSWORD)).json()["code"] == "not_found"
        await arrive(other, database, "b.leroy")
        await other.post(f"{SESSION}/park")
        assert [item["name"] for item in await waiting(other)] == ["b.leroy"]
        assert (await back(other, one["session"], "password", PASSWORD)).json()["code"] == "not_found"


async def test_a_wrong_proof_leaves_things_as_they_are_and_makes_the_next_wait(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await arrive(browser, database, "a.martin")
    [one] = (await browser.post(f"{SESSION}/park")).json()["items"]
    assert (await back(browser, one["session"], "password", "wrong")).json()["code"] == "sign_in_refused"
    codes = [(await back(browser, one["session"], "code", "000000")).json()["code"] for _ in range(5)]
    assert codes == ["second_factor_refused"] * 5
    assert (await back(browser, one["session"], "code", "000000")).json()["code"] == "too_many_attempts"
    assert len(await waiting(browser)) == 1
    async with database.read() as tx:
        query = "SELECT who, result, count(*) FROM audit WHERE action = 'account.resume' GROUP BY 1, 2"
        told = await tx.raw.fetch(query)
    assert [tuple(row) for row in told] == [("", "refused", 6)], "who tries is not thereby who they say"


async def test_whoever_is_disabled_meanwhile_does_not_come_back(browser: httpx.AsyncClient, database: Database) -> None:
    await arrive(browser, database, "a.martin")
    [one] = (await browser.post(f"{SESSION}/park")).json()["items"]
    await set_disabled(database, "a.martin", SystemClock(), disabled=True)
    assert await waiting(browser) == []
    assert (await back(browser, one["session"], "password", PASSWORD)).json()["code"] == "not_found"


async def test_a_session_that_is_not_open_yet_is_not_parked_but_ended(
    browser: httpx.AsyncClient, database: Database
) -> None:
    first = await first_password(database, "a.martin", Role.VIEWER)
    await sign_in(browser, "a.martin", first)
    assert (await browser.post(f"{SESSION}/park")).json()["items"] == []


async def test_signing_in_once_more_as_the_same_parks_nobody(browser: httpx.AsyncClient, database: Database) -> None:
    await arrive(browser, database, "a.martin")
    await sign_in(browser, "a.martin", PASSWORD)
    assert await waiting(browser) == []


async def test_what_the_former_listened_to_ends_within_five_seconds(
    browser: httpx.AsyncClient, guarded: ASGIApp, database: Database
) -> None:
    await arrive(browser, database, "a.martin")
    listening = Listening()
    cookie = {"Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"}
    task = asyncio.create_task(listening.run(guarded, cookie))
    await eventually(lambda: any(one["type"] == "websocket.send" for one in listening.sent))
    await sign_in(browser, "b.leroy", await first_password(database, "b.leroy", Role.VIEWER))
    began = time.monotonic()
    await asyncio.wait_for(task, 10)
    assert time.monotonic() - began < 5
    assert (listening.sent[-1]["type"], listening.sent[-1]["code"]) == ("websocket.close", 1008)


async def test_no_more_than_eight_wait_at_a_desk(browser: httpx.AsyncClient, database: Database) -> None:
    for number in range(10):
        await arrive(browser, database, f"agent-{number}")
    assert [one["name"] for one in await waiting(browser)] == [f"agent-{number}" for number in range(8, 0, -1)]
