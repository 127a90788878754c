"""What brokers ask over HTTP: mosquitto-go-auth by status, EMQX by result; nothing without the secret."""

from __future__ import annotations

import asyncio
import base64
import logging
from typing import Any

import httpx
import pytest

from app.actions.admit_to_broker import Admission, TooManyConnections
from app.actions.issue_credentials import Issued, Wanted, issue, revoke
from app.domain.registry import SystemDraft
from app.ingest.routes import Dialects
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import BROKER_SECRET
from tests.factories import FixedClock, given, rows
from tests.processes import eventually

CLOCK = FixedClock()
GUESS = "a-guess-of-somebody"
PATHS = [f"/broker/{broker}/{what}" for broker in ("mosquitto", "emqx") for what in ("auth", "acl")]
VENDOR = SystemDraft(id="vendor", name="Vendor", dialect="mapped", topics=("acme/+/up",), mapping="rules: []")


async def lighting(database: Database, **wanted: Any) -> Issued:
    await given(database)
    return await issue(database, "lighting", Wanted(**wanted), "a", CLOCK)


@pytest.mark.parametrize("path", PATHS)
async def test_without_the_secret_there_is_nothing_here(asking: httpx.AsyncClient, path: str) -> None:
    worker = {"username": "poste", "password": "ours", "topic": "x", "acc": 2, "action": "publish"}
    basic = {"Authorization": f"Basic {base64.b64encode(f'broker:{BROKER_SECRET}'.encode()).decode()}"}
    assert (await asking.post(path, json=worker)).status_code == 200
    assert (await asking.post(path, json=worker, headers=basic)).status_code == 200
    for shown in ("", "Bearer", "Bearer guess", f"Basic {BROKER_SECRET}", "Basic Og==", f"Token {BROKER_SECRET}", "é"):
        refused = await asking.post(path, json=worker, headers={b"Authorization": shown.encode()})
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found"), shown


@pytest.mark.parametrize("path", PATHS)
async def test_without_the_setting_nobody_may_ask(client: httpx.AsyncClient, path: str) -> None:
    for shown in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"}):
        assert (await client.post(path, json={}, headers=shown)).status_code == 404


def test_a_short_secret_is_no_setting() -> None:
    with pytest.raises(ValueError, match="broker_auth_secret"):
        Settings(broker_auth_secret=BROKER_SECRET[:23])
    assert BROKER_SECRET not in repr(Settings(broker_auth_secret=BROKER_SECRET))


async def mosquitto(asking: httpx.AsyncClient, what: str, form: str, **asked: Any) -> int:
    path = f"/broker/mosquitto/{what}"
    answer = await (asking.post(path, json=asked) if form == "json" else asking.post(path, data=asked))
    return answer.status_code


@pytest.mark.parametrize("form", ["json", "form"])
async def test_mosquitto_is_told_by_status(asking: httpx.AsyncClient, database: Database, form: str) -> None:
    issued = await lighting(database)
    name = issued.credential.id
    for told, status in (
        ({"username": name, "password": issued.secret, "clientid": "c"}, 200),
        ({"username": name, "password": "guess"}, 403),
        ({"username": "lighting", "password": issued.secret}, 403),
        ({"username": "poste", "password": "ours"}, 200),
        ({"username": "poste", "password": ""}, 403),
        ({}, 403),
    ):
        assert await mosquitto(asking, "auth", form, **told) == status, told
    for topic, acc, status in (
        ("poste/v1/lighting/EP-1/telemetry", 2, 200),
        ("poste/v1/traffic/EP-1/telemetry", 2, 403),
        ("poste/v1/lighting/+/command", 4, 200),
        ("poste/v1/lighting/EP-1/command", 1, 200),
        ("poste/v1/#", 4, 403),
        ("poste/v1/lighting/EP-1/telemetry", 1, 403),
        ("poste/v1/lighting/EP-1/command", 3, 200),
        ("poste/v1/lighting/EP-1/telemetry", 3, 403),
        ("poste/v1/lighting/EP-1/telemetry", 9, 403),
    ):
        asked = {"username": name, "topic": topic, "acc": acc, "clientid": "c"}
        assert await mosquitto(asking, "acl", form, **asked) == status, asked
    everything = {"username": "poste", "topic": "poste/v1/#", "acc": 4}
    assert await mosquitto(asking, "acl", form, **everything) == 200


