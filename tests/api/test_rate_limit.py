"""Each caller has budgets of their own, and nothing that is asked spends what orders are given from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Message

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.api.budgets import BUDGETS
from app.api.rights import RIGHTS
from app.domain.permissions import Grant, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running, serving
from tests.api.test_rights import Listening, bearer, http_scope, socket
from tests.control.asking import a_claim
from tests.factories import given, lamp
from tests.processes import eventually

SLOW: dict[str, Any] = {"requests_per_s": 0.3, "costly_per_s": 0.1}
"""Three at once, one of what is costly; the next some seconds later."""
SOON = 10


@asynccontextmanager
async def limited(database_url: str, **settings: Any) -> AsyncIterator[ASGIApp]:
    chosen = {"allowed_hosts": "poste", "access": "accounts"} | SLOW | settings
    async with running(Settings(database_url=database_url, **chosen)) as app:
        yield app


@pytest.fixture
async def app(database_url: str, database: Database) -> AsyncIterator[ASGIApp]:
    await given(database, lamp(1))
    async with limited(database_url) as app:
        yield app


async def held(database: Database, name: str, *roles: Role) -> dict[str, str]:
    """The header of a token of that name."""
    clock = SystemClock()
    end = clock.now() + timedelta(days=1)
    _, text = await create_token(database, name, [Grant(role) for role in roles], end, "tester", clock)
    return bearer(text)


def of(app: ASGIApp, headers: dict[str, str]) -> httpx.AsyncClient:
    return client_of(app, "https://poste", headers=headers)


async def until_refused(client: httpx.AsyncClient, path: str) -> httpx.Response:
    for _ in range(SOON):
        answer = await client.get(path)
        if answer.status_code == 429:
            return answer
    raise AssertionError(f"{path} was never refused")


def test_every_budget_is_of_a_route() -> None:
    assert BUDGETS.keys() - RIGHTS.keys() == set()


async def test_who_asks_too_much_is_told_when_to_come_back_and_nobody_else_is_held_up(
    app: ASGIApp, database: Database
) -> None:
    async with of(app, await held(database, "mad", Role.VIEWER)) as mad:
        refused = await until_refused(mad, "/api/v1/assets")
    assert refused.json()["code"] == "too_many_requests"
    assert refused.headers["Retry-After"] == str(refused.json()["retry_after_s"])
    assert 1 <= refused.json()["retry_after_s"] <= 4
    async with of(app, await held(database, "calm", Role.VIEWER)) as calm:
        assert (await calm.get("/api/v1/assets")).status_code == 200
        figures = (await calm.get("/metrics")).text
    assert 'poste_http_over_budget_total{budget="requests"} 1.0' in figures


async def test_who_has_spent_all_else_still_claims_and_lets_go(app: ASGIApp, database: Database) -> None:
    """A control room is never shut out of what saves lives."""
    async with of(app, await held(database, "room", Role.SHIFT_SUPERVISOR)) as room:
        for spent in ("/api/v1/assets", "/api/v1/snapshot", "/api/v1/assets.geojson"):
            await until_refused(room, spent)
        claimed = await room.post("/api/v1/claims", json=a_claim(100, level=1, reason="personne à terre"))
        assert claimed.status_code == 201, claimed.text
        [outcome] = claimed.json()["outcomes"]
        assert (await room.delete(f"/api/v1/claims/{outcome['claim']}")).status_code == 204


async def test_orders_without_end_are_bounded_too(app: ASGIApp, database: Database) -> None:
    async with of(app, await held(database, "loop", Role.OPERATOR)) as loop:
        answers = [await loop.delete("/api/v1/claims/999") for _ in range(SOON)]
    assert {answer.status_code for answer in answers} == {404, 429}


async def test_exports_spend_nothing_of_what_is_cheap(app: ASGIApp, database: Database) -> None:
    async with of(app, await held(database, "reports", Role.INTEGRATOR)) as reports:
        await until_refused(reports, "/api/v1/zones.geojson")
        assert (await reports.get("/api/v1/zones")).status_code == 200


async def test_tokens_of_one_name_have_a_budget_each(app: ASGIApp, database: Database) -> None:
    """Names of tokens are not unique."""
    async with of(app, await held(database, "gmao", Role.VIEWER)) as first:
        await until_refused(first, "/api/v1/assets")
    async with of(app, await held(database, "gmao", Role.VIEWER)) as second:
        assert (await second.get("/api/v1/assets")).status_code == 200


@pytest.mark.parametrize("headers", [{}, bearer("poste_0123456789ab_" + "0" * 64)])
async def test_a_stranger_is_told_when_to_come_back_and_who_is_known_passes(
    app: ASGIApp, database: Database, headers: dict[str, str]
) -> None:
    """Desks share an address: those who are known are answered, whatever strangers beside them spend."""
    async with of(app, headers) as stranger:
        refused = await until_refused(stranger, "/api/v1/assets")
    assert refused.json()["code"] == "too_many_requests"
    assert refused.headers["Retry-After"] == str(refused.json()["retry_after_s"])
    closed = [await socket(app, headers) for _ in range(SOON)][-1][0]
    assert (closed["type"], closed["code"]) == ("websocket.close", 1013)
    async with of(app, await held(database, "desk", Role.VIEWER)) as desk:
        assert (await desk.get("/api/v1/assets")).status_code == 200


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2::ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
async def test_strangers_are_told_apart_by_their_network(app: ASGIApp, first: str, second: str, same: bool) -> None:
    def at(address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=app, client=(address, 1), raise_app_exceptions=False)
        return client_of(app, "https://poste", transport=transport)

    async with at(first) as one, at(second) as other:
        await until_refused(one, "/healthz")
        assert (await other.get("/healthz")).status_code == (429 if same else 200)


async def test_where_all_may_do_all_nobody_is_held_up(database_url: str) -> None:
    async with serving(database_url, **SLOW) as client:
        for _ in range(SOON):
            assert (await client.get("/api/v1/zones.geojson")).status_code == 200


async def test_live_connections_of_a_caller_are_bounded_and_free_their_place(
    database_url: str, database: Database
) -> None:
    async with limited(database_url, costly_per_s=10, live_each=2) as app:
        wall = await held(database, "wall", Role.VIEWER)
        screens = [Listening(), Listening()]
        open_ = [asyncio.create_task(screen.run(app, wall)) for screen in screens]
        await eventually(lambda: all(screen.sent for screen in screens))
        [refused] = await socket(app, wall)
        assert (refused["type"], refused["code"]) == ("websocket.close", 1013)
        async with of(app, wall) as client:
            assert (await client.get("/api/v1/live/sse")).json()["code"] == "too_many_requests"
        assert (await socket(app, await held(database, "desk", Role.VIEWER)))[0]["type"] == "websocket.accept"
        screens[0].leave()
        await open_[0]
        assert (await socket(app, wall))[0]["type"] == "websocket.accept"
        screens[1].leave()
        await open_[1]


async def test_the_body_of_who_is_refused_is_not_read(app: ASGIApp, database: Database) -> None:
    headers = await held(database, "bulk", Role.ADMINISTRATOR)
    async with of(app, headers) as bulk:
        await until_refused(bulk, "/api/v1/zones.geojson")

    async def receive() -> Message:
        raise AssertionError("the body was read")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await app(http_scope("POST", "/api/v1/imports", headers | {"Content-Length": "200000000"}), receive, send)
    assert sent[0]["status"] == 429
