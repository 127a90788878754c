"""A client that sends what no library would: PUBLISH packets byte by byte (OASIS MQTT 3.1.1, 3.1 and 3.3)."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from app.embedded.mqtt_packets import packet, text

_CONNECT, _PUBLISH, _PUBACK, _PUBREC, _PUBREL, _PUBCOMP, _PINGREQ = 0x10, 0x30, 0x40, 0x50, 0x62, 0x70, 0xC0


class Raw:
    """One MQTT 3.1.1 session."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def publish(self, topic: bytes, payload: bytes, qos: int = 1, *, retain: bool = False) -> bool:
        """Whether the broker took it (at QoS 0: whether it is still there afterwards)."""
        identifier = struct.pack("!H", 7) if qos else b""
        body = struct.pack("!H", len(topic)) + topic + identifier + payload
        try:
            self._connection.sendall(packet(_PUBLISH | qos << 1 | retain, body))
            if qos == 2:
                if self._packet() != _PUBREC:
                    return False
                self._connection.sendall(packet(_PUBREL, identifier))
            if not qos:
                self._connection.sendall(packet(_PINGREQ))
            return self._packet() in (_PUBACK, _PUBCOMP, 0xD0)
        except OSError:
            return False

    def vanish(self) -> None:
        """Leave without a word: the broker publishes the will."""
        self._connection.close()

    def _packet(self) -> int:
        head = self._connection.recv(2)
        if len(head) < 2:
            return 0
        while head[1] and len(head) < 2 + head[1]:
            more = self._connection.recv(2 + head[1] - len(head))
            if not more:
                return 0
            head += more
        return head[0]


@contextmanager
def raw_client(url: str, will: tuple[bytes, bytes] | None = None) -> Iterator[Raw]:
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "", parts.port or 1883), timeout=5) as connection:
        flags = 0xC2 | (0x2C if will else 0)
        body = text(b"MQTT") + bytes([4, flags]) + struct.pack("!H", 30) + text(b"raw")
        body += b"".join(text(part) for part in will or ())
        body += text((parts.username or "").encode()) + text((parts.password or "").encode())
        connection.sendall(packet(_CONNECT, body))
        assert connection.recv(4)[3] == 0
        yield Raw(connection)
