"""Just enough MQTT 3.1.1 to ask a broker whether it works; the product's own client is elsewhere.

Packets: OASIS MQTT Version 3.1.1, 2.2.3 Remaining Length, 3.1 CONNECT, 3.3 PUBLISH, 3.4 PUBACK, 3.8 SUBSCRIBE.
"""

import secrets
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from app.embedded.mqtt_packets import packet, text
from app.tls import TlsFiles, UnusableFile, explain

_NO_FILES = TlsFiles()
_KEEP_ALIVE_S = 10
_CONNECT, _CONNACK, _PUBLISH_QOS1, _PUBACK, _SUBSCRIBE, _SUBACK, _DISCONNECT = 0x10, 0x20, 0x32, 0x40, 0x82, 0x90, 0xE0
_REFUSALS = {1: "protocol version refused", 2: "client id refused", 3: "server unavailable", 4: "bad password"}


class ProbeError(Exception):
    """What the broker did not do."""


class NotDelivered(ProbeError):
    """The broker granted the subscription, took the message, and never delivered it."""


def opens(url: str, files: TlsFiles = _NO_FILES) -> bool:
    """Whether the broker at mqtt://user:password@host:port opens a session for that user."""
    try:
        with _session(url, 2, files):
            return True
    except ProbeError:
        return False


def round_trip(url: str, files: TlsFiles = _NO_FILES, seconds: float = 5, group: str = "") -> None:
    """Subscribe (as the only member of `group`), publish at QoS 1 and receive one's own message.

    Raises ProbeError with what failed, NotDelivered when all was granted and nothing came.
    """
    topic, nonce = f"poste/doctor/{secrets.token_hex(8)}", secrets.token_bytes(8)
    with _session(url, seconds, files) as (read, send):
        send(
            _SUBSCRIBE, struct.pack("!H", 1) + text((f"$share/{group}/{topic}" if group else topic).encode()) + b"\x01"
        )
        if read(_SUBACK)[2:] != b"\x01":
            raise ProbeError("the broker refused a QoS 1 subscription")
        send(_PUBLISH_QOS1, text(topic.encode()) + struct.pack("!H", 2) + nonce)
        waited = {_PUBACK, _PUBLISH_QOS1}
        while waited:
            try:
                kind, body = read.any()
            except TimeoutError as error:
                if waited == {_PUBLISH_QOS1}:
                    raise NotDelivered(f"granted, and nothing delivered within {seconds:g} s") from error
                raise
            if kind == _PUBLISH_QOS1 and body.endswith(nonce):
                packet_id = body[2 + len(topic) : 4 + len(topic)]
                send(_PUBACK, packet_id)
            waited.discard(kind)


class _Reader:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def __call__(self, wanted: int) -> bytes:
        kind, body = self.any()
        if kind != wanted:
            raise ProbeError(f"unexpected packet {kind:#x}")
        return body

    def any(self) -> tuple[int, bytes]:
        """The next packet: its first byte and what follows its length."""
        kind, length, shift = self._exactly(1)[0], 0, 0
        while True:
            digit = self._exactly(1)[0]
            length |= (digit & 0x7F) << shift
            if digit < 0x80:
                return kind, self._exactly(length)
            shift += 7

    def _exactly(self, count: int) -> bytes:
        received = b""
        while len(received) < count:
            part = self._connection.recv(count - len(received))
            if not part:
                raise ProbeError("the broker closed the connection")
            received += part
        return received


class _Sender:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def __call__(self, kind: int, body: bytes) -> None:
        self._connection.sendall(packet(kind, body))


@contextmanager
def _session(url: str, seconds: float, files: TlsFiles) -> Iterator[tuple[_Reader, _Sender]]:
    try:
        with _connection(url, seconds, files) as connection:
            parts = urlsplit(url)
            read, send = _Reader(connection), _Sender(connection)
            send(_CONNECT, _connect(unquote(parts.username or ""), unquote(parts.password or "")))
            code = read(_CONNACK)[1]
            if code:
                raise ProbeError(_REFUSALS.get(code, "the user or its password is refused"))
            yield read, send
            send(_DISCONNECT, b"")
    except TimeoutError as error:
        raise ProbeError(f"no answer within {seconds:g} s") from error
    except UnusableFile as error:
        raise ProbeError(str(error)) from error
    except OSError as error:
        raise ProbeError(explain(error)) from error


def _connection(url: str, seconds: float, files: TlsFiles) -> socket.socket:
    parts = urlsplit(url)
    secure = parts.scheme == "mqtts"
    host = parts.hostname or "127.0.0.1"
    context = files.context() if secure else None
    plain = socket.create_connection((host, parts.port or (8883 if secure else 1883)), timeout=seconds)
    return context.wrap_socket(plain, server_hostname=host) if context else plain


def _connect(username: str, password: str) -> bytes:
    flags = 0b10 | (0b1100_0000 if username else 0)
    identity = text(f"poste-probe-{secrets.token_hex(4)}".encode())
    credentials = text(username.encode()) + text(password.encode()) if username else b""
    return text(b"MQTT") + bytes([4, flags]) + struct.pack("!H", _KEEP_ALIVE_S) + identity + credentials
