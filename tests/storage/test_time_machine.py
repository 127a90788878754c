"""The past comes back from snapshots and the journal exactly as it was."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from app.actions.errors import NoLongerKept
from app.actions.import_drafts import import_drafts
from app.actions.store_batch import store_batch
from app.control.timers import SNAPSHOT_STATEMENT
from app.domain.kinds import KINDS
from app.storage import snapshots
from app.storage.database import Database
from tests.factories import NOON, FixedClock, given, lamp, telemetry

STATE = KINDS["luminaire"].state_names | {"comm_status", "health"}


async def now_and_then(database: Database) -> tuple[datetime, dict[str, Any]]:
    """The city as it is, and the database's time after it was so."""
    async with database.read() as tx:
        found = [msgspec.json.decode(body) for body in await snapshots.current(tx.raw)]
        at = await tx.raw.fetchval("SELECT clock_timestamp()")
    return at, {asset["id"]: _bare(asset) for asset in found}


def _bare(asset: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in asset["values"].items() if name in STATE}
    return {name: asset[name] for name in ("id", "name", "version", "lifecycle")} | {"values": values}


async def change(database: Database, draw: random.Random, step: int) -> None:
    if draw.random() < 0.3:
        await import_drafts(database, [lamp(draw.randint(1, 8), name=f"nom {step}")], FixedClock())
    at = NOON + timedelta(seconds=step)
    values = {"power_state": draw.choice(["on", "off"]), "active_power_w": step}
    await store_batch(database, [telemetry(f"EP-{draw.randint(1, 6):04d}", at, values)], "w", at)


async def test_every_instant_comes_back_as_it_was(database: Database) -> None:
    draw = random.Random(3)
    await given(database, *(lamp(number) for number in range(1, 7)))
    instants = []
    for step in range(40):
        await change(database, draw, step)
        if step in (12, 27):
            async with database.begin(statement=SNAPSHOT_STATEMENT) as tx:
                await snapshots.take(tx.raw)
        if step % 3 == 0:
            instants.append(await now_and_then(database))
    async with database.read() as tx:
        for at, expected in instants:
            found = await snapshots.states_at(tx.raw, at)
            assert {key: _bare(asset) for key, asset in found.items()} == expected
            one = await snapshots.states_at(tx.raw, at, ["EP-0002"])
            assert _bare(one["EP-0002"]) == expected["EP-0002"]


async def test_the_past_shows_state_only(database: Database) -> None:
    await given(database, lamp(1))
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on", "active_power_w": 4})], "w", NOON)
    async with database.begin(statement=SNAPSHOT_STATEMENT) as tx:
        await snapshots.take(tx.raw)
    async with database.read() as tx:
        found = await snapshots.states_at(tx.raw, await tx.raw.fetchval("SELECT clock_timestamp()"))
    assert set(found["EP-0001"]["values"]) == {"power_state", "comm_status", "health"}


async def test_before_the_oldest_snapshot_the_past_is_gone(database: Database) -> None:
    async with database.read() as tx:
        with pytest.raises(NoLongerKept, match="the past is kept from"):
            await snapshots.states_at(tx.raw, NOON - timedelta(days=4000))


async def test_snapshots_go_with_the_changes_that_lead_from_them(database: Database) -> None:
    await given(database, lamp(1))
    for _ in range(3):
        await import_drafts(database, [lamp(1, name=str(random.Random().random()))], FixedClock())
        async with database.begin(statement=SNAPSHOT_STATEMENT) as tx:
            await snapshots.take(tx.raw)
    async with database.begin() as tx:
        partition = await tx.raw.fetchval(
            "SELECT tableoid::regclass::text FROM journal_change ORDER BY seq DESC LIMIT 1"
        )
        await snapshots.drop_with(tx.raw, partition)
        assert await tx.raw.fetchval("SELECT array_agg(seq) FROM snapshot") == [
            await tx.raw.fetchval("SELECT seq FROM feed")
        ]


async def test_older_snapshots_are_thinned_to_one_an_hour_and_the_past_is_still_answered(database: Database) -> None:
    await given(database, lamp(1))
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    async with database.begin() as tx:
        await tx.raw.execute("DELETE FROM snapshot")
        for minutes in (-200, -190, -170, -130, -70, -65, -5):
            at = hour + timedelta(minutes=minutes)
            await tx.raw.execute("INSERT INTO snapshot SELECT $1, $2, epoch FROM feed", minutes + 1000, at)
        await snapshots.thin(tx.raw, hour - timedelta(hours=1))
        kept = await tx.raw.fetchval("SELECT array_agg(seq - 1000 ORDER BY seq) FROM snapshot")
    assert kept == [-200, -170, -70, -5]
