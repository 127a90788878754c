"""Partitions by time: created ahead, dropped when what they hold is no longer kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SAMPLES_KEPT = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Plan:
    """A partitioned table: the width of a partition, and how many exist behind and ahead of now."""

    table: str
    width: timedelta
    behind: int
    ahead: int


# Only workers write readings and samples, and each creates what it needs when it starts; changes are also
# written by the web role, which must not depend on a worker for a fortnight.
PLANS = (
    Plan("reading", DAY, 7, 2),
    Plan("journal_change", DAY, 1, 14),
    Plan("journal_sample", HOUR, 1, 6),
)
_ONE_AT_A_TIME = 0x706F7374  # workers that start together must not create the same partition
_NAME = re.compile(r"_(\d{8}t\d{2})$")


async def create_ahead(raw: asyncpg.Connection[Any], now: datetime) -> int:
    """Create the partitions that `PLANS` call for and that do not exist; returns how many."""
    await raw.execute("SELECT pg_advisory_xact_lock($1)", _ONE_AT_A_TIME)
    existing = {row["name"] for row in await raw.fetch("SELECT relname AS name FROM pg_class WHERE relispartition")}
    created = 0
    for plan in PLANS:
        for step in range(-plan.behind, plan.ahead + 1):
            start = _floor(now + step * plan.width, plan.width)
            name = f"{plan.table}_{start:%Y%m%dt%H}"
            if name not in existing:
                end = start + plan.width
                await raw.execute(
                    f"CREATE TABLE {name} PARTITION OF {plan.table}"
                    f" FOR VALUES FROM ('{start.isoformat()}') TO ('{end.isoformat()}')"
                )
                created += 1
    return created


async def droppable(raw: asyncpg.Connection[Any], table: str, before: datetime) -> list[str]:
    """Partitions of `table` that hold nothing from `before` on, oldest first."""
    width = next(plan.width for plan in PLANS if plan.table == table)
    rows = await raw.fetch(
        "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = $1::regclass ORDER BY c.relname",
        table,
    )
    return [row["name"] for row in rows if (start := _start(row["name"])) and start + width <= before]


async def drop(raw: asyncpg.Connection[Any], name: str) -> None:
    """Drop one partition; waits at most a moment for readers."""
    if not _NAME.search(name):
        raise ValueError(f"{name!r} is not a partition of ours")
    await raw.execute("SET LOCAL lock_timeout = '1s'")
    await raw.execute(f"DROP TABLE {name}")


def _floor(at: datetime, width: timedelta) -> datetime:
    at = at.astimezone(UTC)
    return at.replace(hour=0 if width == DAY else at.hour, minute=0, second=0, microsecond=0)


def _start(name: str) -> datetime | None:
    found = _NAME.search(name)
    return datetime.strptime(found.group(1), "%Y%m%dt%H").replace(tzinfo=UTC) if found else None
