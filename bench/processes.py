"""Real poste processes for benches and tests: web and worker as an operator would start them, killed for real."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from app.embedded.ports import LOOPBACK, free_port

ROOT = Path(__file__).resolve().parents[1]
START_S = 60.0
"""Patience with a role that starts: its imports alone take seconds on a busy machine."""


@dataclass
class Process:
    """One running role; its output is in `log`."""

    role: str
    popen: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """As a crash would: no warning, no clean-up."""
        self.popen.send_signal(signal.SIGKILL)
        self.popen.wait(10)

    def end(self) -> None:
        """As a supervisor would."""
        if self.popen.poll() is None:
            self.popen.terminate()
            try:
                self.popen.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"{self.role} did not end on SIGTERM:\n{self.log.read_text()[-3000:]}") from None


@dataclass
class Poste:
    """Where the roles of one test find each other."""

    database_url: str
    mqtt_url: str
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    started: int = 0

    @property
    def http(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def ws(self) -> str:
        return f"ws://{LOOPBACK}:{self.port}"

    def start(self, role: str, *options: str) -> Process:
        """Start a role and return at once."""
        self.started += 1
        log = self.folder / f"{role}-{self.started}.log"
        env = os.environ | {
            "PYTHONPATH": str(ROOT),
            "POSTE_DATABASE_URL": self.database_url,
            "POSTE_MQTT_URL": self.mqtt_url,
            "POSTE_PORT": str(self.port),
            "POSTE_DATA_DIR": str(self.folder),
            **self.settings,
        }
        with log.open("wb") as out:
            argv = [sys.executable, "-m", "app.cli", role, *options]
            popen = subprocess.Popen(argv, env=env, stdout=out, stderr=out)  # noqa: S603 - our own program
        return Process(role, popen, log)

    @asynccontextmanager
    async def web(self) -> AsyncIterator[Process]:
        """A web process that answers."""
        process = self.start("web")
        try:
            await eventually(lambda: _answers(f"{self.http}/healthz"), process, START_S)
            await eventually(lambda: _answers(f"{self.http}/api/v1/snapshot?families=sound"), process, START_S)
            yield process
        finally:
            process.end()

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[Process]:
        """A worker that holds the ingest lease and is connected to the broker; needs `web` to say so."""
        process = self.start("worker")
        try:
            await eventually(lambda: _worker_connected(self.http), process, START_S)
            yield process
        finally:
            process.end()


async def eventually(condition: Callable[[], Any], process: Process | None = None, timeout_s: float = 20) -> None:
    """Wait until `condition` (a function, awaited if it returns an awaitable) is true, or fail with the log."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        answer = condition()
        if asyncio.iscoroutine(answer):
            answer = await answer
        if answer:
            return
        if process and process.popen.poll() is not None:
            break
        await asyncio.sleep(0.05)
    log = process.log.read_text()[-3000:] if process else ""
    raise AssertionError(f"condition not met within {timeout_s} s\n{log}")


async def _answers(url: str) -> bool:
    async with httpx.AsyncClient() as http:
        try:
            return (await http.get(url)).status_code == 200
        except httpx.HTTPError:
            return False


async def _worker_connected(base: str) -> bool:
    async with httpx.AsyncClient() as http:
        try:
            checks = (await http.get(f"{base}/readyz")).json()["checks"]
        except httpx.HTTPError:
            return False
        return bool(checks.get("worker", {}).get("ok"))


@contextmanager
def publisher(url: str, client_id: str = "") -> Iterator[Callable[[str, Any], mqtt.MQTTMessageInfo]]:
    """Publishes JSON (or bytes as they are) at QoS 1; leaving waits until the broker has it all."""
    parts = urlsplit(url)
    client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=client_id)
    client.username_pw_set(parts.username, parts.password)
    client.max_inflight_messages_set(500)
    client.connect(parts.hostname or LOOPBACK, parts.port or 1883)
    client.loop_start()
    last: list[mqtt.MQTTMessageInfo] = []

    def publish(topic: str, body: Any) -> mqtt.MQTTMessageInfo:
        info = client.publish(topic, body if isinstance(body, bytes) else json.dumps(body).encode(), qos=1)
        last[:] = [info]
        return info

    try:
        yield publish
        for info in last:
            info.wait_for_publish(30)
    finally:
        client.disconnect()
        client.loop_stop()
