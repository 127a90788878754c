"""What a process that stopped leaves behind in the database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from app.storage import leases
from app.storage.database import Database, plain_url
from tests.factories import given, lamp

NEVER = asyncio.Event


async def _in_the_middle_of_a_copy(connection: asyncpg.Connection[asyncpg.Record], holds: asyncio.Event) -> None:
    """Lock the journal's counter, then begin to copy readings and send nothing more, as a stopped process does."""

    async def nothing_more() -> AsyncIterator[bytes]:
        holds.set()
        await NEVER().wait()
        yield b""

    async with connection.transaction():
        await connection.execute("UPDATE feed SET at = at")
        await connection.copy_to_table("reading", source=nothing_more())


@pytest.mark.parametrize("given_up", [False, True])
async def test_who_takes_over_a_lease_that_ran_out_ends_the_transactions_of_whoever_had_it(
    database: Database, given_up: bool
) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        await leases.take(tx.raw, "ingest", "stopped", 0, {})
        if given_up:
            await leases.give_up(tx.raw, "ingest", "stopped")
    settings = {"application_name": leases.session_name("stopped")}
    connection = await asyncpg.connect(plain_url(database.url), server_settings=settings)
    holds = asyncio.Event()
    stopped = asyncio.create_task(_in_the_middle_of_a_copy(connection, holds))
    await holds.wait()
    async with database.begin() as tx:
        assert await leases.take(tx.raw, "ingest", "standby", 5, {}) == 2
    try:
        async with asyncio.timeout(2):
            async with database.begin() as tx:
                await tx.raw.execute("UPDATE feed SET at = at")
        freed = True
    except TimeoutError:
        freed = False
    assert freed is not given_up, "who gave it up is alive, and finishes what is in hand"
    stopped.cancel()
    await asyncio.gather(stopped, return_exceptions=True)
    connection.terminate()


async def test_a_lease_renewed_or_refused_ends_nobodys_transactions(database: Database) -> None:
    one = Database(database.url, holder="one")
    async with one.begin() as tx:
        await leases.take(tx.raw, "timers", "one", 5, {})
    async with one.begin() as in_hand:
        for holder, epoch in (("one", 1), ("other", None)):
            async with database.begin() as tx:
                assert await leases.take(tx.raw, "timers", holder, 5, {}) == epoch
        assert await in_hand.raw.fetchval("SELECT 1") == 1
    await one.close()
