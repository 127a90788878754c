"""The machine's clock is wrong, or steps: what is ended stays ended, and nobody holds a lease by his own clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.actions.city_calendar import CityCalendar
from app.actions.reconcile import reconcile
from app.actions.send_commands import EpochLost, send_commands
from app.settings import Settings
from app.storage import leases
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows

STEP = timedelta(minutes=10)
LIGHT = [(1, "light_level")]
CALENDAR = CityCalendar.of(Settings())


@pytest.fixture
async def claimed(database: Database) -> Database:
    """A lamp claimed at 40 % for five minutes, online."""
    await given(database, lamp(1))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET status = 'online'")
        await tx.control.lock_targets([(1, "light_level", "light_level")], NOON)
        await tx.raw.execute(
            "INSERT INTO claim (asset, property, capability, level, holder, value, reason, placed_at, placed_by,"
            " starts_at, expires_at) VALUES (1, 'light_level', 'light_level', 4, 'me', '{\"level_pct\": 40}', '', $1,"
            " 'me', $1, $2)",
            NOON,
            NOON + STEP / 2,
        )
    return database


async def look(database: Database, now: datetime) -> Any:
    await reconcile(database, LIGHT, now, CALENDAR)
    [target] = await rows(database, "SELECT value, status FROM target")
    return target


async def lease_of(database: Database, holder: str) -> int | None:
    async with database.begin() as tx:
        return await leases.take(tx.raw, "control", holder, 3, {})


async def claimed_until(database: Database, end: datetime) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE claim SET expires_at = $1", end)


async def test_a_claim_that_ended_stays_ended_when_the_clock_steps_back(claimed: Database) -> None:
    assert (await look(claimed, NOON))[0] == {"level_pct": 40}
    assert (await look(claimed, NOON + STEP))[0] is None
    assert (await look(claimed, NOON))[0] is None
    assert await rows(claimed, "SELECT release_reason FROM claim") == [("expired",)]


async def test_a_claim_placed_by_a_clock_ahead_counts_at_once(claimed: Database) -> None:
    assert (await look(claimed, NOON - STEP))[0] == {"level_pct": 40}


async def test_a_command_that_expired_stays_expired_when_the_clock_steps_back(claimed: Database) -> None:
    epoch = await lease_of(claimed, "a")
    assert epoch
    await look(claimed, NOON)
    await claimed_until(claimed, NOON + 5 * STEP)
    await look(claimed, NOON + STEP)
    await look(claimed, NOON)
    sent = await send_commands(claimed, epoch, {"lighting": 10}, NOON, CALENDAR)
    assert sent.payloads == []
    assert await rows(claimed, "SELECT version, state FROM command") == [(1, "expired")]
    await look(claimed, NOON + 2 * STEP)
    assert await rows(claimed, "SELECT version, state FROM command ORDER BY version") == [
        (1, "expired"),
        (2, "queued"),
    ]


@pytest.mark.parametrize("step", [-STEP, STEP], ids=["behind", "ahead"])
async def test_whoever_lost_the_lease_cannot_send_whatever_his_clock_says(claimed: Database, step: timedelta) -> None:
    """The database's time decides: a controller's own clock is not asked."""
    old = await lease_of(claimed, "a")
    assert old
    assert await lease_of(claimed, "b") is None
    async with claimed.begin() as tx:
        await leases.give_up(tx.raw, "control", "a")
    assert await lease_of(claimed, "b") == old + 1
    assert await lease_of(claimed, "a") is None
    await claimed_until(claimed, NOON + 5 * STEP)
    await look(claimed, NOON + step)
    with pytest.raises(EpochLost):
        await send_commands(claimed, old, {"lighting": 10}, NOON + step, CALENDAR)
    assert await rows(claimed, "SELECT state, epoch FROM command") == [("queued", None)]
