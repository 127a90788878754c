"""Every secret goes through real processes, and comes out nowhere: logs, journal, trail, figures, answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.api import credential_examples
from app.domain.permissions import Role
from app.embedded.ports import free_port
from app.storage.database import Database
from bench import services
from tests.actions.identity import PASSWORD
from tests.api.test_video import tables, whole
from tests.e2e.test_up_on_a_network import poste as launched
from tests.e2e.test_up_on_a_network import up
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually
from tests.receivers import SECRET as SIGNING
from tests.signing_in import enrol, first_password, own_password, sign_in

TYPED_AS_NAME = "correct horse battery staple"
OF_ENVIRONMENT = {
    "POSTE_VIDEO_SECRET": "video-secret-of-the-city",
    "POSTE_BROKER_AUTH_SECRET": "broker-secret-" * 3,
    "POSTE_SMTP_URL": "smtp://poste:mail-secret-1@127.0.0.1:9",
}
SECRETS_SET = ("video-secret-of-the-city", "broker-secret-" * 3, "mail-secret-1")
WRITTEN = (
    "SELECT body::text FROM journal",
    "SELECT c.text FROM audit_content c",
    "SELECT to_jsonb(a)::text FROM audit a",
)


@pytest.fixture
def secured(poste: Poste) -> Poste:
    more = {"POSTE_ACCESS": "accounts", "POSTE_LOG_LEVEL": "DEBUG", "POSTE_VIDEO_URL": "https://video.ville.example"}
    return replace(poste, settings=poste.settings | more | OF_ENVIRONMENT)


class Answers:
    """Every answer that was a refusal, as it came."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def note(self, answer: httpx.Response) -> None:
        await answer.aread()
        if answer.status_code >= 400:
            self.texts.append(answer.text)


@pytest.fixture
async def refusals() -> Answers:
    return Answers()


@pytest.fixture
async def browser(secured: Poste, refusals: Answers) -> AsyncIterator[httpx.AsyncClient]:
    web = secured.start("web")
    try:
        async with httpx.AsyncClient(
            base_url=secured.http, timeout=60, event_hooks={"response": [refusals.note]}
        ) as client:
            await eventually(lambda: _serves(client), web, 60)
            yield client
    finally:
        web.end()


