"""An alarm's life with real processes: from the field over MQTT to the operator, and closed by both."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection

from app.api.live_messages import Message
from app.storage.database import Database
from tests.factories import given, lamp
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
