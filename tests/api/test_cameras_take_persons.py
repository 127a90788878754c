"""A camera is moved and seen by persons only: a program that hears a sound alert can do nothing with one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.domain.permissions import Grant, Role
from app.domain.registry import AssetDraft
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running
from tests.api.test_rights import bearer, token
from tests.api.test_video import AUTHORISATION, MACON, PRESETS, SECRET, VIEW, camera
from tests.factories import given, lamp, rows
from tests.signing_in import signed_in

ORDER: dict[str, Any] = {
    "capability": "ptz_preset", "value": {"id": "pont"}, "level": 4, "reason": "cri détecté, LAeq 97 dB",
    "selection": {"ids": ["CAM-1"]},
}  # fmt: skip
METER = AssetDraft(id="SON-1", kind="sound_level_meter", system="lighting", lon=4.5, lat=46.5)
LEFT = ("claim", "target", "command", "control_request")


@pytest.fixture
async def city(database: Database) -> Database:
    await given(database, MACON, camera("CAM-1", presets=PRESETS), lamp(1), METER)
    return database


@pytest.fixture
async def app(database_url: str, city: Database) -> AsyncIterator[ASGIApp]:
    shown: dict[str, Any] = {"video_url": "https://video.ville.example", "video_secret": SECRET}
    shown |= {"snapshot_url": "https://stills.ville.example", "allowed_hosts": "poste", "access": "accounts"}
    async with running(Settings(database_url=database_url, **shown)) as app:
        yield app


@pytest.fixture
async def program(app: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A sound system's own program, with every right that a token can be given."""
    text = await token(city, *(Grant(role) for role in Role))
    async with client_of(app, "https://poste", headers=bearer(text)) as client:
        yield client


@pytest.fixture
async def person(app: ASGIApp, city: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app, "https://poste") as client:
        await signed_in(client, city, "m.durand", Role.SHIFT_SUPERVISOR)
        yield client


