"""Zones, services and field systems as lists."""

from __future__ import annotations

from typing import Any

import asyncpg

from app.actions.ports import Private, Resource
from app.storage.views.conditions import Conditions

_BESIDE = {"zone": "jsonb_build_object('assets', (SELECT count(*) FROM asset a WHERE a.zones @> ARRAY[r.id]))"}
"""What a page of a resource tells beside its columns."""
_FEATURE = """jsonb_build_object('type', 'Feature', 'geometry', z.geometry, 'properties',
    jsonb_build_object('zone', z.level, 'id', z.id, 'name', z.name, 'parent', z.parent, 'insee', z.insee))"""


async def page(
    raw: asyncpg.Connection[Any],
    resource: Resource | Private,
    equal: dict[str, Any],
    after: str,
    limit: int,
    *,
    drop: str = "",
) -> tuple[list[str], str | None]:
    """A page in the order of ids as JSON texts, and the id to continue after.

    `equal` maps columns (never from outside) to the value each must have, None for any; `drop` leaves one out.
    """
    found = Conditions()
    beside = _BESIDE.get(resource, "'{}'::jsonb")
    found.add("r.id > {}", after)
    for column, value in equal.items():
        if value is not None:
            found.add(f"r.{column} = {{}}", value)
    query = (
        f"SELECT r.id, (to_jsonb(r) - {found.param(drop)}::text || {beside})::text AS body"
        f" FROM {resource} r{found.where} ORDER BY r.id LIMIT {found.param(limit + 1)}"
    )
    rows = await raw.fetch(query, *found.params)
    return [row["body"] for row in rows[:limit]], rows[limit - 1]["id"] if len(rows) > limit else None


async def find(
    raw: asyncpg.Connection[Any], resource: Resource | Private, key: str, *, drop: str = ""
) -> tuple[str, int] | None:
    """One as JSON text without column `drop`, and its version."""
    row = await raw.fetchrow(
        f"SELECT (to_jsonb(r) - $2::text)::text AS body, r.version FROM {resource} r WHERE r.id = $1", key, drop
    )
    return (row["body"], row["version"]) if row else None


async def features(raw: asyncpg.Connection[Any]) -> list[str]:
    """Every zone as a feature of the native city format, parents first."""
    rows = await raw.fetch(
        "WITH RECURSIVE down AS (SELECT id, 0 AS depth FROM zone WHERE parent IS NULL"
        " UNION ALL SELECT z.id, depth + 1 FROM down JOIN zone z ON z.parent = down.id WHERE depth < 100)"
        f" SELECT ({_FEATURE})::text AS body FROM down JOIN zone z USING (id) ORDER BY depth, id"
    )
    return [row["body"] for row in rows]
