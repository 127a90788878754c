"""People who sign in through the API, stage by stage."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx

from app.actions.clock import SystemClock
from app.actions.edit_accounts import add_account
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD, code_at

COOKIE = "__Host-poste_session"


async def first_password(database: Database, name: str, *roles: Role | Grant) -> str:
    grants = [role if isinstance(role, Grant) else Grant(role) for role in roles]
    _, password = await add_account(database, name, "fr", grants, SystemClock())
    return password


async def sign_in(browser: httpx.AsyncClient, name: str, password: str) -> dict[str, Any]:
    answer = await browser.post("/api/v1/session", json={"name": name, "password": password})
    assert answer.status_code == 201, answer.text
    return told(browser, answer)


def told(browser: httpx.AsyncClient, answer: httpx.Response) -> dict[str, Any]:
    """Who the answer says one is; its token goes with every request from now on."""
    who: dict[str, Any] = answer.json()
    browser.headers["Poste-CSRF"] = who["csrf"]
    return who


async def own_password(browser: httpx.AsyncClient, first: str) -> None:
    answer = await browser.put("/api/v1/session/password", json={"current": first, "new": PASSWORD})
    assert answer.status_code == 204, answer.text


async def enrol(browser: httpx.AsyncClient) -> tuple[str, list[str]]:
    """The telephone's secret and the recovery codes."""
    offered = await browser.post("/api/v1/session/authenticator", json={"password": PASSWORD})
    assert offered.status_code == 201, offered.text
    secret = offered.json()["secret"]
    assert secret in offered.json()["uri"]
    code = code_at(secret, datetime.now(UTC))
    confirmed = await browser.post("/api/v1/session/authenticator/confirm", json={"code": code})
    assert confirmed.status_code == 200, confirmed.text
    told(browser, await browser.get("/api/v1/session"))
    return secret, confirmed.json()["recovery_codes"]


async def signed_in(browser: httpx.AsyncClient, database: Database, name: str, *roles: Role | Grant) -> list[str]:
    """Signed in as a new account, all stages passed; the recovery codes."""
    first = await first_password(database, name, *roles)
    await sign_in(browser, name, first)
    await own_password(browser, first)
    return (await enrol(browser))[1]
