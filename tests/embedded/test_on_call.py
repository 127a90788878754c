"""`poste on-call codes`: told once, kept as digests, void when there are newer ones."""

from __future__ import annotations

import asyncio

import pytest

from app.actions.errors import SecondPerson
from app.actions.second_person import CODES, Second, agree
from app.embedded.errors import LaunchError
from app.embedded.on_call import fresh_codes
from app.storage.database import Database
from tests.factories import NOON, rows


async def test_new_codes_open_and_the_ones_before_do_not(database: Database) -> None:
    old = await asyncio.to_thread(fresh_codes, database.url, "m.perrin")
    new = await asyncio.to_thread(fresh_codes, database.url, " m.perrin ")
    assert len(set(new)) == CODES
    async with database.begin() as tx:
        with pytest.raises(SecondPerson):
            await agree(tx, "a.martin", Second("a.martin", old[0]), "r1", NOON)
        assert await agree(tx, "a.martin", Second("a.martin", new[3]), "r1", NOON) == ("m.perrin", "code")
    assert await rows(database, "SELECT count(*) FROM second_code WHERE used_at IS NULL") == [(CODES - 1,)]


async def test_codes_are_somebodys(database: Database) -> None:
    with pytest.raises(LaunchError, match="--holder"):
        fresh_codes(database.url, "  ")


async def test_a_database_that_does_not_answer_is_told() -> None:
    with pytest.raises(LaunchError, match="does not answer"):
        await asyncio.to_thread(fresh_codes, "postgresql://nobody@127.0.0.1:1/none", "m.perrin")
