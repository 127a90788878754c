"""The journal: a gapless counter whose row lock makes the order of seq the order of commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.domain.journal import NOTIFY_CHANNEL, Cursor, Entry

MAX_ROWS_PER_TRANSACTION = 5000
# Another cluster (a restore) or another timeline (a promotion, a recovery to a point in time) may have lost rows
# that readers have seen: the first write there starts a new epoch.
_NUMBER = """
UPDATE feed SET seq = seq + $1, at = greatest(at, clock_timestamp()), history = h.now,
       epoch = CASE WHEN feed.history = h.now THEN epoch ELSE substr(md5(gen_random_uuid()::text), 1, 8) END
FROM (SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS now
      FROM pg_control_system()) AS h
RETURNING seq, at
"""
_COLUMNS = ("seq", "at", "class", "topic", "entity", "key", "body")


class JournalOverflow(RuntimeError):
    """A transaction tried to journal more rows than readers can take at once."""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A committed row; `body` is JSON text."""

    seq: int
    at: datetime
    cls: str
    topic: str
    entity: str
    key: str
    body: str


async def write(raw: asyncpg.Connection[Any], entries: Sequence[Entry]) -> dict[str, int]:
    """Number and write `entries` in order; returns the last seq of each asset named.

    From here to COMMIT the counter is held and every other writer waits.
    """
    if len(entries) > MAX_ROWS_PER_TRANSACTION:
        raise JournalOverflow(f"{len(entries)} journal rows in one transaction, {MAX_ROWS_PER_TRANSACTION} at most")
    row = await raw.fetchrow(_NUMBER, len(entries))
    assert row is not None  # noqa: S101 - the migration inserts the only row
    last, at = row["seq"], row["at"]
    first = last - len(entries) + 1
    encode = msgspec.json.encode
    records = [(first + i, at, e.cls, e.topic, e.entity, e.key, encode(e.body).decode()) for i, e in enumerate(entries)]
    await raw.copy_records_to_table("journal", records=records, columns=_COLUMNS)
    await raw.execute(f"NOTIFY {NOTIFY_CHANNEL}")
    return {e.key: seq for seq, e in enumerate(entries, first) if e.entity == "asset"}


async def position(raw: asyncpg.Connection[Any]) -> tuple[Cursor, datetime]:
    """The newest committed seq and when it was written."""
    row = await raw.fetchrow("SELECT epoch, seq, at FROM feed")
    assert row is not None  # noqa: S101 - the migration inserts the only row
    return Cursor(row["epoch"], row["seq"]), row["at"]


async def after(raw: asyncpg.Connection[Any], seq: int, limit: int, since: datetime | None = None) -> list[JournalRow]:
    """Rows after `seq` in order. `since` (a time no later than the first wanted row) prunes partitions."""
    rows = await raw.fetch(
        "SELECT seq, at, class, topic, entity, key, body::text FROM journal"
        " WHERE seq > $1 AND at >= $3 ORDER BY seq LIMIT $2",
        seq,
        limit,
        since or datetime.fromisoformat("2000-01-01T00:00:00+00:00"),
    )
    return [JournalRow(*row) for row in rows]


async def complete_since(raw: asyncpg.Connection[Any], seq: int) -> bool:
    """Whether every row after `seq` is still kept (samples go after two hours, changes much later)."""
    newest = await raw.fetchval("SELECT seq FROM feed")
    if seq >= newest:
        return bool(seq == newest)
    return bool(await raw.fetchval("SELECT EXISTS (SELECT 1 FROM journal WHERE seq = $1)", seq + 1))
