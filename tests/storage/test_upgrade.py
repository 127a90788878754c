"""From the previous release's schema to this one with a city's data, while its programs run; and back."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from app.storage import migrate, schema
from app.storage.database import Database
from app.storage.migrate import MigrationRefused, downgrade, upgrade
from app.storage.schema import WrongSchema, head, require_schema
from tests.databases import drop, execute
from tests.processes import eventually
from tests.storage import release_0_1_0 as old

ASSETS = [f"EP-{number:04d}" for number in range(1, 41)]
_COLUMNS = """
SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY column_name) AS columns
FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version' GROUP BY 1
"""
_WORD = """
SELECT count(*) || COALESCE(' ' || md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '')
FROM (SELECT {} FROM {}) AS t
"""
_EMPTY_ON_PURPOSE = ("reading_", "journal_")
Content = dict[str, str]


@pytest.fixture
async def old_url(server_url: str) -> AsyncIterator[str]:
    """A database of release 0.1.0, with something in every table."""
    name = f"poste_upgrade_{os.getpid()}"
    await execute(server_url, f"CREATE DATABASE {name}")
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    await asyncio.to_thread(upgrade, url, old.SCHEMA)
    connection = await asyncpg.connect(url, server_settings=old.SESSION)
    program, now = old.Program(connection), datetime.now(UTC)
    await program.register("lighting", ASSETS)
    for minute in range(30, 0, -1):
        await program.store(ASSETS, now - timedelta(minutes=minute), minute)
    await connection.execute("INSERT INTO snapshot SELECT seq, at, epoch FROM feed ON CONFLICT DO NOTHING")
    await connection.execute("INSERT INTO snapshot_asset SELECT max(seq), 'EP-0001', '{}' FROM snapshot")
    await connection.execute("INSERT INTO rollup VALUES (1, now(), 'active_power_w', 1, 1, 1, 1, 1, 1)")
    await connection.execute("INSERT INTO lease VALUES ('ingest', 'old', 1, now(), '{}')")
    await connection.close()
    yield url
    await drop(server_url, name)


async def columns_of(url: str) -> Content:
    async with connected(url) as connection:
        return {row["table_name"]: row["columns"] for row in await connection.fetch(_COLUMNS)}


async def content(url: str, columns: Content) -> Content:
    """Every row of every table, in those columns, as one word a table."""
    async with connected(url) as connection:
        return {table: await connection.fetchval(_WORD.format(names, table)) for table, names in columns.items()}


@contextlib.asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    connection = await asyncpg.connect(url, server_settings=old.SESSION)
    try:
        yield connection
    finally:
        await connection.close()


async def test_an_upgrade_keeps_every_row_and_a_rollback_gives_the_old_schema_back(old_url: str) -> None:
    columns = await columns_of(old_url)
    before = await content(old_url, columns)
    empty = [name for name, word in before.items() if word == "0" and not name.startswith(_EMPTY_ON_PURPOSE)]
    assert empty == []
    await asyncio.to_thread(upgrade, old_url)
    assert await content(old_url, columns) == before
    await asyncio.to_thread(downgrade, old_url, old.SCHEMA)
    assert await columns_of(old_url) == columns
    assert await content(old_url, columns) == before
    await asyncio.to_thread(upgrade, old_url)
    assert await content(old_url, columns) == before


async def test_programs_of_the_previous_release_run_on_while_the_schema_is_upgraded_and_rolled_back(
    old_url: str,
) -> None:
    batches, slowest = 0, 0.0
    stop = asyncio.Event()

    async def work() -> None:
        nonlocal batches, slowest
        async with connected(old_url) as connection:
            program = old.Program(connection)
            while not stop.is_set():
                began = time.monotonic()
                batches += 1
                await program.store(ASSETS, datetime.now(UTC), batches)
                assert len(await program.snapshot()) == len(ASSETS)
                slowest = max(slowest, time.monotonic() - began)

    async with connected(old_url) as connection:
        query = "SELECT sum(stored)::int FROM ledger"
        before = await connection.fetchval(query)
        working = asyncio.create_task(work())
        await asyncio.to_thread(upgrade, old_url)
        reached = batches
        await eventually(lambda: working.done() or batches > reached + 5)
        await asyncio.to_thread(downgrade, old_url, old.SCHEMA)
        stop.set()
        await working
        assert await connection.fetchval(query) - before == batches * len(ASSETS)
        readings = await connection.fetchval("SELECT count(*) FROM reading")
        assert readings == before + batches * len(ASSETS)
    assert slowest < 3


async def test_a_migration_that_cannot_have_its_lock_gives_up_and_changes_nothing(
    old_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "ATTEMPTS", 2)
    monkeypatch.setattr(migrate, "PAUSE_S", 0.1)
    async with connected(old_url) as holder, connected(old_url) as reader:
        await holder.execute("SET idle_in_transaction_session_timeout = 0")
        async with holder.transaction():
            await holder.execute("UPDATE asset_state SET heard_at = now()")
            migrating = asyncio.create_task(asyncio.to_thread(upgrade, old_url))
            waited = 0.0
            while not migrating.done():
                began = time.monotonic()
                await reader.fetch("SELECT count(*) FROM asset_state")
                waited = max(waited, time.monotonic() - began)
                await asyncio.sleep(0.01)
            with pytest.raises(MigrationRefused, match="try again"):
                await migrating
        assert 0.5 < waited < 2, "the city waits as long as one lock timeout, no longer"
        assert await schema.revision(reader) == old.SCHEMA
    await asyncio.to_thread(upgrade, old_url)


async def test_a_program_refuses_an_older_schema(old_url: str) -> None:
    with pytest.raises(WrongSchema, match=f"schema {old.SCHEMA} and this program needs {head()}: run `poste migrate`"):
        await refused(old_url)


async def test_a_program_refuses_an_empty_database(server_url: str) -> None:
    with pytest.raises(WrongSchema, match="run `poste migrate`"):
        await refused(make_url(server_url).set(database="postgres").render_as_string(hide_password=False))


async def test_a_program_runs_on_a_newer_schema_that_still_serves_it_and_on_no_other(
    database: Database, database_url: str
) -> None:
    async with connected(database_url) as connection:
        await connection.execute("UPDATE alembic_version SET version_num = '20990101_0099'")
        await refused(database_url)
        await connection.execute("COMMENT ON TABLE alembic_version IS '20990101_0098'")
    with pytest.raises(WrongSchema, match="newer than this program"):
        await refused(database_url)


async def refused(url: str) -> None:
    database = Database(url, pool_size=1)
    try:
        async with database.read() as tx:
            await require_schema(tx.raw)
    finally:
        await database.close()