async def emqx(asking: httpx.AsyncClient, what: str, **asked: Any) -> str:
    answer = await asking.post(f"/broker/emqx/{what}", json=asked)
    assert answer.status_code == 200, "EMQX takes any other status for no opinion"
    assert answer.headers["content-type"] == "application/json"
    return str(answer.json()["result"])


async def test_emqx_is_told_by_result(asking: httpx.AsyncClient, database: Database) -> None:
    issued = await lighting(database)
    await given(database, VENDOR)
    vendor = (await issue(database, "vendor", Wanted(), "a", CLOCK)).credential.id
    name = issued.credential.id
    assert await emqx(asking, "auth", username=name, password=issued.secret) == "allow"
    assert await emqx(asking, "auth", username=name, password=GUESS) == "deny"
    assert await emqx(asking, "auth", username=name) == "deny"
    for who, action, topic, result in (
        (name, "publish", "poste/v1/lighting/EP-1/telemetry", "allow"),
        (name, "publish", "poste/v1/traffic/EP-1/telemetry", "deny"),
        (name, "subscribe", "poste/v1/lighting/+/command", "allow"),
        (name, "subscribe", "poste/v1/+/+/command", "deny"),
        (name, "publish", "acme/1/up", "deny"),
        (vendor, "publish", "acme/1/up", "allow"),
        (vendor, "publish", "acme/1/down", "deny"),
        ("poste", "subscribe", "poste/v1/#", "allow"),
        ("nobody", "publish", "poste/v1/lighting/EP-1/telemetry", "deny"),
        (name, "own", "poste/v1/lighting/EP-1/telemetry", "deny"),
    ):
        assert await emqx(asking, "acl", username=who, action=action, topic=topic) == result, (who, action, topic)


async def test_a_certificate_opens_where_the_broker_verified_it_and_never_without_a_password(
    asking: httpx.AsyncClient, database: Database
) -> None:
    name = (await lighting(database, kind="certificate", name="gw.city.example")).credential.id
    assert await emqx(asking, "auth", username=name, cert_common_name=name) == "allow"
    assert await emqx(asking, "auth", username=name, password="") == "deny"
    assert await emqx(asking, "auth", username=name, cert_common_name="other.example") == "deny"
    assert (await asking.post("/broker/mosquitto/auth", json={"username": name, "password": ""})).status_code == 403
    assert await emqx(asking, "acl", username=name, action="publish", topic="poste/v1/lighting/status") == "allow"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"{", b'{"username": {}}', b"[" * 9000, b"x" * 20_000])
async def test_what_cannot_be_read_is_denied(asking: httpx.AsyncClient, path: str, body: bytes) -> None:
    answer = await asking.post(path, content=body)
    assert answer.json() == {"result": "deny"} if "emqx" in path else answer.status_code == 403


async def test_what_is_revoked_opens_nothing_within_two_seconds(asking: httpx.AsyncClient, database: Database) -> None:
    issued = await lighting(database)
    asked = {"username": issued.credential.id, "password": issued.secret}
    assert await emqx(asking, "auth", **asked) == "allow"
    await revoke(database, "lighting", issued.credential.id, "a", CLOCK)

    async def denied() -> bool:
        return await emqx(asking, "auth", **asked) == "deny"

    await eventually(denied, timeout_s=2)


async def test_its_last_use_is_noted(asking: httpx.AsyncClient, database: Database) -> None:
    issued = await lighting(database)
    for password, noted in (("guess", False), (issued.secret, True)):
        await emqx(asking, "auth", username=issued.credential.id, password=password)
        [(used,)] = await rows(database, "SELECT last_used_at IS NOT NULL FROM field_credential")
        assert used is noted


async def test_connections_beyond_the_rate_are_put_off(database: Database) -> None:
    admission = Admission(database, Dialects(), CLOCK, ("poste", "ours"))
    told = await asyncio.gather(*(admission.admits("nobody", "guess") for _ in range(400)), return_exceptions=True)
    assert any(isinstance(one, TooManyConnections) for one in told)
    assert not any(one is True for one in told)


async def test_no_secret_is_logged(
    asking: httpx.AsyncClient, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    issued = await lighting(database)
    await emqx(asking, "auth", username=issued.credential.id, password=issued.secret)
    await emqx(asking, "auth", username="nobody", password=GUESS)
    assert issued.secret
    for secret in (issued.secret, BROKER_SECRET, GUESS):
        assert secret not in caplog.text
