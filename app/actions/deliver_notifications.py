"""Out of the outbox: what is due, what became of it, dead letters and their replay."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from app.actions.errors import InvalidRequest, NotFound
from app.actions.notifying_ports import Attempt, Parcel, Queued
from app.actions.ports import Database
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.notifying.cloud_event import of_test
from app.domain.notifying.retry import next_attempt

REPLAYED_AT_ONCE = 1000


async def due_parcels(database: Database, now: datetime, each: int, busy: Collection[str]) -> list[Parcel]:
    """What is due, at most `each` per receiver, none of `busy`."""
    async with database.begin() as tx:
        return await tx.outbox.due(now, each, busy)


async def note_attempt(
    database: Database, parcel: Parcel, attempt: Attempt, now: datetime, first_pause_s: float, draw: float
) -> None:
    """Delivered, to be tried again, or given up: then it is a dead letter, and the journal says so."""
    async with database.begin() as tx:
        if attempt.ok:
            await tx.outbox.delivered(parcel.id, now, attempt.detail)
        elif attempt.refused or now >= parcel.give_up_at:
            if await tx.outbox.bury(parcel.id, now, attempt.detail) is not None:
                tx.record(Entry("notification", "notification", parcel.id, {"id": parcel.id, "state": "dead"}))
        else:
            until = next_attempt(now, parcel.attempts + 1, first_pause_s, draw)
            await tx.outbox.put_off(parcel.id, now, until, attempt.detail)


async def replay(database: Database, selection: Mapping[str, Any], now: datetime, give_up: timedelta) -> list[str]:
    """Queue dead letters again under their ids, at most 1,000 at once, those equal in every column given."""
    async with database.begin() as tx:
        act = tx.audit.tell(
            Act("notification.replay", "notification", selection.get("id", ""), details=dict(selection))
        )
        revived = await tx.outbox.revive(selection, now, now + give_up, REPLAYED_AT_ONCE)
        act.details |= {"count": len(revived)}
        for one in revived:
            tx.record(Entry("notification", "notification", one, {"id": one, "state": "queued"}))
    return revived


async def replay_one(database: Database, notification: str, now: datetime, give_up: timedelta) -> None:
    """Raises `InvalidRequest` unless it is a dead letter whose receiver exists."""
    if not await replay(database, {"id": notification}, now, give_up):
        raise InvalidRequest(f"{notification!r:.80} is no dead letter with a receiver: only those are replayed")


async def queue_test(database: Database, receiver: str, now: datetime) -> str:
    """Queue a test notification, tried once; its id. Raises `NotFound`."""
    notification = uuid4().hex
    async with database.begin() as tx:
        tx.audit.tell(Act("receiver.test", "receiver", receiver))
        if await tx.editing.lock("notification_receiver", receiver) is None:
            raise NotFound(f"there is no receiver {receiver!r:.80}")
        event = of_test(notification, now, receiver)
        await tx.outbox.enqueue([Queued(notification, receiver, event, now, now, purpose="test")])
    return notification
