"""Records real frames of the feed between two snapshots, for the console's own tests (console/src/live/law.test.ts).

pytest tests/console/record_feed.py        writes console/src/live/recorded/*.json
"""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.actions.import_drafts import import_drafts
from app.domain.kinds import KINDS
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.factories import FixedClock, given, lamp
from tests.live_client import LiveClient, seq_of
from tests.processes import Poste, publisher, quiet

CONSOLE = Path(__file__).resolve().parents[2] / "console/src"
RECORDED = CONSOLE / "live/recorded"
LAMPS = 8
ROUNDS = 12
Document = dict[str, Any]


def _bus(**changes: Any) -> AssetDraft:
    return AssetDraft(id="BUS-1", kind="transit_vehicle", system="lighting", **changes)


async def _taken(poste: Poste) -> Document:
    async with httpx.AsyncClient(base_url=poste.http, timeout=30) as http:
        told = {name: (await http.get(f"/api/v1/{name}")).json() for name in ("map", "snapshot", "alarms")}
    return {"map": told["map"], "documents": told["snapshot"]["assets"], "alarms": told["alarms"]["items"]}


def _report(draw: random.Random, number: int) -> Document:
    values: Document = {"active_power_w": draw.randint(0, 90), "light_level_pct": draw.randint(0, 100)}
    if number == 1:
        values["lamp_failure"] = draw.random() < 0.8
    return values


def _publish(poste: Poste, draw: random.Random) -> None:
    with publisher(poste.mqtt_url, "recorded") as publish:
        for number in range(1, LAMPS + 1):
            body = {"at": datetime.now(UTC).isoformat(), "values": _report(draw, number)}
            publish(f"poste/v1/lighting/EP-{number:04d}/telemetry", body)
        place = {"longitude_deg": 4.8 + draw.random() / 50, "latitude_deg": 46.3 + draw.random() / 50}
        publish("poste/v1/lighting/BUS-1/telemetry", {"at": datetime.now(UTC).isoformat(), "values": place})


async def _live(poste: Poste, database: Database, draw: random.Random) -> None:
    """Telemetry, alarms acknowledged, the registry edited: what a short while of a city holds."""
    clock = FixedClock(datetime.now(UTC))
    async with httpx.AsyncClient(base_url=poste.http, headers={"Poste-Operator": "recorder"}) as http:
        for step in range(ROUNDS):
            await asyncio.to_thread(_publish, poste, draw)
            await asyncio.sleep(0.3)
            if step == 3:
                await import_drafts(database, [lamp(LAMPS + 1, name="Nouvelle"), _bus(name="Bus 1")], clock)
            if step == 5:
                await import_drafts(database, [lamp(2, name="Déplacée", lon=4.9, lat=46.35)], clock)
                await _delete(http, "/api/v1/assets/EP-0099")
            if step == 8:
                listed = (await http.get("/api/v1/alarms")).json()["items"]
                if ids := [alarm["id"] for alarm in listed]:
                    (await http.post("/api/v1/alarms/acknowledge", json={"ids": ids})).raise_for_status()


async def _delete(http: httpx.AsyncClient, address: str) -> None:
    known = (await http.get(address)).headers["ETag"]
    (await http.delete(address, headers={"If-Match": known})).raise_for_status()


async def _frames(poste: Poste, since: str, until: int, pieces: int) -> list[Document]:
    """The frames from a cursor on, over so many connections, each resuming from the one before."""
    client, frames = LiveClient(poste.http, poste.ws), []
    client.cursor = since
    while seq_of(client.cursor) < until:
        async with asyncio.timeout(20), client.connect() as socket:
            taken = 0
            while seq_of(client.cursor) < until and (pieces == 1 or taken < pieces):
                message = await client.receive(socket)
                if message["type"] == "frame":
                    frames.append(message)
                    taken += 1
    assert client.resyncs == 0
    return frames


@pytest.mark.parametrize(
    ("name", "conflate_rows", "pieces"), [("whole", 100_000, 1), ("reconnected", 100_000, 3), ("conflated", 1, 1)]
)
async def test_record(database: Database, poste: Poste, name: str, conflate_rows: int, pieces: int) -> None:
    settings = {"POSTE_LIVE_CONFLATE_ROWS": str(conflate_rows)}
    poste = replace(poste, settings=poste.settings | settings)
    lamps = [lamp(number) for number in range(1, LAMPS + 1)]
    await given(database, *lamps, lamp(99), _bus(lon=4.83, lat=46.31))
    async with poste.web(), poste.worker():
        await asyncio.to_thread(_publish, poste, random.Random(1))
        await quiet(database)
        old = await _taken(poste)
        await _live(poste, database, random.Random(7))
        await quiet(database)
        fresh = await _taken(poste)
        frames = await _frames(poste, old["map"]["cursor"], seq_of(fresh["map"]["cursor"]), pieces)
    kinds = [{"kind": kind.name, "map_value": kind.map_value, "mobile": kind.mobile} for kind in KINDS.values()]
    recording = {"conflated": conflate_rows == 1, "kinds": kinds, "old": old, "frames": frames, "fresh": fresh}
    RECORDED.mkdir(exist_ok=True)
    text = json.dumps(recording, ensure_ascii=False, separators=(",", ":"))
    (RECORDED / f"{name}.json").write_text(text + "\n", encoding="utf-8")


async def _then(http: httpx.AsyncClient, at: str) -> Document:
    told = {name: (await http.get(f"/api/v1/past/{name}", params={"at": at})).json() for name in ("map", "alarms")}
    return {"map": told["map"], "alarms": told["alarms"]["items"]}


async def test_record_past(database: Database, poste: Poste) -> None:
    """A while of the past between two of its instants, in frames of a few changes."""
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)), lamp(99), _bus(lon=4.83, lat=46.31))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, timeout=30) as http:
        await asyncio.to_thread(_publish, poste, random.Random(1))
        await quiet(database)
        begin = datetime.now(UTC).isoformat()
        await _live(poste, database, random.Random(7))
        await quiet(database)
        end = datetime.now(UTC).isoformat()
        then, later = await _then(http, begin), await _then(http, end)
        frames, after, complete = [], then["map"]["cursor"], False
        while not complete:
            query = {"after": after, "until": end, "limit": 40}
            told = (await http.get("/api/v1/past/frames", params=query)).json()
            frames.append(told["frame"])
            after, complete = told["frame"]["cursor"], told["complete"]
    kinds = [{"kind": kind.name, "map_value": kind.map_value, "mobile": kind.mobile} for kind in KINDS.values()]
    recording = {"kinds": kinds, "then": then, "frames": frames, "later": later}
    text = json.dumps(recording, ensure_ascii=False, separators=(",", ":"))
    (CONSOLE / "time/recorded").mkdir(exist_ok=True)
    (CONSOLE / "time/recorded/past.json").write_text(text + "\n", encoding="utf-8")
