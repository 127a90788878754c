"""The MQTT side of the simulated field: one connection per field system, as the field contract says."""

from __future__ import annotations

import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from simulators.wire import PREFIX, Answer, Entry, Message, status_payload, status_topic

KEEPALIVE_S = 30
MAX_INFLIGHT = 100
MAX_UNSENT = 2_000
BACKLOG_ENTRIES = 20_000
ENTRIES_PER_ARRAY = 100
RECONNECT_S = (1, 20)

CommandHandler = Callable[[str, str, Mapping[str, Any]], None]
"""Takes (system, asset, command) off the network's thread; it must not wait."""


class BadBrokerAddress(ValueError):
    """The broker's address is not mqtt://[user[:password]@]host[:port], or mqtts://."""


@dataclass(frozen=True, slots=True)
class Pem:
    """Files for mqtts://: authorities trusted (None: the system's), and a client certificate with its key."""

    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class Broker:
    """Where to connect; `user` and `password` are for systems with no credential of their own."""

    host: str
    port: int = 1883
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: Pem | None = None

    @classmethod
    def parse(cls, url: str, pem: Pem = Pem()) -> Broker:
        """From mqtt://user:password@host:port, or mqtts:// with `pem`. Raises `BadBrokerAddress`."""
        try:
            parts = urlsplit(url)
            secure = parts.scheme == "mqtts"
            port = parts.port or (8883 if secure else 1883)
        except ValueError as error:
            raise BadBrokerAddress(str(error)) from error
        if parts.scheme not in ("mqtt", "tcp", "mqtts") or not parts.hostname:
            raise BadBrokerAddress("a broker's address is mqtt://[user[:password]@]host[:port], or mqtts://")
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        return cls(parts.hostname, port, user, password, pem if secure else None)


@dataclass(slots=True)
class Tally:
    """What a connection has done since the start."""

    published: int = 0
    acknowledged: int = 0
    kept: int = 0
    lost: int = 0
    connections: int = 0
    commands: int = 0