@pytest.mark.parametrize("level", range(1, 9))
async def test_no_program_moves_a_camera_at_any_level(program: httpx.AsyncClient, city: Database, level: int) -> None:
    """TA Orléans, 12 July 2024, n° 2104478."""
    answer = await program.post("/api/v1/claims", json=ORDER | {"level": level, "holder": "scénario bruit"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert "CAM-1" in answer.json()["detail"]
    for table in LEFT:
        assert await rows(city, f"SELECT 1 FROM {table}") == [], table  # noqa: S608 - ours
    [told] = (await program.get("/api/v1/audit?action=claim.place")).json()["items"]
    assert (told["who"], told["result"]) == ("token:test", "refused")


@pytest.mark.parametrize("selection", [{}, {"zone": ["macon"]}, {"ids": ["EP-0001", "CAM-1"]}])
async def test_no_selection_hides_a_camera(program: httpx.AsyncClient, city: Database, selection: Any) -> None:
    reboot = {"capability": "reboot", "level": 4, "selection": selection}
    answer = await program.post("/api/v1/actions", json=reboot)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert await rows(city, "SELECT 1 FROM command") == []


@pytest.mark.parametrize("action", ["snapshot", "reboot"])
async def test_no_program_asks_a_camera_for_anything(program: httpx.AsyncClient, action: str) -> None:
    value = {"reason": "cri détecté"} if action == "snapshot" else {}
    asked = {"capability": action, "value": value, "level": 4, "selection": {"ids": ["CAM-1"]}}
    assert (await program.post("/api/v1/actions", json=asked)).json()["code"] == "not_permitted"


async def test_csi_r253_5_an_image_is_viewed_and_never_commanded(person: httpx.AsyncClient, city: Database) -> None:
    """CSI R253-3, R253-5: an image to the recorder takes what any view does; the refusal says where."""
    asked = {"capability": "snapshot", "value": {"reason": "pour voir"}, "level": 4, "selection": {"ids": ["CAM-1"]}}
    answer = await person.post("/api/v1/actions", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (403, "viewing_refused")
    assert (answer.json()["article"], answer.json()["reason"]) == ("CSI R253-5", "by_viewing_only")
    assert "POST /api/v1/video/cameras/CAM-1/snapshot" in answer.json()["detail"]
    assert await rows(city, "SELECT 1 FROM command") == []
    told = (await person.get("/api/v1/audit?action=action.run")).json()["items"]
    assert [(one["who"], one["result"]) for one in told] == [("m.durand", "refused")]


@pytest.mark.parametrize("medium", ["stream", "snapshot"])
async def test_no_program_sees_a_camera_even_where_its_name_is_designated(
    program: httpx.AsyncClient, medium: str
) -> None:
    """CSI R253-3: individually designated persons. The refusal is in the register (R253-5)."""
    designated = await program.post("/api/v1/video/authorisations", json=AUTHORISATION | {"agent": "token:test"})
    assert designated.status_code == 201, designated.text
    answer = await program.post(f"/api/v1/video/cameras/CAM-1/{medium}", json=VIEW)
    assert (answer.status_code, answer.json()["reason"]) == (403, "not_a_person")
    assert answer.json()["article"] == "CSI R253-3"
    [entry] = (await program.get("/api/v1/video/register")).json()["items"]
    assert (entry["agent"], entry["result"], entry["code"]) == ("token:test", "refused", "not_a_person")


async def test_a_program_moves_anything_else(program: httpx.AsyncClient) -> None:
    light = {"capability": "light_level", "value": {"level_pct": 100}, "level": 4, "selection": {"ids": ["EP-0001"]}}
    answer = await program.post("/api/v1/claims", json=light)
    assert [one["outcome"] for one in answer.json()["outcomes"]] == ["accepted"]


async def test_a_person_moves_a_camera_and_a_program_does_not_send_what_waits_there(
    person: httpx.AsyncClient, program: httpx.AsyncClient, city: Database
) -> None:
    answer = await person.post("/api/v1/claims", json=ORDER)
    assert [one["outcome"] for one in answer.json()["outcomes"]] == ["accepted"], answer.text
    await rows(city, "UPDATE target SET status = 'held' RETURNING asset")
    send = "/api/v1/assets/CAM-1/targets/ptz_preset/proceed"
    assert (await program.post(send)).json()["code"] == "not_permitted"
    assert await rows(city, "SELECT status FROM target") == [("held",)]
    assert (await person.post(send)).status_code == 204


async def test_what_a_program_lets_go_of_moves_no_camera(
    person: httpx.AsyncClient, program: httpx.AsyncClient, city: Database
) -> None:
    """A release may let another claim show through: a camera then stays where it looks, until a person decides."""
    await person.post("/api/v1/claims", json=ORDER | {"value": {"id": "mairie"}, "level": 5, "holder": "crue"})
    [above] = (await person.post("/api/v1/claims", json=ORDER)).json()["outcomes"]
    await rows(city, "UPDATE target SET status = 'agreed' RETURNING asset")
    assert (await program.delete(f"/api/v1/claims/{above['claim']}")).status_code == 204
    assert await rows(city, "SELECT status, value->>'id' FROM target") == [("held", "mairie")]


@pytest.mark.parametrize(("asset", "status"), [("CAM-1", 403), ("EP-0001", 204)])
async def test_no_program_lets_a_camera_move_by_lifting_a_lockout(
    program: httpx.AsyncClient, asset: str, status: int
) -> None:
    """What a person asked meanwhile would be sent at that moment."""
    new = {"asset": asset, "holder": "token:test", "kind": "other", "reason": "essai"}
    lockout = (await program.post("/api/v1/lockouts", json=new)).json()["id"]
    assert (await program.post(f"/api/v1/lockouts/{lockout}/lift")).status_code == status


async def test_a_program_is_nobodys_second_person(
    person: httpx.AsyncClient, program: httpx.AsyncClient, app: ASGIApp, city: Database
) -> None:
    asked = await person.post("/api/v1/freezes", json={"family": "lighting", "reason": "panne"})
    assert asked.json()["status"] == "waiting", asked.text
    clock = SystemClock()
    end = clock.now() + timedelta(days=1)
    _, other = await create_token(city, "other", [Grant(Role.SHIFT_SUPERVISOR)], end, "tester", clock)
    async with client_of(app, "https://poste", headers=bearer(other)) as colleague:
        agreed = await colleague.post(f"/api/v1/requests/{asked.json()['id']}/agree", json={})
    assert (agreed.status_code, agreed.json()["code"]) == (403, "second_person_refused")
