"""Leases: one holder at a time, by a row renewed every second; a stopped holder loses it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

log = logging.getLogger("poste.lease")

_TAKE = """
WITH was AS (SELECT holder FROM lease WHERE name = $1 AND holder <> $2 AND NOT detail ? 'given_up')
INSERT INTO lease AS l (name, holder, epoch, until, detail)
VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3), $4)
ON CONFLICT (name) DO UPDATE SET holder = $2, detail = $4,
    epoch = CASE WHEN l.holder = $2 THEN l.epoch ELSE l.epoch + 1 END,
    until = clock_timestamp() + make_interval(secs => $3)
WHERE l.holder = $2 OR l.until < clock_timestamp()
RETURNING epoch, (SELECT holder FROM was) AS taken_from
"""
_END_SESSIONS = """
SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity
WHERE usename = current_user AND application_name = $1 AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
"""
_COLUMNS = "name, holder, epoch, until, detail::text"

INGEST = "ingest"
"""The lease of the one session with the broker; of a member of a shared subscription, `ingest:{client id}`."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who does a job, until when, and what they last said about it."""

    holder: str
    epoch: int
    until: datetime
    detail: dict[str, Any]


async def take(raw: asyncpg.Connection[Any], name: str, holder: str, seconds: float, detail: Any) -> int | None:
    """Take or renew; the epoch when held, None while someone else holds it. Database time decides.

    Taken from one that let it run out, whose transactions are ended: a process stopped in the middle of one would keep
    its locks for as long as `transaction_timeout`, and one that lives does the same work again.
    """
    row = await raw.fetchrow(_TAKE, name, holder, seconds, msgspec.json.encode(detail).decode())
    if row is None:
        return None
    if row["taken_from"] and (ended := await raw.fetchval(_END_SESSIONS, session_name(row["taken_from"]))):
        log.warning("transactions of the last holder ended", extra={"holder": row["taken_from"], "ended": ended})
    return int(row["epoch"])


def session_name(holder: str) -> str:
    """How the database knows the sessions of a lease's holder (`application_name`, 63 bytes at most)."""
    return f"poste {holder[-56:]}" if holder else "poste"


async def give_up(raw: asyncpg.Connection[Any], name: str, holder: str) -> None:
    """Let a standby take over at once, and what is in hand be finished."""
    await raw.execute(
        "UPDATE lease SET until = clock_timestamp() - interval '1 second', detail = detail || '{\"given_up\": true}'"
        " WHERE name = $1 AND holder = $2",
        name,
        holder,
    )


async def find(raw: asyncpg.Connection[Any], name: str) -> Lease | None:
    """The lease as it stands."""
    row = await raw.fetchrow(f"SELECT {_COLUMNS} FROM lease WHERE name = $1", name)
    return _lease(row) if row else None


async def of_ingest(raw: asyncpg.Connection[Any]) -> dict[str, Lease]:
    """By name, every lease of a session with the broker, live or not."""
    rows = await raw.fetch(f"SELECT {_COLUMNS} FROM lease WHERE split_part(name, ':', 1) = $1 ORDER BY name", INGEST)
    return {row["name"]: _lease(row) for row in rows}


async def forget(raw: asyncpg.Connection[Any], name: str, holder: str) -> None:
    """The work is done for good: nobody is to take it over."""
    await raw.execute("DELETE FROM lease WHERE name = $1 AND holder = $2", name, holder)


def _lease(row: asyncpg.Record) -> Lease:
    return Lease(row["holder"], row["epoch"], row["until"], msgspec.json.decode(row["detail"]))
