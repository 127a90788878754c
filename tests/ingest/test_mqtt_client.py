"""Reading ahead: whatever way the bytes are cut, the same packets come out, and acknowledgements leave in groups."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paho.mqtt.enums import MQTTErrorCode

from app.ingest.mqtt_client import MalformedPacket, MqttClient, Publish, next_frame, read_publish

PUBLISHES = st.lists(
    st.builds(
        lambda topic, payload, mid, qos: Publish(topic, payload, mid if qos else 0, qos),
        st.binary(min_size=1, max_size=40),
        st.binary(max_size=300),
        st.integers(1, 65535),
        st.integers(0, 1),
    ),
    max_size=20,
)


def packed(publish: Publish, properties: bytes | None) -> bytes:
    body = struct.pack("!H", len(publish.topic)) + publish.topic
    if publish.qos:
        body += struct.pack("!H", publish.mid)
    if properties is not None:
        body += bytes([len(properties)]) + properties
    body += publish.payload
    length, digits = len(body), bytearray()
    while True:
        length, digit = divmod(length, 128)
        digits.append(digit | 0x80 if length else digit)
        if not length:
            return bytes([0x30 | publish.qos << 1]) + bytes(digits) + body


class Wire:
    """A client on one end of a socket, the test on the other."""

    def __init__(self, *, version5: bool) -> None:
        self.seen: list[Publish] = []
        self.client = MqttClient("test", version5=version5, on_publishes=self.seen.extend)
        self.broker, here = socket.socketpair()
        here.setblocking(False)
        self.client._sock = here

    def feed(self, data: bytes) -> MQTTErrorCode:
        self.broker.sendall(data)
        return self.client.loop_read()

    def close(self) -> None:
        self.broker.close()
        if self.client._sock is not None:
            self.client._sock.close()


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire(version5=False)
    yield wire
    wire.close()


@given(PUBLISHES, st.booleans(), st.lists(st.integers(0, 2000), max_size=10))
def test_packets_do_not_depend_on_how_the_bytes_arrive(
    publishes: Sequence[Publish], version5: bool, cuts: Sequence[int]
) -> None:
    wire = Wire(version5=version5)
    try:
        stream = b"".join(packed(item, b"\x01\x01" if version5 else None) for item in publishes)
        edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
        for start, end in pairwise(edges):
            if start < end:
                assert wire.feed(stream[start:end]) == MQTTErrorCode.MQTT_ERR_SUCCESS
        assert wire.seen == list(publishes)
    finally:
        wire.close()


def test_other_packets_between_publishes_reach_paho(wire: Wire) -> None:
    wire.client._ping_t = 1.0
    one, two = Publish(b"a", b"1", 1, 1), Publish(b"b", b"2", 2, 1)
    wire.feed(packed(one, None) + b"\xd0\x00" + packed(two, None))
    assert wire.seen == [one, two]
    assert wire.client._ping_t == 0.0


def test_acknowledgements_leave_in_order_and_in_one_write(wire: Wire) -> None:
    wire.client.acknowledge([7, 8, 65535])
    wire.client.loop_write()
    assert wire.broker.recv(100) == b"\x40\x02\x00\x07\x40\x02\x00\x08\x40\x02\xff\xff"


def test_nothing_to_acknowledge_writes_nothing(wire: Wire) -> None:
    wire.client.acknowledge([])
    assert not wire.client.want_write()


def test_half_a_packet_does_not_outlive_its_connection(wire: Wire) -> None:
    whole = packed(Publish(b"a", b"1", 1, 1), None)
    wire.feed(whole[:4])
    wire.client.connect_async("127.0.0.1", 9)
    with pytest.raises(OSError, match="refused"):
        wire.client.reconnect()
    assert wire.client._unread == b""


@pytest.mark.parametrize(
    "garbage",
    [b"\x32\xff\xff\xff\xff\x01", b"\x32\x02\xff\xff", b"\x32\x03\x00\x01a", b"\x32\x00"],
    ids=["length of five bytes", "topic longer than packet", "no packet id", "empty body"],
)
def test_what_is_not_mqtt_drops_the_connection(wire: Wire, garbage: bytes) -> None:
    assert wire.feed(garbage) != MQTTErrorCode.MQTT_ERR_SUCCESS
    assert wire.seen == []


def test_properties_longer_than_their_packet_are_malformed() -> None:
    body = struct.pack("!H", 1) + b"a" + struct.pack("!H", 1) + b"\x7f"
    with pytest.raises(MalformedPacket):
        read_publish(0x32, body, 0, len(body), version5=True)


def test_a_frame_is_found_once_it_is_whole() -> None:
    assert next_frame(b"\x32\x03abc", 0) == (2, 5)
    assert next_frame(b"\x32\x03ab", 0) is None
    assert next_frame(b"\x32\x80", 0) is None
    assert next_frame(b"\x32\x80\x01" + b"x" * 128, 0) == (3, 131)
