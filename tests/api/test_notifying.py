"""Receivers, rules, people, rotas, notifications and escalations as the API keeps and shows them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from app.storage.database import Database
from tests.factories import rows
from tests.notifying import ANY_RULE, alarm, escalating, notifying, rule, webhook
from tests.processes import eventually
from tests.receivers import SECRET, http_receiver

HOOK: dict[str, Any] = {
    "id": "ops", "name": "Ops", "channel": "webhook", "address": "https://ops.example/poste", "secret": SECRET,
}  # fmt: skip
RULE = ANY_RULE | {"id": "all", "receiver": "ops"}
ANY = {"If-Match": "*"}


def without(document: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in names}


async def test_a_secret_is_kept_and_never_shown(client: httpx.AsyncClient, database: Database) -> None:
    created = await client.post("/api/v1/notification-receivers", json=HOOK)
    assert created.status_code == 201
    changed = without(HOOK, "id", "secret") | {"name": "Operations"}
    put = await client.put("/api/v1/notification-receivers/ops", json=changed, headers={"If-Match": '"1"'})
    assert (put.status_code, put.headers["etag"]) == (200, '"2"')
    answers = [created, put, await client.get("/api/v1/notification-receivers/ops")]
    answers.append(await client.get("/api/v1/notification-receivers"))
    assert not [answer for answer in answers if "secret" in answer.text or SECRET[6:] in answer.text]
    assert await rows(database, "SELECT secret FROM notification_receiver") == [(SECRET,)]
    journal = await rows(database, "SELECT topic, entity, body::text FROM journal")
    assert [(topic, entity) for topic, entity, _ in journal] == [("notification", "receiver")] * 2
    assert not [body for _, _, body in journal if "ops.example" in body or SECRET[6:] in body]
    stale = await client.put("/api/v1/notification-receivers/ops", json=changed, headers={"If-Match": '"1"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"secret": None}, 400),
        ({"secret": "whsec_short"}, 422),
        ({"address": "ftp://x.example"}, 422),
        ({"address": "https://user:pass@x.example/"}, 422),
        ({"address": "https://x.example:99999/"}, 422),
        ({"channel": "email", "address": "a@b.example"}, 400),
        ({"channel": "email", "address": "a@b.example\r\nBcc: c@d.example", "secret": None}, 422),
        ({"id": "ops/1"}, 422),
    ],
)
async def test_a_receiver_that_cannot_be_is_refused(
    client: httpx.AsyncClient, change: dict[str, Any], status: int
) -> None:
    answer = await client.post("/api/v1/notification-receivers", json=HOOK | change)
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("header", [{"Poste-Operator": ""}, {"Poste-Operator": "  "}])
async def test_a_write_names_its_author(client: httpx.AsyncClient, header: dict[str, str]) -> None:
    answer = await client.post("/api/v1/notification-receivers", json=HOOK, headers=header)
    assert (answer.status_code, answer.json()["code"]) == (400, "operator_required")
    del client.headers["Poste-Operator"]
    missing = await client.post("/api/v1/notification-receivers", json=HOOK)
    assert missing.json()["code"] == "operator_required"
    long = await client.post("/api/v1/notification-receivers", json=HOOK, headers={"Poste-Operator": "x" * 81})
    assert long.json()["code"] == "operator_required"


@pytest.mark.parametrize(
    "change",
    [
        {"receiver": None},
        {"receiver": "nobody"},
        {"families": ["spaceships"]},
        {"kinds": ["lamp"]},
        {"zones": ["nowhere"]},
        {"systems": ["none"]},
        {"escalation": {"service": "none", "after_s": 0, "step_s": 60}},
    ],
)
async def test_a_rule_about_nothing_is_refused(client: httpx.AsyncClient, change: dict[str, Any]) -> None:
    await client.post("/api/v1/notification-receivers", json=HOOK)
    answer = await client.post("/api/v1/notification-rules", json=RULE | change)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


async def test_a_receiver_in_use_is_not_deleted_and_what_waits_for_one_dies_with_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    await client.post("/api/v1/notification-receivers", json=HOOK | {"address": "http://127.0.0.1:9/"})
    assert (await client.post("/api/v1/notification-rules", json=RULE)).status_code == 201
    async with notifying(database, notify_pause_s=60):
        await alarm(database, "A1")
        await eventually(lambda: rows(database, "SELECT 1 FROM notification WHERE attempts = 1"))
    refused = await client.delete("/api/v1/notification-receivers/ops", headers=ANY)
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    assert (await client.delete("/api/v1/notification-rules/all", headers=ANY)).status_code == 204
    assert (await client.delete("/api/v1/notification-receivers/ops", headers=ANY)).status_code == 204
    [dead] = (await client.get("/api/v1/notifications?state=dead")).json()["items"]
    assert dead["detail"] == "its receiver was deleted"
    gone = await client.post(f"/api/v1/notifications/{dead['id']}/replay")
    assert (gone.status_code, gone.json()["code"]) == (400, "invalid_request")


async def test_a_test_tells_what_came_of_it(client: httpx.AsyncClient, database: Database) -> None:
    async with http_receiver() as receiver:
        await webhook(database, "ops", receiver.url)
        assert (await client.post("/api/v1/notification-receivers/ops/test")).json()["state"] == "queued"
        async with notifying(database):
            async with database.begin() as tx:
                await tx.raw.execute(
                    "INSERT INTO lease VALUES ('notifications', 'here', 1, now() + interval '1 minute', '{}')"
                )
            told = (await client.post("/api/v1/notification-receivers/ops/test")).json()
            receiver.status = 403
            refused = (await client.post("/api/v1/notification-receivers/ops/test")).json()
        assert (told["state"], told["detail"]) == ("delivered", "HTTP 204")
        assert (refused["state"], refused["detail"]) == ("dead", "HTTP 403")
        assert set(receiver.types()) == {"eu.poste.test"}


async def test_notifications_are_listed_filtered_paged_and_replayed(
    client: httpx.AsyncClient, database: Database
) -> None:
    async with http_receiver() as receiver:
        receiver.status = 410
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        async with notifying(database):
            for number in range(5):
                await alarm(database, f"A{number}", priority="low" if number % 2 else "high")
            await eventually(lambda: all_dead(client, 5))
            first = (await client.get("/api/v1/notifications?sort=queued_at&limit=3")).json()
            rest = (await client.get(f"/api/v1/notifications?sort=queued_at&limit=3&cursor={first['next']}")).json()
            assert [item["alarm"] for item in first["items"] + rest["items"]] == [f"A{n}" for n in range(5)]
            low = (await client.get("/api/v1/notifications?priority=low&state=dead")).json()["items"]
            assert [item["alarm"] for item in low] == ["A3", "A1"]
            receiver.status = 200
            one = await client.post(f"/api/v1/notifications/{low[0]['id']}/replay")
            assert (one.json()["state"], one.json()["replays"]) == ("queued", 1)
            many = await client.post("/api/v1/notifications/replay", json={"priority": "high"})
            assert many.json() == {"replayed": 3, "more": False}
            await eventually(lambda: all_dead(client, 1))
        assert (await client.get("/api/v1/notifications?cursor=x")).status_code == 400


async def all_dead(client: httpx.AsyncClient, wanted: int) -> bool:
    items = (await client.get("/api/v1/notifications")).json()["items"]
    return [item["state"] for item in items].count("dead") == wanted and "queued" not in {i["state"] for i in items}


async def test_who_is_on_call_and_when_nobody_is(client: httpx.AsyncClient, database: Database) -> None:
    await client.post("/api/v1/services", json={"id": "lights", "name": "Lights"})
    ana = (await client.post("/api/v1/people", json={"name": "Ana", "phone": "+33 1"})).json()
    hours = {"days": [1, 2, 3, 4, 5], "from": "18:00", "to": "08:00"}
    turn = {"level": "level_1", "people": [ana["id"]], "first": "2026-11-02", "handover": "08:00", "hours": hours}
    created = await client.post("/api/v1/rotas", json={"id": "lights", "turns": [turn]})
    assert created.status_code == 201, created.text
    at = "2026-11-23T20:00:00Z"
    [told] = (await client.get("/api/v1/on-call", params={"at": at})).json()["items"]
    assert told["levels"][0]["person"]["phone"] == "+33 1"
    assert told["levels"][1]["person"] is None
    assert (await client.get("/api/v1/rotas/lights/on-call", params={"at": at})).json() == told
    period = {"from": "2026-11-23T00:00:00Z", "to": "2026-11-24T00:00:00Z"}
    found = (await client.get("/api/v1/rotas/lights/periods", params=period)).json()["items"]
    assert [(item["person"], item["from"]) for item in found if item["level"] == "level_1"] == [
        (None, "2026-11-23T00:00:00Z"),
        (ana["id"], "2026-11-23T17:00:00Z"),
    ]
    gaps = (await client.get("/api/v1/on-call/gaps", params=period)).json()["items"]
    assert gaps == [{"service": "lights", "level": "level_1", "from": period["from"], "to": "2026-11-23T17:00:00Z"}]
    wrong = {"from": period["to"], "to": period["from"]}
    assert (await client.get("/api/v1/on-call/gaps", params=wrong)).status_code == 400
    swap = {"level": "level_1", "person": "nobody", "from": period["from"], "to": period["to"]}
    for change in ({"gateway": "none"}, {"exceptions": [swap]}, {"turns": [turn | {"people": ["x"]}]}):
        body = {"turns": [turn]} | change
        assert (await client.put("/api/v1/rotas/lights", json=body, headers=ANY)).status_code == 400


async def test_a_person_is_erased_for_good(client: httpx.AsyncClient, database: Database) -> None:
    people = await escalating(database, gateway=None, step_s=60)
    async with notifying(database):
        await alarm(database, "A1")
        await eventually(lambda: rows(database, "SELECT 1 FROM escalation_call"))
    [escalation] = (await client.get("/api/v1/escalations")).json()["items"]
    answered = await client.post(
        f"/api/v1/escalations/{escalation['id']}/answer", json={"person": people[0], "said": "j’arrive, Ana"}
    )
    assert (answered.json()["state"], answered.json()["ended_by"]) == ("answered", "tester")
    again = await client.post(f"/api/v1/escalations/{escalation['id']}/answer", json={"person": people[0]})
    assert (again.status_code, again.json()["code"]) == (409, "escalation_ended")
    assert (await client.delete(f"/api/v1/people/{people[0]}", headers=ANY)).status_code == 204
    left = (await client.get(f"/api/v1/escalations/{escalation['id']}")).json()
    assert (left["answered_by"], left["said"], left["calls"][0]["person"]) == (None, "", None)
    gaps = (await client.get("/api/v1/on-call/gaps")).json()["items"]
    assert {gap["level"] for gap in gaps} == {"level_1"}
    for table in ("journal", "escalation", "escalation_call", "notification"):
        assert await rows(database, f"SELECT 1 FROM {table} t WHERE t::text LIKE '%Ana%'") == []  # noqa: S608 - a list of this test


async def test_a_gateway_tells_what_came_of_a_call(client: httpx.AsyncClient, database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: rows(database, "SELECT 1 FROM escalation_call WHERE outcome = 'sent'"))
            data = gateway.received[0].event["data"]
            path = f"/api/v1/escalations/{data['escalation']}/calls"
            rang = await client.post(f"{path}/{data['step']}/outcome", json={"outcome": "delivered"})
            assert rang.json()["calls"][0]["outcome"] == "delivered"
            assert (await client.post(f"{path}/2/outcome", json={"outcome": "failed"})).status_code == 404
            await client.post(f"{path}/0/outcome", json={"outcome": "unanswered", "detail": "messagerie"})
            await eventually(lambda: len(gateway.received) == 2)
            ended = await client.post(f"{path}/1/outcome", json={"outcome": "answered"})
            assert ended.json()["state"] == "answered"
