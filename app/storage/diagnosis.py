"""What `poste doctor` asks a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg

from app.storage import leases, partitions
from app.storage.database import plain_url
from app.storage.leases import Lease
from app.storage.schema import head


class Unreachable(Exception):
    """No session could be opened; the text says why."""


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """`revision` is None in a database never migrated; `clock_offset_s` is the server's clock less ours;
    `expired` are the leases of sessions with the field's broker that nobody holds, by name.
    """

    version: int
    extensions: frozenset[str]
    revision: str | None
    head: str
    partitions: int
    partitions_ahead: int
    clock_offset_s: float
    expired: Mapping[str, Lease]


async def diagnose(database_url: str) -> DatabaseFacts:
    """One short session's worth of facts. Raises Unreachable."""
    try:
        connection = await asyncpg.connect(plain_url(database_url), timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error
    try:
        before = datetime.now(UTC)
        server_time = await connection.fetchval("SELECT clock_timestamp()")
        after = datetime.now(UTC)
        extensions = await connection.fetch("SELECT extname FROM pg_extension")
        migrated = await connection.fetchval("SELECT to_regclass('alembic_version') IS NOT NULL")
        count = await connection.fetchval(
            "SELECT count(*) FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '^reading_2'"
        )
        ahead = await partitions.ahead(connection, after)
        sessions = await leases.of_ingest(connection) if migrated else {}
        return DatabaseFacts(
            version=connection.get_server_version().major,
            extensions=frozenset(row["extname"] for row in extensions),
            revision=await connection.fetchval("SELECT version_num FROM alembic_version") if migrated else None,
            head=head(),
            partitions=count,
            partitions_ahead=ahead["reading"],
            expired={name: lease for name, lease in sessions.items() if lease.until < server_time},
            clock_offset_s=(server_time - (before + (after - before) / 2)).total_seconds(),
        )
    finally:
        await connection.close()
