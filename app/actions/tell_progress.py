"""How far requests have come: of each, how many targets and commands in which state."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.ports import Database
from app.actions.told import request_entry


async def tell_progress(database: Database, requests: Sequence[str]) -> None:
    """Journal the progress of `requests`."""
    async with database.begin() as tx:
        progress = await tx.requests.progress(requests)
        for request in requests:
            found = await tx.requests.lock(request)
            if found is not None:
                tx.record(request_entry(found, progress[request]))
