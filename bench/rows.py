"""What a query finds, for benches and tests that look behind Poste's back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.storage.database import Database


async def rows(database: Database, query: str, *params: Any) -> Sequence[Any]:
    """Whatever `query` finds, decoded; what it changes is committed."""
    async with database.begin() as tx:
        return [tuple(row) for row in await tx.raw.fetch(query, *params)]
