"""Imports done and tried: their reports, and what an import needs to know of the registry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg
import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from app.domain.geometry import polygon_of


async def add(
    raw: asyncpg.Connection[Any], run: str, at: datetime, file_name: str, *, dry_run: bool, report: dict[str, Any]
) -> None:
    """Keep the report of an import."""
    await raw.execute(
        "INSERT INTO import_run VALUES ($1, $2, $3, $4, 'done', $5)",
        run,
        at,
        file_name.replace("\x00", "\ufffd"),
        dry_run,
        msgspec.json.encode(report).decode().replace("\\u0000", "\\ufffd"),
    )


async def page(raw: asyncpg.Connection[Any], limit: int, before: str | None) -> list[str]:
    """Imports as JSON text without their reports, newest first; `before` is the last id of the page before."""
    rows = await raw.fetch(
        "SELECT (to_jsonb(i) - 'report')::text AS body FROM import_run i"
        " WHERE $2::text IS NULL OR id < $2 ORDER BY id DESC LIMIT $1",
        limit,
        before,
    )
    return [row["body"] for row in rows]


async def find(raw: asyncpg.Connection[Any], run: str) -> str | None:
    """One import with its report, as JSON text."""
    found: str | None = await raw.fetchval("SELECT to_jsonb(i)::text FROM import_run i WHERE id = $1", run)
    return found


async def territory(raw: asyncpg.Connection[Any]) -> BaseGeometry | None:
    """The declared territory: zones of that level, or all zones when there is none; None without zones."""
    rows = await raw.fetch(
        "SELECT geometry::text FROM zone WHERE level = 'territory' OR NOT EXISTS"
        " (SELECT 1 FROM zone WHERE level = 'territory')"
    )
    return shapely.union_all([polygon_of(msgspec.json.decode(row["geometry"])) for row in rows]) if rows else None


async def kinds_by_id(raw: asyncpg.Connection[Any]) -> dict[str, str]:
    """The kind of every id in the registry."""
    return {row["id"]: row["kind"] for row in await raw.fetch("SELECT id, kind FROM asset")}
