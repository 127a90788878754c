"""The main job with real processes: publish over MQTT, see it in PostgreSQL and on the WebSocket."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx
import paho.mqtt.client as mqtt
import websockets
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.publish import single

from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually, publisher


async def publish_and_watch(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        snapshot = (await http.get("/api/v1/snapshot")).json()
        assert [asset["id"] for asset in snapshot["assets"]] == ["EP-0001"]
        async with websockets.connect(f"{poste.ws}/api/v1/live?since={snapshot['cursor']}") as socket:
            assert json.loads(await socket.recv())["type"] == "hello"
            at = datetime.now(UTC)
            with publisher(poste.mqtt_url) as publish:
                publish("poste/v1/lighting/EP-0001/telemetry", {"at": at.isoformat(), "values": {"power_state": "on"}})
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


async def test_a_published_message_reaches_registry_rest_and_websocket(database: Database, poste: Poste) -> None:
    await publish_and_watch(database, poste)


async def test_the_same_through_mosquitto_and_mqtt_5(database: Database, poste_on_mosquitto: Poste) -> None:
    await publish_and_watch(database, poste_on_mosquitto)


async def test_a_system_that_dies_is_offline_by_its_last_will(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        field = mqtt.Client(CallbackAPIVersion.VERSION2)
        parts = urlsplit(poste.mqtt_url)
        field.username_pw_set(parts.username, parts.password)
        at = datetime.now(UTC).isoformat()
        field.will_set("poste/v1/lighting/status", json.dumps({"at": at, "status": "offline"}), qos=1, retain=True)
        field.connect(parts.hostname or "", parts.port or 0)
        field.loop_start()
        online = json.dumps({"at": at, "status": "online"})
        field.publish("poste/v1/lighting/status", online, qos=1, retain=True).wait_for_publish(5)
        await eventually(lambda: _system_is(database, "online"))
        sock = field.socket()
        assert sock is not None
        field.loop_stop()
        sock.close()
        try:
            await eventually(lambda: _system_is(database, "offline"))
            await eventually(lambda: _asset_is(database, "offline"))
        finally:  # the broker is shared, and would tell every later worker
            user = {"username": parts.username or "", "password": parts.password}
            single("poste/v1/lighting/status", None, 1, True, parts.hostname or "", parts.port or 0, auth=user)  # type: ignore[arg-type]


async def test_a_standby_takes_over_when_the_worker_dies(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker() as first:
        sessions = await _sessions(database)
        standby = poste.start("worker")
        try:
            await eventually(lambda: _more_sessions(database, sessions), standby)
            holder = await _holder(database)
            first.kill()
            await eventually(lambda: _taken_over(database, holder), standby)
            with publisher(poste.mqtt_url) as publish:
                values = {"power_state": "on"}
                publish("poste/v1/lighting/EP-0001/telemetry", {"at": datetime.now(UTC).isoformat(), "values": values})
            await eventually(lambda: _asset_is(database, "online"), standby)
        finally:
            standby.end()


async def _system_is(database: Database, status: str) -> bool:
    return await rows(database, "SELECT status FROM field_system") == [(status,)]


async def _asset_is(database: Database, status: str) -> bool:
    return await rows(database, "SELECT comm_status FROM asset_state") == [(status,)]


async def _sessions(database: Database) -> int:
    [(count,)] = await rows(database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    return int(count)


async def _more_sessions(database: Database, than: int) -> bool:
    return await _sessions(database) > than


async def _holder(database: Database) -> str:
    [(holder,)] = await rows(database, "SELECT holder FROM lease WHERE name = 'ingest'")
    return str(holder)


async def _taken_over(database: Database, holder: str) -> bool:
    [(now, connected)] = await rows(
        database, "SELECT holder, detail->>'connected_since' FROM lease WHERE name = 'ingest'"
    )
    return now != holder and connected is not None
