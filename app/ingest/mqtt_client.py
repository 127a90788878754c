"""paho's client, reading ahead and acknowledging in groups.

paho reads a packet's header byte by byte, waits for the socket before each packet and writes one acknowledgement
at a time, which costs more than storing the message (docs/performance.md). Here one read takes all that has
arrived. PUBLISH packets are read in place; every other packet goes through paho's own handling.
Packets: OASIS MQTT 3.1.1 and 5.0, 2.1 (fixed header), 3.3 (PUBLISH), 3.4 (PUBACK).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import Any, NamedTuple

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.exception import MalformedPacket as PahoMalformed

READ_AHEAD_BYTES = 256 * 1024
FULL_PAUSE_S = 0.02
_PUBLISH, _PUBACK = 0x30, 0x40


class Publish(NamedTuple):
    """A PUBLISH packet as it arrived; the topic may not be UTF-8. `mid` is 0 at QoS 0."""

    topic: bytes
    payload: bytes
    mid: int
    qos: int


class MalformedPacket(ValueError):
    """The broker sent what is not MQTT; the connection must be dropped (MQTT 5.0, 4.13)."""


class MqttClient(mqtt.Client):
    """A client whose messages come in lists to `on_publishes` and are acknowledged by `acknowledge`."""

    def __init__(
        self,
        client_id: str,
        *,
        version5: bool,
        on_publishes: Callable[[Sequence[Publish]], None],
        has_room: Callable[[], bool] = lambda: True,
    ) -> None:
        """While it `has_room` no longer, the socket is not read: what arrives stays at the broker."""
        super().__init__(
            CallbackAPIVersion.VERSION2,
            client_id=client_id,
            clean_session=None if version5 else False,
            protocol=mqtt.MQTTv5 if version5 else mqtt.MQTTv311,
            manual_ack=True,
        )
        self._version5 = version5
        self._on_publishes = on_publishes
        self._has_room = has_room
        self._unread = b""
        self.broken_by: OSError | None = None

    def acknowledge(self, mids: Sequence[int]) -> None:
        """Send a PUBACK for each of `mids`, in order, in one write."""
        if mids:
            packet = struct.pack("!" + "BBH" * len(mids), *(part for mid in mids for part in (_PUBACK, 2, mid)))
            self._packet_queue(_PUBACK, packet, mids[-1], 1)

    def reconnect(self) -> MQTTErrorCode:
        """What was half received on the old connection is not part of the new one."""
        self._unread = b""
        self.broken_by = None
        return super().reconnect()

    def _sock_send(self, buf: bytes | bytearray) -> int:
        """Remember why a write failed: paho only says that it did."""
        try:
            return super()._sock_send(buf)
        except BlockingIOError:
            raise
        except OSError as error:
            self.broken_by = self.broken_by or error
            raise

    def _packet_read(self) -> MQTTErrorCode:
        """Handle every whole packet that has arrived."""
        if not self._has_room():
            sleep(FULL_PAUSE_S)
            return MQTTErrorCode.MQTT_ERR_AGAIN
        try:
            arrived = self._sock_recv(READ_AHEAD_BYTES)
        except BlockingIOError:
            return MQTTErrorCode.MQTT_ERR_AGAIN
        except OSError as error:
            self.broken_by = error
            return MQTTErrorCode.MQTT_ERR_CONN_LOST
        if not arrived:
            return MQTTErrorCode.MQTT_ERR_CONN_LOST
        with self._msgtime_mutex:
            self._last_bytes_received = monotonic()
        try:
            return self._handle_all(self._unread + arrived if self._unread else arrived)
        except (MalformedPacket, PahoMalformed, struct.error, IndexError):
            return MQTTErrorCode.MQTT_ERR_PROTOCOL

    def _handle_all(self, buffer: bytes) -> MQTTErrorCode:
        publishes: list[Publish] = []
        position = 0
        while frame := next_frame(buffer, position):
            start, end = frame
            flags = buffer[position]
            if flags & 0xF0 == _PUBLISH and flags & 0x06 != 0x04:
                publishes.append(read_publish(flags, buffer, start, end, version5=self._version5))
            else:
                self._deliver(publishes)
                publishes = []
                result = self._handle_other(flags, buffer[start:end])
                if result or self._sock is None:
                    return result
            position = end
        self._unread = buffer[position:]
        self._deliver(publishes)
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    def _deliver(self, publishes: Sequence[Publish]) -> None:
        if publishes:
            self._on_publishes(publishes)

    def _handle_other(self, flags: int, body: bytes) -> MQTTErrorCode:
        packet: dict[str, Any] = {
            "command": flags,
            "have_remaining": 1,
            "remaining_count": [],
            "remaining_mult": 1,
            "remaining_length": len(body),
            "packet": bytearray(body),
            "to_process": 0,
            "pos": 0,
        }
        self._in_packet = packet  # type: ignore[assignment]
        return self._packet_handle()


def next_frame(buffer: bytes, position: int) -> tuple[int, int] | None:
    """Where the body of the packet at `position` starts and ends; None while it has not all arrived.

    Raises `MalformedPacket` when the remaining length has more than four bytes (2.1.4).
    """
    available = len(buffer)
    length, shift, at = 0, 0, position + 1
    while at < available:
        digit = buffer[at]
        length |= (digit & 0x7F) << shift
        at += 1
        if digit < 0x80:
            end = at + length
            return (at, end) if end <= available else None
        shift += 7
        if shift > 21:
            raise MalformedPacket("remaining length of more than four bytes")
    return None


def read_publish(flags: int, buffer: bytes, start: int, end: int, *, version5: bool) -> Publish:
    """Read the body of a PUBLISH. MQTT 5 properties are passed over: no alias is ever agreed to (3.3.2.3.4)."""
    at = start + 2 + (buffer[start] << 8 | buffer[start + 1])
    topic = buffer[start + 2 : at]
    qos, mid = flags >> 1 & 3, 0
    if qos:
        mid = buffer[at] << 8 | buffer[at + 1]
        at += 2
    if version5:
        properties = next_frame(buffer, at - 1)
        if properties is None:
            raise MalformedPacket("properties longer than their packet")
        at = properties[1]
    if at > end:
        raise MalformedPacket("a PUBLISH longer than its packet")
    return Publish(topic, buffer[at:end], mid, qos)