class SystemLink:
    """One field system's connection: announces itself, publishes, keeps a bounded backlog while it is cut.

    Without `on_command` it hears commands and does nothing with them.
    """

    def __init__(
        self, system: str, broker: Broker, password: str | None = None, on_command: CommandHandler | None = None
    ) -> None:
        self.system, self.tally = system, Tally()
        self._broker, self._on_command = broker, on_command
        self._backlog: deque[Message] = deque()
        self._lock = threading.Lock()
        self._up = self._wanted = False
        self._client = self._new_client(password)

    @property
    def connected(self) -> bool:
        return self._up

    def start(self) -> None:
        """Begin connecting; the link connects again by itself whenever it is cut."""
        self._wanted = True
        self._client.connect_async(self._broker.host, self._broker.port, KEEPALIVE_S)
        self._client.loop_start()

    def stop(self, patience_s: float = 3.0) -> None:
        """Say goodbye: what is under way is delivered within `patience_s`, then `offline` is announced."""
        self._wanted = False
        if self._up:
            goodbye = self._announce("offline")
            with suppress(RuntimeError, ValueError):  # cut meanwhile: the will says it
                goodbye.wait_for_publish(patience_s)
        self._client.disconnect()
        self._client.loop_stop()

    def cut(self) -> None:
        """Drop the connection without a word, as a power cut would; it is made again after a moment."""
        self._up = False
        connection = self._client.socket()
        if isinstance(connection, socket.socket):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def publish(self, message: Message) -> None:
        """Send now, or keep for later while cut or when the broker does not keep up."""
        if not self._up or self._unsent > MAX_UNSENT:
            self._keep(message)
            return
        if self._backlog:
            self.flush()
        self._send(message)

    def answer(self, answer: Answer, at: datetime) -> None:
        """Acknowledge a command; while cut, the answer leaves with the next connection."""
        self.tally.published += 1
        self._client.publish(answer.topic, answer.payload(at), qos=1)

    def flush(self) -> None:
        """Send the backlog: one array per asset, oldest first."""
        with self._lock:
            waiting, self._backlog = self._backlog, deque()
        for message in arrays(waiting):
            self._send(message)

    @property
    def waiting(self) -> int:
        """Messages kept while the connection is cut."""
        return len(self._backlog)

    @property
    def _unsent(self) -> int:
        return self.tally.published - self.tally.acknowledged

    def _send(self, message: Message) -> None:
        sent = self._client.publish(message.topic, message.payload(), qos=1)
        if sent.rc in (MQTTErrorCode.MQTT_ERR_SUCCESS, MQTTErrorCode.MQTT_ERR_NO_CONN):
            self.tally.published += 1
        else:
            self._keep(message)

    def _keep(self, message: Message) -> None:
        with self._lock:
            self._backlog.append(message)
            self.tally.kept += 1
            if len(self._backlog) > BACKLOG_ENTRIES:
                self._backlog.popleft()
                self.tally.lost += 1

    def _new_client(self, password: str | None) -> mqtt.Client:
        client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=f"sim-{self.system}", protocol=mqtt.MQTTv311)
        if password is not None:
            client.username_pw_set(self.system, password)
        elif self._broker.user:
            client.username_pw_set(self._broker.user, self._broker.password)
        if self._broker.tls:
            files = self._broker.tls
            client.tls_set(
                ca_certs=str(files.ca) if files.ca else None,
                certfile=str(files.cert) if files.cert else None,
                keyfile=str(files.key) if files.key else None,
            )
        client.max_inflight_messages_set(MAX_INFLIGHT)
        client.max_queued_messages_set(MAX_UNSENT * 2)
        client.reconnect_delay_set(*RECONNECT_S)
        client.will_set(status_topic(self.system), status_payload("offline", datetime.now(UTC)), qos=1, retain=True)
        client.on_connect, client.on_disconnect = self._on_connect, self._on_disconnect
        client.on_publish, client.on_message = self._on_publish, self._on_message
        return client

    def _announce(self, status: str) -> mqtt.MQTTMessageInfo:
        self.tally.published += 1
        return self._client.publish(
            status_topic(self.system), status_payload(status, datetime.now(UTC)), qos=1, retain=True
        )

    def _on_connect(
        self, client: mqtt.Client, _userdata: object, _flags: object, reason: ReasonCode, _props: Properties | None
    ) -> None:
        if reason.is_failure or not self._wanted:
            return
        self.tally.connections += 1
        client.subscribe(f"{PREFIX}/{self.system}/+/command", qos=1)
        self._announce("online")
        self._up = True

    def _on_disconnect(
        self, client: mqtt.Client, _userdata: object, _flags: object, _reason: ReasonCode, _props: Properties | None
    ) -> None:
        self._up = False
        client.will_set(status_topic(self.system), status_payload("offline", datetime.now(UTC)), qos=1, retain=True)

    def _on_publish(
        self, _client: mqtt.Client, _userdata: object, _mid: int, _reason: ReasonCode, _props: Properties | None
    ) -> None:
        self.tally.acknowledged += 1

    def _on_message(self, client: mqtt.Client, _userdata: object, message: mqtt.MQTTMessage) -> None:
        """Hand a command over; one that cannot be read is not answered, since no id says what to answer."""
        del client
        asset = message.topic.split("/")[3]
        try:
            command = msgspec.json.decode(message.payload, type=dict[str, Any])
        except msgspec.DecodeError:
            return
        command_id = command.get("id")
        if self._on_command and isinstance(command_id, str) and command_id:
            self.tally.commands += 1
            self._on_command(self.system, asset, command)


def arrays(messages: Iterable[Message]) -> list[Message]:
    """Messages of each asset gathered in arrays of bounded length; damaged ones stay as they are."""
    gathered: list[Message] = []
    entries: dict[str, list[Entry]] = {}
    systems: dict[str, str] = {}
    for message in messages:
        if message.raw is not None:
            gathered.append(message)
            continue
        entries.setdefault(message.asset, []).extend(message.entries)
        systems[message.asset] = message.system
    for asset, rows in entries.items():
        chunks = (rows[start : start + ENTRIES_PER_ARRAY] for start in range(0, len(rows), ENTRIES_PER_ARRAY))
        gathered.extend(Message(systems[asset], asset, tuple(chunk)) for chunk in chunks)
    return gathered
