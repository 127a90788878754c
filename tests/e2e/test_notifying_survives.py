"""kill -9 of the worker at any point: each alarm is queued once and arrives, no phone rings twice for one step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.storage.database import Database
from tests.factories import rows
from tests.notifying import alarm, escalating, marked, rule, webhook
from tests.processes import Poste, eventually
from tests.receivers import HttpReceiver, http_receiver

SETTINGS = {"POSTE_WEBHOOK_ALLOW": "127.0.0.0/8", "POSTE_NOTIFY_PAUSE_S": "0.1", "POSTE_LEASE_S": "1"}


def quick(poste: Poste) -> Poste:
    return replace(poste, settings=poste.settings | SETTINGS)


async def test_killed_between_outbox_and_delivery(poste: Poste, database: Database) -> None:
    poste = quick(poste)
    async with http_receiver() as receiver:
        receiver.silent = True
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        await marked(database)
        worker = poste.start("worker")
        await alarm(database, "A1")
        await eventually(lambda: receiver.received, worker, 60)
        worker.kill()
        assert receiver.url not in worker.log.read_text()
        assert await rows(database, "SELECT state, attempts FROM notification") == [("queued", 0)]
        receiver.silent = False
        worker = poste.start("worker")
        try:
            await eventually(lambda: rows(database, "SELECT 1 FROM notification WHERE state = 'delivered'"), worker, 60)
        finally:
            worker.end()
        assert receiver.url not in worker.log.read_text()
        assert len({item.headers["webhook-id"] for item in receiver.received}) == 1
        assert await rows(database, "SELECT count(*) FROM notification") == [(1,)]


async def test_killed_again_and_again_in_full_flow(poste: Poste, database: Database) -> None:
    poste, alarms = quick(poste), 0
    async with http_receiver() as receiver:
        await webhook(database, "ops", receiver.url)
        await rule(database, "all", receiver="ops")
        await marked(database)
        for _ in range(3):
            worker, wanted = poste.start("worker"), len(receiver.received)
            for number in range(alarms, alarms + 100):
                await alarm(database, f"A{number}")
            alarms += 100
            await eventually(partial(has_received, receiver, wanted), worker, 60)
            worker.kill()
        worker = poste.start("worker")
        try:
            await eventually(lambda: nothing_waits(database, alarms), worker, 60)
        finally:
            worker.end()
        told = {event["subject"] for event in receiver.events()}
        assert told == {f"A{number}" for number in range(alarms)}
        assert len(set(receiver.alarms())) == alarms


def has_received(receiver: HttpReceiver, wanted: int) -> bool:
    return len(receiver.received) >= wanted


async def nothing_waits(database: Database, alarms: int) -> bool:
    [(delivered, all_of_them)] = await rows(
        database, "SELECT count(*) FILTER (WHERE state = 'delivered'), count(*) FROM notification"
    )
    return bool(delivered == all_of_them == alarms)


async def test_killed_while_a_phone_rings(poste: Poste, database: Database) -> None:
    poste = quick(poste)
    async with http_receiver() as gateway:
        gateway.silent = True
        await webhook(database, "phones", gateway.url)
        await escalating(database, gateway="phones", step_s=3600)
        await marked(database)
        worker = poste.start("worker")
        await alarm(database, "A1")
        await eventually(lambda: gateway.received, worker, 60)
        worker.kill()
        gateway.silent = False
        worker = poste.start("worker")
        try:
            await eventually(lambda: rows(database, "SELECT 1 FROM escalation_call WHERE outcome = 'sent'"), worker, 60)
        finally:
            worker.end()
        assert [item.event["data"]["to"]["name"] for item in gateway.received] == ["Ana", "Bob"]
        assert await rows(database, "SELECT outcome FROM escalation_call ORDER BY step") == [("failed",), ("sent",)]
