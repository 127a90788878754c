"""Many alarms at once, receivers that are slow or ask to be left alone: none is lost, and nobody waits for another."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from standardwebhooks import Webhook

from app.domain.journal import Entry
from app.storage.database import Database
from tests.factories import rows
from tests.notifying import alarm, alarm_body, mailbox, marked, notifying, rule, webhook
from tests.processes import eventually
from tests.receivers import SECRET, HttpReceiver, http_receiver, smtp_server

FLOOD = 500
STATES = "SELECT state, count(*) FROM notification GROUP BY 1"


async def flood(database: Database, count: int = FLOOD) -> None:
    """So many alarms at one moment, one in a hundred critical."""
    async with database.begin() as tx:
        for number in range(count):
            priority = "low" if number % 100 else "critical"
            tx.record(Entry("alarm", "alarm", f"F{number}", alarm_body(f"F{number}", "raised", priority=priority)))


async def all_delivered(database: Database, count: int) -> bool:
    return await rows(database, STATES) == [("delivered", count)]


async def so_many_delivered(database: Database, count: int) -> bool:
    return ("delivered", count) in await rows(database, STATES)


async def following(database: Database, receiver: HttpReceiver, name: str = "ops") -> None:
    await webhook(database, name, receiver.url)
    await rule(database, name, receiver=name)


async def test_a_flood_is_told_in_few_messages_and_no_alarm_is_left_out(database: Database) -> None:
    async with http_receiver() as receiver:
        await following(database, receiver)
        await marked(database)
        await flood(database)
        async with notifying(database):
            await eventually(lambda: all_delivered(database, FLOOD))
        assert len(receiver.received) <= FLOOD / 100 + 1
        queued = await rows(database, "SELECT id FROM notification ORDER BY id")
        assert sorted(receiver.alarms()) == [one for (one,) in queued]
        first = receiver.received[0]
        Webhook(SECRET).verify(first.body, first.headers)
        event = from_structured_event(HTTPMessage(first.headers, first.body))
        assert event.get_type() == "eu.poste.alarms"
        assert event.get_id() == first.headers["webhook-id"]
        assert first.event["data"]["label"]["fr"] == "100 alarmes"
        assert first.event["data"]["priorities"] == {"critical": 1, "low": 99}


async def test_a_flood_is_one_e_mail_with_a_line_for_each_alarm(database: Database) -> None:
    async with smtp_server() as mails:
        await mailbox(database, "duty", "duty@ville.example")
        await rule(database, "all", receiver="duty")
        await marked(database)
        await flood(database, 30)
        async with notifying(database, smtp_url=f"smtp://127.0.0.1:{mails.port}"):
            await eventually(lambda: all_delivered(database, 30))
        [envelope] = mails.envelopes
        assert isinstance(envelope.content, bytes)
        assert b"Subject: [Poste] 30 alarmes (1 critique, 29 basse)" in envelope.content
        assert envelope.content.count(b"Lampe en panne") == 30


async def test_a_group_that_fails_is_the_same_group_under_the_same_id_at_the_next_attempt(database: Database) -> None:
    async with http_receiver() as receiver:
        receiver.status = 500
        await following(database, receiver)
        await marked(database)
        await flood(database, 40)
        async with notifying(database):
            await eventually(lambda: len(receiver.received) >= 2)
            await flood(database, 20)
            receiver.status = 204
            await eventually(lambda: all_delivered(database, 60))
        groups = [item for item in receiver.received if item.event["data"].get("count") == 40]
        assert len(groups) >= 2
        assert len({item.headers["webhook-id"] for item in groups}) == 1
        assert len({item.body for item in groups}) == 1


async def test_who_cannot_read_a_group_is_told_one_by_one(database: Database) -> None:
    async with http_receiver() as receiver:
        receiver.reads_groups = False
        await following(database, receiver)
        await marked(database)
        await flood(database, 25)
        async with notifying(database):
            await eventually(lambda: all_delivered(database, 25))
        assert receiver.types().count("eu.poste.alarms") == 1
        assert receiver.types().count("eu.poste.alarm.raised") == 25


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
async def test_a_receiver_that_asks_to_wait_is_left_alone_and_delays_nobody(
    database: Database, status: int, form: str
) -> None:
    async with http_receiver() as busy, http_receiver() as lively:
        busy.status = status
        await following(database, busy, "busy")
        await following(database, lively, "lively")
        until = datetime.now(UTC) + timedelta(seconds=3)
        busy.headers = {"Retry-After": "2" if form == "seconds" else format_datetime(until, usegmt=True)}
        async with notifying(database):
            await alarm(database, "A1")
            await eventually(lambda: busy.received)
            asked_at, busy.status = time.monotonic(), 204
            await alarm(database, "A2")
            await eventually(lambda: len(lively.received) == 2)
            assert len(busy.received) == 1
            await eventually(lambda: len(busy.received) == 3)
            assert time.monotonic() - asked_at >= 1.5
            await eventually(lambda: all_delivered(database, 4))


async def test_one_slow_receiver_and_a_flood_for_all_delay_no_other(database: Database) -> None:
    async with http_receiver() as slow, http_receiver() as first, http_receiver() as second:
        slow.silent = True
        for name, receiver in (("slow", slow), ("first", first), ("second", second)):
            await following(database, receiver, name)
        await marked(database)
        await flood(database)
        async with notifying(database):
            told: Any = lambda: len(first.alarms()) == len(second.alarms()) == FLOOD  # noqa: E731 - a condition
            await eventually(told, timeout_s=8)
            await eventually(lambda: so_many_delivered(database, 2 * FLOOD), timeout_s=2)  # what was answered is noted
