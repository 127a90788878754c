"""Stopping and starting on purpose, with real processes: nothing delivered twice, nobody left hanging."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import websockets

from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.processes import Poste, Process, eventually, publisher

LAMPS = 20


async def test_a_worker_told_to_stop_leaves_nothing_to_be_delivered_again(database: Database, poste: Poste) -> None:
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    async with poste.web(), poste.worker() as first:
        standby = poste.start("worker")
        try:
            await eventually(lambda: _said(standby, "worker started"), standby)
            flowing = asyncio.create_task(asyncio.to_thread(_publish, poste, 3000))
            await eventually(lambda: _stored(database, at_least=500), first)
            asked = time.monotonic()
            await asyncio.to_thread(first.end)
            ended = time.monotonic()
            await eventually(lambda: _said(standby, "broker connected"), standby)
            taken_over = time.monotonic()
            await flowing
            await eventually(lambda: _stored(database, at_least=3000), standby, 30)
        finally:
            standby.end()
    [(stored, duplicate)] = await rows(database, "SELECT sum(stored)::int, sum(duplicate)::int FROM ledger")
    assert (stored, duplicate) == (3000, 0)
    assert ended - asked < 3
    assert taken_over - ended < 2
    assert _said(first, "worker stopped")


async def test_live_clients_are_told_that_the_server_restarts(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web() as web:
        async with (
            websockets.connect(f"{poste.ws}/api/v1/live") as socket,
            httpx.AsyncClient(base_url=poste.http, timeout=10) as http,
            http.stream("GET", "/api/v1/live/sse") as stream,
        ):
            await socket.recv()
            events = stream.aiter_text()
            await anext(events)
            began = time.monotonic()
            ending = asyncio.create_task(asyncio.to_thread(web.end))
            with pytest.raises(websockets.ConnectionClosed) as closed:  # noqa: PT012 - the close comes after any frame
                while True:
                    await socket.recv()
            async for _ in events:
                pass
            await ending
        assert time.monotonic() - began < 3
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 1012
        assert "resume from your cursor" in closed.value.rcvd.reason
        assert _said(web, "web stopped")


def _publish(poste: Poste, count: int) -> None:
    with publisher(poste.mqtt_url, "steady") as publish:
        for number in range(count):
            body = {"at": datetime.now(UTC).isoformat(), "seq": number, "values": {"active_power_w": number % 90}}
            publish(f"poste/v1/lighting/EP-{number % LAMPS + 1:04d}/telemetry", body)
            time.sleep(0.001)


async def _stored(database: Database, *, at_least: int) -> bool:
    [(count,)] = await rows(database, "SELECT COALESCE(sum(received), 0)::int FROM ledger")
    return int(count) >= at_least


def _said(process: Process, event: str) -> dict[str, Any] | None:
    lines = [json.loads(line) for line in process.log.read_text().splitlines()]
    return next((line for line in lines if line["event"] == event), None)
