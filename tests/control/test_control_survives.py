"""Whatever stops, dies or is cut off, equipment ends at the last winning value: real processes, real brokers."""

from __future__ import annotations

from app.storage.database import Database
from bench.survive.control.scenarios import killed_at_each_step, stopped
from tests.factories import given, lamp
from tests.processes import Poste

STOPPED_S = 10.0


async def lamps(database: Database, count: int, rate: float = 50) -> None:
    await given(database, *(lamp(number + 1) for number in range(count)))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET command_rate = $1", rate)


async def test_a_stopped_controller_is_replaced_and_sends_nothing_once_it_wakes(
    database: Database, poste: Poste
) -> None:
    await lamps(database, 60, rate=40)
    await stopped(database, poste, 60, STOPPED_S)


async def test_a_controller_killed_between_any_two_steps_of_a_command_leaves_it_to_be_finished_once(
    database: Database, poste: Poste
) -> None:
    await lamps(database, 1)
    await killed_at_each_step(database, poste)
