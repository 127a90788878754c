"""Measurements of one asset: raw readings, buckets over readings, buckets over roll-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import asyncpg
import msgspec

Step = timedelta | Literal["hour", "day"]
Row = dict[str, Any]

STATEMENT_TIMEOUT = "10s"
ANCHOR = timedelta(days=2)
"""How far before a period the last value of a counter is looked for, so that its first increment counts."""

_RAW = """
SELECT measured_at, received_at, reported_at, seq, ctid::text AS place,
       (SELECT jsonb_object_agg(key, value) FROM jsonb_each("values") WHERE key = ANY($4))::text AS "values"
FROM reading WHERE asset = $1 AND measured_at >= $2 AND measured_at < $3 AND "values" ?| $4
  AND ($5::timestamptz IS NULL OR (measured_at, ctid) > ($5, $6::text::tid))
ORDER BY measured_at, ctid LIMIT $7
"""
_READINGS = """
SELECT f.field, r.measured_at AS at, (r."values" ->> f.field)::float8 AS value, {bucket} AS bucket
FROM reading r JOIN unnest($4::text[]) AS f (field) ON jsonb_typeof(r."values" -> f.field) = 'number'
WHERE r.asset = $1 AND r.measured_at >= $2 AND r.measured_at < $3
"""
_ANCHORS = """
UNION ALL SELECT a.* FROM unnest($4::text[]) AS f (field), LATERAL (
    SELECT f.field, r.measured_at AS at, (r."values" ->> f.field)::float8 AS value, NULL::timestamptz AS bucket
    FROM reading r WHERE r.asset = $1 AND r.measured_at < $2 AND r.measured_at >= $5
      AND jsonb_typeof(r."values" -> f.field) = 'number' ORDER BY r.measured_at DESC LIMIT 1) a
"""
# A counter that fell started again from zero: what it shows is what it counted since.
_BUCKETS = """
WITH told AS ({readings} {anchors}), stepped AS (
    SELECT *, lag(value) OVER (PARTITION BY field ORDER BY at) AS before FROM told)
SELECT field, bucket, count(*) AS n, avg(value) AS mean, min(value) AS min, max(value) AS max,
       (array_agg(value ORDER BY at))[1] AS first, (array_agg(value ORDER BY at DESC))[1] AS last,
       sum(CASE WHEN value >= before THEN value - before WHEN value < before THEN value END) AS delta
FROM stepped WHERE bucket IS NOT NULL GROUP BY field, bucket ORDER BY field, bucket
"""
_ROLLED = """
WITH stepped AS (
    SELECT field, at, n, sum, min, max, first, last, lag(last) OVER (PARTITION BY field ORDER BY at) AS before,
           {bucket} AS bucket
    FROM rollup r WHERE asset = $1 AND at >= $2 AND at < $3 AND field = ANY($4))
SELECT field, bucket, sum(n)::bigint AS n, sum(sum) / sum(n) AS mean, min(min) AS min, max(max) AS max,
       (array_agg(first ORDER BY at))[1] AS first, (array_agg(last ORDER BY at DESC))[1] AS last,
       sum(CASE WHEN last >= COALESCE(before, first) THEN last - COALESCE(before, first) ELSE last END) AS delta
FROM stepped GROUP BY field, bucket ORDER BY field, bucket
"""


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` (included) to `until` (excluded)."""

    since: datetime
    until: datetime


async def limit_time(raw: asyncpg.Connection[Any]) -> None:
    """A report gives up after 10 s rather than hold the database."""
    await raw.execute(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'")


async def points(
    raw: asyncpg.Connection[Any],
    asset: int,
    fields: Sequence[str],
    period: Period,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[Row]:
    """Readings that hold one of `fields`, in measured order; `place` makes the order total."""
    at, place = after or (None, None)
    rows = await raw.fetch(_RAW, asset, period.since, period.until, list(fields), at, place, limit)
    return [dict(row) | {"values": msgspec.json.decode(row["values"])} for row in rows]


async def buckets(
    raw: asyncpg.Connection[Any], asset: int, fields: Sequence[str], period: Period, step: Step, zone: str
) -> list[Row]:
    """n, mean, min, max, first, last and delta per field and bucket of `step`; days are those of time zone `zone`.

    `delta` is what a counter counted, through resets; the increment across the start of the period is in.
    """
    readings = _READINGS.format(bucket=_bucket("r.measured_at", step, 6))
    query = _BUCKETS.format(readings=readings, anchors=_ANCHORS)
    before = period.since - ANCHOR
    rows = await raw.fetch(query, asset, period.since, period.until, list(fields), before, *_parameters(step, zone))
    return [dict(row) for row in rows]


async def rolled(
    raw: asyncpg.Connection[Any], asset: int, fields: Sequence[str], period: Period, step: Step, zone: str
) -> list[Row]:
    """The same from hourly roll-ups, for the time before readings are kept. A reset inside an hour is not seen."""
    query = _ROLLED.format(bucket=_bucket("r.at", step, 5))
    rows = await raw.fetch(query, asset, period.since, period.until, list(fields), *_parameters(step, zone))
    return [dict(row) for row in rows]


def _bucket(at: str, step: Step, number: int) -> str:
    if step == "hour":
        return f"date_trunc('hour', {at})"
    if step == "day":
        return f"date_trunc('day', {at}, ${number}::text)"
    return f"date_bin(${number}::interval, {at}, TIMESTAMPTZ '2000-01-01T00:00:00Z')"


def _parameters(step: Step, zone: str) -> list[Any]:
    return [] if step == "hour" else [zone if step == "day" else step]
