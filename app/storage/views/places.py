"""Streets, other named ground and zones by their names, and in which commune or district they lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec

from app.domain.geometry import Area, ZoneIndex, polygon_of
from app.domain.places import Place
from app.domain.registry import fold_text
from app.storage.views.conditions import Conditions

MOST = 5000
"""Pieces looked at: whoever finds more asks for less."""
# As app.domain.registry.fold_text does, for zones keep no normalised column: they are few.
_FOLDED = r"lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))"
_NAMED = f"""(SELECT layer AS kind, id, name, search, geometry FROM base_map WHERE name <> ''
    UNION ALL SELECT level, id, name, {_FOLDED}, geometry FROM zone) n"""


async def named(raw: asyncpg.Connection[Any], text: str) -> list[Place]:
    """Pieces whose name has every word of `text`, whatever the accents and case; at most `MOST`."""
    found = Conditions()
    found.has_words("n.search", text)
    found.add("geojson_box(n.geometry) IS NOT NULL")
    rows = await raw.fetch(
        f"SELECT n.kind, n.id, n.name, n.search, geojson_box(n.geometry) AS box FROM {_NAMED}{found.where}"
        f" ORDER BY n.search, n.kind, n.id LIMIT {found.param(MOST)}",
        *found.params,
    )
    return [Place(row["kind"], row["id"], row["name"], fold_text(row["name"]), _box(row["box"])) for row in rows]


async def within(raw: asyncpg.Connection[Any], middles: Sequence[tuple[float, float]]) -> list[str | None]:
    """For each longitude and latitude, the name of the smallest commune or district around it."""
    rows = await raw.fetch(
        "SELECT id, name, level, geometry::text AS geometry FROM zone WHERE level IN ('commune', 'district')"
        " AND EXISTS (SELECT FROM unnest($1::point[]) AS p WHERE p <@ geojson_box(geometry))",
        [asyncpg.Point(*middle) for middle in middles],
    )
    names = {row["id"]: row["name"] for row in rows}
    areas = [Area(r["id"], r["level"], None, polygon_of(msgspec.json.decode(r["geometry"]))) for r in rows]
    return [names[around[-1].id] if around else None for around in ZoneIndex(areas).locate(middles)]


def _box(box: asyncpg.Box) -> tuple[float, float, float, float]:
    """PostgreSQL keeps the corners of a box as upper right and lower left."""
    return box.low.x, box.low.y, box.high.x, box.high.y
