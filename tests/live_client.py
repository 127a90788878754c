"""A live client written from docs/live.md alone: snapshot, frames, resume, resync."""

from __future__ import annotations

import copy
import json
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection

from app.api.live_messages import Message

Document = dict[str, Any]
COMPUTED = {"comm_status": "unknown", "health": "unknown"}


def seq_of(cursor: str) -> int:
    return int(cursor.split(":")[1])


def apply(assets: dict[str, Document], change: Document) -> None:
    """One change over what is known."""
    if change["entity"] != "asset":
        return
    key, body = change["key"], change["body"]
    if change["topic"] == "registry":
        if body.get("deleted"):
            assets.pop(key, None)
        else:
            assets[key] = {"values": dict(COMPUTED)} | assets.get(key, {}) | body
    elif change["topic"] in ("state", "sample") and key in assets:
        assets[key]["values"] = assets[key]["values"] | body["values"]


def comparable(assets: dict[str, Document], state_names: frozenset[str] | None = None) -> dict[str, Document]:
    """What the law speaks of: documents and values, without the times they were measured at."""
    seen = copy.deepcopy(assets)
    for asset in seen.values():
        asset.pop("at", None)
        asset.pop("heard_at", None)
        if state_names is not None:
            asset["values"] = {name: value for name, value in asset["values"].items() if name in state_names}
    return seen


class LiveClient:
    """Holds the city as one client sees it; `history` keeps every change, to look back at any cursor."""

    def __init__(self, http_base: str, ws_base: str, **filters: str) -> None:
        self._http = http_base
        self._ws = ws_base
        self._filters = filters
        self.cursor = ""
        self.assets: dict[str, Document] = {}
        self.seen: list[tuple[int, str]] = []
        self.resyncs = 0
        self.heartbeats: list[Document] = []

    @property
    def complete(self) -> bool:
        """Whether every seq between the first seen and the last was."""
        return {seq for seq, _ in self.seen} == set(range(self.seen[0][0], self.seen[-1][0] + 1))

    @property
    def in_order(self) -> bool:
        """Whether nothing came twice, and nothing behind what was committed after it."""
        numbers = [seq for seq, _ in self.seen]
        return numbers == sorted(numbers) and len(set(self.seen)) == len(self.seen)

    async def snapshot(self) -> tuple[str, dict[str, Document]]:
        async with httpx.AsyncClient(base_url=self._http, timeout=30) as http:
            filters = {name: value for name, value in self._filters.items() if name != "topics"}
            answer = await http.get("/api/v1/snapshot", params=filters)
            body = answer.raise_for_status().json()
            return body["cursor"], {asset["id"]: asset for asset in body["assets"]}

    async def begin(self) -> None:
        self.cursor, self.assets = await self.snapshot()

    def connect(self) -> websockets.connect:
        query = urlencode(self._filters | {"since": self.cursor})
        return websockets.connect(f"{self._ws}/api/v1/live?{query}", max_size=None, open_timeout=5)

    async def receive(self, socket: ClientConnection) -> Document:
        """The next message, applied. It is strictly what is documented; a frame must start where the last one ended."""
        text = await socket.recv()
        msgspec.json.decode(text, type=Message)
        message: Document = json.loads(text)
        if message["type"] == "frame":
            assert message["after"] == self.cursor
            for change in message["changes"]:
                apply(self.assets, change)
                if not message["conflated"]:
                    self.seen.append((change["seq"], change["key"]))
            self.cursor = message["cursor"]
        elif message["type"] == "heartbeat":
            self.heartbeats.append(message)
            self.cursor = message["cursor"]
        elif message["type"] == "resync":
            self.resyncs += 1
            await self.begin()
        return message
