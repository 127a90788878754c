"""Overrides of alarm definitions as lists."""

from __future__ import annotations

from typing import Any

import asyncpg

from app.storage.views.conditions import Conditions


async def page(
    raw: asyncpg.Connection[Any], equal: dict[str, str | None], after: str, limit: int
) -> tuple[list[str], str | None]:
    """A page in the order of ids as JSON texts, and the id to continue after; `equal` maps columns to values."""
    found = Conditions()
    found.add("id > {}", after)
    for column, value in equal.items():
        if value is not None:
            found.add(f"{column} = {{}}", value)
    rows = await raw.fetch(
        f"SELECT id, to_jsonb(o)::text AS body FROM alarm_override o{found.where} ORDER BY id"
        f" LIMIT {found.param(limit + 1)}",
        *found.params,
    )
    return [row["body"] for row in rows[:limit]], rows[limit - 1]["id"] if len(rows) > limit else None


async def find(raw: asyncpg.Connection[Any], override: str) -> tuple[str, int] | None:
    """One as JSON text, and its version."""
    row = await raw.fetchrow(
        "SELECT to_jsonb(o)::text AS body, version FROM alarm_override o WHERE id = $1",
        override,
    )
    return (row["body"], row["version"]) if row else None
