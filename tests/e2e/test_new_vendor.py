"""A vendor nobody has heard of: from its first message to history, with no code, no restart and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.storage.database import Database
from tests.factories import rows
from tests.processes import Poste, eventually, publisher

MAPPING = """
external_id: acme_id
rules:
  - topic: acme/v2/{device}/data
    kind: weather_station
    device: "{device}"
    each: $.readings[*]
    time: {path: "@.ts", format: epoch_ms}
    seq: "@.n"
    fields:
      air_temperature_c: {path: "@.f", unit: "[degF]"}
      wind_speed_m_s: {path: "@.wind.kmh", unit: km/h}
"""
START = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=30)


def readings(numbers: range) -> dict[str, Any]:
    return {
        "readings": [
            {"ts": int((START + timedelta(seconds=n)).timestamp() * 1000), "n": n, "f": 50 + n, "wind": {"kmh": 36}}
            for n in numbers
        ]
    }


async def onboard(database: Database, poste: Poste) -> None:
    async with (
        poste.web(),
        poste.worker() as worker,
        httpx.AsyncClient(base_url=f"{poste.http}/api/v1", timeout=30) as http,
    ):
        system = {"name": "Acme", "dialect": "mapped", "topics": ["acme/v2/+/data"]}
        assert (await http.post("/systems", json={"id": "acme"} | system)).status_code == 201
        await eventually(lambda: in_effect(database, 1), worker)
        with publisher(poste.mqtt_url) as publish:
            publish("acme/v2/WS.7@roof/data", readings(range(3)))
            publish("acme/v2/WS.7@roof/data", readings(range(3)))
            publish("acme/v3/WS.7@roof/data", readings(range(3)))
            await eventually(lambda: in_inbox(http, [("", "unmapped", 2)]), worker)

            tried = (await http.post("/systems/acme/mapping/try", json={"mapping": MAPPING})).json()["items"]
            assert [(item["outcome"], item["reason"], item["device"]) for item in tried] == [
                ("unknown", "unknown_asset", "WS.7@roof")
            ] * 6
            assert tried[0]["values"] == {"air_temperature_c": 10.0, "wind_speed_m_s": 10.0}
            etag = (await http.get("/systems/acme")).headers["ETag"]
            saved = await http.put("/systems/acme", json=system | {"mapping": MAPPING}, headers={"If-Match": etag})
            assert saved.status_code == 200, saved.text

            replayed = await http.post("/inbox/replay", json={"system": "acme"})
            assert replayed.json() == {"stored": 0, "duplicate": 0, "rejected": 0, "unknown": 6}
            assert await in_inbox(http, [("WS.7@roof", "unknown_asset", 6)])
            adopted = await http.post("/inbox/acme/WS.7@roof/adopt", json={"kind": "weather_station"})
            assert adopted.status_code == 201, adopted.text
            assert adopted.json()["asset"]["external_ids"] == {"acme_id": "WS.7@roof"}
            assert adopted.json()["replayed"] == {"stored": 3, "duplicate": 3, "rejected": 0, "unknown": 0}
            again = await http.post("/inbox/replay", json={"system": "acme"})
            assert again.json() == {"stored": 0, "duplicate": 0, "rejected": 0, "unknown": 0}

            await eventually(lambda: in_effect(database, 2), worker)
            publish("acme/v2/ws.7@ROOF/data", readings(range(2, 5)))
            await eventually(lambda: history_has(database, 5), worker)
        assert worker.popen.poll() is None
        ledger = (await http.get("/systems/acme/ledger")).json()["total"]
        # Each of the first two counted as one while nobody could read it, and as its three reports since.
        assert [ledger[name] for name in ("received", "stored", "duplicate", "rejected", "unknown")] == [9, 5, 4, 0, 0]
        assert ledger["balanced"]
        live = (await http.get("/assets/WS-7-roof")).json()["values"]
        assert (live["air_temperature_c"], live["wind_speed_m_s"]) == (12.2222222222, 10.0)

        etag = (await http.get("/systems/acme")).headers["ETag"]
        moved = system | {"topics": ["acme/v3/+/data"]}
        assert (await http.put("/systems/acme", json=moved, headers={"If-Match": etag})).status_code == 200
        await eventually(lambda: in_effect(database, 3), worker)
        with publisher(poste.mqtt_url) as publish:
            publish("acme/v2/WS.7@roof/data", readings(range(9)))
            publish("acme/v3/WS.7@roof/data", readings(range(9)))
        await eventually(lambda: in_inbox(http, [("", "unmapped", 1)]), worker)
        assert await rows(database, "SELECT topic FROM kept_message") == [("acme/v3/WS.7@roof/data",)]


async def test_a_new_vendor_reaches_history_without_a_restart(database: Database, poste: Poste) -> None:
    await onboard(database, poste)


async def test_the_same_through_mosquitto_and_mqtt_5(database: Database, poste_on_mosquitto: Poste) -> None:
    await onboard(database, poste_on_mosquitto)


async def in_effect(database: Database, version: int) -> bool:
    """Whether the worker reads by this version of the system, and is subscribed accordingly."""
    found = await rows(database, "SELECT detail->'systems_followed'->>'acme' FROM lease WHERE name = 'ingest'")
    return found == [(str(version),)]


async def in_inbox(http: httpx.AsyncClient, expected: list[tuple[str, str, int]]) -> bool:
    items = (await http.get("/inbox?system=acme")).json()["items"]
    return [(item["asset"], item["reason"], item["count"]) for item in items] == expected


async def history_has(database: Database, count: int) -> bool:
    return await rows(database, "SELECT count(*) FROM reading") == [(count,)]
