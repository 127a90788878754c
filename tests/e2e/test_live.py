"""The live feed's doors with a real server: filters, resume, resync, slow clients, Server-Sent Events."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
import websockets

from app.actions.import_drafts import import_drafts
from app.actions.store_batch import store_batch
from app.domain.journal import Entry
from app.domain.registry import AssetDraft, ZoneDraft
from app.storage.database import Database
from tests.factories import NOON, FixedClock, event, given, lamp, telemetry
from tests.live_client import LiveClient, comparable, seq_of
from tests.processes import Poste, eventually

SQUARE = {"type": "Polygon", "coordinates": [[[4.1, 46.2], [4.2005, 46.2], [4.2005, 46.4], [4.1, 46.4], [4.1, 46.2]]]}


async def say(database: Database, asset: str, second: int, values: dict[str, Any]) -> None:
    at = NOON + timedelta(seconds=second)
    await store_batch(database, [telemetry(asset, at, values)], "w", at)


async def changes(client: LiveClient, until_seq: int) -> list[dict[str, Any]]:
    """Every change the client gets up to `until_seq`."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(10), client.connect() as socket:
        while seq_of(client.cursor) < until_seq:
            found += (await client.receive(socket)).get("changes", [])
    return found


async def newest(database: Database) -> int:
    async with database.read() as tx:
        return (await tx.cursor()).seq


async def test_filters_let_through_what_was_asked_and_what_leaves(database: Database, poste: Poste) -> None:
    bus = AssetDraft(id="BUS-1", kind="transit_vehicle", system="lighting", lon=4.19, lat=46.3)
    west = ZoneDraft(id="west", name="Ouest", level="district", geometry=SQUARE)
    await given(database, west, lamp(1), lamp(9), bus)
    async with poste.web():
        by_family = LiveClient(poste.http, poste.ws, families="mobility")
        by_zone = LiveClient(poste.http, poste.ws, zone="west")
        by_box = LiveClient(poste.http, poste.ws, bbox="4.1,46.2,4.2005,46.4")
        for client in (by_family, by_zone, by_box):
            await client.begin()
        assert set(by_family.assets) == {"BUS-1"}
        assert set(by_zone.assets) == set(by_box.assets) == {"EP-0001", "BUS-1"}
        await say(database, "EP-0001", 1, {"power_state": "on"})
        await say(database, "EP-0009", 2, {"power_state": "on"})
        await say(database, "BUS-1", 3, {"longitude_deg": 4.3, "latitude_deg": 46.3})
        await say(database, "BUS-1", 9, {"longitude_deg": 4.31, "latitude_deg": 46.3})
        end = await newest(database)
        assert {change["key"] for change in await changes(by_family, end)} == {"BUS-1"}
        assert {change["key"] for change in await changes(by_zone, end)} == {"EP-0001", "BUS-1"}
        seen = await changes(by_box, end)
        moves = [change["body"]["values"] for change in seen if "longitude_deg" in str(change)]
        assert moves == [{"longitude_deg": 4.3, "latitude_deg": 46.3}], "seen leaving, not after"
        assert "EP-0009" not in {change["key"] for change in seen}


