"""Features of the offline base map: what was imported as its layers, and the outlines of communes and districts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import asyncpg

from app.storage.views.conditions import Conditions

Box = tuple[float, float, float, float]

_GROUND = """(SELECT layer, id, name, geometry FROM base_map
    UNION ALL SELECT 'district', id, name, geometry FROM zone WHERE level IN ('commune', 'district')) b"""
_FEATURE = """jsonb_build_object('type', 'Feature', 'geometry', b.geometry, 'properties',
    jsonb_build_object('layer', b.layer, 'id', b.id, 'name', b.name))"""


async def features(raw: asyncpg.Connection[Any], layers: Sequence[str], box: Box | None) -> list[str]:
    """GeoJSON features of `layers` (all when empty) whose own box meets `box`, in the order of layer and id."""
    found = Conditions()
    if layers:
        found.add("b.layer = ANY({})", list(layers))
    if box:
        west, south, east, north = box
        found.add("geojson_box(b.geometry) && {}::box", asyncpg.Box((east, north), (west, south)))
    query = f"SELECT ({_FEATURE})::text AS body FROM {_GROUND}{found.where} ORDER BY b.layer, b.id"
    return [row["body"] for row in await raw.fetch(query, *found.params)]
