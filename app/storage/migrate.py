"""Bring a database to the current schema."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.storage.database import Database, driver_url
from app.storage.partitions import create_ahead

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def _config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = driver_url(database_url)
    return config


def upgrade(database_url: str, revision: str = "head") -> None:
    """Apply pending migrations and create partitions. Synchronous; not for use inside an event loop."""
    command.upgrade(_config(database_url), revision)
    asyncio.run(_create_partitions(database_url))


async def _create_partitions(database_url: str) -> None:
    database = Database(database_url, pool_size=1)
    async with database.begin() as tx:
        await create_ahead(tx.raw, datetime.now(UTC))
    await database.close()


def downgrade(database_url: str, revision: str) -> None:
    """Step back to `revision` (`base` empties the database)."""
    command.downgrade(_config(database_url), revision)


def head() -> str:
    """The newest revision this code knows."""
    revision = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if revision is None:
        raise RuntimeError("the migrations folder is empty")
    return revision