async def test_topics_choose_what_kind_of_news(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web():
        client = LiveClient(poste.http, poste.ws, topics="event")
        client.cursor, _ = await LiveClient(poste.http, poste.ws).snapshot()
        await say(database, "EP-0001", 1, {"power_state": "on", "active_power_w": 3})
        at = NOON + timedelta(seconds=2)
        await store_batch(database, [event("EP-0001", at, "impact", {"g": 4})], "w", at + timedelta(minutes=2))
        [seen] = await changes(client, await newest(database))
    assert seen["body"] == {"at": "2026-06-15T10:00:02Z", "event": "impact", "data": {"g": 4}, "delayed": True}


async def test_a_client_far_behind_gets_the_latest_values_and_every_event(database: Database, poste: Poste) -> None:
    poste.settings["POSTE_LIVE_CONFLATE_ROWS"] = "50"
    await given(database, lamp(1), lamp(2))
    async with poste.web():
        client = LiveClient(poste.http, poste.ws)
        await client.begin()
        for second in range(60):
            await say(database, f"EP-000{1 + second % 2}", second, {"power_state": "on", "active_power_w": second})
        await store_batch(database, [event("EP-0001", NOON, "impact")], "w", NOON)
        end = await newest(database)
        await eventually(lambda: _feed_reached(poste, end))
        async with asyncio.timeout(10), client.connect() as socket:
            frames = []
            while seq_of(client.cursor) < await newest(database):
                frames.append(await client.receive(socket))
        conflated = [frame for frame in frames if frame.get("conflated")]
        assert len(conflated) == 1
        topics = [change["topic"] for change in conflated[0]["changes"]]
        assert sorted(topics) == ["event", "sample", "sample", "state", "state"]
        _, fresh = await client.snapshot()
        assert comparable(client.assets) == comparable(fresh)


async def _feed_reached(poste: Poste, seq: int) -> bool:
    async with websockets.connect(f"{poste.ws}/api/v1/live") as socket:
        return seq_of(json.loads(await socket.recv())["cursor"]) >= seq


async def test_a_client_older_than_the_buffer_resumes_from_the_database(database: Database, poste: Poste) -> None:
    poste.settings["POSTE_LIVE_BUFFER_ROWS"] = "100"
    await given(database, lamp(1))
    async with poste.web():
        client = LiveClient(poste.http, poste.ws)
        await client.begin()
        for second in range(150):
            await say(database, "EP-0001", second, {"active_power_w": second})
            if second % 20 == 0:
                await asyncio.sleep(0.06)
        await changes(client, await newest(database))
        assert client.resyncs == 0
        assert client.complete
        assert client.in_order
        assert client.assets["EP-0001"]["values"]["active_power_w"] == 149


async def test_a_cursor_of_another_epoch_is_told_to_resync(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), websockets.connect(f"{poste.ws}/api/v1/live?since=0badc0de:1") as socket:
        message = json.loads(await socket.recv())
        assert message["type"] == "resync"
        with pytest.raises(websockets.ConnectionClosedOK):
            await socket.recv()


async def test_open_sockets_are_told_to_resync_when_the_epoch_changes(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web():
        client = LiveClient(poste.http, poste.ws)
        await client.begin()
        async with asyncio.timeout(15), client.connect() as socket:
            await client.receive(socket)
            async with database.begin() as tx:
                await tx.raw.execute("UPDATE feed SET history = 'elsewhere/00000001'")
            await say(database, "EP-0001", 1, {"power_state": "on"})
            while (await client.receive(socket))["type"] != "resync":
                pass
        assert client.assets["EP-0001"]["values"]["power_state"] == "on"


@pytest.mark.parametrize(
    "query", ["since=nonsense", "families=plumbing", "topics=gossip", "bbox=1,2,3", "bbox=9,9,1,1"]
)
async def test_a_wrong_parameter_closes_with_the_reason(database: Database, poste: Poste, query: str) -> None:
    async with poste.web():
        async with websockets.connect(f"{poste.ws}/api/v1/live?{query}") as socket:
            with pytest.raises(websockets.ConnectionClosedError) as closed:
                await socket.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008
        assert closed.value.rcvd.reason
        async with httpx.AsyncClient(base_url=poste.http) as http:
            answer = await http.get(f"/api/v1/live/sse?{query}")
            assert answer.status_code == 400
            assert answer.headers["content-type"] == "application/problem+json"


async def test_server_sent_events_carry_the_same_and_resume(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), httpx.AsyncClient(base_url=poste.http, timeout=10) as http:
        cursor, _ = await LiveClient(poste.http, poste.ws).snapshot()
        await say(database, "EP-0001", 1, {"power_state": "on"})
        first = await _events(http, {"since": cursor}, {}, 2)
        assert [name for name, _, _ in first] == ["hello", "frame"]
        await say(database, "EP-0001", 2, {"power_state": "off"})
        again = await _events(http, {"since": cursor}, {"Last-Event-ID": first[-1][1]}, 2)
    [change] = [c for c in again[1][2]["changes"] if c["topic"] == "state"]
    assert change["body"]["values"] == {"power_state": "off"}


async def _events(
    http: httpx.AsyncClient, params: dict[str, str], headers: dict[str, str], count: int
) -> list[tuple[str, str, dict[str, Any]]]:
    """The first `count` events, as (event, id, data)."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    async with http.stream("GET", "/api/v1/live/sse", params=params, headers=headers) as answer:
        fields: dict[str, str] = {}
        async for line in answer.aiter_lines():
            if not line:
                found.append((fields["event"], fields["id"], json.loads(fields["data"])))
                if len(found) == count:
                    return found
                continue
            name, _, value = line.partition(": ")
            fields[name] = value
    return found


async def test_heartbeats_tell_the_servers_time_and_the_feeds_lag(database: Database, poste: Poste) -> None:
    async with poste.web():
        client = LiveClient(poste.http, poste.ws)
        await client.begin()
        async with asyncio.timeout(8), client.connect() as socket:
            while len(client.heartbeats) < 3:
                await client.receive(socket)
    assert all(beat["feed_lag_ms"] < 1500 for beat in client.heartbeats)
    assert client.heartbeats[0]["server_time"].endswith("Z")


async def test_what_a_client_says_is_read_so_that_its_pings_are_answered(poste: Poste) -> None:
    async with poste.web(), websockets.connect(f"{poste.ws}/api/v1/live") as socket:
        await asyncio.wait_for(socket.recv(), 10)
        for _ in range(200):
            await socket.send("x" * 4000)
        await asyncio.wait_for(await socket.ping(), 10)


async def test_a_client_that_leaves_is_counted_no_more(poste: Poste) -> None:
    async def clients() -> float:
        async with httpx.AsyncClient() as http:
            answer = await http.get(f"{poste.http}/metrics")
        [line] = [line for line in answer.text.splitlines() if line.startswith("poste_live_clients ")]
        return float(line.split()[1])

    async def none_left() -> bool:
        return await clients() == 0

    async with poste.web() as web:
        async with websockets.connect(f"{poste.ws}/api/v1/live") as socket:
            await asyncio.wait_for(socket.recv(), 10)
            assert await clients() == 1
        await eventually(none_left, web, 5)


async def test_deleting_and_creating_again_starts_from_nothing(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", 1, {"power_state": "on"})
    async with poste.web():
        client = LiveClient(poste.http, poste.ws)
        await client.begin()
        async with database.begin() as tx:
            await tx.raw.execute("DELETE FROM asset")
            tx.record(Entry("registry", "asset", "EP-0001", {"deleted": True}))
        await import_drafts(database, [lamp(1)], FixedClock())
        await changes(client, await newest(database))
        _, fresh = await client.snapshot()
        assert comparable(client.assets) == comparable(fresh)
        assert client.assets["EP-0001"]["values"] == {"comm_status": "unknown", "health": "unknown"}


async def test_a_client_that_says_too_much_is_closed_and_no_other(database: Database, poste: Poste) -> None:
    """What clients say is thrown away: a long message is not gathered first."""
    await given(database, lamp(1))
    async with poste.web():
        url = f"{poste.ws}/api/v1/live"
        async with websockets.connect(url) as loud, websockets.connect(url) as quiet:
            await loud.recv()
            await quiet.recv()
            await loud.send("x" * 1_000_000)
            with pytest.raises(websockets.ConnectionClosedError) as closed:
                await deaf(loud)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1009
            await quiet.recv()


async def deaf(socket: websockets.ClientConnection) -> None:
    """Until it is closed."""
    while True:
        await socket.recv()
