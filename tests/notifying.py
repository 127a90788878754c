"""Alarms, receivers, rules and people as tests of notifications write them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from app.actions.clock import SystemClock
from app.control.notifying.job import Notifications
from app.domain.journal import Entry
from app.domain.notifying.rules import Place
from app.settings import Settings
from app.storage.database import Database
from tests.receivers import SECRET

ANY_RULE: dict[str, Any] = {
    "name": "x", "enabled": True, "receiver": None, "transitions": ["raised"], "priorities": [], "families": [],
    "kinds": [], "definitions": [], "zones": [], "systems": [], "hours": None, "escalation": None,
}  # fmt: skip
QUICK: dict[str, Any] = {"webhook_allow": "127.0.0.0/8", "notify_pause_s": 0.05, "notify_give_up_s": 20}


def alarm_body(alarm: str, transition: str, **changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "id": alarm, "asset": "EP-0001", "system": "lighting", "kind": "luminaire", "definition": "lamp_failure",
        "priority": "high", "state": "unacknowledged", "transition": transition,
        "label": {"fr": "Lampe en panne", "en": "Lamp failure"}, "detail": "", "value": None, "raised_at": now,
        "measured_at": now, "delayed": False, "acknowledged_at": None, "acknowledged_by": None, "returned_at": None,
        "shelved_until": None, "assigned_to": None, "parent": None, "folded": 0, "comment": None,
    } | changes  # fmt: skip


async def alarm(database: Database, alarm: str, transition: str = "raised", **changes: Any) -> None:
    """Journal a transition as the alarms' actions do."""
    async with database.begin() as tx:
        tx.record(Entry("alarm", "alarm", alarm, alarm_body(alarm, transition, **changes)))


async def webhook(database: Database, name: str, url: str) -> None:
    document = {"id": name, "name": name, "channel": "webhook", "address": url, "secret": SECRET, "enabled": True}
    async with database.begin() as tx:
        await tx.editing.insert("notification_receiver", document)


async def mailbox(database: Database, name: str, address: str) -> None:
    document = {"id": name, "name": name, "channel": "email", "address": address, "secret": None, "enabled": True}
    async with database.begin() as tx:
        await tx.editing.insert("notification_receiver", document)


async def rule(database: Database, name: str, **changes: Any) -> None:
    async with database.begin() as tx:
        await tx.editing.insert("notification_rule", ANY_RULE | {"id": name} | changes)


async def marked(database: Database) -> None:
    """From here on the journal is followed."""
    async with database.begin() as tx:
        await tx.outbox.mark()


@asynccontextmanager
async def notifying(database: Database, **settings: Any) -> AsyncIterator[Notifications]:
    """The job at work in this process, with short pauses and loopback permitted."""
    chosen = Settings(database_url=database.url, **QUICK | settings)
    await marked(database)
    job = Notifications(chosen, database, SystemClock(), Place(chosen.zone))
    working = asyncio.create_task(job.run())
    try:
        yield job
    finally:
        job.drain()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(working, 5)


async def escalating(
    database: Database,
    *,
    gateway: str | None,
    after_s: int = 0,
    step_s: int = 1,
    levels: Sequence[str] = ("level_1", "level_2", "officer"),
) -> list[str]:
    """Ana, Bob and Claire are on call at the levels given, and a rule calls them; their ids."""
    people = {"level_1": ("p-a", "Ana", "+33 1"), "level_2": ("p-b", "Bob", "+33 2"), "officer": ("p-c", "Claire", "3")}
    async with database.begin() as tx:
        await tx.editing.insert("service", {"id": "lights", "name": "Lights", "partner": False, "contact": {}})
        for person, name, phone in people.values():
            contact = {"phone": phone, "email": f"{name.lower()}@ville.example", "webhook": "", "secret": None}
            await tx.editing.insert("person", {"id": person, "name": name} | contact)
        turns = [
            {"level": level, "people": [people[level][0]], "first": "2020-01-01", "handover": "08:00", "hours": None}
            for level in levels
        ]
        await tx.editing.insert("rota", {"id": "lights", "gateway": gateway, "turns": turns, "exceptions": []})
    await rule(database, "call", escalation={"service": "lights", "after_s": after_s, "step_s": step_s})
    return [person for person, _, _ in people.values()]
