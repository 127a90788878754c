"""Readiness of a web process: the database, its own feed, and an ingest worker somewhere."""

from __future__ import annotations

import httpx

from app.api.feed import Feed
from app.api.health import FEED_KEEPS_UP_S, feed
from app.domain.journal import Cursor
from app.settings import Settings
from app.storage.database import Database


def unread() -> Feed:
    return Feed(Database("postgresql://nobody@127.0.0.1:1/none"), Settings())


async def test_a_feed_that_follows_is_told_and_without_a_worker_nothing_is_ready(client: httpx.AsyncClient) -> None:
    answer = await client.get("/readyz")
    assert answer.status_code == 503
    checks = answer.json()["checks"]
    assert checks["database"] == {"ok": True}
    assert checks["feed"]["ok"]
    assert checks["worker"] == {"ok": False, "detail": "no ingest worker has started yet"}
    assert checks["controller"] == {"ok": False, "detail": "no controller runs: nothing is sent to equipment"}


async def test_a_feed_that_has_read_nothing_is_not_ready() -> None:
    assert feed(unread()) == {"ok": False, "detail": "the live feed has not read the journal yet"}


async def test_a_feed_left_behind_is_not_ready_and_says_how_far() -> None:
    behind = unread()
    behind.cursor = Cursor("e", 1)
    assert feed(behind)["ok"]
    behind._read_at -= FEED_KEEPS_UP_S + 4
    found = feed(behind)
    assert not found["ok"]
    assert found["lag_s"] >= 9
    assert "9 s behind" in found["detail"]
