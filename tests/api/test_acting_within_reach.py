"""What somebody may do whose rights are limited: as much as lies within, asset by asset; the rest is left alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.second_person import new_codes
from app.domain.permissions import EVERYTHING, Grant, Role
from app.domain.registry import RelationDraft, ZoneDraft
from app.settings import Settings
from app.storage.database import Database
from tests.actions.alarms import say
from tests.api.conftest import running
from tests.control.asking import a_claim
from tests.factories import given, rows
from tests.reached import LIGHTING, NORTH, asset, build, caller, only, person, square

ALL_LAMPS = a_claim()
CENTRE = a_claim(selection={"ids": ["luminaire-c"]})
TECHNICIAN = only(Role.TECHNICIAN)
SEES_ALL = Grant(Role.VIEWER)
LOCKOUT = {"asset": "luminaire-c", "holder": "x", "kind": "electrical", "reason": "travaux"}
FREEZE = {"family": "lighting", "zone": "nord", "reason": "essai"}


@pytest.fixture
async def city(database: Database) -> Database:
    await build(database)
    return database


@pytest.fixture
async def everything(guarded: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with person(guarded, city, *EVERYTHING) as client:
        yield client


def refused(answer: httpx.Response, code: str = "not_permitted") -> bool:
    told: bool = answer.json().get("code") == code
    return told


async def placed(client: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post("/api/v1/claims", json=body)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_a_selection_is_of_what_one_sees(guarded: ASGIApp, city: Database) -> None:
    async with caller(guarded, city, TECHNICIAN) as client:
        told = await placed(client, ALL_LAMPS)
        assert [(one["asset"], one["outcome"]) for one in told["outcomes"]] == [("luminaire-n", "accepted")]
        assert refused(await client.post("/api/v1/claims", json=CENTRE), "nothing_selected")
        assert (await client.get(f"/api/v1/requests/{told['id']}")).json()["progress"]["targets"] == {"pending": 1}


async def test_what_one_sees_and_may_not_command_is_refused_by_itself(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    async with caller(guarded, city, TECHNICIAN, SEES_ALL) as client:
        told = await placed(client, ALL_LAMPS)
        outcomes = {one["asset"]: (one["outcome"], one.get("code")) for one in told["outcomes"]}
        barred = ("refused", "not_permitted")
        assert outcomes == {"luminaire-n": ("accepted", None), "luminaire-c": barred, "luminaire-x": barred}
        assert refused(await client.post("/api/v1/claims", json=CENTRE))
    standing = (await everything.get("/api/v1/claims?standing=true")).json()["items"]
    assert [one["asset"] for one in standing] == ["luminaire-n"]


async def test_the_two_highest_levels_take_their_own_right_there(guarded: ASGIApp, city: Database) -> None:
    elsewhere = only(Role.OPERATOR, zones=frozenset({"centre"}))
    async with caller(guarded, city, TECHNICIAN, elsewhere) as client:
        urgent = await placed(client, a_claim(level=1))
        assert {one["asset"]: one["outcome"] for one in urgent["outcomes"]} == {
            "luminaire-n": "refused", "luminaire-c": "accepted"
        }  # fmt: skip


async def test_a_claim_is_let_go_of_by_who_could_place_it(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    made = await placed(everything, ALL_LAMPS)
    claim = next(one["claim"] for one in made["outcomes"] if one["asset"] == "luminaire-c")
    address, later = f"/api/v1/claims/{claim}", {"expires_at": "2099-01-01T00:00:00Z"}
    everything_of_it = f"/api/v1/requests/{made['id']}/release"
    async with caller(guarded, city, TECHNICIAN) as client:
        assert refused(await client.get(address), "not_found")
        assert refused(await client.delete(address), "not_found")
        assert refused(await client.patch(address, json=later), "not_found")
        assert refused(await client.post(everything_of_it), "not_found")
        assert refused(await client.get(f"/api/v1/requests/{made['id']}"), "not_found")
        assert (await client.get("/api/v1/requests")).json()["items"] == []
        assert [one["asset"] for one in (await client.get("/api/v1/claims")).json()["items"]] == ["luminaire-n"]
    async with caller(guarded, city, TECHNICIAN, SEES_ALL) as client:
        assert (await client.get(address)).status_code == 200
        assert refused(await client.delete(address))
        assert refused(await client.patch(address, json=later))
        assert refused(await client.post(everything_of_it))
    assert len((await everything.get("/api/v1/claims?standing=true")).json()["items"]) == 3


async def test_a_target_is_sent_on_by_who_may_command_there(guarded: ASGIApp, city: Database) -> None:
    address = "/api/v1/assets/luminaire-c/targets/light_level/proceed"
    async with caller(guarded, city, TECHNICIAN) as client:
        assert refused(await client.post(address), "not_found")
    async with caller(guarded, city, TECHNICIAN, SEES_ALL) as client:
        assert refused(await client.post(address))


async def test_alarms_are_acknowledged_where_they_are_ones_own(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    for name in ("luminaire-n", "luminaire-c"):
        await say(city, name, datetime.now(UTC), {"lamp_failure": True})
    alarms = {one["asset"]: one["id"] for one in (await everything.get("/api/v1/alarms")).json()["items"]}
    order = {"ids": [alarms["luminaire-n"], alarms["luminaire-c"]]}
    for held, beyond in (((TECHNICIAN,), "not_found"), ((TECHNICIAN, SEES_ALL), "not_permitted")):
        async with caller(guarded, city, *held) as client:
            told = (await client.post("/api/v1/alarms/acknowledge", json=order)).json()["items"]
            assert [one["outcome"] for one in told] in (["done", beyond], ["unchanged", beyond])
    [waiting] = (await everything.get("/api/v1/alarms?state=unacknowledged")).json()["items"]
    assert waiting["asset"] == "luminaire-c"


async def test_equipment_is_locked_out_and_given_back_by_who_may_there(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    lockout = (await everything.post("/api/v1/lockouts", json=LOCKOUT | {"holder": "token:test"})).json()["id"]
    for held, code in (((TECHNICIAN,), "not_found"), ((TECHNICIAN, SEES_ALL), "not_permitted")):
        async with caller(guarded, city, *held) as client:
            assert refused(await client.post("/api/v1/lockouts", json=LOCKOUT), code)
            assert refused(await client.post(f"/api/v1/lockouts/{lockout}/lift"), code)
            assert (await client.post("/api/v1/lockouts", json=LOCKOUT | {"asset": "luminaire-n"})).status_code == 201


@pytest.mark.parametrize(
    ("families", "zones", "asked", "permitted"),
    [
        (LIGHTING, NORTH, FREEZE, True),
        (LIGHTING, frozenset({"macon"}), FREEZE, True),
        (None, NORTH, FREEZE | {"family": None}, True),
        (LIGHTING, None, FREEZE | {"zone": None}, True),
        (LIGHTING, NORTH, FREEZE | {"zone": None}, False),
        (LIGHTING, NORTH, FREEZE | {"family": None}, False),
        (LIGHTING, NORTH, FREEZE | {"zone": "macon"}, False),
        (LIGHTING, NORTH, FREEZE | {"family": "video"}, False),
    ],
)
async def test_commands_are_frozen_by_who_may_in_all_of_it(
    guarded: ASGIApp, city: Database, families: frozenset[str] | None, zones: frozenset[str] | None,
    asked: dict[str, Any], permitted: bool,
) -> None:  # fmt: skip
    supervisor = only(Role.SHIFT_SUPERVISOR, families, zones)
    async with person(guarded, city, supervisor) as client:
        answer = await client.post("/api/v1/freezes", json=asked)
        assert (answer.status_code == 201) == permitted
        assert permitted or refused(answer)


async def test_a_second_person_agrees_to_what_lies_within_their_own_rights(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    await given(city, ZoneDraft(id="quai", name="Quai", level="district", parent="nord", geometry=square(4, 4.1)))
    waiting = (await everything.post("/api/v1/freezes", json=FREEZE)).json()
    address = f"/api/v1/requests/{waiting['id']}"
    for zones in (frozenset({"centre"}), frozenset({"quai"})):
        async with person(guarded, city, only(Role.SHIFT_SUPERVISOR, zones=zones)) as client:
            assert refused(await client.post(f"{address}/agree", json={"code": None}))
            assert refused(await client.post(f"{address}/withdraw"))
    async with person(guarded, city, only(Role.SHIFT_SUPERVISOR)) as client:
        assert (await client.post(f"{address}/withdraw")).status_code == 200


async def test_a_request_that_waits_is_agreed_to_by_who_may_command_all_of_it(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    lowered = {"capability": "position", "value": {"position": "lowered"}, "level": 4, "reason": "marché"}
    asked = lowered | {"selection": {"kind": ["access_point"]}, "expires_at": ""}
    guards = (RelationDraft("guards", "nord"),)
    await given(city, *(asset(name, relations=guards) for name in ("access_point-n", "access_point-c")))
    await rows(city, "UPDATE zone SET closed = true WHERE id = 'nord'")
    asked["expires_at"] = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()
    waiting = (await everything.post("/api/v1/claims", json=asked)).json()
    assert waiting["status"] == "waiting"
    address, by_code = f"/api/v1/requests/{waiting['id']}", {"code": (await new_codes(city, "m", SystemClock()))[0]}
    access = frozenset({"access"})
    async with person(guarded, city, Grant(Role.OPERATOR, access, NORTH)) as client:
        assert refused(await client.post(f"{address}/agree", json=by_code), "not_found")
    async with person(guarded, city, Grant(Role.OPERATOR, access, NORTH), SEES_ALL) as client:
        assert refused(await client.post(f"{address}/agree", json=by_code))
        assert refused(await client.post(f"{address}/withdraw"))
    async with person(guarded, city, Grant(Role.OPERATOR, access)) as client:
        assert (await client.post(f"{address}/agree", json=by_code)).json()["status"] == "placed"


async def test_assets_are_written_where_one_configures_and_stay_there(
    guarded: ASGIApp, city: Database, everything: httpx.AsyncClient
) -> None:
    new = {"id": "EP-9", "kind": "luminaire", "system": "lighting", "lon": 4.2, "lat": 46.5}
    any_version = {"If-Match": "*", "Content-Type": "application/merge-patch+json"}
    async with caller(guarded, city, only(Role.ADMINISTRATOR)) as client:
        assert (await client.post("/api/v1/assets", json=new)).status_code == 201
        assert refused(await client.post("/api/v1/assets", json=new | {"id": "EP-8", "lon": 4.7}))
        assert refused(
            await client.post("/api/v1/assets", json=new | {"id": "EP-8", "kind": "camera", "lifecycle": "planned"})
        )
        inside = "/api/v1/assets/luminaire-n"
        assert (await client.patch(inside, json={"name": "à moi"}, headers=any_version)).status_code == 200
        assert refused(await client.patch(inside, json={"lon": 4.7}, headers=any_version))
        beyond = "/api/v1/assets/luminaire-c"
        assert refused(await client.patch(beyond, json={"name": "à eux"}, headers=any_version), "not_found")
        assert refused(await client.delete(beyond, headers=any_version), "not_found")
    async with caller(guarded, city, only(Role.ADMINISTRATOR), SEES_ALL) as client:
        assert refused(await client.patch(beyond, json={"name": "à eux"}, headers=any_version))
        assert refused(await client.delete(beyond, headers=any_version))
    shown = {one["id"]: one for one in (await everything.get("/api/v1/assets")).json()["items"]}
    assert (shown["luminaire-n"]["name"], shown["luminaire-n"]["lon"]) == ("à moi", 4.2)
    assert "EP-8" not in shown


async def test_cameras_are_seen_within_reach_before_the_law_is_asked(city: Database) -> None:
    view = {"purpose": "traffic", "reason": "bouchon"}
    operator = Grant(Role.OPERATOR, frozenset({"video"}), NORTH)
    settings: dict[str, Any] = {"video_url": "https://video.ville.example/live", "video_secret": "s" * 32}
    accounts = Settings(database_url=city.url, allowed_hosts="poste", access="accounts", **settings)
    async with running(accounts) as app:
        for held, code in (((operator,), "not_found"), ((operator, SEES_ALL), "not_permitted")):
            async with caller(app, city, *held) as client:
                near, far = (f"/api/v1/video/cameras/camera-{place}/stream" for place in "nc")
                assert refused(await client.post(near, json=view), "viewing_refused")
                assert refused(await client.post(far, json=view), code)
        async with caller(app, city, Grant(Role.SHIFT_SUPERVISOR, frozenset({"video"}), NORTH)) as client:
            [entry] = (await client.get("/api/v1/video/register")).json()["items"][:1]
            assert entry["camera"] == "camera-n"
        async with caller(app, city, only(Role.SHIFT_SUPERVISOR)) as client:
            assert (await client.get("/api/v1/video/register")).json()["items"] == []
