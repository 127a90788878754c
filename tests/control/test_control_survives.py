"""Whatever stops, dies or is cut off, equipment ends at the last winning value: real processes, real brokers."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from app.storage.database import Database
from tests.control.asking import asking, claim
from tests.control.books import all_agree, assert_lawful, heard
from tests.control.controllers import controls, says, workers
from tests.control.field import Field, field_of, obey, shown
from tests.control.relay import Relay, relay
from tests.factories import given, lamp, rows
from tests.processes import Poste, Process, eventually

STOPPED_S = 10.0
MARK_SENT = b"UPDATE command c SET state = 'sent'"
CHANGE = b"UPDATE command c SET state = u.after"
QUEUE = b'COPY "command"'


async def lamps(database: Database, count: int, rate: float = 50) -> None:
    await given(database, *(lamp(number + 1) for number in range(count)))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET command_rate = $1", rate)


async def test_a_stopped_controller_is_replaced_and_sends_nothing_once_it_wakes(
    database: Database, poste: Poste
) -> None:
    await lamps(database, 60, rate=40)
    async with poste.web(), workers(poste, database, 2) as (first, _), asking(poste) as http:
        with field_of(poste.mqtt_url) as field:
            await claim(http, 10)
            await eventually(lambda: heard(field, 10) >= 5)
            [(old,)] = await rows(database, "SELECT epoch FROM lease WHERE name = 'control'")
            stopped_at = asyncio.get_running_loop().time()
            first.popen.send_signal(signal.SIGSTOP)
            await claim(http, 20)
            await eventually(lambda: heard(field, 20) > 0, timeout_s=5)
            await eventually(all_agree(database, 20, 60), timeout_s=30)
            await asyncio.sleep(stopped_at + STOPPED_S - asyncio.get_running_loop().time())
            before, woken_at = len(field.received), datetime.now(UTC)
            first.popen.send_signal(signal.SIGCONT)
            await eventually(lambda: says(first, "that work stops"))
            await claim(http, 30)
            await eventually(all_agree(database, 30, 60))
            assert all(datetime.fromisoformat(one["at"]) > woken_at for _, one in field.received[before:])
            epochs = "SELECT DISTINCT epoch FROM command WHERE sent_at > $1"
            assert await rows(database, epochs, woken_at) == [(old + 1,)]
            await assert_lawful(field, database)


class Silent:
    """Takes each command, and answers only when told to."""

    def __init__(self, *, accepts: bool = False) -> None:
        self.accepts = accepts
        self.taken: list[tuple[Field, str, dict[str, Any]]] = []

    def __call__(self, field: Field, asset: str, command: dict[str, Any]) -> None:
        if self.accepts:
            field.answer(asset, command, "accepted")
        self.taken.append((field, asset, command))

    def finish(self) -> None:
        for taken in self.taken:
            obey(*taken)


async def _dies_at(statement: bytes, side: Any, between: Relay, doomed: Process, ask: Callable[[], Any]) -> None:
    trap = between.catch(statement, side)
    await ask()
    await asyncio.wait_for(trap.caught.wait(), 20)
    doomed.kill()


async def _dies_before_the_ack(field: Field, doomed: Process, ask: Callable[[], Any]) -> None:
    device = field.carry_out = Silent()
    await ask()
    await eventually(lambda: device.taken)
    doomed.kill()
    field.carry_out = obey
    device.finish()


async def _dies_before_it_is_confirmed(
    database: Database, field: Field, doomed: Process, ask: Callable[[], Any]
) -> None:
    device = field.carry_out = Silent(accepts=True)
    await ask()
    await eventually(lambda: _has(database, "SELECT 1 FROM command WHERE state = 'accepted'"))
    doomed.kill()
    field.carry_out = obey
    for _, asset, command in device.taken:
        field.report(asset, shown(command))


async def _has(database: Database, query: str) -> bool:
    return bool(await rows(database, query))


async def test_a_controller_killed_between_any_two_steps_of_a_command_leaves_it_to_be_finished_once(
    database: Database, poste: Poste
) -> None:
    await lamps(database, 1)
    poste.settings["POSTE_LEASE_S"] = "1"
    folder = poste.folder / "doomed"
    folder.mkdir()
    async with poste.web(), asking(poste) as http, relay(database.url) as between:
        with field_of(poste.mqtt_url) as field:
            steps: list[Callable[[Process, Callable[[], Any]], Any]] = [
                lambda doomed, ask: _dies_at(QUEUE, "asked", between, doomed, ask),
                lambda doomed, ask: _dies_at(QUEUE, "committed", between, doomed, ask),
                lambda doomed, ask: _dies_at(MARK_SENT, "asked", between, doomed, ask),
                lambda doomed, ask: _dies_at(MARK_SENT, "committed", between, doomed, ask),
                lambda doomed, ask: _dies_before_the_ack(field, doomed, ask),
                lambda doomed, ask: _dies_before_it_is_confirmed(database, field, doomed, ask),
                lambda doomed, ask: _dies_at(CHANGE, "asked", between, doomed, ask),
                lambda doomed, ask: _dies_at(CHANGE, "committed", between, doomed, ask),
            ]
            through = replace(poste, database_url=between.url, folder=folder)
            for number, step in enumerate(steps, 1):
                doomed = through.start("worker")
                await controls(database, doomed)
                await step(doomed, partial(claim, http, 10 * number))
                async with workers(poste, database, 1):
                    await eventually(all_agree(database, 10 * number, 1))
                assert await rows(database, "SELECT version, state FROM command ORDER BY version") == [
                    (version, "confirmed") for version in range(1, number + 1)
                ]
                assert [heard(field, 10 * one) for one in range(1, number + 1)] == number * [1]
            await assert_lawful(field, database)
