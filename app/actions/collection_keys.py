"""The key of a collection's pseudonyms: made at first use, kept apart from what is published."""

from __future__ import annotations

import secrets

from app.actions.ports import Database


async def collection_key(database: Database, collection: str) -> bytes:
    """32 bytes, the same for every process."""
    async with database.begin() as tx:
        return await tx.governance.collection_key(collection, secrets.token_bytes(32))
