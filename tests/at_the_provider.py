"""The city's identity provider, a browser that goes there and comes back, and what is told of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.actions.edit_group_grants import replace_group_grants
from app.actions.expected import ANY
from app.domain.identity_provider import GroupGrants
from app.domain.permissions import Grant, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running
from tests.identity_provider import Provider, identity_provider, path_of, visit

START = "/api/v1/session/oidc"


SESSION = "/api/v1/session"


COOKIE = "__Host-poste_session"


COMING_BACK = "__Host-poste_provider"


@pytest.fixture(scope="session")
def running_provider() -> Iterator[Provider]:
    with identity_provider() as found:
        yield found


@pytest.fixture
def provider(running_provider: Provider) -> Provider:
    running_provider.forge()
    return running_provider


@asynccontextmanager
async def browsing(database_url: str, provider: Provider, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    told = {"database_url": database_url, "allowed_hosts": "poste", "access": "accounts"}
    async with (
        running(Settings(**told | provider.settings | settings)) as app,
        client_of(app, "https://poste") as browser,
    ):
        yield browser


@pytest.fixture
async def browser(database_url: str, provider: Provider) -> AsyncIterator[httpx.AsyncClient]:
    async with browsing(database_url, provider) as browser:
        yield browser


def someone(provider: Provider, *groups: str, **more: Any) -> str:
    """A new person of the provider's; their subject."""
    subject = uuid4().hex
    provider.person(subject, **{"preferred_username": "z.martin", "name": "Zoé Martin", "groups": list(groups)} | more)
    return subject


async def mapped(database: Database, group: str, *roles: Role) -> None:
    items = [GroupGrants(group, tuple(Grant(role) for role in roles))]
    await replace_group_grants(database, items, ANY, by=None)


async def left(browser: httpx.AsyncClient, return_to: str = "/") -> str:
    answer = await browser.get(START, params={"return_to": return_to})
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


async def come(browser: httpx.AsyncClient, provider: Provider, subject: str, **more: Any) -> httpx.Response:
    """Sign in as a browser does."""
    return await returned(browser, path_of(visit(provider, await left(browser), subject)), **more)


async def returned(browser: httpx.AsyncClient, back: str, **more: Any) -> httpx.Response:
    """From another site: a browser sends no cookie that is `SameSite=Strict` (RFC 6265bis 5.2)."""
    headers = {"Cookie": f"{COMING_BACK}={browser.cookies.get(COMING_BACK, '')}"} | more.pop("headers", {})
    return await browser.get(back, headers=headers, **more)


async def who(browser: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await browser.get(SESSION)).json()
    return found


async def trail(database: Database, action: str) -> list[tuple[str, str]]:
    async with database.read() as tx:
        rows = await tx.raw.fetch("SELECT who, result FROM audit WHERE action = $1 ORDER BY number", action)
    return [tuple(row) for row in rows]
