"""The terminal's view of the live feed, against a server that hangs up."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.embedded import watch
from app.embedded.check import difference
from app.embedded.watch import Filters, Notice, changes


def frame(seq: int) -> str:
    change = {"seq": seq, "at": "2026-01-01T00:00:00Z", "topic": "state", "entity": "lamp", "key": "", "body": {}}
    return json.dumps({"type": "frame", "cursor": f"e:{seq}", "changes": [change]})


async def collect(base: str, count: int) -> list[Mapping[str, Any] | Notice]:
    seen: list[Mapping[str, Any] | Notice] = []
    async for change in changes(base, Filters()):
        seen.append(change)
        if len(seen) == count:
            break
    return seen


async def test_after_a_hang_up_the_feed_resumes_at_the_last_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_RETRY_S", 0.01)
    asked: list[str | None] = []

    async def hang_up_after_one(socket: ServerConnection) -> None:
        assert socket.request
        since = parse_qs(urlsplit(socket.request.path).query).get("since", [None])[0]
        asked.append(since)
        await socket.send(frame(int(since.partition(":")[2]) + 1 if since else 1))

    async with serve(hang_up_after_one, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        seen = await collect(f"http://127.0.0.1:{port}", 5)
    assert [one["seq"] for one in seen if not isinstance(one, Notice)] == [1, 2, 3]
    assert asked[:3] == [None, "e:1", "e:2"]


async def test_a_resync_starts_again_without_the_old_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_RETRY_S", 0.01)
    asked: list[bool] = []

    async def refuse_old_cursors(socket: ServerConnection) -> None:
        assert socket.request
        resumed = "since=" in socket.request.path
        asked.append(resumed)
        resync = {"type": "resync", "cursor": "e:1", "reason": "too far behind to resume"}
        await socket.send(json.dumps(resync) if resumed else frame(1))

    async with serve(refuse_old_cursors, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        seen = await collect(f"http://127.0.0.1:{port}", 5)
    assert asked[:3] == [False, True, False]
    assert any(isinstance(one, Notice) and "too far behind" in one.text for one in seen)


def test_a_generated_file_that_differs_is_shown_as_a_difference(tmp_path: Any) -> None:
    path = tmp_path / "kinds.md"
    path.write_text("old\nsame\n", encoding="utf-8")
    assert "-old" in difference(path, "new\nsame\n")
    assert difference(path, "old\nsame\n") == []