async def _serves(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/healthz")).status_code == 200
    except httpx.HTTPError:
        return False


async def use_every_secret(browser: httpx.AsyncClient, database: Database) -> list[str]:
    """Through their own doors, rightly and wrongly; all that were told."""
    first = await first_password(database, "admin", Role.ADMINISTRATOR)
    for name, password in (("admin", "not " + PASSWORD), (TYPED_AS_NAME, first), ("admin", "x" * 2000)):
        assert (await browser.post("/api/v1/session", json={"name": name, "password": password})).is_client_error
    await sign_in(browser, "admin", first)
    await own_password(browser, first)
    await browser.put("/api/v1/session/password", json={"current": PASSWORD, "new": PASSWORD + TYPED_AS_NAME, "x": 1})
    totp, recovery = await enrol(browser)
    cookies = list(browser.cookies.values())
    await browser.post("/api/v1/session/second-factor", json={"code": recovery[0]})
    return [first, totp, *recovery, *cookies, *await of_programs(browser), *await of_the_field(browser)]


async def of_programs(browser: httpx.AsyncClient) -> list[str]:
    grants = [{"role": "integrator", "families": None, "zones": None}]
    made = await browser.post("/api/v1/tokens", json={"name": "gmao", "grants": grants})
    assert made.status_code == 201, made.text
    text: str = made.json()["token"]
    await browser.get("/api/v1/nothing", headers={"Authorization": f"Bearer {text}"})
    await browser.get("/api/v1/assets", headers={"Authorization": f"Bearer {text}x"})
    await browser.get(f"/api/v1/assets?token={text}")
    hook = {"id": "gmao", "name": "GMAO", "channel": "webhook", "address": "https://gmao.example/", "enabled": True}
    for secret in (SIGNING, SIGNING + "!", SIGNING):
        await browser.post("/api/v1/notification-receivers", json=hook | {"secret": secret})
    return [text, text.rpartition("_")[2]]


async def of_the_field(browser: httpx.AsyncClient) -> list[str]:
    issued = await browser.post("/api/v1/systems/lighting/credentials", json=credential_examples.NEW_CREDENTIAL)
    assert issued.status_code == 201, issued.text
    secret: str = issued.json()["secret"]
    for shown in (OF_ENVIRONMENT["POSTE_BROKER_AUTH_SECRET"], "a guess"):
        for password in (secret, secret + "x"):
            asked = {"username": issued.json()["id"], "password": password}
            await browser.post("/broker/emqx/auth", json=asked, headers={"Authorization": f"Bearer {shown}"})
    return [secret]


def logs(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("*.log")}


def forms(secrets: list[str]) -> Iterator[str]:
    """As they are, and as JSON spells them."""
    for secret in secrets:
        yield secret
        yield json.dumps(secret)[1:-1]


async def test_no_secret_comes_out_anywhere_but_where_it_was_asked_for(
    secured: Poste, browser: httpx.AsyncClient, refusals: Answers, database: Database, tmp_path: Path
) -> None:
    await given(database, lamp(1))
    used = await use_every_secret(browser, database)
    ours = [part for url in (secured.database_url, secured.mqtt_url) if (part := httpx.URL(url).password)]
    async with secured.worker():
        seen = {"figures": (await browser.get("/metrics")).text, "refusals": "\n".join(refusals.texts)}
    seen |= logs(tmp_path)
    seen |= {query: "\n".join(text for (text,) in await rows(database, query)) for query in WRITTEN}
    secrets = [PASSWORD, TYPED_AS_NAME, SIGNING, *SECRETS_SET, *ours, *used]
    told = [(where, secret) for where, text in seen.items() for secret in forms(secrets) if secret in text]
    assert told == []
    assert len(refusals.texts) > 8, "refusals were looked at"
    assert all(seen[query] for query in WRITTEN), "what is written was looked at"
    assert "web serving" in "".join(text for name, text in seen.items() if name.startswith("web"))


async def test_the_database_holds_no_secret_that_it_need_not(browser: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    secrets = await use_every_secret(browser, database)
    kept = "\n".join([await whole(database, table) for table in await tables(database)])
    assert "EP-0001" in kept, "tables were looked at"
    assert (await rows(database, "SELECT count(totp) FROM account"))[0][0] > 0, "a second factor is kept, sealed"
    assert [secret for secret in (PASSWORD, TYPED_AS_NAME, *secrets) if secret in kept] == []


async def test_a_server_that_cannot_enter_its_database_does_not_say_by_which_password(secured: Poste) -> None:
    wrong = httpx.URL(secured.database_url).copy_with(password="wrong-db-secret")  # noqa: S106 - on purpose
    nowhere: Any = replace(secured, database_url=str(wrong).replace("/poste_test", "/none"))
    web = nowhere.start("web")
    try:
        async with httpx.AsyncClient(base_url=nowhere.http, timeout=60) as client:
            await eventually(lambda: _serves(client), web, 60)
            answers = [
                await client.get("/readyz"),
                await client.get("/api/v1/assets", headers={"Authorization": "Bearer x"}),
            ]
    finally:
        web.end()
    told = web.log.read_text() + "".join(answer.text for answer in answers)
    assert "wrong-db-secret" not in told


def test_the_launcher_tells_neither_the_secrets_it_makes_nor_those_it_is_given() -> None:
    """`poste up`, what it says and every log of what it starts: database, broker, web, worker."""
    given_to = OF_ENVIRONMENT | {"POSTE_LOG_LEVEL": "DEBUG", "POSTE_VIDEO_URL": "https://video.ville.example"}
    with services.data_dir() as data:
        with up(data, free_port(), **given_to) as said:
            assert "Poste is up" in said
            seen = {"doctor": launched(data, "doctor", **given_to)[1]}
        made = json.loads(data.credentials.read_text())
        seen |= {"said": said, **logs(data.logs)}
    secrets = [*SECRETS_SET, made["database"], made["database_admin"], made["worker"]]
    assert {"postgres", "nats", "web", "worker"} <= {name.partition(".")[0] for name in seen}, "all logs were looked at"
    assert [(where, secret) for where, text in seen.items() for secret in forms(secrets) if secret in text] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"POSTE_BROKER_AUTH_SECRET": "too-short-secret"},
        {
            "POSTE_DATABASE_URL": "postgresql://poste:wrong-db-secret@127.0.0.1:1/x",
            "POSTE_MQTT_URL": "mqtt://poste:wrong-mqtt-secret@127.0.0.1:1",
        },
    ],
)
def test_a_launcher_that_cannot_start_does_not_say_by_which_secret(wrong: dict[str, str]) -> None:
    with services.data_dir() as data:
        code, said = launched(data, "up", "--port", str(free_port()), "--mqtt-port", str(free_port()), **wrong)
        said += "".join(logs(data.logs).values())
    assert code == 1
    for secret in ("too-short-secret", "wrong-db-secret", "wrong-mqtt-secret"):
        assert secret not in said
