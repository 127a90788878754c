"""Bring a database to the current schema, or back, without holding up the city."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from app.storage.database import Database, driver_url, plain_url
from app.storage.partitions import create_ahead
from app.storage.schema import MIGRATIONS, head, state_oldest_program
from app.storage.schema import revision as schema_revision

ATTEMPTS = 10
PAUSE_S = 2.0
HELD_UP = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError)
"""Others were in the way, and nothing was done: the migration is tried again."""


class MigrationRefused(Exception):
    """Nothing was done of the migration in hand; the text says why and what to do."""


def upgrade(database_url: str, revision: str = "head") -> None:
    """Apply pending migrations and create partitions. Synchronous; not for use inside an event loop.

    Each migration is one transaction that waits a second at most for a lock: writers are never held up longer.
    Raises `MigrationRefused`.
    """
    _patiently(lambda: command.upgrade(_config(database_url), revision))
    asyncio.run(_complete(database_url))


def downgrade(database_url: str, revision: str) -> None:
    """Step back to `revision` (`base` empties the database). Raises `MigrationRefused`."""
    _patiently(lambda: command.downgrade(_config(database_url), revision))


@dataclass(frozen=True, slots=True)
class Older:
    """A database with data that a migration is about to change."""

    revision: str
    bytes: int


def older(database_url: str) -> Older | None:
    """What `upgrade` would change; None when it is empty or current. Raises `MigrationRefused`."""
    try:
        revision, size = asyncio.run(_look(database_url))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise MigrationRefused(f"the database does not answer: {error}") from error
    return Older(revision, size) if revision is not None and revision < head() else None


async def _look(database_url: str) -> tuple[str | None, int]:
    connection = await asyncpg.connect(plain_url(database_url), timeout=10)
    try:
        size = await connection.fetchval("SELECT pg_database_size(current_database())")
        return await schema_revision(connection), int(size)
    finally:
        await connection.close()


def _config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = driver_url(database_url)
    return config


def _patiently(migrate: Callable[[], None]) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            migrate()
        except CommandError as error:
            raise MigrationRefused(f"{error}: the database was migrated by a later release") from error
        except (OSError, asyncpg.PostgresConnectionError, asyncpg.InvalidAuthorizationSpecificationError) as error:
            raise MigrationRefused(f"the database does not answer: {error}") from error
        except DBAPIError as error:
            if not isinstance(error.orig and error.orig.__cause__, HELD_UP):
                raise
            if attempt == ATTEMPTS:
                raise MigrationRefused(
                    "the schema was not changed: other sessions held what it needs, "
                    f"{ATTEMPTS} times in a row; see pg_stat_activity for old transactions, then try again"
                ) from error
            time.sleep(PAUSE_S)
        else:
            return


async def _complete(database_url: str) -> None:
    database = Database(database_url, pool_size=1)
    try:
        async with database.begin() as tx:
            await state_oldest_program(tx.raw)
            await create_ahead(tx.raw, datetime.now(UTC))
    finally:
        await database.close()
