"""Schema `reach`: nothing about assets is left out of it, and no connection keeps looking through it."""

from __future__ import annotations

from typing import Any

from app.domain.permissions import Role
from app.storage.database import Database
from tests.factories import rows
from tests.reached import CITY, build, only


async def test_every_table_about_assets_has_its_view_with_every_column(database: Database) -> None:
    """A table that a migration adds, or a column, is missed by nobody whose rights are limited."""
    about_assets = await rows(
        database,
        "SELECT DISTINCT conrelid::regclass::text FROM pg_constraint"
        " WHERE contype = 'f' AND confrelid = 'asset'::regclass AND conparentid = 0",
    )
    columns = (
        "SELECT column_name::text FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2"
        " AND column_name <> 'ctid' ORDER BY 1"
    )
    views = await rows(database, "SELECT table_name::text FROM information_schema.views WHERE table_schema = 'reach'")
    assert {name for (name,) in about_assets} <= {name for (name,) in views}
    for (name,) in views:
        schema: Any = [await rows(database, columns, where, name) for where in ("public", "reach")]
        assert schema[0] == schema[1], name


async def test_a_reading_transaction_is_narrowed_and_its_connection_given_back_whole(database: Database) -> None:
    await build(database)
    async with database.read() as tx:
        whole = await tx.raw.fetchval("SELECT current_setting('search_path')")
    narrowed = database.by(database.author, [only(Role.VIEWER)])
    async with narrowed.read() as tx:
        path = await tx.raw.fetchval("SELECT current_setting('search_path')")
        assert await tx.raw.fetchval("SELECT count(*) FROM asset") == 1
        async with tx.whole():
            assert await tx.raw.fetchval("SELECT count(*) FROM asset") == len(CITY)
        assert await tx.raw.fetchval("SELECT count(*) FROM asset") == 1
    assert path == f"reach, {whole}"
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT current_setting('search_path')") == whole
