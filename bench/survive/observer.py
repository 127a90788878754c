"""A live client that must see every change once: written from docs/live.md, resumed by cursor over every drop."""

from __future__ import annotations

import asyncio
import contextlib
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec
import websockets

Document = dict[str, Any]
Values = dict[str, Any]

_RETRY_S = 0.2
_SILENCE_S = 5.0
_COMPUTED = {"comm_status": "unknown", "health": "unknown"}


def place(cursor: str) -> int:
    """The seq of a cursor `epoch:seq`."""
    return int(cursor.rpartition(":")[2])


class Observer:
    """Follows the feed from a snapshot on; what breaks the feed's law is told in `faults`."""

    def __init__(self, http_base: str) -> None:
        self._http = http_base
        self._ws = http_base.replace("http", "ws", 1)
        self.cursor = ""
        self.values: dict[str, Values] = {}
        self.seen = 0
        self.connections = 0
        self.faults: list[str] = []

    async def snapshot(self) -> tuple[str, dict[str, Values]]:
        """A fresh snapshot: cursor, values by asset."""
        async with httpx.AsyncClient(base_url=self._http, timeout=60) as http:
            body = msgspec.json.decode((await http.get("/api/v1/snapshot")).raise_for_status().content)
        return body["cursor"], {asset["id"]: asset["values"] for asset in body["assets"]}

    async def begin(self) -> None:
        self.cursor, self.values = await self.snapshot()

    async def follow(self) -> None:
        """Follow for ever, connecting again after every drop."""
        while True:
            with contextlib.suppress(OSError, websockets.WebSocketException, TimeoutError):
                query = urlencode({"since": self.cursor})
                async with websockets.connect(f"{self._ws}/api/v1/live?{query}", max_size=None) as socket:
                    self.connections += 1
                    while True:
                        async with asyncio.timeout(_SILENCE_S):
                            message = await socket.recv()
                        self._take(msgspec.json.decode(message))
            await asyncio.sleep(_RETRY_S)

    async def agrees(self, attempts: int = 20) -> bool:
        """Whether what was followed is what a fresh snapshot shows, at the same cursor."""
        for _ in range(attempts):
            cursor, fresh = await self.snapshot()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(10):
                    while place(self.cursor) < place(cursor):  # noqa: ASYNC110 - the other task moves it
                        await asyncio.sleep(0.01)
            if self.cursor == cursor:
                return self.values == fresh
            await asyncio.sleep(0.2)
        self.faults.append("the feed and the snapshot were never at the same cursor")
        return False

    def _take(self, message: Document) -> None:
        if message["type"] == "resync":
            self.faults.append(f"told to start again: {message['reason']}")
            raise ConnectionError
        if message["type"] == "frame":
            self._take_frame(message)
        elif message["cursor"] != self.cursor:
            self.faults.append(f"a {message['type']} is at {message['cursor']}, we were at {self.cursor}")

    def _take_frame(self, frame: Document) -> None:
        if frame["after"] != self.cursor:
            self.faults.append(f"a frame starts at {frame['after']}, we were at {self.cursor}")
        told = [(change["seq"], change["key"]) for change in frame["changes"]]
        numbers = [seq for seq, _ in groupby(seq for seq, _ in told)]
        if frame["conflated"]:
            self.faults.append("a conflated frame, though the limit was lifted")
        elif len(set(told)) < len(told) or numbers != list(range(place(self.cursor) + 1, place(frame["cursor"]) + 1)):
            self.faults.append(f"changes missing or repeated between {self.cursor} and {frame['cursor']}")
        for change in frame["changes"]:
            self._apply(change)
        self.seen += len(told)
        self.cursor = frame["cursor"]

    def _apply(self, change: Document) -> None:
        if change["entity"] != "asset":
            return
        key, body = change["key"], change["body"]
        if change["topic"] == "registry":
            if body.get("deleted"):
                self.values.pop(key, None)
            else:
                self.values.setdefault(key, dict(_COMPUTED))
        elif change["topic"] in ("state", "sample") and key in self.values:
            self.values[key].update(body["values"])
