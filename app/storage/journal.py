"""The journal: a gapless counter whose row lock makes the order of seq the order of commit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.domain.journal import NOTIFY_CHANNEL, Cursor, Entry

MAX_ROWS_PER_TRANSACTION = 5000
SAMPLES_A_ROW = 50
_PACK = "assets"
"""The entity of a row of samples: its body is `{asset: body}`, its key empty."""
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


_asset_bodies = msgspec.json.Decoder(dict[str, msgspec.Raw])


class JournalRow(NamedTuple):
    """A committed row as it was recorded; `body` is JSON text. Samples of several assets may share one `seq`."""

    seq: int
    at: datetime
    cls: str
    topic: str
    entity: str
    key: str
    body: str


async def write(raw: asyncpg.Connection[Any], entries: Sequence[Entry]) -> dict[str, int]:
    """Number and write `entries`; returns the last seq of each asset named.

    Samples share rows; all else has a row of its own, and what is told of an asset keeps its order.
    From here to COMMIT the counter is held and every other writer waits.
    """
    if len(entries) > MAX_ROWS_PER_TRANSACTION:
        raise JournalOverflow(f"{len(entries)} journal rows in one transaction, {MAX_ROWS_PER_TRANSACTION} at most")
    rows = _packed(entries)
    row = await raw.fetchrow(_NUMBER, len(rows))
    assert row is not None  # noqa: S101 - the migration inserts the only row
    last, at = row["seq"], row["at"]
    first = last - len(rows) + 1
    encode = msgspec.json.encode
    records = [(first + i, at, e.cls, e.topic, e.entity, e.key, encode(e.body).decode()) for i, e in enumerate(rows)]
    await raw.copy_records_to_table("journal", records=records, columns=_COLUMNS)
    await raw.execute(f"NOTIFY {NOTIFY_CHANNEL}")
    return {asset: seq for seq, entry in enumerate(rows, first) for asset in _assets(entry)}


def _packed(entries: Sequence[Entry]) -> list[Entry]:
    """The rows to write: samples packed, an asset once in a row and never behind what was recorded after it."""
    rows: list[Entry] = []
    pack: dict[str, Any] = {}
    for entry in entries:
        if pack and (entry.key in pack or len(pack) == SAMPLES_A_ROW):
            rows.append(Entry("sample", _PACK, "", pack, "sample"))
            pack = {}
        if entry.topic == "sample":
            pack[entry.key] = entry.body
        else:
            rows.append(entry)
    if pack:
        rows.append(Entry("sample", _PACK, "", pack, "sample"))
    return rows


def _assets(entry: Entry) -> Iterable[str]:
    if entry.entity == _PACK:
        return entry.body
    return (entry.key,) if entry.entity == "asset" else ()


async def position(raw: asyncpg.Connection[Any]) -> tuple[Cursor, datetime]:
    """The newest committed seq and when it was written."""
    row = await raw.fetchrow("SELECT epoch, seq, at FROM feed")
    assert row is not None  # noqa: S101 - the migration inserts the only row
    return Cursor(row["epoch"], row["seq"]), row["at"]


async def after(raw: asyncpg.Connection[Any], seq: int, limit: int, since: datetime | None = None) -> list[JournalRow]:
    """What up to `limit` rows after `seq` hold, in order, each asset's sample by itself; never part of a `seq`.

    `since` (a time no later than the first wanted row) prunes partitions.
    """
    rows = await raw.fetch(
        "SELECT seq, at, class, topic, entity, key, body::text FROM journal"
        " WHERE seq > $1 AND at >= $3 ORDER BY seq LIMIT $2",
        seq,
        limit,
        since or datetime.fromisoformat("2000-01-01T00:00:00+00:00"),
    )
    return [told for row in rows for told in _unpacked(*row)]


def _unpacked(seq: int, at: datetime, cls: str, topic: str, entity: str, key: str, body: str) -> Iterable[JournalRow]:
    if entity != _PACK:
        return (JournalRow(seq, at, cls, topic, entity, key, body),)
    bodies = _asset_bodies.decode(body)
    return [JournalRow(seq, at, cls, topic, "asset", asset, bytes(one).decode()) for asset, one in bodies.items()]


async def complete_since(raw: asyncpg.Connection[Any], seq: int) -> bool:
    """Whether every row after `seq` is still kept (samples go after two hours, changes much later)."""
    newest = await raw.fetchval("SELECT seq FROM feed")
    if seq >= newest:
        return bool(seq == newest)
    return bool(await raw.fetchval("SELECT EXISTS (SELECT 1 FROM journal WHERE seq = $1)", seq + 1))
