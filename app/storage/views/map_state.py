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
_COLUMNS = {
    "id": "to_json(a.id)",
    "kind": "k.n",
    "lon": "round({lon} * 1e6) / 1e6",
    "lat": "round({lat} * 1e6) / 1e6",
    "health": "array_position({health}, s.health) - 1",
    "comm_status": "array_position({comm_status}, s.comm_status) - 1",
    "lifecycle": "array_position({lifecycle}, a.lifecycle) - 1",
    "value": 's."values" -> k.map_value',
    "seq": "s.seq",
}
# What moves and says that it is nowhere, off duty say, is nowhere: not where it was registered.
_PLACE = (
    """CASE WHEN k.mobile AND s."values" ? '{reported}' THEN (s."values"->>'{reported}')::float8 ELSE a.{column} END"""
)
_KINDS = """ JOIN (
    SELECT kind, map_value, mobile, n - 1 AS n FROM unnest({kind}, {map_values}::text[], {mobiles}::bool[])
    WITH ORDINALITY AS u (kind, map_value, mobile, n)) k USING (kind)"""


async def columns(raw: asyncpg.Connection[Any], wanted: AssetFilter) -> dict[str, str]:
    """Each column of the map as a JSON array, all in the same order."""
    found = wanted.conditions()
    words: dict[str, str] = {name: f"{found.param(list(told))}::text[]" for name, told in VOCABULARIES.items()}
    words["lon"] = _PLACE.format(reported="longitude_deg", column="lon")
    words["lat"] = _PLACE.format(reported="latitude_deg", column="lat")
    kinds = _KINDS.format(kind=words["kind"], map_values=found.param(_MAP_VALUES), mobiles=found.param(_MOBILES))
    texts = ", ".join(
        f"string_agg(COALESCE(({expression.format(**words)})::text, 'null'), ',') AS {name}"
        for name, expression in _COLUMNS.items()
    )
    # Merging the workers' long texts costs more than they save (measured: 178 ms against 144 at 50,000 assets).
    await raw.execute("SET LOCAL max_parallel_workers_per_gather = 0")
    row = await raw.fetchrow(f"SELECT {texts} {FROM_ASSETS}{kinds}{found.where}", *found.params)
    return {name: f"[{(row[name] if row else None) or ''}]" for name in _COLUMNS}


def vocabularies() -> str:
    """`VOCABULARIES` as JSON text."""
    return msgspec.json.encode(VOCABULARIES).decode()
