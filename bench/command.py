"""From a claim placed over HTTP to the command confirmed on the live feed, while the city reports."""

from __future__ import annotations

import asyncio
import json
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

import asyncpg
import httpx
import numpy as np
import paho.mqtt.client as mqtt
import typer
import websockets
from paho.mqtt.enums import CallbackAPIVersion

from bench.children import SYSTEM
from bench.gauges import Gauges
from bench.options import Json, Runs, Strict
from bench.publisher import Job, Publishing
from bench.report import Figure, Goal, Report
from bench.rig import Rig, running

RESERVED = 5_000
"""Lamps that the traffic leaves alone: those that are commanded."""
MANY = 3_000
MANY_GOAL_S = 1.0
WARM_UP_S = 5.0
PATIENCE_S = 60.0
GOALS = {"p50": Goal("<=", 100), "p99": Goal("<=", 500)}


@dataclass(slots=True)
class Field:
    """Lamps that obey at once. `answered_s` is, by command, how long they took to say everything."""

    client: mqtt.Client
    answered_s: dict[str, float] = field(default_factory=dict)

    def take(self, message: mqtt.MQTTMessage) -> None:
        began = time.perf_counter()
        asset, command = message.topic.split("/")[3], json.loads(message.payload)
        value = command.get("value") or {"level_pct": 70}
        level = value["level_pct"]
        values = {
            "light_level_pct": level,
            "power_state": "on" if level == 100 else "low",
            "command_reason": "override" if command.get("value") else "program",
        }
        self._say(asset, "ack", {"command_id": command["id"], "result": "accepted"})
        self._say(asset, "telemetry", {"values": values})
        self._say(asset, "ack", {"command_id": command["id"], "result": "done"})
        self.answered_s[command["id"]] = time.perf_counter() - began

    def _say(self, asset: str, channel: str, body: dict[str, Any]) -> None:
        told = {"at": datetime.now(UTC).isoformat()} | body
        self.client.publish(f"poste/v1/{SYSTEM}/{asset}/{channel}", json.dumps(told), qos=1)


@contextmanager
def lamps(rig: Rig) -> Iterator[Field]:
    """Every lamp of the city, at the other end of the broker."""
    parts = urlsplit(rig.system_url())
    client = mqtt.Client(CallbackAPIVersion.VERSION2)
    client.username_pw_set(parts.username, parts.password)
    client.max_inflight_messages_set(1000)
    equipment, ready = Field(client), threading.Event()
    client.on_message = lambda _client, _userdata, message: equipment.take(message)
    client.on_connect = lambda client, *_: client.subscribe(f"poste/v1/{SYSTEM}/+/command", qos=1)
    client.on_subscribe = lambda *_: ready.set()
    client.connect(parts.hostname or "", parts.port or 1883)
    client.loop_start()
    try:
        if not ready.wait(PATIENCE_S):
            raise TimeoutError("the broker did not grant the commands' topic")
        yield equipment
    finally:
        client.disconnect()
        client.loop_stop()


def lamp_ids(rig: Rig) -> list[str]:
    """Reserved lamps: nine of ten assets of the seeded city."""
    return [f"EP-{number:06d}" for number in range(rig.assets - RESERVED + 1, rig.assets + 1) if number % 10]


async def one_by_one(rig: Rig, equipment: Field, ids: list[str], per_second: float) -> list[float]:
    """Milliseconds from asking to the frame that says confirmed, the lamp's own time taken off."""
    asked: dict[str, float] = {}
    confirmed: dict[str, tuple[str, float]] = {}
    async with (
        httpx.AsyncClient(base_url=rig.http, headers={"Poste-Operator": "bench"}, timeout=30) as http,
        websockets.connect(f"{rig.ws}/api/v1/live?topics=command", max_size=None) as socket,
    ):
        watching = asyncio.create_task(_watch(socket, confirmed, len(ids)))
        for asset in ids:
            asked[asset] = time.perf_counter()
            body = _claim(_other_level(asset), {"ids": [asset]})
            (await http.post("/api/v1/claims", json=body)).raise_for_status()
            await asyncio.sleep(max(0.0, 1 / per_second - (time.perf_counter() - asked[asset])))
        async with asyncio.timeout(PATIENCE_S):
            await watching
    return [
        (seen - asked[asset] - equipment.answered_s[command]) * 1000 for asset, (command, seen) in confirmed.items()
    ]


async def _watch(socket: websockets.ClientConnection, confirmed: dict[str, tuple[str, float]], wanted: int) -> None:
    async for text in socket:
        seen = time.perf_counter()
        for change in json.loads(text).get("changes", ()):
            body = change["body"]
            if body["state"] == "confirmed":
                confirmed.setdefault(body["asset"], (body["id"], seen))
        if len(confirmed) >= wanted:
            return


