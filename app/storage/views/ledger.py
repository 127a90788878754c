"""The ledger, summed over workers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import asyncpg

from app.storage.views.conditions import Conditions

Row = dict[str, Any]

COUNTS = ("received", "stored", "duplicate", "rejected", "unknown", "unexpected_fields")


async def by(
    raw: asyncpg.Connection[Any],
    group: Literal["system", "hour"],
    system: str | None,
    since: datetime | None,
    until: datetime | None,
) -> list[Row]:
    """Counts by `group`, in its order."""
    found = Conditions()
    for clause, value in (("system = {}", system), ("hour >= {}", since), ("hour < {}", until)):
        if value is not None:
            found.add(clause, value)
    sums = ", ".join(f"sum({name})::bigint AS {name}" for name in COUNTS)
    query = f"SELECT {group}, {sums} FROM ledger{found.where} GROUP BY 1 ORDER BY 1"
    return [dict(row) for row in await raw.fetch(query, *found.params)]


def total(rows: Sequence[Row]) -> Row:
    """The sum of `rows`."""
    return {name: sum(row[name] for row in rows) for name in COUNTS}
