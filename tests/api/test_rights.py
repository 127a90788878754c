"""Every route, by every role: what the table of rights says is what the API answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Message

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.api.rights import RIGHTS, SCOPES, Door, roles_for
from app.domain.kinds import FAMILIES
from app.domain.permissions import Grant, Role
from app.main import create_app, every_route
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.api.contract import Json, operations
from tests.api.test_refusals import ask

Tokens = dict[Role, str]


@pytest.fixture
async def tokens(database: Database) -> Tokens:
    return {role: await token(database, Grant(role)) for role in Role}


async def token(database: Database, *grants: Grant) -> str:
    clock = SystemClock()
    end = clock.now() + timedelta(days=1)
    _, text = await create_token(database, "test", grants, end, "tester", clock)
    return text


@pytest.fixture
async def stranger(guarded: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(guarded, "https://poste") as client:
        yield client


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def paths() -> list[tuple[str, str]]:
    """Every route as (name, path)."""
    routes = every_route(create_app(Settings()))
    return [(getattr(route, "name", "?"), getattr(route, "path", "?")) for route in routes]


def test_every_route_has_its_right_and_every_right_its_route() -> None:
    assert sorted({name for name, _ in paths()}) == sorted(RIGHTS)


def test_doors_that_ask_for_no_permission_have_no_parameter_in_their_path() -> None:
    assert [name for name, path in paths() if "{" in path and RIGHTS[name] in (Door.ANYONE, Door.SESSION)] == []


def test_writes_are_nobodys_by_a_right_to_see() -> None:
    searches = {"search_assets", "preview_programme", "post_video_export"}
    writing = {o["operationId"] for method, _, o in operations() if method != "get"} - searches
    assert {name for name in writing if RIGHTS[name] in ("see", "see_people", "export", "audit_read")} == set()


async def asked(client: httpx.AsyncClient, method: str, path: str, operation: Json, **more: Any) -> httpx.Response:
    """Queries are malformed, so that nothing streams for ever and lists are short."""
    queries = [item for item in operation.get("parameters", []) if item["in"] == "query"]
    return await ask(client, method, path, operation, **more, **({"params": {"no_such": "1"}} if queries else {}))


@pytest.mark.parametrize("role", Role)
async def test_a_role_opens_what_the_table_says_and_nothing_else(
    stranger: httpx.AsyncClient, tokens: Tokens, role: Role
) -> None:
    different = []
    for method, path, operation in operations():
        name = operation["operationId"]
        headers = bearer(tokens[role]) | {"If-Match": "*"}
        answer = await asked(stranger, method, path, operation, headers=headers)
        refused = answer.status_code == 403 and answer.json()["code"] == "not_permitted"
        if refused == (role in set(roles_for(RIGHTS[name]))):
            different.append((name, answer.status_code, answer.text))
    assert different == []


async def test_nothing_opens_to_a_stranger_but_health_and_the_way_in(stranger: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        name = operation["operationId"]
        for headers in ({}, bearer("poste_0123456789ab_" + "0" * 64), {"Cookie": "__Host-poste_session=x"}):
            answer = await asked(stranger, method, path, operation, headers=headers)
            if RIGHTS[name] is Door.ANYONE:
                assert answer.status_code != 401 or answer.json()["code"] == "sign_in_refused", (name, answer.text)
            else:
                assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), name
                assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Poste"'


async def test_a_stranger_does_not_learn_which_addresses_exist(stranger: httpx.AsyncClient) -> None:
    for method, path in (("GET", "/api/v1/nothing"), ("PATCH", "/api/v1/session"), ("GET", "/api/v1/session/")):
        answer = await stranger.request(method, path)
        assert answer.status_code == 401


async def test_a_stranger_s_body_is_not_read(guarded: ASGIApp) -> None:
    async def receive() -> Message:
        raise AssertionError("the body was read")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await guarded(http_scope("POST", "/api/v1/imports", {"Content-Length": "200000000"}), receive, send)
    assert sent[0]["status"] == 401


@pytest.mark.parametrize("role", Role)
async def test_a_grant_limited_to_a_place_opens_what_is_narrowed_to_it_and_nothing_that_wants_the_whole(
    stranger: httpx.AsyncClient, database: Database, role: Role
) -> None:
    limited = await token(database, Grant(role, families=frozenset(FAMILIES)))
    different = []
    for method, path, operation in operations():
        name = operation["operationId"]
        answer = await asked(stranger, method, path, operation, headers=bearer(limited) | {"If-Match": "*"})
        refused = answer.status_code == 403 and answer.json()["code"] == "not_permitted"
        opens = isinstance(RIGHTS[name], Door) or (name in SCOPES and role in roles_for(RIGHTS[name]))
        if refused == opens or answer.status_code == 500:
            different.append((name, answer.status_code, answer.text))
    assert different == []


def test_what_bounds_a_route_names_routes_that_take_a_permission() -> None:
    assert [name for name in SCOPES if isinstance(RIGHTS.get(name, Door.ANYONE), Door)] == []


def http_scope(method: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
    return {"type": "http", "method": method, "scheme": "https", "http_version": "1.1"} | _scope(path, headers)


def socket_scope(headers: dict[str, str], query: str = "") -> dict[str, Any]:
    asked = {"query_string": query.encode()}
    return {"type": "websocket", "scheme": "wss", "subprotocols": []} | _scope("/api/v1/live", headers) | asked


def _scope(path: str, headers: dict[str, str]) -> dict[str, Any]:
    told = [(b"host", b"poste"), *((name.lower().encode(), value.encode()) for name, value in headers.items())]
    return {
        "path": path, "raw_path": path.encode(), "headers": told, "query_string": b"", "root_path": "",
        "server": ("poste", 443), "client": ("192.0.2.1", 1), "asgi": {"version": "3.0", "spec_version": "2.4"},
    }  # fmt: skip


async def socket(app: ASGIApp, headers: dict[str, str]) -> list[Message]:
    """What a WebSocket of the live feed is first told; it then leaves."""
    incoming: list[Message] = [{"type": "websocket.connect"}]
    sent: list[Message] = []

    async def receive() -> Message:
        return incoming.pop(0) if incoming else {"type": "websocket.disconnect", "code": 1000}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(socket_scope(headers), receive, send)
    return sent


async def test_the_live_feed_opens_to_who_may_see_and_to_nobody_else(guarded: ASGIApp, database: Database) -> None:
    assert (await socket(guarded, {}))[0] == {
        "type": "websocket.close", "code": 1008,
        "reason": "sign in (POST /api/v1/session), or send a token: Authorization: Bearer poste_…",
    }  # fmt: skip
    unseeing = await socket(guarded, bearer(await token(database)))
    assert (unseeing[0]["type"], unseeing[0]["code"]) == ("websocket.close", 1008)
    seeing = await socket(guarded, bearer(await token(database, Grant(Role.VIEWER))))
    assert seeing[0]["type"] == "websocket.accept"


class Listening:
    """A WebSocket of the live feed that stays."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self._left = asyncio.Event()

    def leave(self) -> None:
        self._left.set()

    async def run(self, app: ASGIApp, headers: dict[str, str], query: str = "") -> None:
        first = True

        async def receive() -> Message:
            nonlocal first
            if first:
                first = False
                return {"type": "websocket.connect"}
            await self._left.wait()
            return {"type": "websocket.disconnect", "code": 1000}

        async def send(message: Message) -> None:
            self.sent.append(message)

        await app(socket_scope(headers, query), receive, send)


async def test_a_right_withdrawn_ends_an_open_socket_and_an_open_stream_within_five_seconds(
    guarded: ASGIApp, database: Database
) -> None:
    text = await token(database, Grant(Role.VIEWER))
    listening = Listening()
    socket_open = asyncio.create_task(listening.run(guarded, bearer(text)))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def stream() -> None:
        await guarded(http_scope("GET", "/api/v1/live/sse", bearer(text)), forever, send)

    stream_open = asyncio.create_task(stream())
    while not (any(one["type"] == "websocket.send" for one in listening.sent) and len(sent) > 1):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE api_token SET revoked_at = now()")
    began = time.monotonic()
    await asyncio.wait_for(asyncio.gather(socket_open, stream_open), 10)
    assert time.monotonic() - began < 5
    assert (listening.sent[-1]["type"], listening.sent[-1]["code"]) == ("websocket.close", 1008)
    assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


async def forever() -> Message:
    await asyncio.Event().wait()
    raise AssertionError
