"""Several ingest workers on one shared subscription, as real processes on a real broker: killed, restarted, left."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.processes import Poste, Process, eventually, publisher

LAMPS = 40


class Field:
    """Publishes readings, each unlike any other."""

    def __init__(self, poste: Poste) -> None:
        self._url = poste.mqtt_url.removesuffix("?version=5")
        self.said = 0

    async def says(self, messages: int) -> None:
        await asyncio.to_thread(self._say, messages)

    def _say(self, messages: int) -> None:
        with publisher(self._url, "lighting-cms") as publish:
            for number in range(self.said, self.said + messages):
                body = {"at": datetime.now(UTC).isoformat(), "seq": number, "values": {"active_power_w": number % 90}}
                publish(f"poste/v1/lighting/EP-{number % LAMPS + 1:04d}/telemetry", body)
        self.said += messages


@pytest.fixture
def members(poste_on_mosquitto: Poste) -> Iterator[Callable[[str], Process]]:
    started: list[Process] = []
    group = f"group-{next(_groups)}"

    def start(name: str, *options: str, share: str = group) -> Process:
        settings = {"POSTE_MQTT_SHARE": share, "POSTE_MQTT_CLIENT_ID": f"{group}-{name}", "POSTE_LEASE_S": "1"}
        started.append(replace(poste_on_mosquitto, settings=settings, started=len(started)).start("worker", *options))
        return started[-1]

    yield start
    for process in started:
        process.end()


_groups = count(1)


async def test_two_workers_store_each_message_once_through_a_crash_and_a_departure(
    database: Database, poste_on_mosquitto: Poste, members: Callable[..., Process]
) -> None:
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    field = Field(poste_on_mosquitto)
    one, two = members("one"), members("two")
    await eventually(lambda: _said(one, "broker connected"), one, 60)
    await eventually(lambda: _said(two, "broker connected"), two, 60)

    await field.says(2000)
    await eventually(lambda: _stored_once(database, field.said), one, 60)
    assert min((await _by_worker(database)).values()) > 500

    speaking = asyncio.create_task(field.says(2000))
    await eventually(lambda: _stored(database, 2200), one, 60)
    two.kill()
    await speaking
    two = members("two")
    await eventually(lambda: _stored_once(database, field.said), two, 60)

    two.end()
    await field.says(500)
    leaving = members("two", "--leave")
    await asyncio.to_thread(leaving.popen.wait, 60)
    assert leaving.popen.returncode == 0, leaving.log.read_text()
    await eventually(lambda: _stored_once(database, field.said), one, 60)
    left = _said(leaving, "session left for good")
    assert left
    assert left["messages"] > 100
    assert not await asyncio.to_thread(_session_present, poste_on_mosquitto, left["client_id"])

    others = {worker: stored for worker, stored in (await _by_worker(database)).items() if worker != _holder(one)}
    await field.says(500)
    await eventually(lambda: _stored_once(database, field.said), one, 60)
    assert others.items() <= (await _by_worker(database)).items()
    assert [name for (name,) in await rows(database, "SELECT name FROM lease WHERE name LIKE 'ingest%'")] == [
        "ingest:" + str(left["client_id"]).replace("two", "one")
    ]


async def test_from_one_worker_to_several_no_message_is_missed_or_stored_twice(
    database: Database, poste_on_mosquitto: Poste, members: Callable[..., Process]
) -> None:
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    field = Field(poste_on_mosquitto)
    alone = members("alone", share="")
    await eventually(lambda: _said(alone, "broker connected"), alone, 60)
    await field.says(100)
    one = members("one")
    await eventually(lambda: _said(one, "broker connected"), one, 60)
    await field.says(100)
    alone.end()
    await field.says(100)
    leaving = members("alone", "--leave", share="")
    await asyncio.to_thread(leaving.popen.wait, 60)
    assert leaving.popen.returncode == 0, leaving.log.read_text()
    left = _said(leaving, "session left for good")
    assert left
    assert not await asyncio.to_thread(_session_present, poste_on_mosquitto, left["client_id"])
    await field.says(100)
    await eventually(lambda: _stored_once(database, field.said), one, 60)


async def test_the_last_worker_cannot_leave(database: Database, members: Callable[..., Process]) -> None:
    leaving = members("alone", "--leave")
    await asyncio.to_thread(leaving.popen.wait, 60)
    assert leaving.popen.returncode == 1
    assert "nobody would hear the field" in leaving.log.read_text()


def _session_present(poste: Poste, client_id: str) -> bool:
    """Whether the broker still keeps a session of `client_id`; asking makes none."""
    answers: SimpleQueue[bool] = SimpleQueue()
    parts = urlsplit(poste.mqtt_url)
    client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=client_id, protocol=mqtt.MQTTv5)
    client.username_pw_set(parts.username, parts.password)
    client.on_connect = lambda _c, _u, flags, _r, _p: answers.put(flags.session_present)
    client.connect(parts.hostname or "", parts.port or 0, clean_start=False)
    client.loop_start()
    try:
        return answers.get(timeout=20)
    finally:
        client.disconnect()
        client.loop_stop()


def _said(process: Process, event: str) -> dict[str, Any] | None:
    lines = [json.loads(line) for line in process.log.read_text().splitlines()]
    return next((line for line in lines if line["event"] == event), None)


def _holder(process: Process) -> str:
    started = _said(process, "worker started")
    assert started
    return str(started["holder"])


async def _stored(database: Database, at_least: int) -> bool:
    [(stored,)] = await rows(database, "SELECT COALESCE(sum(stored), 0)::int FROM ledger")
    return int(stored) >= at_least


async def _stored_once(database: Database, said: int) -> bool:
    """Every seq is there, none twice."""
    [(readings, distinct)] = await rows(database, "SELECT count(*)::int, count(DISTINCT seq)::int FROM reading")
    assert readings == distinct
    return int(distinct) == said


async def _by_worker(database: Database) -> dict[str, int]:
    found = await rows(database, "SELECT worker, sum(stored)::int FROM ledger GROUP BY 1")
    return {row[0]: row[1] for row in found}
