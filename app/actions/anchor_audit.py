"""The daily anchor: how far the audit trail goes, signed, kept, and queued for those who keep it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.audit_ports import Document
from app.actions.notifying_ports import Queued
from app.actions.ports import Database
from app.domain.audit_anchor import Anchor, sign
from app.domain.notifying.cloud_event import of_anchor


async def anchor_day(
    database: Database, key: Ed25519PrivateKey, receivers: Sequence[str], now: datetime, give_up: timedelta
) -> bool:
    """Anchor the trail once a day (UTC), in one transaction with what is queued for each of `receivers` that exists.
    False when the day has its anchor, or the trail holds nothing.
    """
    async with database.begin() as tx:
        _, head = await tx.audit.ends()
        if not (at := await tx.audit.written_at(head.number)):
            return False
        signed = sign(Anchor(now.date(), at, head), key)
        if not await tx.audit.add_anchor(now.date(), head.number, signed):
            return False
        known = [one for one in receivers if await tx.editing.lock("notification_receiver", one) is not None]
        await tx.outbox.enqueue([_queued(one, signed, now, give_up) for one in known])
    return True


async def kept_anchors(database: Database, since: date) -> Sequence[Document]:
    """Signed anchors from `since` on, as they are to be kept elsewhere."""
    async with database.read() as tx:
        return await tx.audit.anchors(since)


def _queued(receiver: str, signed: Document, now: datetime, give_up: timedelta) -> Queued:
    notification = uuid4().hex
    return Queued(notification, receiver, of_anchor(notification, now, signed), now, now + give_up, purpose="anchor")
