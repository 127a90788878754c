"""The real application, driven over ASGI with its lifespan."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from tests.api.contract import check

BROKER_SECRET = "a-broker" * 4


async def _until_following(state: Any) -> None:
    """A feed cancelled while it connects leaves its socket to the garbage collector, which warns."""
    feed = state["context"].feed
    while not feed.cursor.epoch:
        await feed.wait(0)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[ASGIApp]:
    """The application within its lifespan."""
    app = create_app(settings)
    async with app.router.lifespan_context(app) as state:
        await _until_following(state)

        async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "state": dict(state or {})}, receive, send)

        yield with_state


def client_of(app: ASGIApp, base_url: str, **options: Any) -> httpx.AsyncClient:
    """An HTTP client of it; every answer must be as documented."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    hooks: Any = {"response": [check]}
    return httpx.AsyncClient(**({"transport": transport, "base_url": base_url, "event_hooks": hooks} | options))


@asynccontextmanager
async def serving(database_url: str, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application with these settings, without accounts."""
    who = {"Poste-Operator": "tester"}
    async with (
        running(Settings(database_url=database_url, allowed_hosts="poste", **settings)) as app,
        client_of(app, "http://poste", headers=who) as client,
    ):
        yield client


@pytest.fixture
async def client(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application on this test's own database, without accounts."""
    async with serving(database_url) as client:
        yield client


@pytest.fixture
async def asking(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client that asks as a broker does, with the secret; the worker's password is `ours`."""
    settings = Settings(
        database_url=database_url,
        allowed_hosts="poste",
        mqtt_url="mqtt://poste:ours@broker.example",
        broker_auth_secret=BROKER_SECRET,
    )
    secret = {"Authorization": f"Bearer {BROKER_SECRET}"}
    async with running(settings) as app, client_of(app, "http://poste", headers=secret, event_hooks={}) as client:
        yield client


@pytest.fixture
async def guarded(database_url: str, tmp_path: Path) -> AsyncIterator[ASGIApp]:
    """The application where who calls must be known, and may ask as much as a test does."""
    settings = Settings(
        database_url=database_url, allowed_hosts="poste,127.0.0.1", access="accounts", data_dir=tmp_path,
        requests_per_s=1000, costly_per_s=1000,
    )  # fmt: skip
    async with running(settings) as app:
        yield app


@pytest.fixture
async def browser(guarded: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that may sign in there, over TLS."""
    async with client_of(guarded, "https://poste") as client:
        yield client
