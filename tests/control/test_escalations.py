"""An alarm nobody acknowledges calls level 1, level 2, the elected officer: once each, whatever stops in between."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.actions.escalate import EscalationEnded, answer_escalation, tell_outcome
from app.actions.queue_notifications import PAGE
from app.domain.journal import Entry
from app.storage.database import Database
from tests.factories import rows
from tests.notifying import alarm, alarm_body, escalating, marked, notifying, webhook
from tests.processes import eventually
from tests.receivers import HttpReceiver, http_receiver, smtp_server

Calls = list[tuple[str, str]]


async def calls(database: Database) -> Calls:
    """Level and outcome of each call."""
    found = await rows(database, "SELECT level, outcome FROM escalation_call ORDER BY called_at, step")
    return [(row[0], row[1]) for row in found]


async def state(database: Database) -> str:
    [(found,)] = await rows(database, "SELECT state FROM escalation")
    return str(found)


async def the_escalation(database: Database) -> str:
    [(found,)] = await rows(database, "SELECT id FROM escalation")
    return str(found)


async def is_state(database: Database, wanted: str) -> bool:
    return bool(await rows(database, "SELECT 1 FROM escalation WHERE state = $1", wanted))


def rung(receiver: HttpReceiver) -> list[str]:
    """Whom the gateway was asked to ring, in order."""
    return [item.event["data"]["to"]["name"] for item in receiver.received]


async def test_nobody_answers_and_each_level_is_called_once(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones")
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: is_state(database, "exhausted"), timeout_s=15)
        assert rung(gateway) == ["Ana", "Bob", "Claire"]
        assert await calls(database) == [(level, "unanswered") for level in ("level_1", "level_2", "officer")]
        assert gateway.received[0].event["data"]["to"]["phone"] == "+33 1"
        assert len({item.headers["webhook-id"] for item in gateway.received}) == 3


@pytest.mark.parametrize("transition", ["acknowledged", "closed", "shelved"])
async def test_seeing_to_the_alarm_stops_it(database: Database, transition: str) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=30)
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: gateway.received)
            await alarm(database, "A1", transition, acknowledged_by="operator 2")
            await eventually(lambda: is_state(database, "stopped"))
        assert rung(gateway) == ["Ana"]


async def test_an_acknowledged_alarm_calls_nobody(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", after_s=1)
        async with notifying(database):
            await alarm(database, "A1")
            await alarm(database, "A1", "acknowledged")
            await alarm(database, "A2")
            await eventually(lambda: gateway.received)
        assert [item.event["subject"] for item in gateway.received] == ["A2"]


async def test_a_backlog_calls_nobody_about_what_was_seen_to_since(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        await rows(database, "UPDATE notification_rule SET priorities = '{critical}' RETURNING id")
        await marked(database)
        await alarm(database, "A1", priority="critical")
        async with database.begin() as tx:
            tx.record(*(Entry("alarm", "alarm", f"B{n}", alarm_body(f"B{n}", "raised")) for n in range(3 * PAGE)))
        await alarm(database, "A1", "acknowledged", priority="critical")
        await alarm(database, "A2", priority="critical")
        async with notifying(database):
            await eventually(lambda: gateway.received)
        assert [item.event["subject"] for item in gateway.received] == ["A2"]


async def test_an_answer_typed_in_stops_it(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        people = await escalating(database, gateway="phones", step_s=30)
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: gateway.received)
            await eventually(lambda: calls_are(database, [("level_1", "sent")]))
            escalation, now = await the_escalation(database), datetime.now(UTC)
            await answer_escalation(database, escalation, people[1], now, "j’arrive", "m.dupont")
            assert await state(database) == "answered"
        assert await calls(database) == [("level_1", "answered")]
        assert await rows(database, "SELECT answered_by, said, ended_by FROM escalation") == [
            (people[1], "j’arrive", "m.dupont")
        ]
        with pytest.raises(EscalationEnded):
            await answer_escalation(database, escalation, people[1], now, "", "m.dupont")


async def calls_are(database: Database, wanted: Calls) -> bool:
    return await calls(database) == wanted


async def test_an_unanswered_phone_calls_the_next_level_at_once(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: calls_are(database, [("level_1", "sent")]))
            escalation = await the_escalation(database)
            await tell_outcome(database, escalation, 0, "unanswered", "messagerie", datetime.now(UTC))
            await eventually(lambda: calls_are(database, [("level_1", "unanswered"), ("level_2", "sent")]))
            await tell_outcome(database, escalation, 1, "answered", "", datetime.now(UTC))
            assert await state(database) == "answered"


async def test_a_gap_in_the_rota_stops_nothing(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600, levels=("level_2",))
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: calls_are(database, [("level_1", "failed"), ("level_2", "sent")]))


async def test_who_has_no_working_gateway_is_told_by_e_mail(database: Database) -> None:
    async with http_receiver() as gateway, smtp_server() as mails:
        gateway.status = 503
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        async with notifying(database, smtp_url=f"smtp://127.0.0.1:{mails.port}"):
            await alarm(database, "A1")
            await eventually(lambda: calls_are(database, [("level_1", "sent")]))
        assert [envelope.rcpt_tos for envelope in mails.envelopes] == [["ana@ville.example"]]


async def test_a_call_that_may_have_rung_is_not_made_again(database: Database) -> None:
    async with http_receiver() as gateway:
        gateway.status = 504
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: is_state(database, "exhausted"))
        assert rung(gateway) == ["Ana", "Bob", "Claire"]


async def test_the_journal_tells_outcomes_and_no_names(database: Database) -> None:
    async with http_receiver() as gateway:
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones")
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: is_state(database, "exhausted"), timeout_s=15)
    told: list[Any] = await rows(database, "SELECT body::text FROM journal WHERE topic = 'notification' ORDER BY seq")  # type: ignore[assignment]
    assert '"exhausted"' in told[-1][0]
    everything = " ".join(body for (body,) in told)
    assert not [word for word in ("Ana", "Bob", "+33", "ville.example") if word in everything]
