"""Figures about the whole installation."""

from __future__ import annotations

from typing import Any

import asyncpg

_COUNTS = {
    "kind": "SELECT kind AS name, count(*) FROM asset GROUP BY 1 ORDER BY 1",
    "health": "SELECT health AS name, count(*) FROM asset_state GROUP BY 1 ORDER BY 1",
    "comm_status": "SELECT comm_status AS name, count(*) FROM asset_state GROUP BY 1 ORDER BY 1",
}


async def counts(raw: asyncpg.Connection[Any]) -> dict[str, dict[str, int]]:
    """Assets by kind, health and comm_status."""
    return {by: {row["name"]: row["count"] for row in await raw.fetch(query)} for by, query in _COUNTS.items()}
