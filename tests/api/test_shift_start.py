"""The start of a shift: what changed since one left, what stands and who ordered it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from starlette.types import ASGIApp

from app.domain.permissions import Grant, Role
from app.domain.registry import AssetDraft, RelationDraft
from app.storage.database import Database
from tests.actions.alarms import presence, say
from tests.actions.identity import PASSWORD
from tests.api.conftest import client_of
from tests.control.asking import COLLEAGUE, ME, claim
from tests.domain.programmes import MACON, document
from tests.factories import given, lamp, rows
from tests.reached import NORTH, build, caller
from tests.signing_in import first_password, own_password, sign_in


async def shift(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get("/api/v1/shift", params=query)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_what_a_colleague_ordered_stands_with_who_ordered_it_and_why(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), lamp(2), lamp(3))
    await claim(client, 100, reason="match au stade")
    until = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    await claim(client, 30, 6, selection={"ids": ["EP-0003"]}, reason="concert", expires_at=until)
    gone = await claim(client, 20, 5)
    assert (
        await client.delete(f"/api/v1/claims/{gone['outcomes'][0]['claim']}?reason=fini", headers=ME)
    ).status_code == 204
    lockout = {"asset": "EP-0002", "holder": "b.durand", "kind": "electrical", "reason": "Travaux", "until": None}
    assert (await client.post("/api/v1/lockouts", json=lockout, headers=COLLEAGUE)).status_code == 201
    freeze = {"family": "lighting", "zone": None, "reason": "Commandes aberrantes"}
    await client.post("/api/v1/freezes", json=freeze, headers=COLLEAGUE)
    told = await shift(client)
    assert (told["claims"]["total"], told["claims"]["groups"]) == (6, 3)
    first = told["claims"]["items"][0]
    assert (first["placed_by"], first["reason"], first["assets"], first["level"]) == (
        "a.martin",
        "match au stade",
        3,
        4,
    )
    assert first["value"] == {"level_pct": 100}
    assert [(one["asset"], one["holder"]) for one in told["lockouts"]["items"]] == [("EP-0002", "b.durand")]
    [waiting] = told["waiting"]["items"]
    assert (waiting["verb"], waiting["placed_by"], waiting["reason"]) == ("freeze", "b.durand", "Commandes aberrantes")
    assert told["freezes"] == {"total": 0, "items": [], "link": "/api/v1/freezes?standing=true"}
    acts = {(one["who"], one["act"]): one["times"] for one in told["acts"]}
    assert acts == {
        ("a.martin", "claim"): 3,
        ("a.martin", "release"): 1,
        ("b.durand", "lock_out"): 1,
        ("b.durand", "freeze"): 1,
    }
    mine = await client.get("/api/v1/shift", headers=COLLEAGUE)
    assert {one["who"] for one in mine.json()["acts"]} == {"a.martin"}, "of others"


async def test_alarms_are_counted_since_one_left_and_shown_as_they_stand(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), lamp(2))
    await say(database, "EP-0001", datetime.now(UTC), {"lamp_failure": True})
    await presence(database, "offline", datetime.now(UTC))
    [(left,)] = await rows(database, "SELECT clock_timestamp()")
    await say(database, "EP-0002", datetime.now(UTC), {"lamp_failure": True})
    found = (await client.get("/api/v1/alarms?asset=EP-0001")).json()["items"]
    await client.post("/api/v1/alarms/acknowledge", json={"ids": [found[0]["id"]]}, headers=COLLEAGUE)
    await say(database, "EP-0001", datetime.now(UTC), {"lamp_failure": False})
    told = await shift(client, since=left.isoformat())
    assert (told["since_from"], datetime.fromisoformat(told["since"])) == ("asked", left)
    alarms = told["alarms"]
    assert (alarms["raised"], alarms["cleared"], alarms["counts"]["total"]) == (1, 1, 1)
    assert [one["asset"] for one in alarms["items"]] == ["EP-0002"]
    assert [(one["id"], one["since_left"]) for one in told["systems"]] == [("lighting", False)]
    whole = await shift(client, since=(left - timedelta(hours=1)).isoformat())
    assert (whole["alarms"]["raised"], whole["systems"][0]["since_left"]) == (2, True)


async def test_tonight_is_told_by_the_programmes_in_the_clocks_of_cabinets(
    client: httpx.AsyncClient, database: Database
) -> None:
    fed = (RelationDraft("feeds", "EP-0001", "c1"),)
    lon, lat = MACON.lon, MACON.lat
    cabinet = AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", relations=fed, lon=lon, lat=lat)
    await given(database, lamp(1, lon=lon, lat=lat), cabinet)
    await client.post("/api/v1/programmes", json=document())
    await client.post("/api/v1/programme-assignments", json={"id": "p", "programme": "rues", "kind": "luminaire"})
    [tonight] = (await shift(client))["programmes"]
    now = datetime.now(UTC).astimezone(MACON.zone)
    evening = now.date() if now.hour >= 12 else now.date() - timedelta(days=1)
    near = MACON.near()
    assert (tonight["programme"], tonight["cabinets"]) == ("rues", 1)
    for name, event in (("lights_at", "sunset"), ("ends_at", "sunrise")):
        assert abs(datetime.fromisoformat(tonight[name]) - near.sun(evening, event)) < timedelta(seconds=2)


async def test_without_a_session_before_it_is_the_last_eight_hours(client: httpx.AsyncClient) -> None:
    told = await shift(client)
    assert told["since_from"] == "default"
    assert datetime.fromisoformat(told["at"]) - datetime.fromisoformat(told["since"]) == timedelta(hours=8)


async def test_a_time_ahead_or_too_far_back_is_refused(client: httpx.AsyncClient) -> None:
    for hours in (1, -24 * 40):
        since = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
        refused = await client.get("/api/v1/shift", params={"since": since})
        assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")


async def test_who_signs_in_again_is_told_since_they_last_signed_out(guarded: ASGIApp, database: Database) -> None:
    first = await first_password(database, "m.durand", Role.VIEWER)
    async with client_of(guarded, "https://poste") as browser:
        await sign_in(browser, "m.durand", first)
        await own_password(browser, first)
        assert (await shift(browser))["since_from"] == "default", "the session one is in does not count"
        before = datetime.now(UTC)
        assert (await browser.delete("/api/v1/session")).status_code == 204
        after = datetime.now(UTC)
        await sign_in(browser, "m.durand", PASSWORD)
        told = await shift(browser)
    assert told["since_from"] == "session"
    assert before <= datetime.fromisoformat(told["since"]) <= after


async def test_who_reaches_a_part_is_told_of_that_part(guarded: ASGIApp, database: Database) -> None:
    await build(database)
    for name in ("luminaire-n", "luminaire-c"):
        await say(database, name, datetime.now(UTC), {"lamp_failure": True})
    async with caller(guarded, database, Grant(Role.OPERATOR, None, NORTH)) as client:
        told = await shift(client)
    assert (told["alarms"]["raised"], [one["asset"] for one in told["alarms"]["items"]]) == (1, ["luminaire-n"])
