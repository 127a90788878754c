"""Right and wrong requests of every operation, by every role and by nobody: no fault, no leak, as documented."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.domain.audit import Act, Author
from app.domain.permissions import PERMITS, Grant, Permission, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running
from tests.api.contract import operations
from tests.api.fuzzed import STREAMS, asked
from tests.api.test_rights import bearer, token
from tests.factories import given, lamp
from tests.receivers import SECRET
from tests.signing_in import first_password

NAME, PHONE, MAIL = "Zoé Rouvière", "+33 6 98 76 54 32", "z.rouviere@ville.example"
WHY = "Chute de Mme Quenouille"
PEOPLE, TOLD = (NAME, PHONE, MAIL), (WHY,)
FAST: dict[str, Any] = {"requests_per_s": 1e5, "costly_per_s": 1e5}


@pytest.fixture
async def planted(database: Database) -> tuple[str, ...]:
    """A city with a person, an act of the trail and secrets in it; the secrets."""
    await given(database, lamp(1, name="lampe du parvis"))
    password = await first_password(database, "z.rouviere", Role.VIEWER)
    async with database.by(Author("m.durand", "api", "192.0.2.9")).begin() as tx:
        tx.audit.tell(Act("claim.place", "request", "r-1", WHY))
        await tx.editing.insert("service", {"id": "voirie", "name": "Voirie", "partner": False, "contact": {}})
        contact = {"phone": PHONE, "email": MAIL, "webhook": "", "secret": SECRET}
        await tx.editing.insert("person", {"id": "p-1", "name": NAME} | contact)
        hook = {"id": "gmao", "name": "GMAO", "channel": "webhook", "address": "https://gmao.example/", "enabled": True}
        await tx.editing.insert("notification_receiver", hook | {"secret": SECRET})
        hashed = await tx.raw.fetchval("SELECT password FROM account")
    return password, SECRET, hashed


@pytest.fixture
async def client(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(database_url=database_url, allowed_hosts="poste", access="accounts", **FAST)
    async with running(settings) as app, client_of(app, "https://poste", timeout=30) as client:
        yield client


def forbidden(role: Role | None, secrets: tuple[str, ...]) -> list[str]:
    """What no answer to `role` may hold."""
    permits = PERMITS[role] if role else frozenset()
    texts = list(secrets)
    if Permission.SEE_PEOPLE not in permits:
        texts += PEOPLE
    if Permission.AUDIT_READ not in permits:
        texts += TOLD
    if not permits:
        texts.append("parvis")
    return texts


@pytest.mark.parametrize("role", [None, *Role])
async def test_nothing_that_is_asked_is_a_fault_or_tells_what_it_must_not(
    client: httpx.AsyncClient, database: Database, planted: tuple[str, ...], role: Role | None
) -> None:
    headers = bearer(await token(database, Grant(role))) if role else {}
    hidden = [form for text in forbidden(role, planted) for form in (text, json.dumps(text)[1:-1])]
    for one in asked():
        answer = await client.request(
            one.method, one.url, headers=list((one.headers | headers).items()), content=one.body
        )
        where = f"{one.method} {one.url} {one.body[:500]!r}: {answer.status_code} {answer.text[:500]}"
        assert answer.status_code < 500 or one.operation == "readyz", where
        assert [text for text in hidden if text in answer.text] == [], where


def test_every_operation_is_asked_rightly_and_wrongly() -> None:
    found = {one.operation for one in asked()}
    assert found == {operation["operationId"] for _, _, operation in operations()} - STREAMS
    assert len(asked()) > 4 * len(found)


async def test_what_is_planted_is_there_to_be_leaked(
    client: httpx.AsyncClient, database: Database, planted: tuple[str, ...]
) -> None:
    """Who may, reads it: otherwise nothing was proven."""
    headers = bearer(await token(database, *(Grant(role) for role in Role)))
    people = (await client.get("/api/v1/people", headers=headers)).text
    trail = (await client.get("/api/v1/audit.ndjson", headers=headers)).text
    assert NAME in people
    assert WHY in trail
    assert "parvis" in (await client.get("/api/v1/assets", headers=headers)).text
