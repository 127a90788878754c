"""Try a mapping on messages: what would be stored, or why not. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.actions.batch import Batch
from app.actions.dialects import Dialects, prepare
from app.actions.drop_duplicates import drop_duplicates
from app.actions.find_devices import find_devices, keep_known_values
from app.actions.ingest_ports import ForeignSystem
from app.actions.ports import Clock, Database, KeptMessage, Transaction
from app.actions.store_batch import lock_assets, sort_contents
from app.domain.reports import Event, Message, Report

MAX_TRIED = 500
Outcome = Literal["stored", "duplicate", "rejected", "unknown", "ignored"]


@dataclass(frozen=True, slots=True)
class Tried:
    """What would become of one thing a message says; `asset` is empty when no asset bears its device."""

    kept: int | None
    topic: str
    outcome: Outcome
    reason: str
    detail: str
    device: str
    asset: str
    content: Report | Event | None


async def try_mapping(
    database: Database, system: ForeignSystem, samples: Sequence[KeptMessage], dialects: Dialects, clock: Clock
) -> list[Tried]:
    """Read `samples` as `system` would and follow each up to where it would be written, the first 500 things they
    say. A sample with id 0 is not a kept one. A native system is read as it is: it has no mapping. Raises
    `InvalidRequest`.
    """
    foreign = [] if system.dialect == "native" else [system]
    await prepare(database, dialects, *foreign)
    async with database.read() as tx:
        others = [other for other in await tx.routing.foreign_systems() if other.id != system.id]
    for one in foreign:
        dialects.check(one, others)
    reading = dialects.reading(foreign)
    tried: list[Tried] = []
    for sample in samples:
        messages = reading.read(sample.topic, sample.payload, sample.received_at)
        kept = sample.id or None
        if not messages:
            tried.append(Tried(kept, sample.topic, "ignored", "", "", "", "", None))
        for message in messages[: MAX_TRIED - len(tried)]:
            async with database.begin() as tx:  # one lock at a time: the worker's batches lock in key order
                tried.append(await _follow(tx, message, kept, clock))
    return tried


async def _follow(tx: Transaction, message: Message, kept: int | None, clock: Clock) -> Tried:
    batch = Batch([message], clock.now())
    content = next((item for item in message.contents if isinstance(item, Report | Event)), None)
    devices = await find_devices(tx, batch.messages)
    await lock_assets(tx, batch)
    keep_known_values(devices, batch.assets)
    sort_contents(batch, await tx.ingest.systems())
    await drop_duplicates(tx, batch)
    device = message.device.id if message.device else message.asset
    if batch.kept:
        refused = batch.kept[0].kept
        return Tried(
            kept, message.topic, refused.outcome, refused.reason, refused.detail, device, message.asset, content
        )
    outcome: Outcome = "duplicate" if any(tally.duplicate for tally in batch.tallies.values()) else "stored"
    return Tried(kept, message.topic, outcome, "", "", device, message.asset, content)
