"""Two persons are two accounts: neither a program nor the same person under another spelling is one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.second_person import new_codes
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.api.test_rights import bearer, token
from tests.api.test_second_person import LOWERED, ask, soon
from tests.api.test_second_person import city as city  # noqa: PLC0414 - a fixture
from tests.signing_in import signed_in

OTHER_NAME = {"Poste-Operator": "b.durand"}
FREEZE = {"family": "lighting", "reason": "panne"}


@pytest.fixture
async def martin(guarded: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(guarded, "https://poste") as browser:
        await signed_in(browser, city, "A.Martin", Role.OPERATOR, Role.SHIFT_SUPERVISOR)
        yield browser


@pytest.fixture
async def durand(guarded: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(guarded, "https://poste") as browser:
        await signed_in(browser, city, "b.durand", Role.OPERATOR, Role.SHIFT_SUPERVISOR)
        yield browser


@pytest.fixture
async def program(guarded: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A program with the rights of a shift supervisor."""
    text = await token(city, Grant(Role.SHIFT_SUPERVISOR))
    async with client_of(guarded, "https://poste", headers=bearer(text)) as client:
        yield client


async def agree(client: httpx.AsyncClient, request: dict[str, Any], **more: Any) -> httpx.Response:
    return await client.post(f"/api/v1/requests/{request['id']}/agree", **{"json": {}} | more)


def refused(answer: httpx.Response) -> bool:
    return (answer.status_code, answer.json()["code"]) == (403, "second_person_refused")


async def test_the_second_person_is_another_account_whatever_name_is_typed(
    martin: httpx.AsyncClient, durand: httpx.AsyncClient
) -> None:
    request = await ask(martin, LOWERED, "PA-0", expires_at=soon(10), headers=OTHER_NAME)
    assert request["placed_by"] == "A.Martin"
    assert refused(await agree(martin, request, headers=OTHER_NAME))
    agreed = (await agree(durand, request, headers={"Poste-Operator": "A.Martin"})).json()
    assert (agreed["status"], agreed["second_by"]) == ("placed", "b.durand")


async def test_a_program_is_not_the_second_person_not_even_with_a_code(
    martin: httpx.AsyncClient, program: httpx.AsyncClient, city: Database
) -> None:
    code, *_ = await new_codes(city, "m.astreinte", SystemClock())
    request = await ask(martin, LOWERED, "PA-0", expires_at=soon(10), headers={})
    assert refused(await agree(program, request))
    assert refused(await agree(program, request, json={"code": code}))
    agreed = (await agree(martin, request, json={"code": code})).json()
    assert (agreed["status"], agreed["second_by"], agreed["second_how"]) == ("placed", "m.astreinte", "code")


async def test_a_program_is_not_the_first_for_what_takes_two(program: httpx.AsyncClient, city: Database) -> None:
    code, *_ = await new_codes(city, "m.astreinte", SystemClock())
    body = {"level": 4, "reason": "marché", "selection": {"ids": ["PA-0"]}, "expires_at": soon(10)} | LOWERED
    for headers in ({}, {"Poste-Second-Code": code}):
        assert refused(await program.post("/api/v1/claims", json=body, headers=headers))
        assert refused(await program.post("/api/v1/freezes", json=FREEZE, headers=headers))
    alone = await program.post("/api/v1/claims", json=body | {"selection": {"ids": ["PA-1"]}})
    assert alone.json()["status"] == "placed", "what one may do, a program may"


async def test_what_was_done_at_once_is_countersigned_by_another_account(
    martin: httpx.AsyncClient, durand: httpx.AsyncClient, program: httpx.AsyncClient
) -> None:
    points = [f"PA-{number}" for number in range(5)]
    request = await ask(martin, LOWERED, *points, level=2, headers={})
    assert request["countersign"] == "wanted"
    path = f"/api/v1/requests/{request['id']}/countersign"
    assert refused(await martin.post(path, headers=OTHER_NAME))
    assert refused(await program.post(path))
    assert (await durand.post(path)).json()["countersigned_by"] == "b.durand"


async def test_ones_own_code_is_ones_own_however_the_name_is_spelt(martin: httpx.AsyncClient, city: Database) -> None:
    code, *_ = await new_codes(city, "a.martin", SystemClock())
    request = await ask(martin, LOWERED, "PA-0", expires_at=soon(10), headers={})
    assert refused(await agree(martin, request, json={"code": code}))
