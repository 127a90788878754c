"""The whole map in one answer: every matching asset as columns of JSON text, aggregated by PostgreSQL."""

from __future__ import annotations

from typing import Any

import asyncpg
import msgspec

from app.domain.kinds import KINDS
from app.storage.views.asset_filter import FROM_ASSETS, AssetFilter

VOCABULARIES = {
    "kind": tuple(KINDS),
    "health": ("ok", "minor", "major", "stale", "offline", "unknown"),
    "comm_status": ("online", "stale", "offline", "unknown"),
    "lifecycle": ("planned", "in_service", "maintenance", "retired"),
}
"""Columns given as positions in a list of words."""

_MAP_VALUES = [kind.map_value for kind in KINDS.values()]
_MOBILES = [kind.mobile for kind in KINDS.values()]
_SHOWN = """
SELECT a.id, k.n AS kind, array_position({health}, t.health) - 1 AS health,
       array_position({comm_status}, t.comm_status) - 1 AS comm_status,
       array_position({lifecycle}, a.lifecycle) - 1 AS lifecycle, s."values" -> k.map_value AS value,
       round(CASE WHEN k.mobile THEN COALESCE((s."values"->>'longitude_deg')::float8, a.lon) ELSE a.lon END * 1e6)
           / 1e6 AS lon,
       round(CASE WHEN k.mobile THEN COALESCE((s."values"->>'latitude_deg')::float8, a.lat) ELSE a.lat END * 1e6)
           / 1e6 AS lat
{assets} JOIN (SELECT kind, map_value, mobile, n - 1 AS n
               FROM unnest({kinds}::text[], {map_values}::text[], {mobiles}::bool[])
                    WITH ORDINALITY AS u (kind, map_value, mobile, n)) k USING (kind)
{where}
"""
COLUMNS = ("id", "kind", "lon", "lat", "health", "comm_status", "lifecycle", "value")


async def columns(raw: asyncpg.Connection[Any], wanted: AssetFilter) -> dict[str, str]:
    """Each of `COLUMNS` as a JSON array, all in the same order."""
    found = wanted.conditions()
    words = {name: f"{found.param(list(values))}::text[]" for name, values in VOCABULARIES.items()}
    shown = _SHOWN.format(
        **{name: words[name] for name in ("health", "comm_status", "lifecycle")},
        kinds=words["kind"],
        map_values=found.param(_MAP_VALUES),
        mobiles=found.param(_MOBILES),
        assets=FROM_ASSETS,
        where=found.where,
    )
    arrays = ", ".join(f"array_to_json(array_agg({name}))::text AS {name}" for name in COLUMNS)
    row = await raw.fetchrow(f"SELECT {arrays} FROM ({shown}) AS shown", *found.params)
    return {name: (row[name] if row else None) or "[]" for name in COLUMNS}


def vocabularies() -> str:
    """`VOCABULARIES` as JSON text."""
    return msgspec.json.encode(VOCABULARIES).decode()
