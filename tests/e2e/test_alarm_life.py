"""An alarm's life with real processes: from the field over MQTT to the operator, and closed by both."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection

from app.api.live_bodies import AlarmTold
from app.api.live_messages import Message
from app.storage.database import Database
from tests.actions.alarms import cabinet, tripped
from tests.factories import given, lamp
from tests.live_client import seq_of
from tests.processes import Poste, publisher

OPERATOR = {"Poste-Operator": "m.durand"}


async def _next(socket: ClientConnection, transition: str) -> dict[str, Any]:
    """The alarm as the feed tells it after `transition`."""
    async with asyncio.timeout(15):
        while True:
            text = await socket.recv()
            msgspec.json.decode(text, type=Message)
            for change in json.loads(text).get("changes", ()):
                if change["topic"] == "alarm" and change["body"]["transition"] == transition:
                    body: dict[str, Any] = change["body"]
                    return body


@asynccontextmanager
async def _watching(poste: Poste, http: httpx.AsyncClient, **filters: str) -> AsyncIterator[ClientConnection]:
    cursor = (await http.get("/api/v1/alarms")).raise_for_status().json()["cursor"]
    query = "".join(f"&{name}={value}" for name, value in filters.items())
    async with websockets.connect(f"{poste.ws}/api/v1/live?since={cursor}{query}") as socket:
        yield socket


async def test_a_lamp_fails_is_acknowledged_is_repaired_and_the_alarm_closes(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))

    def say(failed: bool) -> None:
        with publisher(poste.mqtt_url, "alarm-publisher") as publish:
            body = {"at": datetime.now(UTC).isoformat(), "values": {"lamp_failure": failed}}
            publish("poste/v1/lighting/EP-0001/telemetry", body)

    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        async with _watching(poste, http, families="lighting") as socket:
            await asyncio.to_thread(say, True)
            raised = await _next(socket, "raised")
            [listed] = (await http.get("/api/v1/alarms")).json()["items"]
            assert (listed["id"], listed["definition"]) == (raised["id"], "lamp_failure")
            done = await http.post("/api/v1/alarms/acknowledge", json={"ids": [raised["id"]]}, headers=OPERATOR)
            assert done.json()["counts"] == {"done": 1}
            assert (await _next(socket, "acknowledged"))["acknowledged_by"] == "m.durand"
            await asyncio.to_thread(say, False)
            assert (await _next(socket, "closed"))["state"] == "normal"
        assert (await http.get("/api/v1/alarms")).json()["items"] == []
        history = (await http.get(f"/api/v1/alarms/{raised['id']}")).json()["history"]
        assert [step["transition"] for step in history] == ["raised", "acknowledged", "closed"]


EVERY_OPEN: dict[str, Any] = {
    "limit": 1000,
    "folded": True,
    "state": [
        "unacknowledged", "acknowledged", "returned_unacknowledged", "shelved", "suppressed_by_design",
        "out_of_service",
    ],
}  # fmt: skip
LAMPS = 20


async def _open(http: httpx.AsyncClient) -> tuple[str, dict[str, dict[str, Any]]]:
    page = (await http.get("/api/v1/alarms", params=EVERY_OPEN)).raise_for_status().json()
    return page["cursor"], {item["id"]: item for item in page["items"]}


async def _disturb(poste: Poste, http: httpx.AsyncClient, draw: random.Random) -> None:
    """Lamps fail, lose power and recover, a breaker trips, and an operator deals with what is listed."""

    def publish_some() -> None:
        with publisher(poste.mqtt_url, "disturber") as publish:
            for number in draw.sample(range(1, LAMPS + 1), 8):
                values = {"lamp_failure": draw.random() < 0.5, "supply_loss": draw.random() < 0.5}
                body = {"at": datetime.now(UTC).isoformat(), "values": values}
                publish(f"poste/v1/lighting/EP-{number:04d}/telemetry", body)
            circuits = tripped(*draw.choice([(), ("C1",)]))
            publish("poste/v1/lighting/AR-01/telemetry", {"at": datetime.now(UTC).isoformat(), "values": circuits})

    await asyncio.to_thread(publish_some)
    listed = (await http.get("/api/v1/alarms")).json()["items"]
    for item in draw.sample(listed, min(3, len(listed))):
        verb, more = draw.choice(
            [("acknowledge", {}), ("assign", {"assigned_to": "astreinte"}), ("out-of-service", {"reason": "essai"})]
        )
        await http.post(f"/api/v1/alarms/{verb}", json={"ids": [item["id"]], **more}, headers=OPERATOR)


async def test_an_old_list_and_the_frames_are_the_fresh_list(database: Database, poste: Poste) -> None:
    draw = random.Random(4)
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)), cabinet(*range(1, LAMPS // 2)))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, timeout=20) as http:
        cursor, known = await _open(http)
        for _ in range(12):
            await _disturb(poste, http, draw)
        fresh_cursor, fresh = await _open(http)
        assert fresh, "nothing stood: the test says nothing"
        known = await _replay(poste, cursor, fresh_cursor, known)
        assert known.keys() == fresh.keys()
        assert [_shared(alarm) for alarm in known.values()] == [_shared(fresh[key]) for key in known]


def _shared(alarm: dict[str, Any]) -> dict[str, Any]:
    """The members that list and frames share, times by what they mean."""
    told = {name: alarm[name] for name in AlarmTold.__struct_fields__ if name != "transition"}
    times = {name: datetime.fromisoformat(told[name]) for name in told if name.endswith("_at") and told[name]}
    return told | times


async def _replay(poste: Poste, since: str, until: str, known: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Apply the changes after `since` up to `until`, and none after."""
    async with asyncio.timeout(15), websockets.connect(f"{poste.ws}/api/v1/live?since={since}") as socket:
        while seq_of(since) < seq_of(until):
            message = json.loads(await socket.recv())
            for change in message.get("changes", ()):
                if change["topic"] == "alarm" and change["seq"] <= seq_of(until):
                    known[change["key"]] = change["body"]
                    if change["body"]["state"] == "normal":
                        del known[change["key"]]
            since = message.get("cursor", since)
    return known
