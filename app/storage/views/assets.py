"""Assets with their live values: pages, one by one, relations both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import asyncpg

from app.storage.views.asset_filter import FROM_ASSETS, AssetFilter

# The snapshot's shape (app/storage/snapshots.py) and, besides, what a panel shows about the age of values.
_BODY = """asset_document(a) || jsonb_build_object(
    'at', s.at, 'reported_at', s.reported_at, 'heard_at', s.heard_at, 'since', s.since, 'expected', s.expected,
    'field_at', s.field_at, 'values',
    s."values" || jsonb_build_object('comm_status', s.comm_status, 'health', s.health))"""
# What GET /assets.geojson writes is what `poste import` reads (docs/city-format.md).
_FEATURE = """jsonb_build_object('type', 'Feature',
    'geometry', CASE WHEN a.lon IS NOT NULL THEN
        jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(a.lon, a.lat)) END,
    'properties', asset_document(a) - '{lon,lat,zones,commune,family,version}'::text[])"""


@dataclass(frozen=True, slots=True)
class Sort:
    """An order: an expression over `FROM_ASSETS` and its PostgreSQL type."""

    expression: str
    type: str


SORTS = {
    "id": Sort("a.id", "text"),
    "name": Sort("a.name", "text"),
    "health": Sort("array_position(ARRAY['major','offline','stale','minor','unknown','ok'], s.health)", "int"),
    "heard_at": Sort("COALESCE(s.heard_at, '-infinity')", "timestamptz"),
}
"""By health: the worst first."""


async def page(
    raw: asyncpg.Connection[Any], wanted: AssetFilter, sort: str, after: tuple[str, str] | None, limit: int
) -> tuple[list[str], tuple[str, str] | None]:
    """A page as JSON texts, and the place to continue after; `sort` is a name of `SORTS`, `-` before it reverses."""
    order = SORTS[sort.lstrip("-")]
    direction, beyond = ("DESC", "<") if sort.startswith("-") else ("ASC", ">")
    found = wanted.conditions()
    if after and order is SORTS["id"]:
        found.add(f"a.id {beyond} {{}}", after[1])
    elif after:
        found.add(f"({order.expression}, a.id) {beyond} ({{}}::text::{order.type}, {{}})", *after)
    keys = f"{order.expression} {direction}, a.id {direction}" if order is not SORTS["id"] else f"a.id {direction}"
    query = (
        f"SELECT ({_BODY})::text AS body, a.id, ({order.expression})::text AS place"
        f" {FROM_ASSETS}{found.where} ORDER BY {keys} LIMIT {found.param(limit + 1)}"
    )
    rows = await raw.fetch(query, *found.params)
    last = rows[limit - 1] if len(rows) > limit else None
    return [row["body"] for row in rows[:limit]], (last["place"], last["id"]) if last else None


async def find(raw: asyncpg.Connection[Any], asset: str) -> tuple[str, int] | None:
    """One asset as JSON text, and its version."""
    row = await raw.fetchrow(
        f"SELECT ({_BODY})::text AS body, a.version {FROM_ASSETS} WHERE a.id = $1",
        asset,
    )
    return (row["body"], row["version"]) if row else None


async def features(raw: asyncpg.Connection[Any], wanted: AssetFilter, after: str, limit: int) -> list[tuple[str, str]]:
    """Matching assets after id `after` as (id, feature of the native city format)."""
    found = wanted.conditions()
    found.add("a.id > {}", after)
    query = (
        f"SELECT a.id, ({_FEATURE})::text AS body {FROM_ASSETS}{found.where} ORDER BY a.id LIMIT {found.param(limit)}"
    )
    return [(row["id"], row["body"]) for row in await raw.fetch(query, *found.params)]


async def relations(raw: asyncpg.Connection[Any], asset: str) -> list[dict[str, Any]]:
    """Relations of an asset in both directions: `direction` is `out` for those it holds, `in` for those to it."""
    rows = await raw.fetch(
        "SELECT 'out' AS direction, r.type, r.port, COALESCE(o.id, z.id) AS id, COALESCE(o.kind, 'zone') AS kind,"
        " COALESCE(o.name, z.name) AS name FROM asset a JOIN relation r ON r.from_key = a.key"
        " LEFT JOIN asset o ON o.key = r.to_key LEFT JOIN zone z ON z.id = r.to_zone WHERE a.id = $1"
        " AND num_nonnulls(o.id, z.id) > 0"
        " UNION ALL SELECT 'in', r.type, r.port, o.id, o.kind, o.name FROM asset a"
        " JOIN relation r ON r.to_key = a.key JOIN asset o ON o.key = r.from_key WHERE a.id = $1"
        " ORDER BY 1 DESC, 2, 4, 3",
        asset,
    )
    return [dict(row) for row in rows]


async def key_and_kind(raw: asyncpg.Connection[Any], asset: str) -> tuple[int, str] | None:
    """The internal key of an asset, for its history, and its kind."""
    row = await raw.fetchrow("SELECT key, kind FROM asset WHERE id = $1", asset)
    return (row["key"], row["kind"]) if row else None
