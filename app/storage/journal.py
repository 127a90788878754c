"""The journal: a gapless counter whose row lock makes the order of seq the order of commit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.domain.journal import Cursor, Entry, JournalClass

MAX_ROWS_PER_TRANSACTION = 5000
SAMPLES_A_ROW = 50
_PACK = "assets"
"""The entity of a row of samples: its body is `{asset: body}`, its key empty."""
# Another cluster (a restore) or another timeline (a promotion, a recovery to a point in time) may have lost rows
# that readers have seen: the first write there starts a new epoch.
NUMBERED = """
WITH numbered AS (
    UPDATE feed SET seq = seq + cardinality($1::text[]), at = greatest(at, clock_timestamp()), history = h.now,
           epoch = CASE WHEN feed.history = h.now THEN epoch ELSE substr(md5(gen_random_uuid()::text), 1, 8) END
    FROM (SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS now
          FROM pg_control_system()) AS h
    RETURNING seq - cardinality($1::text[]) AS before, at),
journalled AS (
    INSERT INTO journal (seq, at, class, topic, entity, key, body)
    SELECT n.before + u.place, n.at, u.class, u.topic, u.entity, u.key, u.body::jsonb
    FROM numbered n, unnest($1::text[], $2::text[], $3::text[], $4::text[], string_to_array($5, E'\\x1e'))
         WITH ORDINALITY AS u (class, topic, entity, key, body, place))
"""
"""How a transaction's last statement begins: it takes the journal's counter (`numbered`: `before`, `at`) and writes
`Rows.columns`. From here to COMMIT every other writer waits: nothing is left to be worked out or sent.
"""
SEPARATOR = "\x1e"
"""JSON text never holds it. One long text costs less to pass than an array of short ones."""


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


@dataclass(frozen=True, slots=True)
class Rows:
    """What a transaction journals, in columns, and the place in it (from 1) of each asset's last row."""

    columns: tuple[list[JournalClass], list[str], list[str], list[str], str]
    places: dict[str, int]


def rows(entries: Sequence[Entry]) -> Rows:
    """The rows of `entries`. Samples share rows; all else has a row of its own, and what is told of an asset keeps its
    order. Raises `JournalOverflow`.
    """
    if len(entries) > MAX_ROWS_PER_TRANSACTION:
        raise JournalOverflow(f"{len(entries)} journal rows in one transaction, {MAX_ROWS_PER_TRANSACTION} at most")
    packed = _packed(entries)
    encode = msgspec.json.encode
    columns = (
        [entry.cls for entry in packed],
        [entry.topic for entry in packed],
        [entry.entity for entry in packed],
        [entry.key for entry in packed],
        SEPARATOR.join([encode(entry.body).decode() for entry in packed]),
    )
    return Rows(columns, {asset: place for place, entry in enumerate(packed, 1) for asset in _assets(entry)})


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
