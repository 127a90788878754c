"""Every route that writes tells an act, done or refused: a new one that does not, fails here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from app.api.notifying_examples import NEW_RECEIVER
from app.api.refused import READING
from app.domain.acts import ACTS as ALL_ACTS
from app.domain.permissions import Grant, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running
from tests.api.contract import Json, operations
from tests.api.test_imports import CSV, MAPPING
from tests.api.test_refusals import ask
from tests.api.test_rights import bearer, token
from tests.api.test_video import VIEW, camera
from tests.control.asking import a_claim, target
from tests.factories import given, lamp
from tests.signing_in import signed_in

_BY_ACTION = {
    "account.sign_in": "sign_in",
    "account.second_factor": "prove_session",
    "account.offer_authenticator": "offer_authenticator",
    "account.confirm_authenticator": "confirm_authenticator",
    "account.change_password": "change_own_password",
    "account.sign_out": "sign_out sign_out_of_provider",
    "preferences.change": "change_preferences",
    "account.park": "park_session",
    "account.resume": "resume_session",
    "account.seal": "seal_account",
    "groups.replace": "put_provider_groups",
    "hold.place": "post_hold",
    "hold.lift": "lift_one_hold",
    "person.erase": "post_erasure",
    "account.end_session": "end_own_session end_account_session",
    "account.end_sessions": "end_account_sessions",
    "account.create": "post_account",
    "account.replace": "put_account",
    "account.reset": "reset_one_account",
    "token.create": "post_token",
    "token.rotate": "rotate_one_token",
    "token.revoke": "revoke_one_token",
    "credential.issue": "post_credential",
    "credential.rotate": "rotate_credential",
    "credential.revoke": "revoke_credential",
    "claim.place": "post_claim",
    "claim.extend": "patch_claim",
    "claim.release": "remove_claim release_claims_of_request",
    "action.run": "post_action",
    "request.agree": "agree_to_request",
    "request.withdraw": "withdraw_request",
    "request.countersign": "countersign_request",
    "commands.freeze": "post_freeze",
    "commands.unfreeze": "lift_one_freeze",
    "target.proceed": "proceed_with_target",
    "asset.lock_out": "post_lockout",
    "asset.lift_lockout": "lift_one_lockout",
    "asset.create": "post_asset",
    "asset.replace": "put_asset patch_asset",
    "asset.delete": "remove_asset",
    "asset.adopt": "adopt",
    "inbox.replay": "replay_unknown",
    "rejected.replay": "replay_rejected",
    "file.import": "create_import follow_import",
    "escalation.answer": "answer",
    "escalation.outcome": "tell_call_outcome",
    "notification.replay": "replay_notifications replay_notification",
    "receiver.test": "try_receiver",
    "video.view": "open_stream take_snapshot",
    "video.extract": "post_video_extract",
    "video.export": "post_video_export",
    "video_authorisation.create": "post_video_authorisation",
    "video_authorisation.withdraw": "withdraw_video_authorisation",
    "masks.attest": "post_mask_attestation",
    "masks.withdraw": "withdraw_mask_attestation",
    "video_sign.create": "post_video_sign",
    "video_sign.check": "check_video_sign",
    "video_sign.remove": "remove_video_sign",
    "image_request.receive": "post_image_request",
    "image_request.examine": "examine_image_request",
    "image_request.answer": "answer_image_request",
    "image_request.refuse": "refuse_image_request",
    "assessment.create": "post_assessment",
    "alarm.acknowledge": "acknowledge_alarms",
    "alarm.reset": "reset_alarms",
    "alarm.shelve": "shelve_alarms",
    "alarm.unshelve": "unshelve_alarms",
    "alarm.suppress": "suppress_alarms",
    "alarm.unsuppress": "unsuppress_alarms",
    "alarm.out_of_service": "remove_alarms",
    "alarm.in_service": "restore_alarms",
    "alarm.assign": "assign_alarms",
    "alarm.comment": "comment_alarms",
    "alarm_override.create": "post_alarm_override",
    "alarm_override.replace": "put_alarm_override",
    "alarm_override.delete": "remove_alarm_override",
}
ACTS = {route: action for action, routes in _BY_ACTION.items() for route in routes.split()} | {
    f"{write}_{noun}": f"{entity}.{verb}"
    for write, verb in (("post", "create"), ("put", "replace"), ("remove", "delete"))
    for noun, entity in (
        ("zone", "zone"), ("service", "service"), ("system", "system"), ("programme", "programme"),
        ("assignment", "programme_assignment"), ("receiver", "receiver"), ("rule", "rule"), ("person", "person"),
        ("rota", "rota"),
    )
}  # fmt: skip
"""What each route tells of what it does."""
BEFORE_AN_ACTION = {
    "proceed_with_target", "post_lockout", "shelve_alarms", "create_import", "follow_import",
    "replay_notification", "open_stream", "take_snapshot",
}  # fmt: skip
"""Those that look for what they are about first: what is not there is told as `route.refuse`."""

LEAVING = {"sign_out", "sign_out_of_provider", "park_session"}
"""Those after which somebody signs in anew."""
BY_NOBODY = {"sign_in", "resume_session"}
"""Asked by who is not known yet; nobody waits at this desk (test_desk.py has somebody come back)."""


@pytest.fixture
async def everybody(database: Database, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody signed in who may do everything."""
    settings = Settings(
        database_url=database.url, allowed_hosts="poste", access="accounts", data_dir=tmp_path,
        video_url="https://video.example", video_secret=SecretStr("secret"), snapshot_url="http://127.0.0.1:1",
    )  # fmt: skip
    async with running(settings) as app, client_of(app, "https://poste") as client:
        await signed_in(client, database, "a.martin", *Role)
        yield client


