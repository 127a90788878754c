"""Whatever stops, dies or is cut off, equipment ends at the last winning value: real processes, real brokers."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.storage.database import Database
from tests.control.asking import COLLEAGUE, ME, claim
from tests.control.books import all_agree, assert_lawful, heard
from tests.control.controllers import controller, controls, end, workers
from tests.control.field import Field, field_of, obey, shown
from tests.control.relay import Relay, relay
from tests.factories import given, lamp, rows
from tests.processes import Poste, Process, eventually
from tests.services import nats_broker

# asyncpg leaves the connection it was making when a server is cut off to the garbage collector, which warns.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

STOPPED_S = 10.0
AWAY_S = 8.0
MARK_SENT = b"UPDATE command c SET state = 'sent'"
CHANGE = b"UPDATE command c SET state = u.after"
QUEUE = b'COPY "command"'


async def lamps(database: Database, count: int, rate: float = 50) -> None:
    await given(database, *(lamp(number + 1) for number in range(count)))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE field_system SET command_rate = $1", rate)


def asking(poste: Poste) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=poste.http, timeout=30)


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
            before, woken_at = len(field.received), datetime.now(UTC).isoformat()
            first.popen.send_signal(signal.SIGCONT)
            await eventually(lambda: "that work stops" in first.log.read_text())
            await claim(http, 30)
            await eventually(all_agree(database, 30, 60))
            since = field.received[before:]
            assert all(command["at"] > woken_at for _, command in since)
            epochs = await rows(database, "SELECT DISTINCT epoch FROM command WHERE sent_at > $1",
                                datetime.fromisoformat(woken_at))  # fmt: skip
            assert epochs == [(old + 1,)]
            await assert_lawful(field, database)
