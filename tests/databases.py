"""Databases of tests' own, on a server they share."""

from __future__ import annotations

import asyncio
import contextlib

import asyncpg


async def execute(url: str, *statements: str) -> None:
    """Each statement on a connection of its own."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def drop(url: str, name: str) -> None:
    """Drop a database; an autovacuum worker may be in it for a moment, and is the superuser's."""
    for _ in range(50):
        with contextlib.suppress(asyncpg.InsufficientPrivilegeError, asyncpg.ObjectInUseError):
            await execute(url, f"DROP DATABASE {name} WITH (FORCE)")
            return
        await asyncio.sleep(0.1)
    await execute(url, f"DROP DATABASE {name} WITH (FORCE)")
