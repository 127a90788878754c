"""A worker whose machine is hours off, a controller whose clock steps back: nothing early, late or stuck."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from app.actions.city_calendar import CityCalendar
from app.actions.reconcile import reconcile
from app.control.controller import Controller
from app.control.tenure import Tenure
from app.settings import Settings
from app.storage import leases
from app.storage.database import Database
from app.storage.database_clock import DatabaseClock
from tests.control.asking import asking, claim
from tests.control.books import all_agree, assert_lawful, heard
from tests.control.controllers import end, workers
from tests.control.field import Field, field_of, obey
from tests.control.wrong_clock import MachineClock, believed_ahead
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually

CALENDAR = CityCalendar.of(Settings())
LAMPS = 6
HOURS = timedelta(hours=2)
STANDS_S = 6.0
LATE = timedelta(seconds=2)
MARGIN = timedelta(seconds=90)
EXPIRES = timedelta(minutes=11)
"""A luminaire's commands wait ten minutes."""


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("step", [HOURS, -HOURS], ids=["ahead", "behind"])
async def test_a_worker_whose_machine_is_hours_off_ends_claims_when_they_end(
    database: Database, poste: Poste, step: timedelta
) -> None:
    await given(database, *(lamp(number + 1) for number in range(LAMPS)))
    folder = poste.folder / "wrong"
    folder.mkdir()
    here = replace(poste, folder=folder, settings=dict(poste.settings))
    machine = MachineClock(folder)
    machine.of(here)
    async with poste.web(), workers(here, database, 1) as (worker,), asking(poste) as http:
        with field_of(poste.mqtt_url) as field:
            await claim(http, 20, 5)
            await eventually(all_agree(database, 20, LAMPS))
            for number, ahead in enumerate((step, timedelta(0), step)):
                level = 30 + 10 * number
                field.carry_out = waiting = Waiting()
                ends = now() + timedelta(seconds=STANDS_S)
                await claim(http, level, 4, expires_at=ends.isoformat())
                await eventually(partial(all_heard, field, level))
                machine.step(ahead)
                await asyncio.sleep(2)  # until the process has read it, and its commands are open meanwhile
                waiting.obey_all()
                field.carry_out = obey
                await eventually(all_agree(database, level, LAMPS))
                assert now() < ends
                await eventually(all_agree(database, 20, LAMPS))
                assert timedelta(0) <= now() - ends < LATE
            for _, command in list(field.received):
                assert abs(datetime.fromisoformat(command["at"]) - now()) < MARGIN
                assert datetime.fromisoformat(command["expires_at"]) - now() < EXPIRES
            values = [one["value"]["level_pct"] for one in field.commands_to("EP-0001")]
            assert list(dict.fromkeys(values)) == [20, 30, 40, 50]
            early = "SELECT 1 FROM claim WHERE level = 4 AND released_at IS DISTINCT FROM expires_at"
            assert await rows(database, early) == []
            await assert_lawful(field, database)
        await end(worker)
        assert abs(believed_ahead(worker) - step) < MARGIN, "its clock was not wrong: the test says nothing"


def all_heard(field: Field, level_pct: float) -> bool:
    return heard(field, level_pct) == LAMPS


class Waiting:
    """Accepts each command, and carries it out only when told to."""

    def __init__(self) -> None:
        self.taken: list[tuple[Field, str, dict[str, Any]]] = []

    def __call__(self, field: Field, asset: str, command: dict[str, Any]) -> None:
        field.answer(asset, command, "accepted")
        self.taken.append((field, asset, command))

    def obey_all(self) -> None:
        for taken in self.taken:
            obey(*taken)


class Stepping:
    """A clock that is as far ahead as it is told."""

    def __init__(self, ahead: timedelta) -> None:
        self.ahead = ahead

    def now(self) -> datetime:
        return now() + self.ahead


@asynccontextmanager
async def controlling(database: Database, mqtt_url: str, clock: Stepping) -> AsyncIterator[Controller]:
    """A controller at work in this process."""
    async with database.begin() as tx:
        epoch = await leases.take(tx.raw, "control", "test", 600, {})
    assert epoch
    settings = Settings(database_url=database.url, mqtt_url=mqtt_url)
    controller = Controller(settings, database, clock, Tenure(epoch, 600))
    working = asyncio.create_task(controller.run())
    try:
        yield controller
    finally:
        controller.drain()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(working, 5)


async def claimed(database: Database) -> None:
    """A lamp at 40 % for the day, which the controller is to see to."""
    await given(database, lamp(1))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET status = 'online'")
        await tx.control.lock_targets([(1, "light_level", "light_level")], now())
        await tx.raw.execute(
            "INSERT INTO claim (asset, property, capability, level, holder, value, reason, placed_at, placed_by,"
            " starts_at, expires_at) VALUES (1, 'light_level', 'light_level', 4, 'me', '{\"level_pct\": 40}', '', $1,"
            " 'me', $1, $2)",
            now(),
            now() + timedelta(days=1),
        )


async def test_a_command_that_waits_for_its_answer_is_sent_again_when_the_clock_steps_back(
    database: Database, poste: Poste
) -> None:
    await claimed(database)
    await reconcile(database, [(1, "light_level")], now() + HOURS, CALENDAR)
    clock = Stepping(HOURS)
    silent: list[dict[str, Any]] = []
    with field_of(poste.mqtt_url) as field:
        field.carry_out = lambda _field, _asset, command: silent.append(command)
        async with controlling(database, poste.mqtt_url, clock):
            await eventually(lambda: silent)
            clock.ahead = timedelta(0)
            await eventually(lambda: len(silent) >= 2, timeout_s=8)
        assert len({one["id"] for one in silent}) == 1


async def test_a_command_queued_by_a_clock_ahead_leaves_when_the_clock_steps_back(
    database: Database, poste: Poste
) -> None:
    await claimed(database)
    await reconcile(database, [(1, "light_level")], now() + HOURS, CALENDAR)
    with field_of(poste.mqtt_url) as field:
        async with controlling(database, poste.mqtt_url, Stepping(timedelta(0))):
            await eventually(lambda: field.received, timeout_s=5)
        [(_, command)] = field.received[:1]
        assert datetime.fromisoformat(command["expires_at"]) < now() + EXPIRES


async def test_a_pause_between_tries_is_not_longer_for_a_step_back(database: Database) -> None:
    await claimed(database)
    await reconcile(database, [(1, "light_level")], now(), CALENDAR)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE command SET state = 'rejected', detail = 'busy', ended_at = now()")
    await reconcile(database, [(1, "light_level")], now() + HOURS, CALENDAR)
    await reconcile(database, [(1, "light_level")], now(), CALENDAR)
    [(failures, retry_at, due_at)] = await rows(database, "SELECT failures, retry_at, due_at FROM target")
    assert failures == 1
    assert max(retry_at, due_at) <= now() + timedelta(seconds=3)


async def test_the_clock_of_workers_is_the_databases_and_does_not_go_by_the_machines(database: Database) -> None:
    clock = DatabaseClock()
    clock._offset += HOURS.total_seconds()
    assert clock.now() - now() > HOURS - LATE
    async with database.read() as tx:
        await clock.ask(tx.raw)
        [(told,)] = await tx.raw.fetch("SELECT clock_timestamp()")
    assert abs(clock.now() - told) < LATE
