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
# Under these locks writers wait, so they are asked for briefly and often rather than waited for.
LOCK_TIMEOUT = "200ms"
# Rows that the roll-ups, or the newest snapshot, do not know yet.
_MADE_OF = {
    "reading": "received_at > (SELECT received_at FROM rollup_mark)",
    "journal_change": "seq > (SELECT COALESCE(max(seq), 0) FROM snapshot)",
}
# Rows only come, and go with their partition: a vacuum every minute would write them all a second time, frozen.
_APPENDED = "WITH (autovacuum_vacuum_insert_threshold = -1)"
_ONE_AT_A_TIME = 0x706F7374  # workers that start together must not create the same partition
_NAME = re.compile(r"_(\d{8}t\d{2})$")


@dataclass(frozen=True, slots=True)
class Missing:
    """A partition that `PLANS` call for and that does not exist."""

    table: str
    start: datetime
    end: datetime

    @property
    def name(self) -> str:
        return f"{self.table}_{self.start:%Y%m%dt%H}"


async def missing(raw: asyncpg.Connection[Any], now: datetime) -> list[Missing]:
    """What is to be created, oldest first within each table."""
    existing = set(await _names(raw))
    wanted = [
        Missing(plan.table, start, start + plan.width)
        for plan in PLANS
        for step in range(-plan.behind, plan.ahead + 1)
        for start in (_floor(now + step * plan.width, plan.width),)
    ]
    return [partition for partition in wanted if partition.name not in existing]


async def create(raw: asyncpg.Connection[Any], partition: Missing) -> None:
    """Create one. Attached rather than made in place: that locks the default partition only, not its parent.

    Source: PostgreSQL 18 manual, CREATE TABLE (PARTITION OF) and ALTER TABLE (ATTACH PARTITION).
    """
    await raw.execute("SELECT pg_advisory_xact_lock($1)", _ONE_AT_A_TIME)
    if await raw.fetchval("SELECT to_regclass($1) IS NOT NULL", partition.name):
        return
    await raw.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
    await raw.execute(f"CREATE TABLE {partition.name} (LIKE {partition.table} INCLUDING DEFAULTS) {_APPENDED}")
    await raw.execute(
        f"ALTER TABLE {partition.table} ATTACH PARTITION {partition.name}"
        f" FOR VALUES FROM ('{partition.start.isoformat()}') TO ('{partition.end.isoformat()}')"
    )


async def create_ahead(raw: asyncpg.Connection[Any], now: datetime) -> int:
    """Create all that are missing in one transaction, as a program starts; returns how many."""
    wanted = await missing(raw, now)
    for partition in wanted:
        await create(raw, partition)
    return len(wanted)


async def ahead(raw: asyncpg.Connection[Any], now: datetime) -> dict[str, int]:
    """By table, how many partitions begin after `now`."""
    starts = [(name.rsplit("_", 1)[0], start) for name in await _names(raw) if (start := _start(name))]
    return {plan.table: sum(table == plan.table and start > now for table, start in starts) for plan in PLANS}


async def droppable(raw: asyncpg.Connection[Any], table: str, before: datetime) -> list[str]:
    """Partitions of `table` that hold nothing from `before` on, oldest first."""
    width = next(plan.width for plan in PLANS if plan.table == table)
    rows = await raw.fetch(
        "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = $1::regclass ORDER BY c.relname",
        table,
    )
    return [row["name"] for row in rows if (start := _start(row["name"])) and start + width <= before]


async def may_go(raw: asyncpg.Connection[Any], name: str) -> bool:
    """Whether what is kept longer has been made of it: roll-ups of readings, a snapshot after changes."""
    _require_ours(name)
    needed = next((made for table, made in _MADE_OF.items() if name.startswith(table)), None)
    return needed is None or not await raw.fetchval(f"SELECT EXISTS (SELECT 1 FROM {name} WHERE {needed})")


async def drop(raw: asyncpg.Connection[Any], name: str) -> None:
    """Drop one partition; readers and writers wait at most a moment."""
    _require_ours(name)
    await raw.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
    await raw.execute(f"DROP TABLE {name}")


async def _names(raw: asyncpg.Connection[Any]) -> list[str]:
    return [row["name"] for row in await raw.fetch("SELECT relname AS name FROM pg_class WHERE relispartition")]


def _floor(at: datetime, width: timedelta) -> datetime:
    at = at.astimezone(UTC)
    return at.replace(hour=0 if width == DAY else at.hour, minute=0, second=0, microsecond=0)


def _start(name: str) -> datetime | None:
    found = _NAME.search(name)
    return datetime.strptime(found.group(1), "%Y%m%dt%H").replace(tzinfo=UTC) if found else None


def _require_ours(name: str) -> None:
    if not _NAME.search(name):
        raise ValueError(f"{name!r} is not a partition of ours")
