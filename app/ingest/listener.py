"""A persistent session with the broker, whose messages are acknowledged once they are committed."""

from __future__ import annotations

import asyncio
import logging
import ssl
import sys
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from app.actions.ports import Clock
from app.broker_url import KEEPALIVE_S, Broker
from app.ingest.mqtt_client import MqttClient, Publish
from app.ingest.topics import SUBSCRIPTION, is_outgoing
from app.tls import TlsFiles, UnusableFile, explain

log = logging.getLogger("poste.ingest")

SESSION_EXPIRY_S = 7 * 24 * 3600
# MQTT 5, 3.1.2.11.3: what the broker may leave unacknowledged. Without it Mosquitto takes 65,535 for its limit, goes
# beyond, and gives packet ids twice. With MQTT 3.1.1 the broker's configuration says it.
RECEIVE_MAXIMUM = 20_000
RETRY_S = 5
MAX_WAITING_BYTES = 64 * 1024 * 1024
"""Of payloads not yet acknowledged. Beyond, nothing is read: a window of messages of 256 KB would be gigabytes."""


class Delivery(NamedTuple):
    """A message as the broker delivered it; `connection` says on which connection it can be acknowledged."""

    topic: str
    payload: bytes
    received_at: datetime
    mid: int
    qos: int
    connection: int


