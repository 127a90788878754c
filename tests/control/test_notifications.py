"""From an alarm's journal row to a receiver: told once, tried again, given up, replayed; nobody waits for another."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from standardwebhooks import Webhook, WebhookVerificationError

from app.actions.deliver_notifications import queue_test, replay
from app.actions.errors import Conflict
from app.actions.queue_notifications import queue_notifications, read_mark
from app.control.notifying.job import EACH
from app.domain.notifying.rules import Place
from app.settings import Settings
from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.notifying import alarm, mailbox, marked, notifying, rule, webhook
from tests.processes import eventually
from tests.receivers import SECRET, http_receiver, smtp_server

GIVE_UP = timedelta(hours=1)
PLACE = Place(Settings().zone)
Kept = list[tuple[str, int]]


async def kept(database: Database) -> Kept:
    """State and attempts of every notification."""
    return [(row[0], row[1]) for row in await rows(database, "SELECT state, attempts FROM notification ORDER BY seq")]


async def are(database: Database, wanted: Kept) -> bool:
    return await kept(database) == wanted


async def count(database: Database, state: str) -> int:
    return sum(found == state for found, _ in await kept(database))


async def test_an_alarm_reaches_its_webhook_signed(database: Database) -> None:
    async with http_receiver() as receiver:
        await webhook(database, "ops", receiver.url)
        await rule(database, "high", receiver="ops", priorities=["high"], transitions=["raised", "closed"])
        async with notifying(database):
            await alarm(database, "A1")
            await alarm(database, "A2", priority="low")
            await alarm(database, "A3", parent="A1")
            await alarm(database, "A1", "acknowledged")
            await alarm(database, "A1", "closed")
            await eventually(lambda: are(database, [("delivered", 1)] * 2))
        assert sorted(receiver.types()) == ["eu.poste.alarm.closed", "eu.poste.alarm.raised"]
        [raised] = [item for item in receiver.received if item.event["type"].endswith("raised")]
        Webhook(SECRET).verify(raised.body, raised.headers)
        with pytest.raises(WebhookVerificationError):
            Webhook(SECRET).verify(raised.body + b" ", raised.headers)
        assert raised.headers["host"] == f"127.0.0.1:{receiver.port}"
        event = from_structured_event(HTTPMessage(raised.headers, raised.body))
        assert (event.get_id(), event.get_subject()) == (raised.headers["webhook-id"], "A1")
        assert raised.event["data"]["asset"] == "EP-0001"


async def test_a_rule_asks_for_zones_and_families(database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    await rows(database, "UPDATE asset SET zones = '{centre}' WHERE id = 'EP-0001' RETURNING id")
    await webhook(database, "ops", "http://192.0.2.1/")
    await rule(database, "centre", receiver="ops", zones=["centre"], families=["lighting"])
    await marked(database)
    mark = await read_mark(database)
    alarms: list[dict[str, Any]] = [{}, {"asset": "EP-0002"}, {"kind": "siren"}, {"asset": None}]
    for number, changes in enumerate(alarms):
        await alarm(database, f"A{number}", **changes)
    await queue_notifications(database, PLACE, mark, mark, GIVE_UP)
    assert await rows(database, "SELECT alarm FROM notification") == [("A0",)]


async def test_the_same_place_of_the_journal_is_taken_once(database: Database) -> None:
    await webhook(database, "ops", "http://192.0.2.1/")
    await rule(database, "all", receiver="ops")
    await marked(database)
    mark = await read_mark(database)
    await alarm(database, "A1")
    taken = [queue_notifications(database, PLACE, mark, mark, GIVE_UP) for _ in range(4)]
    outcomes = await asyncio.gather(*taken, return_exceptions=True)
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 3
    assert await kept(database) == [("queued", 0)]
    again = await read_mark(database)
    assert (await queue_notifications(database, PLACE, again, again, GIVE_UP))[2] == 0


async def test_what_happened_before_anyone_followed_is_not_told(database: Database) -> None:
    await webhook(database, "ops", "http://192.0.2.1/")
    await rule(database, "all", receiver="ops")
    await alarm(database, "OLD")
    async with notifying(database):
        await alarm(database, "NEW")
        await eventually(lambda: count(database, "queued"))
    assert await rows(database, "SELECT alarm FROM notification") == [("NEW",)]


async def test_a_failing_receiver_is_tried_again_under_one_id_and_then_given_up(database: Database) -> None:
    async with http_receiver() as receiver:
        receiver.status = 500
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        async with notifying(database, notify_give_up_s=0.6):
            await alarm(database, "A1")
            await eventually(lambda: count(database, "dead"))
            attempts = len(receiver.received)
            assert attempts >= 2
            assert len({item.headers["webhook-id"] for item in receiver.received}) == 1
            receiver.status = 200
            [dead] = await replay(database, {"receiver": "ops"}, datetime.now(UTC), GIVE_UP)
            await eventually(lambda: are(database, [("delivered", 1)]))
        assert receiver.received[-1].headers["webhook-id"] == dead
        told = await rows(database, "SELECT body::text FROM journal WHERE topic = 'notification' ORDER BY seq")
        assert [('"dead"' in body, '"queued"' in body) for (body,) in told] == [(True, False), (False, True)]


async def test_a_receiver_that_is_gone_is_not_tried_again(database: Database) -> None:
    async with http_receiver() as receiver:
        receiver.status = 410
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: are(database, [("dead", 1)]))


async def test_a_silent_receiver_delays_nobody_else(database: Database) -> None:
    async with http_receiver() as silent, http_receiver() as lively:
        silent.silent = True
        await webhook(database, "silent", silent.url)
        await webhook(database, "lively", lively.url)
        await rule(database, "to-silent", receiver="silent")
        await rule(database, "to-lively", receiver="lively")
        async with notifying(database):
            for number in range(30):
                await alarm(database, f"A{number}")
            await eventually(lambda: len(set(lively.alarms())) == 30, timeout_s=8)
            assert 1 <= len(silent.received) <= EACH


async def test_a_redirect_is_not_followed(database: Database) -> None:
    async with http_receiver() as inside, http_receiver() as receiver:
        receiver.status, receiver.headers = 307, {"Location": inside.url}
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        async with notifying(database, notify_give_up_s=0):
            await alarm(database, "A1")
            await eventually(lambda: are(database, [("dead", 1)]))
        assert inside.received == []
    assert await rows(database, "SELECT detail FROM notification") == [("HTTP 307",)]


INSIDE = ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1"]  # noqa: S104


@pytest.mark.parametrize("name", INSIDE)
async def test_a_name_that_leads_inside_is_refused(database: Database, name: str) -> None:
    async with http_receiver() as inside:
        await webhook(database, "ops", f"http://{name}:{inside.port}/")
        async with notifying(database, webhook_allow="10.0.0.0/8"):
            await queue_test(database, "ops", datetime.now(UTC))
            await eventually(lambda: are(database, [("dead", 1)]))
        assert inside.received == []
    [(detail,)] = await rows(database, "SELECT detail FROM notification")
    assert detail.startswith("refused: ")


async def test_an_alarm_reaches_a_mailbox(database: Database) -> None:
    async with smtp_server() as mails:
        await mailbox(database, "duty", "duty@ville.example")
        await rule(database, "all", receiver="duty")
        async with notifying(database, smtp_url=f"smtp://127.0.0.1:{mails.port}", smtp_from="poste@ville.example"):
            mails.refuse = "451 try later"
            await alarm(database, "A1", label={"fr": "Porte\r\nBcc: x@y.example", "en": "Door"})
            await eventually(lambda: rows(database, "SELECT 1 FROM notification WHERE attempts > 0"))
            mails.refuse = ""
            await eventually(lambda: count(database, "delivered"))
        [envelope] = mails.envelopes
        assert envelope.rcpt_tos == ["duty@ville.example"]
        content = envelope.content
        assert isinstance(content, bytes)
        head = content.partition(b"\r\n\r\n")[0]
        assert b"\nBcc:" not in head
        assert b"Auto-Submitted: auto-generated" in head


@pytest.mark.parametrize(("name", "outcome"), [("localhost", "delivered"), ("elsewhere.example", "dead")])
async def test_a_certificate_must_be_for_the_name_asked(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, outcome: str
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(tls)
    async with http_receiver(tls) as receiver:
        await webhook(database, "ops", f"https://localhost:{receiver.port}/")
        await rule(database, "all", receiver="ops")
        async with notifying(database, webhook_allow="127.0.0.0/8, ::1/128", notify_give_up_s=2):
            await alarm(database, "A1")
            await eventually(lambda: count(database, outcome))
        assert len(receiver.received) == (outcome == "delivered")