async def many(rig: Rig, ids: list[str]) -> tuple[float, float]:
    """Seconds until a claim on thousands of lamps is placed, and until the last of them shows it."""
    async with httpx.AsyncClient(base_url=rig.http, headers={"Poste-Operator": "bench"}, timeout=60) as http:
        began = time.perf_counter()
        first, last = ids[0], ids[-1]
        answer = await http.post("/api/v1/claims", json=_claim(33, {"q": "", "tag": ["many"]}))
        placed_s = time.perf_counter() - began
        answer.raise_for_status()
        told = answer.json()
        if len(told["outcomes"]) != len(ids):
            raise ValueError(f"{len(told['outcomes'])} lamps of {len(ids)} ({first} to {last}) were claimed")
        while time.perf_counter() - began < PATIENCE_S:
            progress = (await http.get(f"/api/v1/requests/{told['id']}")).json()["progress"]
            if progress["targets"].get("agreed") == len(ids):
                break
            await asyncio.sleep(0.1)
        return placed_s, time.perf_counter() - began


def _other_level(asset: str) -> int:
    """Far from what the lamp shows since `bench.seed` (its number modulo 100): one that agrees needs no command."""
    return (int(asset[-2:]) + 37) % 80 + 20


def _claim(level_pct: float, selection: dict[str, Any]) -> dict[str, Any]:
    return {
        "capability": "light_level",
        "value": {"level_pct": level_pct},
        "level": 4,
        "reason": "bench",
        "selection": selection,
    }


async def _prepare(rig: Rig, command_rate: float, ids: list[str]) -> None:
    connection = await asyncpg.connect(rig.database_url)
    await connection.execute("UPDATE field_system SET command_rate = $1", command_rate)
    await connection.execute("UPDATE asset SET tags = '{many}' WHERE id = ANY($1)", ids)
    await connection.close()


def measure(assets: int, rate: float, claims: int, per_second: float, command_rate: float, runs: int) -> Report:
    """The whole stack, with traffic."""
    with running(assets) as rig, lamps(rig) as equipment:
        ids = lamp_ids(rig)
        asyncio.run(_prepare(rig, command_rate, ids[-MANY:]))
        job = Job(
            url=rig.system_url(), client_id="traffic", first=1, last=assets - RESERVED, rate=rate, window=20_000,
        )  # fmt: skip
        traffic = Publishing(job)
        try:
            time.sleep(WARM_UP_S)
            with Gauges(rig.pids()) as gauges:
                found = [
                    asyncio.run(one_by_one(rig, equipment, ids[run * claims : (run + 1) * claims], per_second))
                    for run in range(runs)
                ]
                placed = [asyncio.run(many(rig, ids[-MANY:])) for _ in range(1)]
        finally:
            traffic.stop()
    options = {"assets": assets, "rate": rate, "claims": claims, "per_second": per_second, "runs": runs}
    cpu = [Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in gauges.uses.items()]
    return Report("command", options, [*figures(found), *figures_of_many(placed, command_rate), *cpu])


def figures(found: list[list[float]]) -> list[Figure]:
    """Medians over the runs."""
    told = []
    for name, percent in (("p50", 50), ("p95", 95), ("p99", 99), ("max", 100)):
        each = [float(np.percentile(run, percent)) for run in found]
        told.append(Figure(f"claim to confirmed, {name}", statistics.median(each), "ms", GOALS.get(name), each))
    lost = sum(1 for run in found for _ in run)
    return [*told, Figure("claims confirmed", lost, "")]


def figures_of_many(placed: list[tuple[float, float]], command_rate: float) -> list[Figure]:
    seconds = [first for first, _ in placed]
    return [
        Figure(f"claim on {MANY:,} lamps placed", statistics.median(seconds), "s", Goal("<=", MANY_GOAL_S), seconds),
        Figure(
            "the last of them shows it", statistics.median([last for _, last in placed]), "s",
            note=f"at {command_rate:g} commands a second",
        ),
    ]  # fmt: skip


def command(
    assets: Annotated[int, typer.Option(help="Of the city.")] = 40_000,
    rate: Annotated[float, typer.Option(help="Messages a second meanwhile.")] = 2000,
    claims: Annotated[int, typer.Option(help="Placed one by one in a run.")] = 300,
    per_second: Annotated[float, typer.Option(help="Claims a second.")] = 10,
    command_rate: Annotated[float, typer.Option(help="Commands a second the field takes.")] = 1000,
    runs: Runs = 3,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """Claim placed to confirmed, the lamp's own time taken off: p50 <= 100 ms, p99 <= 500 ms at 2,000 msg/s."""
    measure(assets, rate, claims, per_second, command_rate, runs).finish(json, strict=strict)
