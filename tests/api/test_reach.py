"""What somebody is shown whose rights are limited to families and zones: what these reach, and of the rest nothing."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp

from app.actions.import_drafts import import_drafts
from app.control.timers import SNAPSHOT_STATEMENT
from app.domain.kinds import FAMILIES
from app.domain.permissions import EVERYTHING, PERMITS, Grant, Permission, Role
from app.storage import snapshots
from app.storage.database import Database
from app.storage.grants import grants_json
from tests.actions.alarms import presence, say
from tests.api.test_rights import bearer, token
from tests.factories import FixedClock, rows
from tests.live_client import apply, comparable
from tests.reached import (
    CITY,
    asset,
    build,
    caller,
    changes,
    listening,
    messages,
    only,
    reached,
    touched,
)  # fmt: skip

ZONES = ("nord", "centre", "macon")
some_families = st.none() | st.frozensets(st.sampled_from(FAMILIES), min_size=1, max_size=3)
some_zones = st.none() | st.frozensets(st.sampled_from(ZONES), min_size=1, max_size=2)
grants = st.lists(st.builds(Grant, st.sampled_from(Role), some_families, some_zones), min_size=1, max_size=3)
ONE_CITY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
async def city(database: Database) -> Database:
    """The nine assets, and a picture of them for the time machine."""
    await build(database)
    async with database.begin(statement=SNAPSHOT_STATEMENT) as tx:
        await snapshots.take(tx.raw)
    return database


async def ids(client: httpx.AsyncClient, path: str, member: str = "items") -> set[str]:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return {one["id"] for one in answer.json()[member]}


@ONE_CITY
@given(held=grants)
async def test_lists_map_snapshot_past_and_export_show_exactly_what_grants_reach(
    guarded: ASGIApp, city: Database, held: list[Grant]
) -> None:
    seen = reached(held)
    async with caller(guarded, city, *held) as client:
        assert await ids(client, "/api/v1/assets") == seen
        assert await ids(client, "/api/v1/snapshot", "assets") == seen
        assert await ids(client, f"/api/v1/assets?at={datetime.now(UTC).isoformat().replace('+', '%2B')}") == seen
        assert set((await client.get("/api/v1/map")).json()["columns"]["id"]) == seen
        told = (await client.get("/api/v1/installation")).json()
        assert (told["assets"], sum(told["counts"]["health"].values())) == (len(seen), len(seen))
        for name in CITY:
            assert (await client.get(f"/api/v1/assets/{name}")).status_code == (200 if name in seen else 404)
        exported = await client.get("/api/v1/assets.geojson")
        exporting = [grant for grant in held if Permission.EXPORT in PERMITS[grant.role]]
        if exporting:
            assert {one["properties"]["id"] for one in exported.json()["features"]} == reached(exporting)
        else:
            assert exported.status_code == 403


async def test_zones_count_the_assets_that_grants_reach(guarded: ASGIApp, city: Database) -> None:
    for held, counts in (
        (EVERYTHING, {"macon": 6, "nord": 3, "centre": 3}),
        ((only(Role.VIEWER),), {"macon": 1, "nord": 1, "centre": 0}),
    ):
        async with caller(guarded, city, *held) as client:
            items = (await client.get("/api/v1/zones")).json()["items"]
        assert {one["id"]: one["assets"] for one in items} == counts


@ONE_CITY
@given(held=grants)
async def test_the_feed_tells_of_exactly_what_grants_reach(guarded: ASGIApp, city: Database, held: list[Grant]) -> None:
    async with listening(guarded, bearer(await token(city, *held))) as heard:
        stamp = f"vu {time.monotonic()}"
        told = await touched(city, heard, *(asset(name, name=stamp) for name in CITY))
        assert {one["key"] for one in told} == reached(held)


@pytest.mark.parametrize(
    "path",
    ["", "/relations", "/history", "/changes", "/events", "/targets", "/programme"],
)
async def test_what_is_out_of_reach_is_answered_as_what_does_not_exist(
    guarded: ASGIApp, city: Database, path: str
) -> None:
    async with caller(guarded, city, only(Role.TECHNICIAN)) as client:
        assert (await client.get(f"/api/v1/assets/luminaire-n{path}")).status_code == 200
        beyond = await client.get(f"/api/v1/assets/luminaire-c{path}")
        nothing = await client.get(f"/api/v1/assets/luminaire-q{path}")
        assert (beyond.status_code, beyond.json()["code"]) == (404, "not_found")
        assert beyond.json()["detail"].replace("-c", "-q") == nothing.json()["detail"]


async def test_alarms_out_of_reach_are_neither_listed_nor_counted(guarded: ASGIApp, city: Database) -> None:
    now = datetime.now(UTC)
    for name in ("luminaire-n", "luminaire-c"):
        await say(city, name, now, {"lamp_failure": True})
    await presence(city, "offline", now)
    async with caller(guarded, city, *EVERYTHING) as client:
        every = (await client.get("/api/v1/alarms?folded=true")).json()
    async with caller(guarded, city, only(Role.VIEWER)) as client:
        found = (await client.get("/api/v1/alarms?folded=true")).json()
        [beyond] = [one["id"] for one in every["items"] if one["asset"] == "luminaire-c"][:1]
        assert {one["asset"] for one in found["items"]} == {"luminaire-n"}
        assert found["counts"]["total"] == len(found["items"]) < every["counts"]["total"]
        assert (await client.get(f"/api/v1/alarms/{beyond}")).status_code == 404
        figures = (await client.get("/api/v1/alarms/figures")).json()
        assert {one["asset"] for one in figures["offenders"]} <= {"luminaire-n"}
        assert figures["last_10_min"]["alarms"] <= found["counts"]["total"]


async def test_the_past_is_seen_by_where_things_were_then(guarded: ASGIApp, city: Database) -> None:
    [(before,)] = await rows(city, "SELECT clock_timestamp()")
    await import_drafts(city, [asset("luminaire-n", lon=4.7)], FixedClock())
    then = before.isoformat().replace("+", "%2B")
    async with caller(guarded, city, only(Role.VIEWER)) as client:
        assert await ids(client, "/api/v1/assets") == set()
        assert await ids(client, f"/api/v1/assets?at={then}") == {"luminaire-n"}
        assert (await client.get(f"/api/v1/assets/luminaire-n?at={then}")).status_code == 200
        assert (await client.get(f"/api/v1/assets/luminaire-c?at={then}")).status_code == 404
    async with caller(guarded, city, only(Role.VIEWER, zones=frozenset({"centre"}))) as client:
        assert await ids(client, "/api/v1/assets") == {"luminaire-n", "luminaire-c"}
        assert await ids(client, f"/api/v1/assets?at={then}") == {"luminaire-c"}


async def test_an_asset_that_leaves_is_seen_leaving_and_no_more(guarded: ASGIApp, city: Database) -> None:
    async with listening(guarded, bearer(await token(city, only(Role.VIEWER)))) as heard:
        [left] = await touched(city, heard, asset("luminaire-n", lon=4.7, name="secret"))
        assert (left["topic"], left["key"], left["body"]) == ("registry", "luminaire-n", {"deleted": True})
        assert await touched(city, heard, asset("luminaire-n", lon=4.7, name="encore")) == []
        [back] = await touched(city, heard, asset("luminaire-n", name="de retour"))
        assert back["body"]["name"] == "de retour"


async def test_old_snapshot_and_frames_are_a_fresh_snapshot_for_who_sees_a_part(
    guarded: ASGIApp, city: Database
) -> None:
    text = await token(city, only(Role.VIEWER), Grant(Role.VIEWER, frozenset({"video"})))
    async with caller(guarded, city) as client, listening(guarded, bearer(text)) as heard:
        client.headers.update(bearer(text))
        known = {one["id"]: one for one in (await client.get("/api/v1/snapshot")).json()["assets"]}
        for round_, lon in enumerate((4.7, 4.2, 4.7, 4.3)):
            moved = [asset(name, lon=lon, name=f"tour {round_}") for name in CITY if not name.endswith("-x")]
            for change in await touched(city, heard, *moved):
                apply(known, change)
            fresh = {one["id"]: one for one in (await client.get("/api/v1/snapshot")).json()["assets"]}
            assert comparable(known) == comparable(fresh)


async def test_a_client_that_was_away_for_longer_than_the_feed_remembers_begins_anew(
    city: Database, guarded: ASGIApp
) -> None:
    """Rows read back from the database do not say where assets were."""
    [(epoch,)] = await rows(city, "SELECT epoch FROM feed")
    for held, second in (((only(Role.VIEWER),), "resync"), (EVERYTHING, "frame")):
        headers = bearer(await token(city, *held))
        async with listening(guarded, headers, f"since={epoch}:1") as heard, asyncio.timeout(10):
            while len(messages(heard)) < 2:  # noqa: ASYNC110 - what is sent is appended
                await asyncio.sleep(0.01)
            assert [one["type"] for one in messages(heard)][:2] == ["hello", second]


async def test_rights_that_are_narrowed_end_an_open_socket_within_five_seconds(
    guarded: ASGIApp, city: Database
) -> None:
    text = await token(city, Grant(Role.VIEWER))
    async with listening(guarded, bearer(text)) as heard:
        await rows(city, "UPDATE api_token SET grants = $1", grants_json([only(Role.VIEWER)]))
        began = time.monotonic()
        async with asyncio.timeout(10):
            while heard.sent[-1]["type"] != "websocket.close":  # noqa: ASYNC110 - what is sent is appended
                await asyncio.sleep(0.02)
        assert time.monotonic() - began < 5
        assert messages(heard)[-1]["type"] == "resync"
    async with listening(guarded, bearer(text)) as heard:
        told = await touched(city, heard, *(asset(name, name="après") for name in CITY))
        assert {one["key"] for one in told} == {"luminaire-n"}
        assert changes(heard)


async def test_a_map_is_not_shown_again_to_who_sees_another_part(guarded: ASGIApp, city: Database) -> None:
    async with caller(guarded, city, *EVERYTHING) as client:
        tag = (await client.get("/api/v1/map")).headers["ETag"]
        assert (await client.get("/api/v1/map", headers={"If-None-Match": tag})).status_code == 304
    async with caller(guarded, city, only(Role.VIEWER)) as client:
        assert (await client.get("/api/v1/map", headers={"If-None-Match": tag})).status_code == 200
