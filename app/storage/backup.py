"""The database's side of a backup: one instant to copy, an empty place to restore to, a new epoch after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import asyncpg

from app.storage import schema
from app.storage.audit import close_trail
from app.storage.database import plain_url

_EMPTY = (
    "SELECT NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))"
)
_NEW_EPOCH = "UPDATE feed SET epoch = substr(md5(gen_random_uuid()::text), 1, 8) RETURNING epoch"


class Unsuitable(Exception):
    """The database cannot be copied or restored to; the text says why."""


@dataclass(frozen=True, slots=True)
class Instant:
    """What a copy is of: `snapshot` names it to pg_dump while the transaction is held; `cursor` is `epoch:seq`."""

    snapshot: str
    at: datetime
    schema: str
    cursor: str


@asynccontextmanager
async def held_instant(database_url: str) -> AsyncIterator[Instant]:
    """Hold one instant of the database for as long as it takes to copy. Raises `Unsuitable`."""
    connection = await _connect(database_url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            revision = await schema.revision(connection)
            if revision is None:
                raise Unsuitable("the database is empty: there is nothing to back up")
            row = await connection.fetchrow(
                "SELECT pg_export_snapshot() AS snapshot, now() AS at, epoch || ':' || seq AS cursor FROM feed"
            )
            assert row is not None  # noqa: S101 - the migration inserts the only row
            yield Instant(row["snapshot"], row["at"], revision, row["cursor"])
    finally:
        await connection.close()


async def require_empty(database_url: str) -> None:
    """Raises `Unsuitable` unless the database has no table."""
    connection = await _connect(database_url)
    try:
        if not await connection.fetchval(_EMPTY):
            raise Unsuitable("the database already holds tables: restore into an empty one")
    finally:
        await connection.close()


async def start_epoch(database_url: str) -> str:
    """After a restore, every cursor given before is void: clients take a new snapshot; the audit trail is closed."""
    connection = await _connect(database_url)
    try:
        await close_trail(connection)
        return str(await connection.fetchval(_NEW_EPOCH))
    finally:
        await connection.close()


async def _connect(database_url: str) -> asyncpg.Connection[asyncpg.Record]:
    try:
        return await asyncpg.connect(plain_url(database_url), timeout=10)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise Unsuitable(f"the database does not answer: {error or type(error).__name__}") from error
