"""A device's answers to a command: each step once, in the order told, also where one batch brings several."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from app.actions.store_batch import store_batch
from app.domain.commands import LONGEST_BACK_OFF
from app.ingest.read import read
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows

SENT = """
INSERT INTO command (id, asset, property, capability, mode, version, value, level, reason, system, state, queued_at,
    not_before, expires_at, sent_at)
SELECT 'c-' || key, key, 'light_level', 'light_level', 'held', 1, '{"level_pct": 40}', 4, '', 'lighting', 'sent', $1,
    $1, $2, $1 FROM asset
"""
LATER = NOON + timedelta(seconds=1)


@pytest.fixture
async def city(database: Database) -> Database:
    """Two lamps that were sent a command each."""
    await given(database, lamp(1), lamp(2))
    async with database.begin() as tx:
        await tx.raw.execute(SENT, NOON, NOON + timedelta(minutes=2))
    return database


async def say(database: Database, *told: tuple[int, str]) -> None:
    """Lamps' answers by number, in one batch."""
    batch = []
    for number, result in told:
        body = msgspec.json.encode({"at": LATER, "command_id": f"c-{number}", "result": result})
        batch.append(read(f"poste/v1/lighting/EP-{number:04d}/ack", body, LATER))
    await store_batch(database, batch, "w", LATER)


async def steps(database: Database, number: int) -> tuple[str, bool, bool]:
    found = await rows(database, "SELECT id, state, accepted_at IS NOT NULL, done_at IS NOT NULL FROM command")
    [step] = [(state, accepted, done) for key, state, accepted, done in found if key == f"c-{number}"]
    return step


async def verdicts(database: Database) -> tuple[int, int, int]:
    [(stored, duplicate, rejected)] = await rows(
        database, "SELECT sum(stored), sum(duplicate), sum(rejected) FROM ledger"
    )
    return stored, duplicate, rejected


async def test_accepted_and_done_in_one_batch_are_two_steps(city: Database) -> None:
    await say(city, (1, "accepted"), (2, "accepted"), (1, "done"), (2, "done"))
    assert await steps(city, 1) == ("accepted", True, True)
    assert await steps(city, 2) == ("accepted", True, True)
    assert await verdicts(city) == (4, 0, 0)
    told = await rows(city, "SELECT count(*) FROM journal_change WHERE topic = 'command'")
    assert told == [(4,)]


async def test_accepted_and_failed_in_one_batch_end_it(city: Database) -> None:
    await say(city, (1, "accepted"), (1, "failed"), (1, "done"))
    assert (await steps(city, 1))[:2] == ("failed", True)


async def test_what_is_said_again_in_the_same_batch_is_a_duplicate(city: Database) -> None:
    await say(city, (1, "accepted"), (1, "accepted"), (1, "done"), (1, "accepted"), (1, "done"))
    assert await verdicts(city) == (2, 3, 0)


async def test_what_is_said_again_of_a_command_never_sent_is_refused_each_time(city: Database) -> None:
    body = msgspec.json.encode({"at": LATER, "command_id": "c-2", "result": "done"})
    await store_batch(city, [read("poste/v1/lighting/EP-0001/ack", body, LATER)] * 2, "w", LATER)
    assert await verdicts(city) == (0, 0, 2)


@pytest.mark.parametrize(
    ("ahead", "as_of_now"),
    [(timedelta(seconds=4), False), (LONGEST_BACK_OFF, False), (LONGEST_BACK_OFF + timedelta(seconds=1), True)],
)
async def test_a_try_that_backs_off_is_not_of_a_clock_ahead(city: Database, ahead: timedelta, as_of_now: bool) -> None:
    async with city.begin() as tx:
        await tx.raw.execute("UPDATE command SET state = 'queued', not_before = $1 WHERE id = 'c-1'", NOON + ahead)
        assert await tx.commands.not_ahead(NOON) == int(as_of_now)
        kept = await tx.raw.fetchval("SELECT not_before FROM command WHERE id = 'c-1'")
    assert kept == (NOON if as_of_now else NOON + ahead)
