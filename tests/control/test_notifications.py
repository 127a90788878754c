"""From an alarm's journal row to a receiver: told once, tried again, given up, replayed; nobody waits for another."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from cloudevents.core.formats.json import JSONFormat
from standardwebhooks import Webhook, WebhookVerificationError

from app.actions.deliver_notifications import queue_test, replay
from app.actions.queue_notifications import queue_notifications, read_mark
from app.domain.notifying.rules import Place
from app.settings import Settings
from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.notifying import alarm, mailbox, marked, notifying, rule, webhook
from tests.processes import eventually
from tests.receivers import SECRET, http_receiver, smtp_server

GIVE_UP = timedelta(hours=1)
PLACE = Place(Settings().zone)


async def states(database: Database) -> list[str]:
    return [state for (state,) in await rows(database, "SELECT state FROM notification ORDER BY queued_at, id")]


async def test_an_alarm_reaches_its_webhook_signed(database: Database) -> None:
    async with http_receiver() as receiver:
        await webhook(database, "ops", receiver.url)
        await rule(database, "high", receiver="ops", priorities=["high"], transitions=["raised", "closed"])
        async with notifying(database):
            await alarm(database, "A1")
            await alarm(database, "A2", priority="low")
            await alarm(database, "A1", "acknowledged")
            await alarm(database, "A1", "closed")
            await eventually(lambda: len(receiver.received) == 2)
            await eventually(lambda: states_are(database, ["delivered", "delivered"]))
        assert sorted(receiver.types()) == ["eu.poste.alarm.closed", "eu.poste.alarm.raised"]
        [raised] = [item for item in receiver.received if item.event["type"].endswith("raised")]
        Webhook(SECRET).verify(raised.body, raised.headers)
        with pytest.raises(WebhookVerificationError):
            Webhook(SECRET).verify(raised.body + b" ", raised.headers)
        assert raised.event["data"]["asset"] == "EP-0001"
        assert raised.headers["host"] == f"127.0.0.1:{receiver.port}"


async def states_are(database: Database, wanted: list[str]) -> bool:
    return await states(database) == wanted
