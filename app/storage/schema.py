"""Which schema a program may run on: its own, or a newer one that says it still serves it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

# Migrations first expand: what the previous release reads and writes keeps working, so that programs are replaced
# one by one on the new schema. What no program uses any more is contracted a release later, and this line moves.
OLDEST_PROGRAM = "20261122_0001"


class WrongSchema(Exception):
    """The program must not run on this database; the text says what to do."""


@cache
def head() -> str:
    """The newest revision this program knows: the schema it was written for."""
    revision = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if revision is None:
        raise RuntimeError("the migrations folder is empty")
    return revision


async def revision(raw: asyncpg.Connection[Any]) -> str | None:
    """The database's revision; None when it was never migrated."""
    if not await raw.fetchval("SELECT to_regclass('alembic_version') IS NOT NULL"):
        return None
    found: str | None = await raw.fetchval("SELECT version_num FROM alembic_version")
    return found


async def state_oldest_program(raw: asyncpg.Connection[Any]) -> None:
    """Leave in the database which older programs its schema still serves."""
    await raw.execute(f"COMMENT ON TABLE alembic_version IS '{OLDEST_PROGRAM}'")


async def require_schema(raw: asyncpg.Connection[Any]) -> None:
    """Raises `WrongSchema` when the database is older than this program, or newer and no longer serving it."""
    found = await revision(raw)
    if found == head():
        return
    if found is None:
        raise WrongSchema("the database is empty: run `poste migrate`")
    if found < head():
        raise WrongSchema(f"the database has schema {found} and this program needs {head()}: run `poste migrate`")
    oldest = await raw.fetchval("SELECT obj_description('alembic_version'::regclass)")
    if oldest is None or head() < oldest:
        raise WrongSchema(
            f"the database has schema {found}, newer than this program's {head()} and no longer serving it: "
            "install the release that migrated it"
        )