class Listener:
    """Receives on paho's thread, hands over to the event loop, acknowledges what was committed.

    Back-pressure is withheld acknowledgements: the broker's window bounds how many messages can wait here, and
    `MAX_WAITING_BYTES` how much. Over that the socket is left alone, whose broker may then end the connection; what
    was not acknowledged comes again.
    """

    def __init__(
        self,
        broker: Broker,
        client_id: str,
        clock: Clock,
        files: TlsFiles = TlsFiles(),  # noqa: B008 - frozen
    ) -> None:
        self._broker = broker
        self._clock = clock
        self._files = files
        self._context: ssl.SSLContext | None = None
        self._loop = asyncio.get_running_loop()
        self._arrived = asyncio.Event()
        self._waiting: deque[Delivery] = deque()
        self._lock = threading.Lock()
        self._stopping = False
        self._connection = 0
        self._unacknowledged: dict[int, Publish] = {}
        self._waiting_bytes = 0
        self._filters = frozenset({SUBSCRIPTION})
        self._gone: frozenset[str] = frozenset()
        self._asked: dict[int, str] = {}
        self.refused: dict[str, str] = {}
        self.connected_since: datetime | None = None
        self.last_error = "not connected yet"
        self._client = self._build(client_id)

    def _build(self, client_id: str) -> MqttClient:
        client = MqttClient(
            client_id,
            version5=self._broker.version == "5",
            on_publishes=self._on_publishes,
            has_room=lambda: self._waiting_bytes < MAX_WAITING_BYTES,
        )
        if self._broker.username:
            client.username_pw_set(self._broker.username, self._broker.password)
        client.reconnect_delay_set(1, RETRY_S)
        client.on_connect = self._on_connect
        client.on_connect_fail = self._on_connect_fail
        client.on_disconnect = self._on_disconnect
        client.on_subscribe = self._on_subscribe
        client.on_unsubscribe = self._on_unsubscribe
        return client

    def start(self) -> None:
        """Connect in the background and stay connected; an unreachable broker is retried, not raised, and so are
        files that TLS cannot use.
        """
        if self._stopping or not self._secure():
            return
        options: dict[str, Any] = {}
        if self._broker.version == "5":
            properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            properties.SessionExpiryInterval = SESSION_EXPIRY_S
            properties.ReceiveMaximum = RECEIVE_MAXIMUM
            options = {"clean_start": False, "properties": properties}
        self._client.connect_async(self._broker.host, self._broker.port, KEEPALIVE_S, **options)
        self._client.loop_start()

    def _secure(self) -> bool:
        """Whether the connection may be made: TLS has what it needs, or is not wanted."""
        if self._broker.tls and self._context is None:
            try:
                self._context = self._files.context()
            except UnusableFile as error:
                self._fault(str(error))
                self._loop.call_later(RETRY_S, self.start)
                return False
            self._client.tls_set_context(self._context)
        return True

    def stop_collecting(self) -> None:
        """The batch in hand is the last; what waits here was not acknowledged and will come again."""
        self._stopping = True
        self._arrived.set()

    async def close(self, *, for_good: bool = False) -> None:
        """Leave cleanly; the broker keeps the session and what was not acknowledged, or with MQTT 5, `for_good`, ends
        it (3.14.2.2.2).
        """
        self._stopping = True
        ending = Properties(PacketTypes.DISCONNECT) if for_good else None  # type: ignore[no-untyped-call]
        if ending:
            ending.SessionExpiryInterval = 0
        self._client.disconnect(properties=ending)
        await asyncio.to_thread(self._client.loop_stop)

    async def follow(self, filters: frozenset[str], gone: frozenset[str]) -> None:
        """Be subscribed to `filters` and to `gone` no more, without reconnecting; returns when the broker has answered,
        or is away: then from the next connection on.
        """
        added, self._gone = filters - self._filters, gone | (self._filters - filters)
        self._filters = filters
        if self.connected_since:
            self._subscribe(added, self._gone)
        while self._asked and self.connected_since:  # noqa: ASYNC110 - the answers come on paho's thread
            await asyncio.sleep(0.02)

    def _subscribe(self, filters: Iterable[str], gone: frozenset[str]) -> None:
        with self._lock:
            if gone and (mid := self._client.unsubscribe(sorted(gone))[1]) is not None:
                self._asked[mid] = ""
            self.refused = {text: why for text, why in self.refused.items() if text in self._filters}
            for text in sorted(filters):
                _, mid = self._client.subscribe(text, qos=1)
                if mid is not None:
                    self._asked[mid] = text

    def _on_subscribe(
        self, _client: mqtt.Client, _userdata: object, mid: int, reasons: Sequence[ReasonCode], _properties: object
    ) -> None:
        with self._lock:
            text = self._asked.pop(mid, "")
            self.refused.pop(text, None)
            if not any(reason.is_failure for reason in reasons):
                return
            self.refused[text] = str(reasons[0])
        log.error(
            "the broker refused a subscription: check the worker's rights, and on NATS that max_ack_pending times the"
            " number of filters (twice for those that end in #) stays below 65,535",
            extra={"filter": text, "reason": str(reasons[0])},
        )

    def _on_unsubscribe(self, _client: mqtt.Client, _userdata: object, mid: int, *_: object) -> None:
        with self._lock:
            self._asked.pop(mid, None)

    @property
    def settled(self) -> bool:
        """Connected, every subscription answered, every message that arrived acknowledged."""
        return bool(self.connected_since and not (self._asked or self._waiting or self._unacknowledged))

    @property
    def waiting(self) -> int:
        """Messages received and not yet handed over."""
        return len(self._waiting)

    async def collect(self, limit: int, wait_s: float) -> list[Delivery]:
        """The next batch: at most `limit` messages, `wait_s` after the first came; empty once stopping.

        The first may have waited for the batch before; a quarter of `wait_s` is then left for the broker, whose
        window that batch's acknowledgements have just opened.
        """
        while not self._waiting and not self._stopping:
            self._arrived.clear()
            if not self._waiting:
                await self._arrived.wait()
        if self._stopping:
            return []
        waited = (self._clock.now() - self._waiting[0].received_at).total_seconds()
        deadline = self._loop.time() + max(wait_s - max(waited, 0.0), wait_s / 4)
        while len(self._waiting) < limit and (left := deadline - self._loop.time()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(left, 0.005))  # an event per message would cost more than it saves
        return [self._waiting.popleft() for _ in range(min(limit, len(self._waiting)))]

    def acknowledge(self, deliveries: Sequence[Delivery]) -> None:
        """Acknowledge in order of arrival. Those of an earlier connection are left to be redelivered."""
        with self._lock:
            mids = [item.mid for item in deliveries if item.qos and item.connection == self._connection]
            for mid in mids:
                self._unacknowledged.pop(mid, None)
            self._client.acknowledge(mids)
            self._waiting_bytes -= sum([len(item.payload) for item in deliveries])

    def _on_connect(
        self, _client: mqtt.Client, _userdata: object, _flags: object, reason: ReasonCode, _properties: object
    ) -> None:
        if reason.is_failure:
            self._fault(f"the broker refused the connection: {reason}")
            return
        with self._lock:
            self._connection += 1
            self._unacknowledged.clear()
            self._asked.clear()
        self._subscribe(self._filters, self._gone)
        self.connected_since = self._clock.now()
        log.info("broker connected", extra={"host": self._broker.host, "port": self._broker.port})

    def _on_connect_fail(self, _client: mqtt.Client, _userdata: object) -> None:
        """Called where the error was caught. Certificates renewed meanwhile are read before the next try."""
        error = sys.exception()
        self._fault(f"the broker at {self._broker.host}:{self._broker.port} cannot be reached: {explain(error)}")
        if self._context:
            try:
                self._files.load(self._context)
            except UnusableFile as unusable:
                self._fault(str(unusable))

    def _fault(self, words: str) -> None:
        if words != self.last_error:
            log.warning("broker lost" if self.connected_since else "broker out of reach", extra={"reason": words})
        self.last_error = words

    def _on_disconnect(
        self, _client: mqtt.Client, _userdata: object, _flags: object, reason: ReasonCode, _properties: object
    ) -> None:
        with self._lock:
            self._connection += 1
            self._unacknowledged.clear()
        broken_by = self._client.broken_by
        if self.connected_since or broken_by:
            words = f"disconnected from the broker: {explain(broken_by) if broken_by else reason}"
            if reason.is_failure:
                self._fault(words)
            self.last_error = words
        self.connected_since = None

    def _on_publishes(self, publishes: Sequence[Publish]) -> None:
        """Queue what arrived, but for what waits here already: the broker repeating itself, packet id and all."""
        received_at = self._clock.now()
        deliveries: list[Delivery] = []
        outgoing: list[Delivery] = []
        for publish in publishes:
            raw, payload, mid, qos = publish
            if qos:
                if self._unacknowledged.get(mid) == publish:
                    continue
                self._unacknowledged[mid] = publish
            topic = raw.decode("utf-8", "replace")
            delivery = Delivery(topic, payload, received_at, mid, qos, self._connection)
            (outgoing if is_outgoing(topic) else deliveries).append(delivery)
        with self._lock:
            self._waiting_bytes += sum([len(item.payload) for item in deliveries + outgoing])
        if outgoing:
            self.acknowledge(outgoing)
        if deliveries:
            self._waiting.extend(deliveries)
            self._loop.call_soon_threadsafe(self._arrived.set)
