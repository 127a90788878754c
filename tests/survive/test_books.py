"""What the survive scenarios are judged by notices what it must."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from app.actions.store_batch import store_batch
from app.ingest.read import read
from app.storage.database import Database
from bench.survive.account import Books, books
from bench.survive.numbered import Numbered
from bench.survive.observer import Observer
from bench.survive.town import Town
from tests.factories import given, lamp, rows

ASSETS = 3


class Rows:
    """The one thing of a town that the books read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(self, query: str, *params: Any) -> Any:
        return await rows(self._database, query, *params)


def _messages() -> Numbered:
    return Numbered(assets=ASSETS, first=0, start_us=time.time_ns() // 1000, step_us=200, system="lighting")


async def _stored(database: Database, messages: Numbered, *numbers: int) -> Books:
    """The books over ten published messages of which `numbers` were stored."""
    await given(database, *(lamp(number, id=f"EP-{number:06d}") for number in range(1, ASSETS + 1)))
    now = datetime.now(UTC)
    batch = [read(messages.topic(n).decode(), messages.payload(n), now) for n in numbers]
    await store_batch(database, batch, "test", now)
    return await books(cast("Town", Rows(database)), [(messages, 10)])


async def test_what_was_published_and_stored_once_is_in_order(database: Database) -> None:
    assert await _stored(database, _messages(), *range(10)) == Books(10, 0, 0, 0)


async def test_a_message_not_stored_is_missing(database: Database) -> None:
    assert await _stored(database, _messages(), *range(4), *range(6, 10)) == Books(10, 2, 0, 0)


async def test_a_message_stored_twice_or_otherwise_is_noticed(database: Database) -> None:
    messages = _messages()
    await _stored(database, messages, *range(10))
    async with database.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO reading (asset, measured_at, received_at, reported_at, seq, values)"
            " SELECT asset, measured_at, received_at, reported_at + interval '1 s', seq, values FROM reading LIMIT 1"
        )
    assert await books(cast("Town", Rows(database)), [(messages, 10)]) == Books(10, 0, 1, 1)


def _frame(after: int, last: int, *seqs: int) -> dict[str, Any]:
    changes = [{"seq": seq, "topic": "state", "entity": "asset", "key": "a", "body": {"values": {}}} for seq in seqs]
    return {"type": "frame", "after": f"e:{after}", "cursor": f"e:{last}", "conflated": False, "changes": changes}


@pytest.mark.parametrize(
    ("frame", "faults"),
    [
        (_frame(5, 7, 6, 7), 0),
        (_frame(5, 7, 7), 1),
        (_frame(5, 7, 6, 6, 7), 1),
        (_frame(5, 7, 7, 6), 1),
        (_frame(6, 7, 7), 2),
    ],
    ids=["whole", "a change missing", "a change twice", "out of order", "a frame missing"],
)
def test_a_feed_that_misses_or_repeats_is_found_out(frame: dict[str, Any], faults: int) -> None:
    observer = Observer("http://nowhere")
    observer.cursor = "e:5"
    observer._take(frame)
    assert len(observer.faults) == faults