async def newest(database: Database) -> tuple[int, str, str, str]:
    """Number, author, action and result of the last act told."""
    async with database.read() as tx:
        row = await tx.raw.fetchrow("SELECT number, who, action, result FROM audit ORDER BY number DESC LIMIT 1")
    return (row["number"], row["who"], row["action"], row["result"]) if row else (0, "", "", "")


def writes() -> list[tuple[str, str, Json]]:
    """Leaving comes last."""
    found = [one for one in operations() if one[0] != "get" and one[2]["operationId"] not in READING]
    return sorted(found, key=lambda one: one[2]["operationId"] in LEAVING)


def test_every_route_that_writes_says_what_it_tells() -> None:
    assert sorted(operation["operationId"] for _, _, operation in writes()) == sorted(ACTS)
    assert set(ACTS.values()) <= set(ALL_ACTS)


async def test_every_write_tells_an_act_done_or_refused(everybody: httpx.AsyncClient, database: Database) -> None:
    untold: list[tuple[Any, ...]] = []
    elsewhere = []
    asking = "a.martin"
    for method, path, operation in writes():
        name = operation["operationId"]
        before, *_ = await newest(database)
        answer = await ask(everybody, method, path, operation, headers={"If-Match": "*"})
        number, who, action, result = await newest(database)
        if name == "resume_session":
            assert (number, answer.status_code) == (before, 404)
        elif number == before or who != ("" if name in BY_NOBODY else asking):
            untold.append((name, answer.status_code, answer.text, who))
        elif action == "route.refuse":
            elsewhere.append(name)
        elif action != ACTS[name] or (result == "done" and answer.status_code >= 400):
            untold.append((name, action, result, answer.status_code))
        if name in LEAVING:
            asking = f"{asking}.bis"
            await signed_in(everybody, database, asking, *Role)
    assert untold == []
    assert set(elsewhere) == BEFORE_AN_ACTION


async def test_those_that_look_first_tell_an_act_once_there_is_something(
    everybody: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1), camera("CAM-1"))
    assert (await everybody.post("/api/v1/claims", json=a_claim())).status_code == 201
    held = (await target(everybody))["property"]
    soon = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()
    assert (await everybody.post("/api/v1/notification-receivers", json=NEW_RECEIVER)).status_code == 201
    tested = (await everybody.post(f"/api/v1/notification-receivers/{NEW_RECEIVER['id']}/test")).json()["id"]
    file = {"file": ("lamps.csv", CSV.encode())}
    lockout = {"asset": "EP-0001", "holder": "Luxel", "kind": "electrical", "reason": "câble"}
    told = {}
    for name, method, path, more in (
        ("proceed_with_target", "POST", f"assets/EP-0001/targets/{held}/proceed", {}),
        ("post_lockout", "POST", "lockouts", {"json": lockout}),
        ("shelve_alarms", "POST", "alarms/shelve", {"json": {"ids": ["AL-1"], "reason": "essai", "until": soon}}),
        ("create_import", "POST", "imports", {"files": file, "data": {"mapping": MAPPING}}),
        ("follow_import", "POST", "imports/followed", {"files": file, "data": {"mapping": MAPPING}}),
        ("replay_notification", "POST", f"notifications/{tested}/replay", {}),
        ("open_stream", "POST", "video/cameras/CAM-1/stream", {"json": VIEW}),
        ("take_snapshot", "POST", "video/cameras/CAM-1/snapshot", {"json": VIEW}),
    ):
        await everybody.request(method, f"/api/v1/{path}", **more)
        told[name] = (await newest(database))[2]
    assert told == {name: ACTS[name] for name in BEFORE_AN_ACTION}


async def test_who_has_no_right_is_told_of_and_strangers_are_not(
    everybody: httpx.AsyncClient, database: Database
) -> None:
    viewer = bearer(await token(database, Grant(Role.VIEWER)))
    before, *_ = await newest(database)
    everybody.cookies.clear()
    for headers in ({}, bearer("poste_0123456789ab_" + "0" * 64)):
        assert (await everybody.post("/api/v1/services", json={}, headers=headers)).status_code == 401
        assert (await everybody.post("/broker/emqx/auth", json={}, headers=headers)).status_code == 404
    assert (await everybody.get("/api/v1/accounts", headers=viewer)).status_code == 403
    assert (await newest(database))[0] == before
    service = {"id": "voirie", "name": "Voirie", "partner": False, "contact": {}}
    assert (await everybody.post("/api/v1/services", json=service, headers=viewer)).status_code == 403
    assert await newest(database) == (before + 1, "token:test", "route.refuse", "refused")
