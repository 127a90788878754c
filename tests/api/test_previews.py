"""What a claim would do, over REST: told in groups, narrowed as placing is, and no act of anybody."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from app.domain.permissions import Grant, Role
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.control.asking import ME, a_claim, claim
from tests.factories import given, lamp, rows
from tests.reached import build, caller, only


async def foretold(client: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    answer = await client.post("/api/v1/claims/preview", json=a_claim(60) | more, headers=ME)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_a_group_is_told_with_how_many_and_which(client: httpx.AsyncClient, database: Database) -> None:
    camera = AssetDraft(id="CAM-1", kind="camera", system="lighting", lon=4.2, lat=46.3)
    safe = lamp(5, tags=("safety_lit",), attributes={"floor_pct": 80})
    await given(database, *(lamp(number) for number in range(1, 4)), lamp(4, lifecycle="maintenance"), safe, camera)
    await claim(client, 100, 2, selection={"ids": ["EP-0001"]})
    lockout = {"asset": "EP-0002", "holder": "Luxel", "kind": "electrical", "reason": "crosse"}
    await client.post("/api/v1/lockouts", json=lockout, headers=ME)
    told = await foretold(client, selection={})
    found = {group["fate"] + group["code"]: (group["count"], group["assets"], group["by"]) for group in told["groups"]}
    assert found == {
        "held_higher": (1, ["EP-0001"], "a.martin"),
        "locked_out": (1, ["EP-0002"], "Luxel"),
        "changes": (1, ["EP-0003"], ""),
        "refusednot_in_service": (1, ["EP-0004"], ""),
        "refusedinterlock": (1, ["EP-0005"], ""),
        "refusedno_capability": (1, ["CAM-1"], ""),
    }
    interlocked = next(group for group in told["groups"] if group["code"] == "interlock")
    assert interlocked["interlocks"][0]["rule"]["fr"].startswith("Dans un secteur éclairé")
    assert (told["assets"], told["needs_second"], told["power"]) == (6, [], None)


async def test_it_says_that_two_persons_are_needed_and_why(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 202)))
    told = await foretold(client, value={"level_pct": 0})
    assert told["needs_second"] == ["many_lights_out"]
    assert told["groups"][0]["count"] == 201
    assert len(told["groups"][0]["assets"]) == 20


async def test_three_thousand_named_assets_are_one_question(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 3001)))
    ids = [f"EP-{number:04d}" for number in range(1, 3001)]
    told = await foretold(client, selection={"ids": ids})
    assert [(group["fate"], group["count"]) for group in told["groups"]] == [("changes", 3000)]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"selection": {"ids": ["nobody"]}}, 400, "nothing_selected"),
        ({"value": {"level_pct": 300}}, 400, "invalid_request"),
        ({"level": 2, "reason": ""}, 400, "invalid_request"),
        ({"level": 9}, 422, "malformed_request"),
    ],
)
async def test_what_placing_refuses_whole_is_refused_and_is_nobodys_act(
    client: httpx.AsyncClient, database: Database, change: dict[str, Any], status: int, code: str
) -> None:
    await given(database, lamp(1))
    before = await rows(database, "SELECT number FROM audit")
    answer = await client.post("/api/v1/claims/preview", json=a_claim() | change, headers=ME)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    await foretold(client)
    action = {"capability": "test", "value": {"duration_s": 60}, "level": 4, "selection": {}}
    assert (await client.post("/api/v1/actions/preview", json=action, headers=ME)).status_code == 200
    assert await rows(database, "SELECT number FROM audit") == before


async def test_it_reaches_as_far_as_placing_does(guarded: ASGIApp, database: Database) -> None:
    await build(database)
    async with caller(guarded, database, only(Role.TECHNICIAN)) as client:
        told = await foretold(client)
        assert [(group["fate"], group["assets"]) for group in told["groups"]] == [("changes", ["luminaire-n"])]
        beyond = await client.post("/api/v1/claims/preview", json=a_claim(selection={"ids": ["luminaire-c"]}))
        assert beyond.json()["code"] == "nothing_selected"
    async with caller(guarded, database, only(Role.TECHNICIAN), Grant(Role.VIEWER)) as client:
        groups = (await foretold(client))["groups"]
        assert {(group["fate"], group["code"]) for group in groups} == {("changes", ""), ("refused", "not_permitted")}
    async with caller(guarded, database, Grant(Role.VIEWER)) as client:
        assert (await client.post("/api/v1/claims/preview", json=a_claim())).json()["code"] == "not_permitted"
