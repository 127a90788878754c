"""Journal the measurements that were held back when an asset spoke more than once a second."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.actions.ports import Database
from app.domain.fold import SAMPLE_EVERY, take_sample
from app.domain.journal import Entry

CHUNK = 1000


async def flush_samples(database: Database, keys: Sequence[int] | None, now: datetime) -> set[int]:
    """Send the samples due among `keys` (None: everywhere); returns the keys that are not yet due."""
    later: set[int] = set()
    async with database.begin() as tx:
        due = sorted(await tx.silence.unsampled() if keys is None else keys)
        assets = await tx.ingest.lock_keys(due[:CHUNK])
        flushed = []
        for asset in assets:
            memory = asset.state.memory
            if not memory.due:
                continue
            if memory.sampled is not None and now - memory.sampled < SAMPLE_EVERY:
                later.add(asset.key)
                continue
            sample = take_sample(asset.state, memory.due, now)
            tx.record(Entry("sample", "asset", asset.id, {"at": sample.at, "values": sample.values}, "sample"))
            flushed.append(asset)
        tx.ingest.write_states(flushed)
    return later | set(due[CHUNK:])
