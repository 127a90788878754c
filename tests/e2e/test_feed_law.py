"""The feed's law with real processes: old snapshot + frames = fresh snapshot, whatever dies meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from datetime import UTC, datetime

import httpx
import websockets

from app.actions.import_drafts import import_drafts
from app.domain.kinds import KINDS
from app.storage.database import Database
from tests.factories import FixedClock, given, lamp, rows
from tests.live_client import LiveClient, apply, comparable, seq_of
from tests.processes import Poste, eventually, publisher, quiet

STATE = KINDS["luminaire"].state_names | {"comm_status", "health"}
LAMPS = 25


def _report(draw: random.Random) -> dict[str, object]:
    values: dict[str, object] = {"active_power_w": draw.randint(0, 90), "energy_kwh": draw.randint(0, 9999)}
    if draw.random() < 0.3:
        values["power_state"] = draw.choice(["on", "off", "low"])
    if draw.random() < 0.1:
        values["fault_class"] = draw.choice(["none", "minor", "major"])
    return values


async def _publish(poste: Poste, seconds: float, draw: random.Random) -> int:
    """Steady telemetry for all lamps, with resends, from a thread; returns how many were published."""

    def run() -> int:
        sent = 0
        end = time.monotonic() + seconds
        with publisher(poste.mqtt_url, "law-publisher") as publish:
            while time.monotonic() < end:
                for _ in range(20):
                    topic = f"poste/v1/lighting/EP-{draw.randint(1, LAMPS):04d}/telemetry"
                    body = {"at": datetime.now(UTC).isoformat(), "values": _report(draw)}
                    for _ in range(2 if draw.random() < 0.05 else 1):
                        publish(topic, body)
                        sent += 1
                time.sleep(0.05)
        return sent

    return await asyncio.to_thread(run)


async def _edit_registry(database: Database, seconds: float, draw: random.Random) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = f"Lampe {draw.randint(0, 10**6)}"
        await import_drafts(database, [lamp(draw.randint(1, LAMPS + 5), name=name)], FixedClock(datetime.now(UTC)))
        await asyncio.sleep(0.1)


async def _watch(client: LiveClient, seconds: float, draw: random.Random) -> None:
    """Follow the feed, dropping the connection now and then, and surviving the server's death."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, websockets.WebSocketException, httpx.HTTPError, TimeoutError):
            async with client.connect() as socket:
                drop = time.monotonic() + draw.uniform(0.3, 2.5)
                while time.monotonic() < min(drop, end):
                    async with asyncio.timeout(2):
                        await client.receive(socket)
        await asyncio.sleep(0.05)


async def _reach(client: LiveClient, seq: int) -> None:
    """Read on until the client is at `seq` or beyond."""
    async with asyncio.timeout(20), client.connect() as socket:
        while seq_of(client.cursor) < seq:
            await client.receive(socket)


async def _received(database: Database, published: int) -> bool:
    """The broker redelivers what a killed worker held only after its `ack_wait`."""
    [(received,)] = await rows(database, "SELECT COALESCE(sum(received), 0) FROM ledger")
    return int(received) >= published


async def _answers(client: LiveClient) -> bool:
    try:
        await client.snapshot()
    except httpx.HTTPError:
        return False
    return True


async def test_old_snapshot_plus_frames_is_the_fresh_snapshot(database: Database, poste: Poste) -> None:
    draw = random.Random(7)
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    clients = [LiveClient(poste.http, poste.ws), LiveClient(poste.http, poste.ws, families="lighting")]
    seconds = 14.0
    async with poste.web() as web, poste.worker() as worker:
        for client in clients:
            await client.begin()

        async def kill() -> None:
            await asyncio.sleep(3)
            worker.kill()
            worker.popen = poste.start("worker").popen
            await asyncio.sleep(3)
            web.kill()
            web.popen = poste.start("web").popen

        async with asyncio.TaskGroup() as tasks:
            publishing = tasks.create_task(_publish(poste, seconds, draw))
            tasks.create_task(_edit_registry(database, seconds, draw))
            for index, client in enumerate(clients):
                tasks.create_task(_watch(client, seconds, random.Random(index)))
            tasks.create_task(kill())
        published = publishing.result()
        await eventually(lambda: _received(database, published), timeout_s=60)
        await eventually(lambda: _answers(clients[0]), web, timeout_s=60)
        await quiet(database)
        for client in clients:
            cursor, fresh = await client.snapshot()
            await _reach(client, seq_of(cursor))
            assert comparable(client.assets) == comparable(fresh)
            assert client.resyncs == 0
            assert client.in_order, "a change came twice or out of order"
        assert clients[0].complete, "a change was missed"
        [(received, stored, duplicate)] = await rows(
            database, "SELECT sum(received)::int, sum(stored)::int, sum(duplicate)::int FROM ledger"
        )
        [(readings,)] = await rows(database, "SELECT count(*) FROM reading")
        assert received == stored + duplicate
        assert readings == stored


async def test_a_snapshot_taken_in_the_middle_agrees_with_the_frames_up_to_its_cursor(
    database: Database, poste: Poste
) -> None:
    draw = random.Random(8)
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    client = LiveClient(poste.http, poste.ws)
    async with poste.web(), poste.worker():
        await client.begin()
        traffic = asyncio.create_task(_publish(poste, 5, draw))
        for _ in range(5):
            await asyncio.sleep(0.7)
            cursor, fresh = await client.snapshot()
            at_cursor = LiveClient(poste.http, poste.ws)
            at_cursor.cursor, at_cursor.assets = client.cursor, client.assets
            await _stop_exactly(at_cursor, cursor)
            assert comparable(at_cursor.assets, STATE) == comparable(fresh, STATE)
            client.cursor, client.assets = cursor, at_cursor.assets
        await traffic


async def _stop_exactly(client: LiveClient, cursor: str) -> None:
    """Apply changes up to `cursor` and none after, even inside a frame."""
    target = seq_of(cursor)
    async with asyncio.timeout(10), client.connect() as socket:
        while seq_of(client.cursor) < target:
            message = json.loads(await socket.recv())
            if message["type"] != "frame":
                continue
            for change in message["changes"]:
                if change["seq"] <= target:
                    apply(client.assets, change)
            client.cursor = message["cursor"]
