"""Lighting cabinets and what the lamps they feed go by and show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import msgspec

from app.domain.dusk import Group

FEEDERS_LOOKED_BACK = timedelta(days=7)
_CABINETS = """
SELECT a.key, a.id, a.name, a.zones, s.comm_status, s.at, COALESCE(s."values"->'circuits', '[]')::text AS circuits
FROM asset a JOIN asset_state s USING (key)
WHERE a.kind = 'lighting_cabinet' AND a.lifecycle IN ('in_service', 'maintenance')
  AND ($1::text IS NULL OR a.zones @> ARRAY[$1])
"""
# A lamp shows nothing by a value from before it fell silent.
_LAMPS = """
SELECT cabinet, asked, shows, waited, count(*) AS lamps FROM (
    SELECT r.from_key AS cabinet,
        CASE WHEN t.claim IS NULL THEN 'programme'
             WHEN (t.value->>'level_pct')::float8 > 0 THEN 'lit' ELSE 'dark' END AS asked,
        CASE WHEN s.comm_status <> 'online' OR v.lit IS NULL THEN 'unknown' WHEN v.lit THEN 'lit'
             WHEN s."values"->'lamp_failure' = 'true' THEN 'failed' ELSE 'dark' END AS shows,
        COALESCE(t.since <= $2, false) AS waited
    FROM relation r JOIN asset b ON b.key = r.to_key JOIN asset_state s ON s.key = b.key
    CROSS JOIN LATERAL (SELECT COALESCE(NULLIF(s."values"->>'power_state', 'unknown') IN ('on', 'low'),
                                        (s."values"->>'light_level_pct')::float8 > 0) AS lit) v
    LEFT JOIN target t ON t.asset = b.key AND t.property = 'light_level' AND t.claim IS NOT NULL AND t.value IS NOT NULL
    WHERE r.type = 'feeds' AND r.from_key = ANY($1) AND b.kind = 'luminaire'
      AND b.lifecycle IN ('in_service', 'maintenance')) AS lamp
GROUP BY 1, 2, 3, 4
"""
_SWITCHED = """
SELECT key, max(at) AS at FROM journal_change
WHERE entity = 'asset' AND topic = 'state' AND key = ANY($1) AND at > $2 AND body->'values' ? 'circuits' GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class CabinetShown:
    """A lighting cabinet; `at` is when it last measured, `circuits` are its feeders as it reports them."""

    key: int
    id: str
    name: str
    zones: Sequence[str]
    comm_status: str
    at: datetime | None
    circuits: Sequence[Mapping[str, Any]]


async def cabinets(raw: asyncpg.Connection[Any], zone: str | None) -> list[CabinetShown]:
    """Those in service or under maintenance."""
    rows = await raw.fetch(_CABINETS, zone)
    return [CabinetShown(**{**row, "circuits": msgspec.json.decode(row["circuits"])}) for row in rows]


async def lamps(
    raw: asyncpg.Connection[Any], cabinet_keys: Sequence[int], placed_by: datetime
) -> Mapping[int, list[Group]]:
    """By cabinet, its lamps counted; a claim followed since `placed_by` or longer had its time."""
    found: defaultdict[int, list[Group]] = defaultdict(list)
    for row in await raw.fetch(_LAMPS, list(cabinet_keys), placed_by):
        found[row["cabinet"]].append(Group(row["asked"], row["shows"], row["waited"], row["lamps"]))
    return found


async def feeders_switched(raw: asyncpg.Connection[Any], ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
    """When each cabinet last told another state of its feeders; those that told none for a week are left out."""
    rows = await raw.fetch(_SWITCHED, list(ids), now - FEEDERS_LOOKED_BACK)
    return {row["key"]: row["at"] for row in rows}
