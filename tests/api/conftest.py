"""The real application, driven over ASGI with its lifespan."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

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
async def serving(database_url: str, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the application with these settings; every answer must be as documented."""
    hooks, who = {"response": [check]}, {"Poste-Operator": "tester"}
    async with asked_with(database_url, settings, event_hooks=hooks, headers=who) as client:
        yield client


@asynccontextmanager
async def asked_with(database_url: str, settings: dict[str, Any], **client: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client, made with `client`, of the application with its lifespan."""
    app = create_app(Settings(database_url=database_url, allowed_hosts="poste", **settings))
    async with app.router.lifespan_context(app) as state:
        await _until_following(state)

        async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "state": dict(state or {})}, receive, send)

        transport = httpx.ASGITransport(app=with_state, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://poste", **client) as http:
            yield http


@pytest.fixture
async def client(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """The application on this test's own database."""
    async with serving(database_url) as client:
        yield client


@pytest.fixture
async def asking(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client that asks as a broker does, with the secret; the worker's password is `ours`."""
    settings = {"mqtt_url": "mqtt://poste:ours@broker.example", "broker_auth_secret": BROKER_SECRET}
    async with asked_with(database_url, settings, headers={"Authorization": f"Bearer {BROKER_SECRET}"}) as http:
        yield http
