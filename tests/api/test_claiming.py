"""Claims over REST: what stands, who holds it, what shows through next; and clear answers to what cannot be."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.control.asking import COLLEAGUE, ME, a_claim, claim, target
from tests.factories import given, lamp


def soon(**more: float) -> str:
    return (datetime.now(UTC) + timedelta(**more)).isoformat()


async def test_the_highest_level_wins_and_its_release_shows_the_next(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    night = await claim(client, 30, 6, expires_at=soon(hours=5))
    guard = await claim(client, 100, 4)
    [outcome] = (await claim(client, 50, 5))["outcomes"]
    assert outcome["outcome"] == "held_higher"
    assert (outcome["by"]["holder"], outcome["by"]["level"]) == ("a.martin", 4)
    shown = await target(client)
    assert (shown["value"], shown["level"], shown["next"]) == ({"level_pct": 100}, 4, {"level_pct": 50})
    assert [row["level"] for row in shown["rows"] if row["claims"]] == [4, 5, 6]
    gone = await client.delete(f"/api/v1/claims/{guard['outcomes'][0]['claim']}?reason=fini", headers=ME)
    assert gone.status_code == 204
    shown = await target(client)
    assert (shown["value"], shown["next"]) == ({"level_pct": 50}, {"level_pct": 30})
    [kept] = (await client.get(f"/api/v1/claims?request={guard['id']}")).json()["items"]
    assert (kept["released_by"], kept["release_reason"]) == ("a.martin", "fini")
    assert (await client.get(f"/api/v1/requests/{night['id']}")).json()["status"] == "placed"


async def test_the_same_holder_at_the_same_level_replaces_his_claim(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    await claim(client, 30)
    await claim(client, 60)
    standing = (await client.get("/api/v1/claims?standing=true")).json()["items"]
    assert [one["value"] for one in standing] == [{"level_pct": 60}]


async def test_a_claim_that_starts_later_waits(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    await claim(client, 30, starts_at=soon(hours=1), expires_at=soon(hours=2))
    shown = await target(client)
    assert (shown["value"], shown["level"]) == (None, None)
    assert shown["rows"][3]["claims"][0]["in_force"] is False
    assert shown["next_change_at"] is not None


async def test_a_claim_is_held_longer_within_what_its_level_allows(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    number = (await claim(client, 30, 1))["outcomes"][0]["claim"]
    longer = await client.patch(f"/api/v1/claims/{number}", json={"expires_at": soon(hours=3)}, headers=ME)
    assert longer.json()["extended_by"] == "a.martin"
    for end, word in ((soon(hours=30), "at the latest"), (soon(hours=-1), "release it instead")):
        refused = await client.patch(f"/api/v1/claims/{number}", json={"expires_at": end}, headers=ME)
        assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
        assert word in refused.json()["detail"]


async def test_the_same_request_under_one_key_is_placed_once(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    headers = ME | {"Idempotency-Key": "k-1"}
    first = await client.post("/api/v1/claims", json=a_claim(30), headers=headers)
    again = await client.post("/api/v1/claims", json=a_claim(30), headers=headers)
    assert first.json()["id"] == again.json()["id"]
    assert again.json()["outcomes"] == first.json()["outcomes"]
    other = await client.post("/api/v1/claims", json=a_claim(31), headers=headers)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert len((await client.get("/api/v1/claims")).json()["items"]) == 1


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"level": 2, "reason": ""}, "invalid_request", "reason"),
        ({"level": 3}, "invalid_request", "permit"),
        ({"level": 6}, "invalid_request", "event"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "invalid_request", "before it starts"),
        ({"level": 1, "expires_at": "2099-01-01T00:00:00Z"}, "invalid_request", "at the latest"),
        ({"selection": {"kind": ["camera"]}}, "nothing_selected", "widen"),
        ({"selection": {"ids": ["nobody"]}}, "nothing_selected", "widen"),
        ({"capability": "fly"}, "invalid_request", "light_level"),
        ({"value": {"level_pct": 300}}, "invalid_request", "0..100"),
        ({"value": {}}, "invalid_request", "level_pct is missing"),
        ({"level": 9}, "malformed_request", "level"),
        ({"capability": None}, "malformed_request", "capability"),
    ],
)
async def test_what_cannot_be_asked_is_refused_whole(
    client: httpx.AsyncClient, database: Database, change: dict[str, Any], code: str, word: str
) -> None:
    await given(database, lamp(1))
    answer = await client.post("/api/v1/claims", json=a_claim() | change, headers=ME)
    assert answer.json()["code"] == code
    assert word in answer.json()["detail"]
    for path in ("claims", "requests", "targets", "commands"):
        assert (await client.get(f"/api/v1/{path}")).json()["items"] == []


async def test_who_asks_must_say_who_they_are(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    client.headers.pop("Poste-Operator", None)
    answer = await client.post("/api/v1/claims", json=a_claim())
    assert answer.json()["code"] == "operator_required"


async def test_each_asset_has_its_own_answer(client: httpx.AsyncClient, database: Database) -> None:
    camera = AssetDraft(id="CAM-1", kind="camera", system="lighting", lon=4.2, lat=46.3)
    await given(database, lamp(1), lamp(2, lifecycle="maintenance"), lamp(3, system=None), camera)
    outcomes = (await claim(client, 30, selection={}))["outcomes"]
    told = {one["asset"]: (one["outcome"], one.get("code")) for one in outcomes}
    assert told == {
        "EP-0001": ("accepted", None),
        "EP-0002": ("refused", "not_in_service"),
        "EP-0003": ("refused", "no_system"),
        "CAM-1": ("refused", "no_capability"),
    }


async def test_an_interlock_says_which_rule_and_what_would_satisfy_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1, tags=("safety_lit",), attributes={"floor_pct": 40}), lamp(2))
    outcomes = (await claim(client, 20))["outcomes"]
    refused = next(one for one in outcomes if one["asset"] == "EP-0001")
    assert (refused["outcome"], refused["code"]) == ("refused", "interlock")
    [block] = refused["interlocks"]
    assert block["interlock"] == "dimming_floor"
    assert "floor_pct" in block["remedy"]["fr"]
    assert {one["outcome"] for one in (await claim(client, 50))["outcomes"]} == {"accepted"}


async def test_a_bollard_whose_loop_was_not_heard_for_two_seconds_is_not_raised(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, AssetDraft(id="BO-1", kind="access_point", system="lighting", lon=4.2, lat=46.3))
    body: dict[str, Any] = {
        "capability": "position",
        "value": {"position": "raised"},
        "selection": {"ids": ["BO-1"]},
    }
    [outcome] = (await claim(client, 0, **body))["outcomes"]
    assert (outcome["outcome"], outcome["code"]) == ("refused", "interlock")
    assert "loop" in outcome["reason"]


async def test_a_lockout_stops_everything_until_its_holder_lifts_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    new = {"asset": "EP-0001", "holder": "Luxel", "kind": "electrical", "reason": "crosse", "reference": "AT-1"}
    lockout = (await client.post("/api/v1/lockouts", json=new, headers=ME)).json()
    [outcome] = (await claim(client, 100, 1))["outcomes"]
    assert "locked out by Luxel" in outcome["note"]
    assert (await target(client))["locked_by"] == "Luxel"
    refused = await client.post(f"/api/v1/lockouts/{lockout['id']}/lift", headers=ME)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_the_holder")
    lifted = await client.post(f"/api/v1/lockouts/{lockout['id']}/lift", headers={"Poste-Operator": "Luxel"})
    assert lifted.status_code == 204
    again = await client.post(f"/api/v1/lockouts/{lockout['id']}/lift", headers={"Poste-Operator": "Luxel"})
    assert again.json()["code"] == "not_now"
    assert (await target(client))["locked_by"] is None


async def test_a_freeze_wants_two_persons_and_is_seen(client: httpx.AsyncClient, database: Database) -> None:
    new = {"family": "lighting", "reason": "commandes aberrantes"}
    asked = (await client.post("/api/v1/freezes", json=new, headers=ME)).json()
    assert (asked["status"], asked["needs_second"]) == ("waiting", ["freeze"])
    assert (await client.get("/api/v1/freezes")).json()["items"] == []
    mine = await client.post(f"/api/v1/requests/{asked['id']}/agree", json={}, headers=ME)
    assert (mine.status_code, mine.json()["code"]) == (403, "second_person_refused")
    placed = await client.post(f"/api/v1/requests/{asked['id']}/agree", json={}, headers=COLLEAGUE)
    assert placed.json()["status"] == "placed"
    [freeze] = (await client.get("/api/v1/freezes?standing=true")).json()["items"]
    assert (freeze["placed_by"], freeze["second_by"]) == ("a.martin", "b.durand")
    lift = (await client.post(f"/api/v1/freezes/{freeze['id']}/lift", json={"reason": "ok"}, headers=COLLEAGUE)).json()
    await client.post(f"/api/v1/requests/{lift['id']}/agree", json={}, headers=ME)
    assert (await client.get("/api/v1/freezes?standing=true")).json()["items"] == []
    unknown = await client.post("/api/v1/freezes", json=new | {"family": "moon"}, headers=ME)
    assert unknown.json()["code"] == "invalid_request"


async def test_a_thousand_claims_at_once_on_one_asset_leave_a_consistent_array(
    client: httpx.AsyncClient, database: Database
) -> None:
    """50 people, 20 claims each: every one is answered, each person holds their last, the winner is the last placed."""
    await given(database, lamp(1))
    client.event_hooks = {}  # a thousand answers of one shape
    statuses: list[int] = []

    async def person(number: int) -> None:
        headers = {"Poste-Operator": f"p-{number}"}
        for turn in range(20):
            while True:
                answer = await client.post("/api/v1/claims", json=a_claim(number + turn), headers=headers)
                if answer.status_code not in {409, 503}:
                    break
            statuses.append(answer.status_code)

    await asyncio.gather(*(person(number) for number in range(50)))
    assert statuses == [201] * 1000
    standing = (await client.get("/api/v1/claims?standing=true&limit=1000")).json()["items"]
    assert {one["holder"]: one["value"]["level_pct"] for one in standing} == {f"p-{n}": n + 19 for n in range(50)}
    last = max(standing, key=lambda one: (one["placed_at"], one["id"]))
    shown = await target(client)
    assert (shown["claim"], shown["value"]) == (last["id"], last["value"])


async def test_three_thousand_luminaires_are_claimed_in_one_transaction(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, *(lamp(number) for number in range(1, 3001)))
    told = await claim(client, 60)
    assert {one["outcome"] for one in told["outcomes"]} == {"accepted"}
    async with database.read() as tx:
        row = await tx.raw.fetchrow("SELECT count(*) AS n, count(DISTINCT xmin::text) AS transactions FROM claim")
        assert (row["n"], row["transactions"]) == (3000, 1)  # type: ignore[index]
        targets = await tx.raw.fetchval("SELECT count(*) FROM journal WHERE topic = 'target'")
        assert targets == 3000


async def test_a_selection_beyond_what_one_request_takes_is_refused_whole(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, *(lamp(number) for number in range(1, 5002)))
    answer = await client.post("/api/v1/claims", json=a_claim(), headers=ME)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert "narrow it" in answer.json()["detail"]
