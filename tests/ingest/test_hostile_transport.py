"""What a hostile client does to both brokers, and what of it reaches us."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from app.actions.clock import SystemClock
from app.broker_url import Broker
from app.embedded.broker_log import refusals
from app.embedded.doctor import examine
from app.embedded.layout import DataDir
from app.ingest.listener import Delivery, Listener
from app.ingest.mqtt_client import READ_AHEAD_BYTES
from app.ingest.read import read
from app.tls import TlsFiles
from tests.factories import NOON
from tests.processes import eventually
from tests.raw_mqtt import raw_client
from tests.services import RunningBroker

PREFIX = b"poste/v1/lighting"
LAMP = PREFIX + b"/EP-1/telemetry"
MARK = b'{"mark":1}'
LIMIT = 8 * 2**20


@pytest.fixture(params=["broker", "mosquitto"])
def running(request: pytest.FixtureRequest) -> RunningBroker:
    found: RunningBroker = request.getfixturevalue(request.param)
    return found


class Ear:
    """What reaches the worker, until a mark published last."""

    def __init__(self, listener: Listener, url: str) -> None:
        self._listener = listener
        self._url = url

    async def hears(self) -> list[Delivery]:
        await asyncio.to_thread(self._mark)
        heard: list[Delivery] = []
        async with asyncio.timeout(15):
            while not heard or heard[-1].payload != MARK:
                taken = await self._listener.collect(1, 0.01)
                self._listener.acknowledge(taken)
                heard += taken
        return heard[:-1]

    def _mark(self) -> None:
        with raw_client(self._url) as client:
            assert client.publish(LAMP, MARK)


@asynccontextmanager
async def ear(running: RunningBroker) -> AsyncIterator[Ear]:
    listener = Listener(Broker.parse(running.url), f"ear-{uuid4().hex[:8]}", SystemClock())
    listener.start()
    try:
        await eventually(lambda: listener.connected_since)
        heard = Ear(listener, running.system_url("lighting"))
        await heard.hears()
        yield heard
    finally:
        await listener.close()


def publish(
    running: RunningBroker, topic: bytes, payload: bytes = b"{}", qos: int = 1, *, retain: bool = False
) -> bool:
    with raw_client(running.system_url("lighting")) as client:
        return client.publish(topic, payload, qos, retain=retain)


def publish_many(running: RunningBroker, count: int, payload: bytes) -> bool:
    with raw_client(running.system_url("lighting")) as client:
        return all(client.publish(LAMP, payload) for _ in range(count))


@pytest.mark.parametrize(
    "topic",
    [
        PREFIX + b"//telemetry",
        PREFIX + b"/EP.1/telemetry",
        PREFIX + b"/EP-1/telemetry/",
        PREFIX + b"/" + b"x" * 60_000 + b"/telemetry",
        PREFIX + "/Éclairage/telemetry".encode(),
        PREFIX + b"/*/telemetry",
        PREFIX + b"/>/telemetry",
        PREFIX + b"/$SYS/telemetry",
    ],
)
async def test_a_topic_that_brokers_carry_is_refused_by_us(running: RunningBroker, topic: bytes) -> None:
    async with ear(running) as heard:
        assert await asyncio.to_thread(publish, running, topic)
        [delivery] = await heard.hears()
    [kept] = read(delivery.topic, delivery.payload, NOON).kept
    assert kept.reason == "unknown_topic"


@pytest.mark.parametrize(
    "topic",
    [PREFIX + b"/\xff\xfe/telemetry", PREFIX + b"/a\x00b/telemetry", PREFIX + b"/+/telemetry", PREFIX + b"/#", b""],
)
async def test_a_topic_that_is_not_mqtt_costs_its_publisher_the_connection(
    running: RunningBroker, topic: bytes
) -> None:
    async with ear(running) as heard:
        assert not await asyncio.to_thread(publish, running, topic)
        assert await heard.hears() == []


async def test_a_space_in_a_topic_is_refused_by_nats_and_by_us_after_mosquitto(running: RunningBroker) -> None:
    async with ear(running) as heard:
        carried = await asyncio.to_thread(publish, running, PREFIX + b"/EP 1/telemetry")
        deliveries = await heard.hears()
    assert carried == (running.name == "mosquitto")
    assert [read(item.topic, item.payload, NOON).kept[0].reason for item in deliveries] == ["unknown_topic"] * carried


async def test_a_payload_above_the_brokers_limit_never_arrives_and_the_next_one_does(running: RunningBroker) -> None:
    """NATS hangs up, Mosquitto acknowledges and drops: docs/operations.md says where each tells."""
    async with ear(running) as heard:
        taken = await asyncio.to_thread(publish, running, LAMP, b"x" * (LIMIT + 1000))
        assert taken == (running.name == "mosquitto")
        assert await heard.hears() == []
        assert await asyncio.to_thread(publish, running, LAMP, b"x" * (LIMIT - 1000))
        [delivery] = await heard.hears()
    assert len(delivery.payload) == LIMIT - 1000
    assert read(delivery.topic, delivery.payload, NOON).kept[0].reason == "too_large"


@pytest.mark.parametrize("qos", [0, 1, 2])
async def test_every_quality_of_service_is_heard_at_most_at_ours(running: RunningBroker, qos: int) -> None:
    async with ear(running) as heard:
        assert await asyncio.to_thread(publish, running, LAMP, b"\xff", qos)
        [delivery] = await heard.hears()
    assert delivery.qos == min(qos, 1)


async def test_retained_garbage_is_heard_once_by_each_session_and_cleared_by_an_empty_payload(
    running: RunningBroker,
) -> None:
    assert await asyncio.to_thread(publish, running, PREFIX + b"/status", b"\xff", retain=True)
    listener = Listener(Broker.parse(running.url), f"retained-{uuid4().hex[:8]}", SystemClock())
    listener.start()
    async with asyncio.timeout(15):
        [delivery] = await listener.collect(1, 0.01)
    await listener.close()
    assert read(delivery.topic, delivery.payload, NOON).kept[0].reason == "not_json"
    async with ear(running) as heard:
        assert await asyncio.to_thread(publish, running, PREFIX + b"/status", b"", retain=True)
        [delivery] = await heard.hears()
    assert read(delivery.topic, delivery.payload, NOON).kept[0].reason == "empty"
    async with ear(running) as heard:
        assert await heard.hears() == []


async def test_a_will_of_garbage_is_one_more_message(running: RunningBroker) -> None:
    def die() -> None:
        with raw_client(running.system_url("lighting"), (PREFIX + b"/status", b"\x00\xff")) as client:
            client.vanish()

    async with ear(running) as heard:
        await asyncio.to_thread(die)
        heard_now: list[Delivery] = []
        async with asyncio.timeout(15):
            while not heard_now:
                heard_now = await heard.hears()
    [delivery] = heard_now
    assert read(delivery.topic, delivery.payload, NOON).kept[0].reason == "not_json"


async def test_what_nats_turns_away_is_told_by_doctor(broker: RunningBroker, tmp_path: Path) -> None:
    def misbehave() -> None:
        publish(broker, LAMP, b"x" * (LIMIT + 1000))
        publish(broker, PREFIX + b"/EP 1/telemetry")

    await asyncio.to_thread(misbehave)
    data = DataDir(tmp_path)
    data.create()
    log = data.logs / "nats.log"
    await eventually(lambda: log.write_bytes(broker.child.spec.log.read_bytes()) and len(refusals(log)) >= 2)
    words = [refusal.why for refusal in refusals(log)]
    assert any("maximum payload exceeded" in why for why in words)
    assert any("character not supported" in why for why in words)
    told = await asyncio.to_thread(lambda: list(examine("", "", tmp_path, TlsFiles())))
    [finding] = [finding for finding in told if finding.subject == "refused by the broker"]
    assert "'raw'" in finding.seen
    assert "8MB" in finding.remedy


async def test_large_messages_wait_at_the_broker_once_enough_of_them_wait_here(
    running: RunningBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ingest.listener.MAX_WAITING_BYTES", 1_000_000)
    count, size = 60, 100_000
    async with ear(running) as heard:
        assert await asyncio.to_thread(publish_many, running, count, b"x" * size)
        listener = heard._listener
        await eventually(lambda: listener.waiting >= 10)
        await asyncio.sleep(0.5)
        assert listener.waiting * size < 1_000_000 + 2 * READ_AHEAD_BYTES
        assert len(await heard.hears()) == count, "all of them once there is room"
