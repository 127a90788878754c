"""Give kept messages another chance: read again as things stand now, each leaves for the outcome it now has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby

from app.actions.batch import Batch
from app.actions.dialects import Dialects, Read, prepare
from app.actions.ingest_ports import Tally
from app.actions.ports import Clock, Database, KeptMessage, Selection, Transaction
from app.actions.store_batch import store_messages
from app.domain.audit import Act

CHUNK = 1000
WORKER = "inbox"


async def replay_kept(database: Database, selection: Selection, dialects: Dialects, clock: Clock) -> Tally:
    """Replay what is selected, oldest first, and what came of it.

    A chunk leaves what is kept in the transaction that stores its outcome, so that nothing is stored twice; what is
    refused again is kept again, with its reason of now. Messages kept meanwhile are left alone. Each chunk is told.
    """
    total = Tally()
    await prepare(database, dialects)
    async with database.read() as tx:
        until = await tx.editing.newest_kept()
    while True:
        async with database.begin() as tx:
            act = tx.audit.tell(_act(selection))
            read = dialects.reading(await tx.routing.foreign_systems()).read
            taken = await replay_chunk(tx, selection, until, read, clock.now(), total)
            act.details["messages"] = taken
            act.result = "done" if taken else "unchanged"
        if taken < CHUNK:
            return total


async def replay_chunk(
    tx: Transaction, selection: Selection, until: int, read: Read, now: datetime, total: Tally
) -> int:
    """Take a chunk out of what is kept and store it; what came of it is added to `total`.

    `received` does not change: each message leaves the outcome it was counted under, in the hour it came in. One
    that was unreadable counted as one; once readable, every report it holds counts.
    """
    taken = await tx.editing.take_kept(selection, until, CHUNK)
    for hour, rows in groupby(taken, key=lambda row: row.received_at.replace(minute=0, second=0, microsecond=0)):
        tallies = await _store(tx, list(rows), hour, read, now)
        for tally in tallies:
            total.stored += tally.stored
            total.duplicate += tally.duplicate
            total.rejected += tally.rejected
            total.unknown += tally.unknown
    return len(taken)


def _act(selection: Selection) -> Act:
    what = "inbox" if selection.outcome == "unknown" else "rejected"
    asked = {name: value for name, value in asdict(selection).items() if value is not None}
    return Act(f"{what}.replay", what, selection.asset or selection.system or "", details=asked)


async def _store(
    tx: Transaction, rows: Sequence[KeptMessage], hour: datetime, read: Read, now: datetime
) -> list[Tally]:
    messages = [message for row in rows for message in read(row.topic, row.payload, row.received_at)]
    batch = Batch(messages, now)
    await store_messages(tx, batch)
    came_of_it = [
        Tally(tally.stored, tally.duplicate, tally.rejected, tally.unknown) for tally in batch.tallies.values()
    ]
    for row in rows:
        tally = batch.tallies[row.system]
        if row.outcome == "unknown":
            tally.unknown -= 1
        else:
            tally.rejected -= 1
    await tx.ingest.count(hour, WORKER, batch.tallies)
    return came_of_it
