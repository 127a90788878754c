"""What is done to the controller, and what must be true afterwards; short in tests, long in `poste bench survive`.

Each wants a registry of so many luminaires of the system `lighting`, and raises `AssertionError` for a promise broken.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from app.storage.database import Database
from bench.processes import Poste, Process, eventually
from bench.rows import rows
from bench.services import RunningBroker
from bench.survive.control.asking import asking, claim
from bench.survive.control.books import all_agree, assert_lawful, heard
from bench.survive.control.controllers import controls, says, workers
from bench.survive.control.field import Field, field_of, obey, shown
from bench.survive.control.relay import Relay, Side, relay

MARK_SENT = b"UPDATE command c SET state = 'sent'"
CHANGE = b"UPDATE command c SET state = u.after"
QUEUE = b'COPY "command"'
LAST_LEVELS = (20, 30, 40)

Ask = Callable[[], Any]
Notes = dict[str, Any]


async def broker_away(database: Database, poste: Poste, broker: RunningBroker, lamps: int, away_s: float) -> Notes:
    """The broker is away while claims change three times: it hands over the last value only."""
    here = replace(poste, mqtt_url=broker.url)
    async with here.web(), workers(here, database, 1), asking(here) as http:
        with field_of(broker.url) as field:
            field.client.reconnect_delay_set(1, 1)
            await claim(http, 10)
            await eventually(all_agree(database, 10, lamps))
            broker.kill()
            for level in LAST_LEVELS:
                await claim(http, level)
                await asyncio.sleep(away_s / len(LAST_LEVELS))
            before = len(field.received)
            await asyncio.to_thread(broker.restart)
            back_at = asyncio.get_running_loop().time()
            await eventually(all_agree(database, LAST_LEVELS[-1], lamps), timeout_s=40)
            agreed_s = asyncio.get_running_loop().time() - back_at
            levels = {one["value"]["level_pct"] for _, one in field.received[before:]}
            assert levels == {LAST_LEVELS[-1]}, f"heard {levels} once the broker was back"
            await assert_lawful(field, database)
            return {"away_s": away_s, "commands heard afterwards": len(field.received) - before,
                    "stale": 0, "agreed after, s": round(agreed_s, 1)}  # fmt: skip


async def stopped(database: Database, poste: Poste, lamps: int, stopped_s: float) -> Notes:
    """SIGSTOP in the middle of a request: another controller takes over, and nothing leaves under the old epoch."""
    async with poste.web(), workers(poste, database, 2) as (first, _), asking(poste) as http:
        with field_of(poste.mqtt_url) as field:
            await claim(http, 10)
            await eventually(lambda: heard(field, 10) >= 5)
            [(old,)] = await rows(database, "SELECT epoch FROM lease WHERE name = 'control'")
            stopped_at = asyncio.get_running_loop().time()
            first.popen.send_signal(signal.SIGSTOP)
            await claim(http, 20)
            await eventually(lambda: heard(field, 20) > 0, timeout_s=5)
            taken_over_s = asyncio.get_running_loop().time() - stopped_at
            await eventually(all_agree(database, 20, lamps), timeout_s=30)
            await asyncio.sleep(stopped_at + stopped_s - asyncio.get_running_loop().time())
            before, woken_at = len(field.received), datetime.now(UTC)
            first.popen.send_signal(signal.SIGCONT)
            await eventually(lambda: says(first, "that work stops"))
            await claim(http, 30)
            await eventually(all_agree(database, 30, lamps))
            assert all(datetime.fromisoformat(one["at"]) > woken_at for _, one in field.received[before:])
            epochs = "SELECT DISTINCT epoch FROM command WHERE sent_at > $1"
            assert await rows(database, epochs, woken_at) == [(old + 1,)]
            await assert_lawful(field, database)
            return {"stopped_s": stopped_s, "sent by the next after, s": round(taken_over_s, 1),
                    "sent under the old epoch": 0}  # fmt: skip


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


async def _dies_at(statement: bytes, side: Side, between: Relay, doomed: Process, ask: Ask) -> None:
    trap = between.catch(statement, side)
    await ask()
    await asyncio.wait_for(trap.caught.wait(), 20)
    doomed.kill()


async def _dies_before_the_ack(field: Field, doomed: Process, ask: Ask) -> None:
    device = field.carry_out = Silent()
    await ask()
    await eventually(lambda: device.taken)
    doomed.kill()
    field.carry_out = obey
    device.finish()


async def _dies_before_it_is_confirmed(database: Database, field: Field, doomed: Process, ask: Ask) -> None:
    device = field.carry_out = Silent(accepts=True)
    await ask()
    await eventually(lambda: rows(database, "SELECT 1 FROM command WHERE state = 'accepted'"))
    doomed.kill()
    field.carry_out = obey
    for _, asset, command in device.taken:
        field.report(asset, shown(command))


async def killed_at_each_step(database: Database, poste: Poste, rounds: int = 1) -> Notes:
    """Kill -9 between any two steps of a command of one luminaire: it is finished once, under its own id."""
    poste.settings["POSTE_LEASE_S"] = "1"
    folder = poste.folder / "doomed"
    folder.mkdir(exist_ok=True)
    async with poste.web(), asking(poste) as http, relay(database.url) as between:
        with field_of(poste.mqtt_url) as field:
            steps: list[Callable[[Process, Ask], Any]] = [
                *(partial(_dies_at, statement, side, between) for statement in (QUEUE, MARK_SENT)
                  for side in ("asked", "committed")),
                partial(_dies_before_the_ack, field),
                partial(_dies_before_it_is_confirmed, database, field),
                *(partial(_dies_at, CHANGE, side, between) for side in ("asked", "committed")),
            ]  # fmt: skip
            through = replace(poste, database_url=between.url, folder=folder)
            kills = rounds * steps
            levels = [10 * (1 + number % len(steps)) for number in range(len(kills))]
            for number, step in enumerate(kills, 1):
                doomed = through.start("worker")
                await controls(database, doomed)
                await step(doomed, partial(claim, http, levels[number - 1]))
                async with workers(poste, database, 1):
                    await eventually(all_agree(database, levels[number - 1], 1))
                assert await rows(database, "SELECT version, state FROM command ORDER BY version") == [
                    (version, "confirmed") for version in range(1, number + 1)
                ]
                assert all(heard(field, level) == levels[:number].count(level) for level in levels)
            await assert_lawful(field, database)
            return {"kills": len(kills), "lost": 0, "sent twice under different ids": 0}
