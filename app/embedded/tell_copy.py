"""A backup made and a backup restored are acts of who typed the command."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.actions.errors import Conflict, StorageUnavailable
from app.domain.audit import Act
from app.embedded.author import author
from app.storage.database import Database


def tell_copy(database_url: str, verb: str, file: Path) -> None:
    """Tell `database.backup` or `database.restore`. One of an older schema has no trail; that none answers, the command
    itself says.
    """
    try:
        asyncio.run(_tell(database_url, Act(f"database.{verb}", "database", "", details={"file": str(file)})))
    except (StorageUnavailable, Conflict):
        return


async def _tell(database_url: str, act: Act) -> None:
    database = Database(database_url, pool_size=1).by(author())
    try:
        async with database.begin() as tx:
            tx.audit.tell(act)
    finally:
        await database.close()
