"""Sessions that PostgreSQL ended while nobody used them."""

from __future__ import annotations

from app.storage.database import Database


async def _backend(database: Database) -> int:
    async with database.begin() as tx:
        return int(await tx.raw.fetchval("SELECT pg_backend_pid()"))


async def test_a_pooled_session_ended_meanwhile_is_replaced_without_an_error(database: Database) -> None:
    old = await _backend(database)
    ending = Database(database.url, pool_size=1)
    async with ending.begin() as tx:
        await tx.raw.execute("SELECT pg_terminate_backend($1, 5000)", old)
    await ending.close()
    assert await _backend(database) != old
