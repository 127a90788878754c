"""Keeping house: bounded tables, roll-ups, what is no longer kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from app.domain.retention.categories import Category
from app.storage import deletion

AT_ONCE = 5000
_PAST: Mapping[Category, Sequence[deletion.Source]] = {
    Category.READINGS: (deletion.EVENT, deletion.READING_OLD),
    Category.POSITIONS: deletion.POSITIONS,
    Category.ROLLUPS: (deletion.ROLLUP,),
    Category.JOURNAL: (deletion.ALARM, *deletion.CONTROL),
    Category.INBOX: (deletion.KEPT_MESSAGE,),
    Category.REQUESTS: (deletion.IMAGE_REQUEST,),
}

# Hours touched since the last mark are computed again whole, so that late readings find their place; not those
# whose other readings are no longer kept.
_ROLL = """
WITH touched AS MATERIALIZED (
    SELECT DISTINCT asset, date_trunc('hour', measured_at) AS at FROM reading
    WHERE received_at > $1 AND received_at <= $2 AND date_trunc('hour', measured_at) + interval '1 hour' <= $2
      AND date_trunc('hour', measured_at) >= $3
)
INSERT INTO rollup AS r (asset, at, field, n, sum, min, max, first, last)
SELECT t.asset, t.at, v.key, count(*), sum(v.value::float8), min(v.value::float8), max(v.value::float8),
       (array_agg(v.value::float8 ORDER BY g.measured_at))[1],
       (array_agg(v.value::float8 ORDER BY g.measured_at DESC))[1]
FROM touched t
JOIN reading g ON g.asset = t.asset AND g.measured_at >= t.at AND g.measured_at < t.at + interval '1 hour'
CROSS JOIN LATERAL jsonb_each_text(g."values") AS v
WHERE jsonb_typeof(g."values" -> v.key) = 'number'
GROUP BY t.asset, t.at, v.key
ON CONFLICT (asset, field, at) DO UPDATE SET n = excluded.n, sum = excluded.sum, min = excluded.min,
    max = excluded.max, first = excluded.first, last = excluded.last
"""
# Rows are merged, never dropped, so that the sums people and monitoring follow do not step back.
_MERGE_LEDGER = """
WITH old AS (
    DELETE FROM ledger WHERE hour < $1 AND worker <> '' RETURNING *
)
INSERT INTO ledger AS l (hour, system, worker, received, stored, duplicate, rejected, unknown, unexpected_fields)
SELECT date_trunc('day', hour, 'UTC'), system, '', sum(received), sum(stored), sum(duplicate), sum(rejected),
       sum(unknown), sum(unexpected_fields)
FROM old GROUP BY 1, 2
ON CONFLICT (hour, system, worker) DO UPDATE SET received = l.received + excluded.received,
    stored = l.stored + excluded.stored, duplicate = l.duplicate + excluded.duplicate,
    rejected = l.rejected + excluded.rejected, unknown = l.unknown + excluded.unknown,
    unexpected_fields = l.unexpected_fields + excluded.unexpected_fields
"""


async def roll_up(raw: asyncpg.Connection[Any], now: datetime, kept_from: datetime) -> None:
    """Bring hourly roll-ups up to the last whole hour, late readings included; local days are made of hours."""
    await raw.execute("SET LOCAL transaction_timeout = 0")
    mark = await raw.fetchval("SELECT received_at FROM rollup_mark FOR UPDATE")
    until = now.replace(minute=0, second=0, microsecond=0)
    if until - mark < timedelta(hours=1):
        return
    await raw.execute(_ROLL, mark - timedelta(hours=1), until, kept_from)
    await raw.execute("UPDATE rollup_mark SET received_at = $1", until)


async def merge_ledger(raw: asyncpg.Connection[Any], before: datetime) -> None:
    """Keep days instead of hours and workers, before the UTC day of `before`."""
    await raw.execute(_MERGE_LEDGER, before.replace(hour=0, minute=0, second=0, microsecond=0))


async def delete_past(raw: asyncpg.Connection[Any], category: Category, before: datetime) -> bool:
    """Delete some of what is over before `before`, but for daily partitions. True when there may be more."""
    gone = [await deletion.delete_some(raw, source, before, AT_ONCE) for source in _PAST[category]]
    more = category is Category.POSITIONS and await deletion.delete_positions(raw, before)
    return more or AT_ONCE in gone
