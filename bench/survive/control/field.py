"""Equipment at the other end of the broker, as the field contract wants it: takes commands, answers, reports."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

Command = dict[str, Any]


@dataclass
class Field:
    """One field system's equipment. `received` is every delivery in order; `carry_out` may be replaced by a test."""

    client: mqtt.Client
    system: str = "lighting"
    received: list[tuple[str, Command]] = field(default_factory=list)
    versions: dict[tuple[str, str], int] = field(default_factory=dict)
    answered: dict[str, tuple[str, str]] = field(default_factory=dict)
    carry_out: Callable[[Field, str, Command], None] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, asset: str, command: Command) -> None:
        """By the contract: an id already answered is answered again, a lower version or an expired one refused."""
        with self.lock:
            self.received.append((asset, command))
        if command["id"] in self.answered:
            self.answer(asset, command, *self.answered[command["id"]])
            return
        place = (asset, command["capability"] + command.get("slot", ""))
        if command["version"] < self.versions.get(place, 0):
            self.answer(asset, command, "rejected", "superseded")
            return
        if datetime.fromisoformat(command["expires_at"]) < datetime.now(UTC):
            self.answer(asset, command, "rejected", "expired")
            return
        self.versions[place] = command["version"]
        (self.carry_out or obey)(self, asset, command)

    def answer(self, asset: str, command: Command, result: str, detail: str = "") -> None:
        self.answered[command["id"]] = (result, detail)
        body = {"at": _now(), "command_id": command["id"], "result": result, "detail": detail}
        self.client.publish(f"poste/v1/{self.system}/{asset}/ack", json.dumps(body), qos=1)

    def report(self, asset: str, values: dict[str, Any]) -> None:
        body = {"at": _now(), "values": values}
        self.client.publish(f"poste/v1/{self.system}/{asset}/telemetry", json.dumps(body), qos=1)

    def commands_to(self, asset: str) -> list[Command]:
        with self.lock:
            return [command for name, command in self.received if name == asset]


def obey(equipment: Field, asset: str, command: Command) -> None:
    """Accept, show it, say that it is done."""
    equipment.answer(asset, command, "accepted")
    equipment.report(asset, shown(command))
    equipment.answer(asset, command, "done")


def shown(command: Command) -> dict[str, Any]:
    """The state a lamp or an access point shows once it obeyed."""
    value = command.get("value")
    match command["capability"]:
        case "light_level" if not value:
            return {"light_level_pct": 70, "power_state": "low", "command_reason": "program"}
        case "light_level" if value:
            level = value["level_pct"]
            power = "off" if level == 0 else "on" if level == 100 else "low"
            return {"light_level_pct": level, "power_state": power, "command_reason": "override"}
        case "position" if value:
            return {"position": value["position"]}
        case _:
            return {}


@contextmanager
def field_of(url: str, system: str = "lighting") -> Iterator[Field]:
    """Equipment that listens on the broker at `url`."""
    parts = urlsplit(url)
    client = mqtt.Client(CallbackAPIVersion.VERSION2)
    client.username_pw_set(parts.username, parts.password)
    equipment = Field(client, system)
    ready = threading.Event()
    client.on_message = lambda _client, _userdata, message: equipment.take(
        message.topic.split("/")[3], json.loads(message.payload)
    )
    client.on_connect = lambda client, *_: client.subscribe(f"poste/v1/{system}/+/command", qos=1)
    client.on_subscribe = lambda *_: ready.set()
    client.connect(parts.hostname or "", parts.port or 1883)
    client.loop_start()
    assert ready.wait(10)
    try:
        yield equipment
    finally:
        client.disconnect()
        client.loop_stop()


def _now() -> str:
    return datetime.now(UTC).isoformat()
