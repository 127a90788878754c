"""The ingest loop: acknowledged only when committed, and no message stops the others."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from app.broker_url import Broker
from app.domain.fold import fold
from app.domain.registry import RelationDraft
from app.domain.reports import Message
from app.ingest.batcher import LANE_MESSAGES, LANES, Batcher, lanes, portions
from app.ingest.listener import Delivery
from app.ingest.read import read
from app.storage.database import Database
from tests.factories import NOON, FixedClock, given, lamp, rows


class FakeListener:
    """Delivers what it is given, remembers what was acknowledged."""

    def __init__(self, *batches: list[Delivery]) -> None:
        self.waiting = 0
        self.batches = list(batches)
        self.acknowledged: list[int] = []

    async def collect(self, limit: int, wait_s: float) -> list[Delivery]:
        return self.batches.pop(0) if self.batches else []

    def acknowledge(self, deliveries: Sequence[Delivery]) -> None:
        self.acknowledged += [delivery.mid for delivery in deliveries]


def delivery(mid: int, payload: Any, asset: str = "EP-0001") -> Delivery:
    body = payload if isinstance(payload, bytes) else msgspec.json.encode(payload)
    return Delivery(f"poste/v1/lighting/{asset}/telemetry", body, NOON, mid, 1, 1)


def report(second: int) -> dict[str, Any]:
    return {"at": NOON + timedelta(seconds=second), "values": {"door_open": bool(second % 2)}}


def batcher(listener: FakeListener, database: Database) -> Batcher:
    return Batcher(listener, database, FixedClock(), "w", 1000, 0.02)  # type: ignore[arg-type]


async def test_messages_are_acknowledged_in_order_once_stored(database: Database) -> None:
    await given(database, lamp(1))
    listener = FakeListener()
    await batcher(listener, database).take([delivery(mid, report(mid)) for mid in (1, 2, 3)])
    assert listener.acknowledged == [1, 2, 3]
    assert await rows(database, "SELECT count(*) FROM reading") == [(3,)]


async def test_a_backlog_being_read_is_not_listening(database: Database) -> None:
    await given(database, lamp(1))
    listener = FakeListener()
    loop = Batcher(listener, database, FixedClock(), "w", 1, 0.02)  # type: ignore[arg-type]
    numbers = itertools.count(1)

    def deliveries(count: int) -> list[Delivery]:
        return [delivery(mid, report(mid)) for mid in itertools.islice(numbers, count)]

    await loop.take(deliveries(1))
    assert loop.caught_up_since == NOON
    listener.waiting = LANES
    await loop.take(deliveries(LANES))
    assert loop.caught_up_since is None, "a full batch with another one behind it"
    listener.waiting = 0
    await loop.take(deliveries(LANES))
    assert loop.caught_up_since is None, "the last full batch does not say that the backlog is over"
    await loop.take(deliveries(1))
    assert loop.caught_up_since == NOON


async def test_nothing_is_acknowledged_while_the_database_is_away(database_url: str) -> None:
    away = Database(database_url.rsplit("/", 1)[0] + "/no_such_database")
    listener = FakeListener()
    loop = batcher(listener, away)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await loop.take([delivery(1, report(1))])
    assert listener.acknowledged == []
    assert loop.storage_error
    await away.close()


async def test_a_message_that_cannot_be_stored_is_kept_and_stops_no_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await given(database, lamp(1), lamp(2))

    def fragile(kind: Any, state: Any, reports: Any, now: Any) -> Any:
        if any(item.values.get("firmware") == "poison" for item in reports):
            raise ZeroDivisionError
        return fold(kind, state, reports, now)

    monkeypatch.setattr("app.actions.store_batch.fold", fragile)
    poison = {"at": NOON, "values": {"firmware": "poison"}}
    listener = FakeListener()
    deliveries = [delivery(mid, report(mid)) for mid in range(8)]
    deliveries[5] = delivery(5, poison, "EP-0002")
    await batcher(listener, database).take(deliveries)
    assert listener.acknowledged == list(range(8))
    assert await rows(database, "SELECT count(*) FROM reading") == [(7,)]
    [(reason, payload)] = await rows(database, "SELECT reason, payload FROM kept_message")
    assert reason == "internal_error"
    assert msgspec.json.decode(payload)["values"] == {"firmware": "poison"}
    assert await rows(database, "SELECT sum(received)::int, sum(rejected)::int FROM ledger") == [(8, 1)]


async def test_a_message_whose_reading_fails_is_kept_and_stops_no_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await given(database, lamp(1))

    def fragile(topic: str, payload: bytes, received_at: datetime) -> Message:
        if b"poison" in payload:
            raise ZeroDivisionError
        return read(topic, payload, received_at)

    monkeypatch.setattr("app.ingest.batcher.read", fragile)
    listener = FakeListener()
    await batcher(listener, database).take([delivery(1, report(1)), delivery(2, b"poison"), delivery(3, report(3))])
    assert listener.acknowledged == [1, 2, 3]
    assert await rows(database, "SELECT reason, payload FROM kept_message") == [("internal_error", b"poison")]
    assert await rows(database, "SELECT sum(received)::int, sum(stored)::int FROM ledger") == [(3, 2)]


async def test_a_missing_partition_is_waited_for_not_blamed_on_the_message(database: Database) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        for row in await tx.raw.fetch("SELECT inhrelid::regclass::text AS name FROM pg_inherits"
                                      " WHERE inhparent = 'journal_change'::regclass"):  # fmt: skip
            await tx.raw.execute(f"DROP TABLE {row['name']}")
    listener = FakeListener()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await batcher(listener, database).take([delivery(1, report(1))])
    assert listener.acknowledged == []
    assert await rows(database, "SELECT count(*) FROM kept_message") == [(0,)]


async def test_long_backlogs_are_stored_in_portions(database: Database) -> None:
    await given(database, lamp(1))
    listener = FakeListener()
    backlog = [delivery(mid, [report(1000 * mid + second) for second in range(900)]) for mid in range(4)]
    await batcher(listener, database).take(backlog)
    assert listener.acknowledged == [0, 1, 2, 3]
    assert await rows(database, "SELECT count(*) FROM reading") == [(3600,)]


async def test_a_large_batch_is_stored_side_by_side_and_keeps_each_assets_order(database: Database) -> None:
    await given(database, *(lamp(n) for n in range(1, 41)))
    listener = FakeListener()
    batch = [delivery(n, report(n // 40), f"EP-{n % 40 + 1:04d}") for n in range(1, 2 * LANES * LANE_MESSAGES)]
    await batcher(listener, database).take(batch)
    assert listener.acknowledged == [item.mid for item in batch]
    assert await rows(database, "SELECT count(*), count(DISTINCT asset) FROM reading") == [(len(batch), 40)]
    assert await rows(database, "SELECT sum(received)::int, sum(stored)::int FROM ledger") == [(len(batch), len(batch))]
    told = await rows(
        database, "SELECT key, body->'values'->>'door_open' FROM journal WHERE topic = 'state' ORDER BY seq"
    )
    for asset in {key for key, _ in told}:
        opened = [value for key, value in told if key == asset and value is not None]
        assert all(one != other for one, other in pairwise(opened)), "each change once, in order"


async def test_a_lane_goes_on_to_the_next_batch_which_is_acknowledged_behind_the_one_before(
    database: Database,
) -> None:
    await given(database, *(lamp(n) for n in range(1, 41)))
    each = 2 * LANES * LANE_MESSAGES // 40
    batches = [
        [delivery(40 * second + n, report(second), f"EP-{n:04d}") for second in seconds for n in range(1, 41)]
        for seconds in (range(each), range(each, 2 * each), range(2 * each, 2 * each + 1))
    ]
    told = lanes([read(item.topic, item.payload, NOON) for item in batches[0]])
    held, free, *_ = ({message.asset for message in lane} for lane in told)
    listener = FakeListener(*batches)
    most = "SELECT max(n) FROM (SELECT count(*) AS n FROM reading GROUP BY asset) AS stored"
    async with database.begin() as tx:
        await tx.ingest.lock([min(held)])
        running = asyncio.create_task(batcher(listener, database).run())
        async with asyncio.timeout(10):
            while await rows(database, most) != [(2 * each,)]:
                await tx.raw.execute("SELECT 1")
        assert listener.acknowledged == []
    await running
    assert listener.acknowledged == [item.mid for batch in batches for item in batch]
    assert await rows(database, "SELECT count(*), count(DISTINCT asset) FROM reading") == [(40 * (2 * each + 1), 40)]
    told_of = await rows(
        database, "SELECT key, body->'values'->>'door_open' FROM journal WHERE topic = 'state' ORDER BY seq"
    )
    for asset in held | free:
        opened = [value for key, value in told_of if key == asset and value is not None]
        assert all(one != other for one, other in pairwise(opened)), "each change once, in order"
        assert len(opened) == 2 * each + 1


def test_an_asset_has_one_lane_and_few_messages_have_one_for_all() -> None:
    messages = [Message("t", NOON, asset=f"a{n % 90}") for n in range(LANES * LANE_MESSAGES)]
    told = lanes(messages)
    assert sorted(map(id, messages)) == sorted(id(message) for lane in told for message in lane)
    assert len(told) == LANES
    assert not set.intersection(*({message.asset for message in lane} for lane in told))
    assert lanes(messages[1:]) == [messages[1:]]


def test_portions_keep_order_and_lose_nothing() -> None:
    messages = [Message("t", NOON, asset=str(size), contents=[None] * size) for size in (3, 4, 9, 1, 0, 2)]  # type: ignore[list-item]
    cut = list(portions(messages, 5))
    assert [message for portion in cut for message in portion] == messages
    assert [sum(message.parts for message in portion) for portion in cut] == [3, 4, 9, 3]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("mqtt://u:p%40ss@broker", Broker("broker", 1883, "u", "p@ss", tls=False, version="3.1.1")),
        ("mqtts://broker:8884?version=5", Broker("broker", 8884, None, None, tls=True, version="5")),
    ],
)
def test_broker_addresses(url: str, expected: Broker) -> None:
    assert Broker.parse(url) == expected


@pytest.mark.parametrize("url", ["", "broker:1883", "http://broker"])
def test_a_wrong_broker_address_says_what_it_must_look_like(url: str) -> None:
    with pytest.raises(ValueError, match="mqtt://user:password@host:1883"):
        Broker.parse(url)


async def test_two_cabinets_that_feed_each_others_lane_do_not_deadlock(database: Database) -> None:
    feeds = [RelationDraft(type="feeds", to=f"EP-{n:04d}", port="c1") for n in range(1, 401)]
    cabinets = [
        lamp(n, id=f"AR-{n}", kind="lighting_cabinet", relations=tuple(feeds)) for n in (1001, 1002, 1003, 1004)
    ]
    await given(database, *(lamp(n) for n in range(1, 401)), *cabinets)
    listener = FakeListener()
    mid = 0
    for turn in range(4):
        batch = []
        for cabinet in cabinets:
            mid += 1
            circuits = [{"id": "c1", "contactor": "closed" if turn % 2 else "open"}]
            at = NOON + timedelta(seconds=turn)
            batch.append(delivery(mid, {"at": at, "values": {"circuits": circuits}}, cabinet.id))
        for n in range(1, 401):
            mid += 1
            batch.append(delivery(mid, report(turn), f"EP-{n:04d}"))
        await batcher(listener, database).take(batch)
    assert len(listener.acknowledged) == mid
    assert await rows(database, "SELECT sum(stored)::int FROM ledger") == [(mid,)]
    query = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    assert await rows(database, query) == [(0,)]
