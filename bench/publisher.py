"""A lean QoS 1 publisher in a process of its own: `python -m bench.publisher JOB` (JSON), one JSON line when done.

Packets: OASIS MQTT Version 3.1.1, 2.2.3 Remaining Length, 3.1 CONNECT, 3.3 PUBLISH, 3.4 PUBACK.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import sys
import time
from contextlib import suppress
from urllib.parse import urlsplit

import msgspec

from app.embedded.mqtt_packets import packet, text
from bench.children import SYSTEM, Beside, wait_until
from bench.traffic import Mix, Traffic

_CONNECT, _PUBLISH_QOS1, _PUBACK, _DISCONNECT = 0x10, 0x32, 0x40, b"\xe0\x00"
_TICK_S = 0.002
_AT_ONCE = 64


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to publish: assets `first` to `last`, `rate` messages a second (0: as fast as they are acknowledged)
    for `seconds` or until `messages` are sent, at most `window` unacknowledged, from the wall-clock time `begin`.
    `ahead`, where not 0, is how many may be sent beyond what standard input says has been taken: the broker always has
    some waiting, and does not spend the machine on storing what nobody can keep up with.
    """

    url: str
    client_id: str
    first: int
    last: int
    rate: float = 0
    seconds: float = 1e9
    messages: int = 10**12
    window: int = 1000
    begin: float = 0
    mix: Mix = Mix()
    seed: int = 7
    system: str = SYSTEM
    backlog: int = 0
    ahead: int = 0
    patience_s: float = 120


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What was published. Times are seconds since the epoch."""

    sent: int
    acknowledged: int
    fresh: int
    changing: int
    duplicate: int
    late: int
    began: float
    ended: float
    connections: int
    cpu_s: float


class Session:
    """A connection that is made again when it breaks; what was not acknowledged is then sent again, with dup=0."""

    def __init__(self, url: str, client_id: str) -> None:
        self._url = urlsplit(url)
        self._client_id = client_id
        self._unacknowledged: dict[int, bytes] = {}
        self._identifier = 0
        self._received = b""
        self._socket: socket.socket | None = None
        self.sent = 0
        self.acknowledged = 0
        self.connections = 0

    @property
    def open(self) -> int:
        """Messages sent and not acknowledged."""
        return len(self._unacknowledged)

    def publish(self, messages: list[tuple[bytes, bytes]]) -> None:
        """Send them in one write."""
        packets = []
        for topic, payload in messages:
            self._identifier = self._identifier % 65535 + 1
            while self._identifier in self._unacknowledged:
                self._identifier = self._identifier % 65535 + 1
            packet = publish_packet(self._identifier, topic, payload)
            self._unacknowledged[self._identifier] = packet
            packets.append(packet)
        self.sent += len(packets)
        self._write(b"".join(packets))

    def wait(self, seconds: float) -> None:
        """Take in acknowledgements for at most `seconds`; returns at the first that come."""
        connection = self._socket or self._connect()
        try:
            if select.select([connection], [], [], seconds)[0]:
                arrived = connection.recv(262_144)
                if not arrived:
                    raise ConnectionError("the broker closed the connection")
                self._take(arrived)
        except OSError:
            self._reopen()

    def close(self) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.sendall(_DISCONNECT)
            self._socket.close()

    def _take(self, arrived: bytes) -> None:
        buffer = self._received + arrived
        whole = len(buffer) // 4 * 4  # nothing but PUBACKs, 4 bytes each, comes to a publisher without keepalive
        for kind, _, identifier in struct.iter_unpack("!BBH", buffer[:whole]):
            if kind == _PUBACK and self._unacknowledged.pop(identifier, None) is not None:
                self.acknowledged += 1
        self._received = buffer[whole:]

    def _write(self, packets: bytes) -> None:
        try:
            (self._socket or self._connect()).sendall(packets)
        except OSError:
            self._reopen()

    def _reopen(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket = None
        while self._socket is None:
            try:
                self._connect().sendall(b"".join(self._unacknowledged.values()))
            except OSError:
                self._socket = None
                time.sleep(0.1)

    def _connect(self) -> socket.socket:
        host, port = self._url.hostname or "", self._url.port or 1883
        connection = socket.create_connection((host, port), timeout=10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        user, password = (self._url.username or "").encode(), (self._url.password or "").encode()
        body = text(b"MQTT") + b"\x04\xc2\x00\x00" + text(self._client_id.encode()) + text(user) + text(password)
        connection.sendall(packet(_CONNECT, body))
        answer = connection.recv(4)
        if len(answer) < 4 or answer[3]:
            raise ConnectionError(f"the broker refused the session: {answer.hex()}")
        self._received = b""
        self._socket = connection
        self.connections += 1
        return connection


def publish_packet(identifier: int, topic: bytes, payload: bytes) -> bytes:
    """A PUBLISH at QoS 1."""
    return packet(_PUBLISH_QOS1, text(topic) + struct.pack("!H", identifier) + payload)


class Credit:
    """How many messages have been taken, as standard input says: a number a line, of which the last counts."""

    def __init__(self, ahead: int) -> None:
        self._ahead = ahead
        self._taken = 0
        if ahead:
            os.set_blocking(sys.stdin.fileno(), False)

    def left(self, sent: int) -> int:
        """How many more may be sent."""
        if not self._ahead:
            return 10**12
        if sent - self._taken >= self._ahead // 2:
            with suppress(BlockingIOError):
                lines = os.read(sys.stdin.fileno(), 65536).split()
                self._taken = int(lines[-1]) if lines else self._taken
        return self._taken + self._ahead - sent


def publish(job: Job) -> Done:
    """Publish `job`; returns once everything is acknowledged, or patience is out."""
    traffic = Traffic(job.first, job.last, job.mix, job.seed, job.system, job.backlog)
    session = Session(job.url, job.client_id)
    credit = Credit(job.ahead)
    session.wait(0)
    wait_until(job.begin)
    began, cpu = time.time(), time.process_time()
    while (elapsed := time.time() - began) < job.seconds and session.sent < job.messages:
        due = min(job.messages, int(elapsed * job.rate) if job.rate else job.messages) - session.sent
        count = min(due, job.window - session.open, credit.left(session.sent), _AT_ONCE if not job.rate else due)
        if count > 0:
            session.publish([traffic.next() for _ in range(count)])
        session.wait(0 if count > 0 and not job.rate else _TICK_S)
    ended = time.time()
    while session.open and time.time() < ended + job.patience_s:
        session.wait(0.1)
    session.close()
    count_ = traffic.count
    return Done(
        sent=session.sent,
        acknowledged=session.acknowledged,
        fresh=count_.fresh,
        changing=count_.changing,
        duplicate=count_.duplicate,
        late=count_.late,
        began=began,
        ended=ended,
        connections=session.connections,
        cpu_s=time.process_time() - cpu,
    )


class Publishing(Beside[Done]):
    """A publisher that runs beside us."""

    def __init__(self, job: Job) -> None:
        super().__init__("bench.publisher", job, Done)

    def allow(self, taken: int) -> None:
        """Say how many of its messages have been taken (see `Job.ahead`)."""
        self.tell(b"%d" % taken)


if __name__ == "__main__":
    print(msgspec.json.encode(publish(msgspec.json.decode(sys.argv[1], type=Job))).decode())
