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
from app.storage.views.legal import CAMERAS, LACKING


class Unreachable(Exception):
    """No session could be opened; the text says why."""


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """Of cameras in service: how many, and how many lack what the law asks."""

    cameras: int = 0
    unattested: int = 0
    unauthorised: int = 0
    unsigned: int = 0
    assessed: bool = False


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
    video: VideoFacts


_VIDEO = f"""
SELECT count(*)::int AS cameras, (count(*) FILTER (WHERE 'masks' = ANY(lacks)))::int AS unattested,
(count(*) FILTER (WHERE EXISTS (SELECT FROM unnest(lacks) AS l WHERE l LIKE 'authorisation%')))::int AS unauthorised,
(count(*) FILTER (WHERE 'sign' = ANY(lacks)))::int AS unsigned,
EXISTS (SELECT FROM assessment WHERE activity = 'images' AND review_on >= current_date) AS assessed
FROM (SELECT {LACKING} AS lacks FROM {CAMERAS.source} WHERE a.lifecycle = 'in_service') AS found
"""


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
        revision = await connection.fetchval("SELECT version_num FROM alembic_version") if migrated else None
        video = await connection.fetchrow(_VIDEO) if revision == head() else None
        return DatabaseFacts(
            version=connection.get_server_version().major,
            extensions=frozenset(row["extname"] for row in extensions),
            revision=revision,
            head=head(),
            partitions=count,
            partitions_ahead=ahead["reading"],
            expired={name: lease for name, lease in sessions.items() if lease.until < server_time},
            video=VideoFacts(**dict(video)) if video else VideoFacts(),
            clock_offset_s=(server_time - (before + (after - before) / 2)).total_seconds(),
        )
    finally:
        await connection.close()
