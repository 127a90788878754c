"""A selection beyond what one request takes: a clear answer, soon, and nothing of it done."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from app.storage.database import Database
from bench.seed import seed
from tests.control.asking import ME, a_claim
from tests.factories import rows

REGISTERED = 45_000
SOON_S = 2.0
"""A bound against reading, locking or writing all of them; docs/performance.md has what was measured."""
LEFT = ("control_request", "claim", "target", "command")

ALL_LAMPS = {"kind": ["luminaire"]}
EVERYTHING: dict[str, Any] = {}
NAMED = {"ids": [f"EP-{number:06d}" for number in range(1, 100_001)]}


async def asked(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> tuple[httpx.Response, float]:
    """The answer, and how many seconds it took."""
    began = time.perf_counter()
    answer = await client.post(f"/api/v1/{path}", json=body, headers=ME)
    return answer, time.perf_counter() - began


@pytest.fixture
async def city(database: Database) -> Database:
    await seed(database, REGISTERED, ["lighting"])
    return database


async def test_a_claim_on_a_hundred_thousand_is_refused_whole_and_soon(
    client: httpx.AsyncClient, city: Database
) -> None:
    [(before,)] = await rows(city, "SELECT seq FROM feed")
    await asked(client, "claims", {})  # the first answer of a process waits for what it loads
    for selection, code, word in (
        (ALL_LAMPS, "invalid_request", "5,000"),
        (EVERYTHING, "invalid_request", "5,000"),
        (NAMED, "malformed_request", "ids"),
    ):
        answer, took_s = await asked(client, "claims", a_claim(selection=selection))
        assert answer.json()["code"] == code
        assert word in answer.json()["detail"]
        assert took_s < SOON_S
    for table in LEFT:
        assert await rows(city, f"SELECT 1 FROM {table}") == []  # noqa: S608 - ours
    assert await rows(city, "SELECT seq FROM feed") == [(before,)]
