"""The baseline: an unmodified paho subscriber that only counts and acknowledges. `python -m bench.counter JOB` (JSON).

It says `ready` once subscribed, then its count from time to time, until its standard input closes; it ends with one
JSON line.
"""

from __future__ import annotations

import select
import sys
import time
from typing import Any
from urllib.parse import urlsplit

import msgspec
import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from bench.children import Beside

TELL_EVERY_S = 0.05


class Job(msgspec.Struct, frozen=True):
    """Where to subscribe, as whom, and to what; messages before `settle_s` are not counted."""

    url: str
    topic: str = "poste/v1/#"
    settle_s: float = 3


class Counted(msgspec.Struct, frozen=True):
    """Messages counted and acknowledged in so many seconds."""

    messages: int
    seconds: float
    cpu_s: float

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.seconds


def connected(url: str, client_id: str, *, clean: bool) -> mqtt.Client:
    """A paho client, as its documentation shows it."""
    parts = urlsplit(url)
    client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=clean)
    client.username_pw_set(parts.username, parts.password)
    client.connect(parts.hostname or "", parts.port or 1883)
    return client


def forget_session(url: str, client_id: str) -> None:
    """Have the broker drop a session and what it holds: connect with a clean one of the same name."""
    client = connected(url, client_id, clean=True)
    client.on_connect = lambda client, *_: client.disconnect()
    client.loop_forever()


def count(job: Job) -> Counted:
    """Count until standard input closes."""
    client = connected(job.url, "bench-counter", clean=False)
    seen = 0

    def on_message(_client: mqtt.Client, _userdata: Any, _message: mqtt.MQTTMessage) -> None:
        nonlocal seen
        seen += 1

    client.on_message = on_message
    client.on_connect = lambda client, *_: client.subscribe(job.topic, qos=1)
    client.on_subscribe = lambda *_: print("ready", flush=True)
    client.loop_start()
    settled = time.monotonic() + job.settle_s
    first, began, cpu = 0, time.monotonic(), 0.0
    while not select.select([sys.stdin], [], [], TELL_EVERY_S)[0]:
        print(seen, flush=True)
        if settled and time.monotonic() >= settled:
            first, began, cpu, settled = seen, time.monotonic(), time.process_time(), 0.0
    counted = Counted(seen - first, time.monotonic() - began, time.process_time() - cpu)
    client.disconnect()
    client.loop_stop()
    return counted


class Counting(Beside[Counted]):
    """A counter that runs beside us."""

    def __init__(self, job: Job) -> None:
        self._url = job.url
        super().__init__("bench.counter", job, Counted, ready=True)

    def taken(self) -> int:
        """What it has counted so far."""
        return int(self.last or 0) if not self.last.startswith(b"{") else 0

    def finish(self) -> Counted:
        """End it, and its session; what it counted."""
        counted = super().finish()
        forget_session(self._url, "bench-counter")
        return counted


if __name__ == "__main__":
    print(msgspec.json.encode(count(msgspec.json.decode(sys.argv[1], type=Job))).decode())
