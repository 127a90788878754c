"""A real MQTT client as tests of brokers use it."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

DEADLINE_S = 5.0


class Listener:
    """A connected client, what it was granted and what it received; `cut_off` once the broker ended its connection."""

    def __init__(self, client: mqtt.Client) -> None:
        self.client = client
        self.connected: queue.Queue[bool] = queue.Queue()
        self.granted: queue.Queue[bool] = queue.Queue()
        self.messages: queue.Queue[str] = queue.Queue()
        self.cut_off = threading.Event()
        client.on_connect = lambda _c, _u, _f, reason, _p: self.connected.put(not reason.is_failure)
        client.on_disconnect = lambda _c, _u, _f, _r, _p: self.cut_off.set()
        client.on_subscribe = lambda _c, _u, _m, reasons, _p: self.granted.put(not reasons[0].is_failure)
        client.on_message = lambda _c, _u, message: self.messages.put(message.topic)

    def subscribe(self, topic: str) -> bool:
        self.client.subscribe(topic, qos=1)
        return self.granted.get(timeout=DEADLINE_S)

    def publish(self, topic: str) -> None:
        self.client.publish(topic, b"{}", qos=1).wait_for_publish(DEADLINE_S)


@contextmanager
def client(url: str) -> Iterator[Listener]:
    parts = urlsplit(url)
    connection = mqtt.Client(CallbackAPIVersion.VERSION2)
    connection.username_pw_set(parts.username or "", parts.password)
    listener = Listener(connection)
    connection.connect(parts.hostname or "", parts.port or 0)
    connection.loop_start()
    try:
        assert listener.connected.get(timeout=DEADLINE_S)
        yield listener
    finally:
        connection.disconnect()
        connection.loop_stop()
