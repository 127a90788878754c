"""One-time codes of the on-call managers, from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.actions.second_person import new_codes
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.storage.database import Database


def fresh_codes(database_url: str, holder: str) -> Sequence[str]:
    """Ten new codes for `holder`, told once. Raises LaunchError for no name, or a database that does not answer."""
    if not holder.strip():
        raise LaunchError("Say whose codes they are: --holder NAME.")
    try:
        return asyncio.run(_fresh_codes(database_url, holder.strip()))
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error


async def _fresh_codes(database_url: str, holder: str) -> Sequence[str]:
    database = Database(database_url, pool_size=1).by(author())
    try:
        return await new_codes(database, holder, SystemClock())
    finally:
        await database.close()
