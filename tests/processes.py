"""Poste's processes as tests start them."""

import asyncio

from app.storage.database import Database
from bench.processes import Poste, Process, eventually, publisher
from tests.factories import rows

__all__ = ["Poste", "Process", "eventually", "publisher", "quiet"]


async def quiet(database: Database) -> None:
    """Everything published is stored and every held-back sample journalled."""

    async def settled() -> bool:
        [(due,)] = await rows(database, "SELECT count(*) FROM asset_state WHERE memory ? 'due'")
        [(before,)] = await rows(database, "SELECT seq FROM feed")
        await asyncio.sleep(1.5)
        [(after,)] = await rows(database, "SELECT seq FROM feed")
        return bool(due == 0 and before == after)

    await eventually(settled, timeout_s=40)
