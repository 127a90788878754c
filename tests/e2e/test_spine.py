"""The main job with real processes: publish over MQTT, see it in PostgreSQL and on the WebSocket."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import httpx
import websockets

from app.storage.database import Database
from tests.factories import given, lamp
from tests.processes import Poste, publisher


async def test_a_published_message_reaches_registry_rest_and_websocket(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        async with httpx.AsyncClient(base_url=poste.http) as http:
            snapshot = (await http.get("/api/v1/snapshot")).json()
            assert [asset["id"] for asset in snapshot["assets"]] == ["EP-0001"]
            async with websockets.connect(f"{poste.ws}/api/v1/live?since={snapshot['cursor']}") as socket:
                assert json.loads(await socket.recv())["type"] == "hello"
                at = datetime.now(UTC)
                with publisher(poste.mqtt_url) as publish:
                    publish(
                        "poste/v1/lighting/EP-0001/telemetry", {"at": at.isoformat(), "values": {"power_state": "on"}}
                    )
                async with asyncio.timeout(10):
                    while True:
                        message = json.loads(await socket.recv())
                        seen = [change for change in message.get("changes", ()) if change["topic"] == "state"]
                        if seen:
                            break
            assert seen[0]["key"] == "EP-0001"
            assert seen[0]["body"]["values"] == {"power_state": "on"}
            fresh = (await http.get("/api/v1/snapshot")).json()["assets"][0]
            assert fresh["values"] == {"power_state": "on", "comm_status": "online", "health": "ok"}
