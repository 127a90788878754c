"""Commands to the field: a new MQTT client per connection, so that nothing queued in one is ever sent by the next."""

from __future__ import annotations

import logging
import threading
import time

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from app.broker_url import KEEPALIVE_S, Broker
from app.tls import TlsFiles, UnusableFile, explain

log = logging.getLogger("poste.control")

RETRY_S = 1.0
MOST_UNACKNOWLEDGED = 65_535
"""As many as there are packet identifiers (MQTT 3.1.1, 2.3.1): what waited here until others are acknowledged would
leave late, after a freeze even. Under MQTT 5 the broker may allow fewer (Receive Maximum, 3.2.2.3.3), and paho's own 20
stand.
"""


class Publisher:
    """Publishes while connected, and never later: paho hands over what was queued when it returns, so no client of it
    ever connects twice.

    Its session is clean and it subscribes to nothing.
    """

    def __init__(self, broker: Broker, files: TlsFiles) -> None:
        self._broker = broker
        self._files = files
        self._client: mqtt.Client | None = None
        self._up = threading.Event()
        self._retry_at = 0.0
        self._told = ""
        self.last_error = "not connected yet"

    @property
    def connected(self) -> bool:
        return self._client is not None and self._up.is_set()

    def connect(self) -> None:
        """Begin connecting, where there is no connection and the last try was over a second ago."""
        if self.connected or time.monotonic() < self._retry_at:
            return
        self._retry_at = time.monotonic() + RETRY_S
        self.close()
        client = mqtt.Client(
            CallbackAPIVersion.VERSION2,
            client_id="",
            protocol=mqtt.MQTTv5 if self._broker.version == "5" else mqtt.MQTTv311,
            reconnect_on_failure=False,
        )
        if self._broker.version != "5":
            client.max_inflight_messages_set(MOST_UNACKNOWLEDGED)
        if self._broker.username:
            client.username_pw_set(self._broker.username, self._broker.password)
        client.on_connect, client.on_disconnect = self._on_connect, self._on_disconnect
        try:
            if self._broker.tls:
                client.tls_set_context(self._files.context())
            client.connect(self._broker.host, self._broker.port, KEEPALIVE_S)
        except (OSError, UnusableFile) as error:
            self._fault(explain(error) if isinstance(error, OSError) else str(error))
            return
        self._client = client
        client.loop_start()

    def publish(self, topic: str, body: bytes) -> bool:
        """Hand a command over at QoS 1; False when it did not leave: it is sent again when it is not acknowledged."""
        client = self._client
        if client is None or not self._up.is_set():
            return False
        sent = client.publish(topic, body, qos=1)
        return bool(sent.rc == MQTTErrorCode.MQTT_ERR_SUCCESS)

    def close(self) -> None:
        """Hang up; what was not yet handed to the broker is dropped with the client."""
        client, self._client = self._client, None
        self._up.clear()
        if client is not None:
            client.disconnect()
            client.loop_stop()

    def _on_connect(
        self, client: mqtt.Client, _userdata: object, _flags: object, reason: ReasonCode, _props: Properties | None
    ) -> None:
        if reason.is_failure:
            self._fault(f"the broker refused the connection: {reason}")
        elif client is self._client:
            self._up.set()
            self._told = ""

    def _on_disconnect(
        self, client: mqtt.Client, _userdata: object, _flags: object, reason: ReasonCode, _props: Properties | None
    ) -> None:
        if client is not self._client:
            return
        self._up.clear()
        if reason.is_failure:
            self._fault(f"disconnected: {reason}")

    def _fault(self, words: str) -> None:
        if words != self._told:
            log.warning("commands cannot leave", extra={"reason": words})
        self._told = self.last_error = words
