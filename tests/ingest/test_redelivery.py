"""What a broker sends again on the same connection, and what only looks like it."""

from __future__ import annotations

from app.actions.clock import SystemClock
from app.broker_url import Broker
from app.ingest.listener import Listener
from app.ingest.mqtt_client import Publish


def _listener() -> Listener:
    return Listener(Broker.parse("mqtt://127.0.0.1:1"), "none", SystemClock())


def _publish(payload: bytes, mid: int = 7) -> Publish:
    return Publish(b"poste/v1/s/a/telemetry", payload, mid, 1)


async def test_a_message_sent_again_before_it_is_acknowledged_is_queued_once() -> None:
    listener = _listener()
    listener._on_publishes([_publish(b"1"), _publish(b"2", mid=8)])
    listener._on_publishes([_publish(b"1")])
    assert [item.payload for item in await listener.collect(10, 0.01)] == [b"1", b"2"]


async def test_another_message_under_a_packet_id_not_yet_free_is_not_lost() -> None:
    """Mosquitto 2.0.11 does that beyond 65,535 messages in flight."""
    listener = _listener()
    listener._on_publishes([_publish(b"1")])
    listener._on_publishes([_publish(b"2")])
    assert [item.payload for item in await listener.collect(10, 0.01)] == [b"1", b"2"]


async def test_a_packet_id_acknowledged_is_free_for_the_same_words() -> None:
    listener = _listener()
    listener._on_publishes([_publish(b"1")])
    listener.acknowledge(await listener.collect(10, 0.01))
    listener._on_publishes([_publish(b"1")])
    assert listener.waiting == 1
