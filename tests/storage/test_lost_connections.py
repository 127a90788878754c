"""Sessions that PostgreSQL ended while nobody used them."""

from __future__ import annotations

import pytest

from app.actions.errors import StorageUnavailable
from app.storage.database import Database
from bench.services import embedded_postgres


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


async def test_a_server_gone_meanwhile_is_an_outage_whatever_the_pool_held() -> None:
    with embedded_postgres() as url:
        database = Database(url)
        await _backend(database)
    with pytest.raises(StorageUnavailable):
        await _backend(database)
    with pytest.raises(StorageUnavailable):
        await _backend(database)
    await database.close()
