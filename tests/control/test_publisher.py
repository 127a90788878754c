"""Commands leave at once or not at all: what one connection could not deliver is never sent by a later one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from app.broker_url import Broker
from app.control.publisher import Publisher
from app.tls import TlsFiles
from tests.control.field import field_of
from tests.control.relay import Relay, relay
from tests.processes import eventually
from tests.services import RunningBroker

TOPIC = "poste/v1/lighting/EP-0001/command"
AWAY_S = 2.5
"""Longer than an MQTT client would wait before it connects again by itself."""


def body(number: int) -> bytes:
    command = {"id": str(number), "version": number, "capability": "light_level", "value": {"level_pct": number}}
    return json.dumps(command | {"expires_at": "2100-01-01T00:00:00Z"}).encode()


@pytest.fixture
async def between(broker: RunningBroker) -> AsyncIterator[Relay]:
    async with relay(broker.url) as between:
        yield between


@pytest.fixture
async def publisher(between: Relay) -> AsyncIterator[Publisher]:
    publisher = Publisher(Broker.parse(between.url), TlsFiles(None, None, None))
    await connected(publisher)
    yield publisher
    await asyncio.to_thread(publisher.close)


async def connected(publisher: Publisher) -> None:
    async def up() -> bool:
        await asyncio.to_thread(publisher.connect)
        return publisher.connected

    await eventually(up)


async def test_what_was_lost_with_a_connection_is_not_sent_when_the_broker_is_back(
    between: Relay, publisher: Publisher, broker: RunningBroker
) -> None:
    with field_of(broker.url) as field:
        trap = between.catch(TOPIC.encode(), "asked")
        assert publisher.publish(TOPIC, body(1))
        await asyncio.wait_for(trap.caught.wait(), 5)
        between.cut()
        await eventually(lambda: not publisher.connected)
        between.mend()
        await asyncio.sleep(AWAY_S)
        assert not publisher.publish(TOPIC, body(2))
        await connected(publisher)
        assert publisher.publish(TOPIC, body(3))
        await eventually(lambda: field.received)
        assert [command["version"] for _, command in field.received] == [3]


async def test_many_commands_leave_without_waiting_for_the_broker_to_acknowledge_each(
    between: Relay, publisher: Publisher, broker: RunningBroker
) -> None:
    """Whatever waited here for an acknowledgement would leave later, after a freeze or under another's epoch."""
    with field_of(broker.url) as field:
        between.hold_answers()
        for number in range(1, 301):
            assert publisher.publish(TOPIC, body(number))
        await eventually(lambda: len(field.received) == 300)
