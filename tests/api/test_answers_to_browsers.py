"""Every kind of answer, faults included, tells browsers the same: nothing may be loaded, framed, sniffed or shared."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message

from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.api.contract import operations
from tests.api.test_refusals import OPERATOR, ask
from tests.api.test_rights import bearer, forever, http_scope, token
from tests.factories import given, lamp

CLASSES = [
    ("GET", "/api/v1/assets", 200), ("GET", "/api/v1/assets/nobody", 404), ("GET", "/api/v1/nothing", 404),
    ("PATCH", "/api/v1/snapshot", 405), ("GET", "/api/v1/snapshot?no_such=1", 422), ("GET", "/healthz", 200),
    ("GET", "/api/v1/assets.geojson", 200), ("GET", "/api/v1/zones.geojson", 200), ("GET", "/api/v1/base-map", 200),
    ("GET", "/api/v1/lighting/installations.csv", 200), ("GET", "/api/v1/audit.csv", 200),
    ("GET", "/api/v1/audit.ndjson", 200), ("GET", "/metrics", 200), ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/asyncapi.json", 200), ("GET", "/", 200), ("GET", "/api/v1/docs", 200),
    ("GET", "/api/v1/docs/start.js", 200), ("GET", "/api/v1/docs/swagger-ui.css", 200),
    ("POST", "/api/v1/services", 415),
]  # fmt: skip
DATA = "default-src 'none'; frame-ancestors 'none'"


def protected(headers: httpx.Headers, *, page: bool) -> None:
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    if page:
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "script-src" not in policy, "scripts fall back to 'self': none is in the page"
        assert "frame-ancestors 'none'" in policy
    else:
        assert policy == DATA
    assert [name for name in headers if name.startswith("access-control-")] == [], "no other site reads an answer"


@pytest.mark.parametrize(("method", "path", "status"), CLASSES)
async def test_every_class_of_answer_is_protected(
    client: httpx.AsyncClient, database: Database, method: str, path: str, status: int
) -> None:
    await given(database, lamp(1))
    client.event_hooks = {}
    answer = await client.request(method, path, content=b"x" if method == "POST" else None)
    assert answer.status_code in (status, 422), answer.text
    protected(answer.headers, page=answer.headers["content-type"].startswith("text/html"))


async def test_every_operation_s_refusal_is_protected(guarded: ASGIApp) -> None:
    async with client_of(guarded, "https://poste") as stranger:
        for method, path, operation in operations():
            answer = await ask(stranger, method, path, operation, headers=OPERATOR)
            protected(answer.headers, page=path == "/")
            assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_a_fault_of_the_program_is_protected_and_tells_nothing(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("postgresql://poste:hunter2@db/ at /srv/poste/app.py")

    monkeypatch.setattr("app.api.services.page", fails)
    answer = await client.get("/api/v1/services")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "hunter2" not in answer.text
    assert "RuntimeError" not in answer.text
    protected(answer.headers, page=False)


async def test_a_stream_is_protected_from_its_first_byte(guarded: ASGIApp, database: Database) -> None:
    headers = bearer(await token(database, Grant(Role.VIEWER)))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        raise ConnectionResetError

    with pytest.raises(ClientDisconnect):
        await guarded(http_scope("GET", "/api/v1/live/sse", headers), forever, send)
    told = httpx.Headers([(name, value) for name, value in sent[0]["headers"]])
    assert told["content-type"].startswith("text/event-stream")
    protected(told, page=False)


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "https://poste.elsewhere.example"])
@pytest.mark.parametrize("method", ["OPTIONS", "GET", "POST"])
async def test_no_other_site_is_answered(client: httpx.AsyncClient, method: str, origin: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "poste-csrf"}
    for path in ("/api/v1/assets", "/api/v1/session", "/api/v1/docs", "/metrics", "/healthz"):
        answer = await client.request(method, path, headers=asked)
        assert (answer.status_code, answer.json()["code"]) == (403, "other_origin")
        protected(answer.headers, page=False)
