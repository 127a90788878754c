"""Features of the offline base map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import asyncpg
import numpy as np
import shapely

Box = tuple[float, float, float, float]

_FEATURE = """jsonb_build_object('type', 'Feature', 'geometry', b.geometry, 'properties',
    jsonb_build_object('layer', b.layer, 'id', b.id, 'name', b.name))"""


async def features(raw: asyncpg.Connection[Any], layers: Sequence[str], box: Box | None) -> list[str]:
    """GeoJSON features of `layers` (all when empty) whose own box meets `box`, in the order of layer and id."""
    rows = await raw.fetch(
        f"SELECT ({_FEATURE})::text AS body, CASE WHEN $2 THEN b.geometry::text END AS geometry"
        " FROM base_map b WHERE cardinality($1::text[]) = 0 OR b.layer = ANY($1) ORDER BY b.layer, b.id",
        list(layers),
        box is not None,
    )
    if box is None or not rows:
        return [row["body"] for row in rows]
    west, south, east, north = box
    bounds = shapely.bounds(shapely.from_geojson([row["geometry"] for row in rows], on_invalid="ignore"))
    meets = (bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= north) & (bounds[:, 3] >= south)
    return [rows[int(index)]["body"] for index in np.flatnonzero(meets)]
