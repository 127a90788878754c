"""Out of the outbox: what is due, what became of it, dead letters and their replay."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec

from app.actions.errors import InvalidRequest, NotFound
from app.actions.notifying_ports import Attempt, Due, Parcel, Queued
from app.actions.ports import Database, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.notifying.cloud_event import of_group, of_test
from app.domain.notifying.grouping import MOST_IN_GROUP, units
from app.domain.notifying.retry import next_attempt

REPLAYED_AT_ONCE = 1000


READ_AHEAD = 2 * MOST_IN_GROUP
"""Rows read of each receiver: a group cut off at the end leaves a whole one before it."""


async def due_parcels(
    database: Database, now: datetime, busy: Collection[str], resting: Collection[str] = ()
) -> list[Parcel]:
    """What is due, alone or grouped, the longest due first; no row of `busy`, nothing for receivers in `resting`."""
    async with database.begin() as tx:
        due = await tx.outbox.due(now, READ_AHEAD, busy, resting)
    found = {one.waiting.id: one for one in due}
    read, last = Counter(one.waiting.receiver for one in due), {one.waiting.receiver: one.waiting.id for one in due}
    cut_off = {last[receiver] for receiver, rows in read.items() if rows == READ_AHEAD}
    wanted = [unit for unit in units([one.waiting for one in due]) if not cut_off & {one.id for one in unit}]
    return [_parcel([found[one.id] for one in unit]) for unit in wanted]


def _parcel(due: Sequence[Due]) -> Parcel:
    first, members = due[0], tuple(one.waiting.id for one in due)
    event_id, event = first.waiting.id, first.event
    if len(due) > 1:
        group = of_group([msgspec.json.decode(one.event) for one in due])
        event_id, event = group["id"], msgspec.json.encode(group).decode()
    give_up_at = min(one.give_up_at for one in due)
    return Parcel(event_id, first.waiting.receiver, first.to, event, first.waiting.attempts, give_up_at, members)


async def note_attempt(
    database: Database, parcel: Parcel, attempt: Attempt, now: datetime, first_pause_s: float
) -> None:
    """Delivered, to be tried again, or given up: then it is a dead letter, and the journal says so.

    A group is tried again as it is, or one by one where its receiver cannot read it.
    """
    async with database.begin() as tx:
        if attempt.ok:
            await tx.outbox.delivered(parcel.members, now, attempt.detail)
        elif attempt.refused or now >= parcel.give_up_at:
            for dead in await tx.outbox.bury(parcel.members, now, attempt.detail):
                tx.record(Entry("notification", "notification", dead, {"id": dead, "state": "dead"}))
        else:
            draws = [random.random() for _ in parcel.members]  # noqa: S311 - jitter is no secret
            if not attempt.unreadable:
                draws = len(draws) * draws[:1]
            until = [next_attempt(now, parcel.attempts + 1, first_pause_s, draw, attempt.wait) for draw in draws]
            await tx.outbox.put_off(parcel.members, now, until, attempt.detail)


async def replay(database: Database, selection: Mapping[str, Any], now: datetime, give_up: timedelta) -> list[str]:
    """Queue dead letters again under their ids, at most 1,000 at once, those equal in every column given."""
    async with database.begin() as tx:
        return await _revive(tx, selection, now, now + give_up)


async def replay_one(database: Database, notification: str, now: datetime, give_up: timedelta) -> None:
    """Raises `InvalidRequest` unless it is a dead letter whose receiver exists."""
    async with database.begin() as tx:
        if not await _revive(tx, {"id": notification}, now, now + give_up):
            raise InvalidRequest(f"{notification!r:.80} is no dead letter with a receiver: only those are replayed")


async def _revive(tx: Transaction, selection: Mapping[str, Any], now: datetime, give_up_at: datetime) -> list[str]:
    act = tx.audit.tell(Act("notification.replay", "notification", selection.get("id", ""), details=dict(selection)))
    revived = await tx.outbox.revive(selection, now, give_up_at, REPLAYED_AT_ONCE)
    act.details |= {"count": len(revived)}
    for one in revived:
        tx.record(Entry("notification", "notification", one, {"id": one, "state": "queued"}))
    return list(revived)


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
