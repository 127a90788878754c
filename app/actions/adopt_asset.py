"""Adopt an unknown asset from the inbox: create it, then give its kept messages the way they missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from app.actions.create_asset import add_asset
from app.actions.errors import NotFound
from app.actions.ports import Clock, Database, Document, Transaction
from app.actions.store_batch import Batch, store_messages
from app.domain.registry import AssetDraft
from app.domain.reports import Message

Read = Callable[[str, bytes, datetime], Message]
"""How a message is read: topic, payload, received time (app/ingest/read.py)."""

CHUNK = 1000
WORKER = "inbox"


async def adopt_asset(database: Database, draft: AssetDraft, read: Read, clock: Clock) -> tuple[Document, int]:
    """Create `draft` and replay what was kept for it; the document as stored and the number of messages replayed.

    The asset and its first 1,000 messages are one transaction. Raises `InvalidRequest` or `AlreadyExists`.
    """
    now = clock.now()
    async with database.begin() as tx:
        document = await add_asset(tx, draft, now)
        replayed = await _replay(tx, draft.system or "", draft.id, read, now)
    if replayed == CHUNK:
        replayed += await replay_kept(database, draft.system or "", draft.id, read, clock)
    return document, replayed


async def replay_kept(database: Database, system: str, asset: str, read: Read, clock: Clock) -> int:
    """Replay what is kept as unknown for an asset that exists now; returns how many. Raises `NotFound`."""
    total = 0
    while True:
        async with database.begin() as tx:
            if not await tx.registry.existing("asset", [asset]):
                raise NotFound(f"there is no asset {asset!r}: adopt it")
            if not await tx.registry.existing("field_system", [system]):
                raise NotFound(f"there is no field system {system!r}: add it first")
            replayed = await _replay(tx, system, asset, read, clock.now())
        total += replayed
        if replayed < CHUNK:
            return total


async def _replay(tx: Transaction, system: str, asset: str, read: Read, now: datetime) -> int:
    """Take a chunk out of the inbox and store it. `received` does not change: each part leaves `unknown` for the
    outcome it now has, in the hour it came in.
    """
    kept = await tx.editing.take_unknown(system, asset, CHUNK)
    for hour, rows in groupby(kept, key=lambda row: row[0].replace(minute=0, second=0, microsecond=0)):
        await _store(tx, [read(topic, payload, received_at) for received_at, topic, payload in rows], system, hour, now)
    return len(kept)


async def _store(tx: Transaction, messages: Sequence[Message], system: str, hour: datetime, now: datetime) -> None:
    batch = Batch(messages, now)
    await store_messages(tx, batch)
    batch.tallies[system].unknown -= len(messages)
    await tx.ingest.count(hour, WORKER, batch.tallies)
