"""A freeze that has returned is in force, and two controllers are never active: under a hail of claims."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import httpx

from app.actions.clock import SystemClock
from app.actions.freeze_commands import ask_to_freeze, ask_to_lift
from app.actions.second_person import Second, new_codes
from app.storage import leases
from app.storage.database import Database
from tests.control.asking import COLLEAGUE, ME, asking, claim
from tests.control.books import all_agree, assert_lawful, heard
from tests.control.controllers import name_of, workers
from tests.control.field import field_of
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually

LAMPS = 300
WAITING = (
    "SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT granted AND datname = current_database()"
)
FAST = 2000.0
HAND_OVERS = 6
AT_WORK = 20
"""Commands sent by one controller before the lease goes to the other."""


async def lamps(database: Database, count: int) -> None:
    await given(database, *(lamp(number + 1) for number in range(count)))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET command_rate = $1", FAST)


@asynccontextmanager
async def hail(http: httpx.AsyncClient, *ids: str) -> AsyncIterator[None]:
    """Inside, claims one after the other: on each of `ids` in turn, or on every lamp at once."""

    async def claims() -> None:
        for number in itertools.count():
            one: dict[str, Any] = {"selection": {"ids": [ids[number % len(ids)]]}} if ids else {}
            await claim(http, 1 + number % 60, 4, **one)

    falling = asyncio.create_task(claims())
    try:
        yield
        assert not falling.done(), falling
    finally:
        falling.cancel()
        await asyncio.wait([falling])


async def two_persons(http: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    asked = await http.post(f"/api/v1/{path}", json=body, headers=ME)
    assert asked.status_code == 201, asked.text
    agreed = await http.post(f"/api/v1/requests/{asked.json()['id']}/agree", json={}, headers=COLLEAGUE)
    assert agreed.status_code == 200, agreed.text
    told: dict[str, Any] = agreed.json()
    return told


async def test_a_freeze_that_has_returned_lets_nothing_it_stops_leave(database: Database, poste: Poste) -> None:
    await lamps(database, LAMPS)
    async with poste.web(), workers(poste, database, 1), asking(poste) as http:
        with field_of(poste.mqtt_url) as field:
            async with hail(http):
                await eventually(lambda: len(field.received) > LAMPS)
                frozen = await two_persons(http, "freezes", {"family": "lighting", "reason": "télégestion en panne"})
            await eventually(lambda: _nothing_open(database))
            freeze = frozen["id"]
            [(since,)] = await rows(database, "SELECT since FROM command_freeze WHERE id = $1", freeze)
            late = "SELECT count(*) FROM command WHERE sent_at > $1 AND level > 2"
            assert await rows(database, late, since) == [(0,)]
            assert [one for _, one in field.received if datetime.fromisoformat(one["at"]) > since] == []
            await claim(http, 80, 2, reason="secours", selection={"ids": ["EP-0001"]})
            await eventually(lambda: heard(field, 80) == 1)
            await claim(http, 70)
            assert heard(field, 70) == 0
            await two_persons(http, f"freezes/{freeze}/lift", {"reason": "réparée"})
            await eventually(all_agree(database, 70, LAMPS - 1))
            assert await all_agree(database, 80, 1)()
            await assert_lawful(field, database)


async def _nothing_open(database: Database) -> bool:
    return await rows(database, "SELECT 1 FROM command WHERE state IN ('queued', 'sent', 'accepted')") == []


async def test_a_lifted_freeze_lets_go_what_was_found_frozen_at_that_moment(database: Database) -> None:
    """Whoever looks at a property while the freeze is lifted still sees it: it is looked at again."""
    await lamps(database, 1)
    clock = SystemClock()
    codes = [Second("a.martin", code) for code in await new_codes(database, "c.bernard", clock)]
    frozen = await ask_to_freeze(database, "lighting", None, "panne", "a.martin", codes[0], clock)
    async with database.begin() as tx:
        [target] = await tx.control.lock_targets([(1, "light_level", "light_level")], clock.now())
        target.value, target.due_at = {"level_pct": 40}, clock.now()
        await tx.control.write_targets([target])
    async with asyncio.TaskGroup() as tasks, database.begin() as tx:
        [looked_at] = await tx.control.lock_due([(1, "light_level")])
        assert await tx.brakes.freezes() != []
        tasks.create_task(ask_to_lift(database, frozen["id"], "réparée", "a.martin", codes[1], clock))
        await eventually(lambda: _found(database, WAITING))
        looked_at.status, looked_at.due_at = "blocked", None
        await tx.control.write_targets([looked_at])
    assert await rows(database, "SELECT status, due_at IS NOT NULL FROM target") == [("blocked", True)]


async def test_a_lease_that_changes_hands_under_a_hail_of_claims_never_has_two_controllers_send(
    database: Database, poste: Poste
) -> None:
    await lamps(database, 20)
    async with poste.web(), workers(poste, database, 2) as both, asking(poste) as http:
        with field_of(poste.mqtt_url) as field:
            async with hail(http, *(f"EP-{number + 1:04d}" for number in range(20))):
                for number in range(HAND_OVERS):
                    epoch = await _take_lease(database, name_of(both[(number + 1) % 2]))
                    sent = "SELECT 1 FROM command WHERE epoch = $1 OFFSET $2"
                    await eventually(partial(_found, database, sent, epoch, AT_WORK), both[0])
            await eventually(lambda: _agreed(database, 20))
            assert await _found(database, "SELECT 1 FROM claim OFFSET 200")
            arrived = Counter(command["id"] for _, command in field.received)
            for identity, attempt in await rows(database, "SELECT id, attempt FROM command"):
                assert arrived[identity] <= attempt
            await assert_lawful(field, database)


async def _take_lease(database: Database, name: str) -> int:
    """As a standby does that finds it run out, while its holder believes he still has it; the new epoch."""
    async with database.begin() as tx:
        holder = await tx.raw.fetchval("SELECT holder FROM lease WHERE name = 'control'")
        await leases.give_up(tx.raw, "control", holder)
        epoch = await leases.take(tx.raw, "control", name, 3, {})
    assert epoch
    return epoch


async def _found(database: Database, query: str, *params: Any) -> bool:
    return await rows(database, query, *params) != []


async def _agreed(database: Database, count: int) -> bool:
    return await rows(database, "SELECT count(*) FROM target WHERE status = 'agreed'") == [(count,)]
