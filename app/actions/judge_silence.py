"""Decide who has been silent too long. Silence is not absence: circumstances count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.judge_alarms import judge_alarms
from app.actions.ports import Database, Transaction
from app.domain.fold import Transition, settle, watched_values
from app.domain.journal import Entry
from app.domain.kinds import KINDS
from app.domain.registry import CommStatus

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What excuses silence: since when we hear the broker with nothing older waiting (None: we do not),
    and since when it is night (None: day), for lamps of which no feeder is known.
    """

    now: datetime
    listening_since: datetime | None
    night_since: datetime | None


async def judge_silence(database: Database, seen: Circumstances) -> int:
    """Mark stale assets, and those of offline systems; returns how many changed. Chunked and repeatable."""
    changed = 0
    for status in (CommStatus.OFFLINE, CommStatus.UNKNOWN, CommStatus.STALE):
        if status is CommStatus.STALE and seen.listening_since is None:
            continue
        while count := await _mark(database, seen, status):
            changed += count
    return changed


async def _mark(database: Database, seen: Circumstances, status: CommStatus) -> int:
    async with database.begin() as tx:
        found = await _candidates(tx, seen, status, None)
        if not found:
            return 0
        assets = await tx.ingest.lock_keys(found)
        still = set(await _candidates(tx, seen, status, [asset.key for asset in assets]))
        changed = [asset for asset in assets if asset.key in still]
        for asset in changed:
            for item in settle(asset.kind, asset.state, status.value, seen.now):
                tx.record(Entry("state", "asset", asset.id, {"at": item.at, "values": item.values}))
        if claimed := await tx.control.claimed(assets=[asset.key for asset in changed]):
            await tx.control.wake(claimed)
        tx.ingest.write_statuses(changed, seen.now)
        watched = [(one, [Transition(seen.now, watched_values(one.kind, one.state))]) for one in changed]
        await judge_alarms(tx, watched, (), seen.now)
    return len(changed)


async def _candidates(
    tx: Transaction, seen: Circumstances, status: CommStatus, among: Sequence[int] | None
) -> list[int]:
    if status is CommStatus.STALE:
        return await tx.silence.stale(seen.now, seen.listening_since or seen.now, seen.night_since, KINDS, among, CHUNK)
    return await tx.silence.of_systems(status.value, among, CHUNK)
