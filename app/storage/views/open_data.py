"""Rows of open-data collections, before they are pseudonymised."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.domain.open_data.collections import Collection

_PLACE = "'id', a.id, 'lon', round(a.lon::numeric, 5), 'lat', round(a.lat::numeric, 5)"
_STANDING = "a.kind = $1 AND a.lifecycle = 'in_service'"
_LATEST = f"""
SELECT (jsonb_build_object({_PLACE}, 'at', s.at) || COALESCE((
    SELECT jsonb_object_agg(v.key, v.value) FROM jsonb_each(s."values") v WHERE v.key = ANY($2)), '{{}}'))::text AS body
FROM asset a JOIN asset_state s USING (key) WHERE {_STANDING} ORDER BY a.id
"""
_HOURLY = f"""
SELECT (jsonb_build_object({_PLACE}, 'hour', r.at) || jsonb_object_agg(r.field, round((r.sum / r.n)::numeric, 3)))::text
    AS body
FROM rollup r JOIN asset a ON a.key = r.asset WHERE {_STANDING} AND r.field = ANY($2) AND r.at >= $3 AND r.at < $4
GROUP BY a.id, a.lon, a.lat, r.at ORDER BY r.at, a.id
"""
# Zones that hold no other: with totals published beside, what is suppressed could be found by subtraction.
_BY_ZONE = f"""
WITH stepped AS (
    SELECT r.asset, r.at, r.field, r.first, r.last,
           lag(r.last) OVER (PARTITION BY r.asset, r.field ORDER BY r.at) AS before
    FROM rollup r JOIN asset a ON a.key = r.asset
    WHERE {_STANDING} AND r.field = ANY($2) AND r.at >= $3::timestamptz - interval '1 hour' AND r.at < $4
), used AS (
    SELECT *, CASE WHEN last >= COALESCE(before, first) THEN last - COALESCE(before, first) ELSE last END AS value
    FROM stepped WHERE at >= $3
), summed AS (
    SELECT z.id AS zone, u.at, u.field, sum(u.value) AS value, count(DISTINCT u.asset) AS devices
    FROM used u JOIN asset a ON a.key = u.asset JOIN zone z ON z.id = ANY(a.zones)
    WHERE NOT EXISTS (SELECT 1 FROM zone c WHERE c.parent = z.id) GROUP BY 1, 2, 3
)
SELECT (jsonb_build_object('zone', zone, 'hour', at, 'devices', min(devices))
        || jsonb_object_agg(field, round(value::numeric, 3)))::text AS body
FROM summed GROUP BY zone, at ORDER BY at, zone
"""


async def latest(raw: asyncpg.Connection[Any], collection: Collection) -> list[dict[str, Any]]:
    """The latest values of each piece in service."""
    return _bodies(await raw.fetch(_LATEST, collection.kind, list(collection.fields)))


async def of_hours(
    raw: asyncpg.Connection[Any], collection: Collection, since: datetime, until: datetime
) -> list[dict[str, Any]]:
    """Hours from `since` (included) to `until`, by piece or by zone."""
    query = _BY_ZONE if collection.form == "hourly_by_zone" else _HOURLY
    return _bodies(await raw.fetch(query, collection.kind, list(collection.fields), since, until))


def _bodies(rows: list[asyncpg.Record]) -> list[dict[str, Any]]:
    return [msgspec.json.decode(row["body"]) for row in rows]
