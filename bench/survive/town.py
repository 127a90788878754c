"""A throw-away Poste whose parts are ended as a crash would and started again as a supervisor would."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import asyncpg
import httpx

from app.embedded.child import Child
from app.embedded.mqtt_probe import opens
from app.embedded.readiness import answers, failing, readyz
from bench import services
from bench.children import SYSTEM
from bench.rig import Rig
from bench.rig import services as rig_services
from bench.survive.numbered import Numbered
from bench.survive.publisher import Order, Publishing

_T = TypeVar("_T")
_AWAY = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)

BrokerName = Literal["nats", "mosquitto"]
Target = Literal["worker", "web", "broker", "postgres", "backend"]

TARGETS: tuple[Target, ...] = ("worker", "web", "broker", "postgres", "backend")
RESTART_AFTER_S = 0.5
_BUSY = """
SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'poste%' AND state <> 'idle' AND pid <> pg_backend_pid()
ORDER BY query ~ 'reading|journal|ledger|feed' DESC LIMIT 1
"""
_FASTEST = 50_000


@dataclass(slots=True)
class Town:
    """One Poste on one broker. Scenarios play in it one after the other; messages are numbered through all of them."""

    rig: Rig
    broker: services.RunningBroker
    worker: Child
    ack_wait_s: float
    lease_s: float
    said: list[tuple[Numbered, Publishing]] = field(default_factory=list)
    _connection: asyncpg.Connection[Any] | None = None
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def http(self) -> str:
        return self.rig.http

    async def publish(self, count: int, *, rate: float = 0, repeat: int = 0) -> Publishing:
        """Have the field publish `count` messages at `rate` a second (0: as fast as they are acknowledged)."""
        messages = Numbered(
            assets=self.rig.assets,
            first=sum(publishing.progress.published for _, publishing in self.said),
            start_us=time.time_ns() // 1000,
            step_us=int(1e6 / (rate or _FASTEST)),
        )
        order = Order(
            url=self.broker.system_url(SYSTEM),
            client_id=f"field-{messages.first}",
            messages=messages,
            count=count,
            rate=rate,
            repeat=repeat,
        )
        publishing = await Publishing.start(order)
        self.said.append((messages, publishing))
        return publishing

    async def kill(self, target: Target) -> None:
        """End it as kill -9 does; of a backend: the first of Poste's seen at work."""
        if target == "backend":
            os.kill(await self._busy_backend(), signal.SIGKILL)
        else:
            self.child(target).kill()

    async def restart(self, target: Target) -> None:
        """Start it again half a second after its end, as the supervisor does, and wait until it answers."""
        await asyncio.sleep(RESTART_AFTER_S)
        if target != "backend" and self.child(target).exit_code() is not None:
            self.child(target).restart()
        if target in ("postgres", "backend"):
            await until(self._database_answers, 60, "PostgreSQL to answer again")
        elif target == "web":
            await until(lambda: asyncio.to_thread(answers, self.http), 60, "the web role to answer again")
        elif target == "broker":
            await until(lambda: asyncio.to_thread(opens, self.broker.url), 60, "the broker to open a session again")

    def child(self, target: Target) -> Child:
        if target == "worker":
            return self.worker
        if target == "broker":
            return self.broker.child
        return self.rig.child("web" if target == "web" else "PostgreSQL 18")

    async def connected(self) -> None:
        """Until the worker, and not one before it, is said to be connected to the broker."""

        async def ready() -> bool:
            answer = await asyncio.to_thread(readyz, self.http)
            check = (answer or {"checks": {}})["checks"].get("worker", {})
            return bool(check.get("ok")) and str(check.get("holder")).endswith(f"-{self.worker.pid}")

        await until(ready, 60, "the worker to be connected")

    async def unready(self) -> list[str]:
        """What /readyz says is wrong; empty when ready."""
        return failing(await asyncio.to_thread(readyz, self.http))

    async def gaps(self) -> int:
        """What Poste says never arrived in the last hour."""
        async with httpx.AsyncClient(base_url=self.http, timeout=30) as http:
            answer = await http.get("/api/v1/ledger/gaps")
        return int(answer.raise_for_status().json()["missing"])

    @asynccontextmanager
    async def other_worker(self, **settings: str) -> AsyncIterator[None]:
        """Inside, a worker with other settings works in place of the town's."""
        usual = self.worker
        await asyncio.to_thread(usual.stop)
        self.worker = self.rig.start_worker(f"worker-{time.monotonic_ns()}", connected=False, **settings)
        try:
            yield
        finally:
            await asyncio.to_thread(self.worker.stop)  # it may reach the database through this very loop
            self.worker = usual
            usual.restart()

    async def rows(self, query: str, *params: Any) -> list[tuple[Any, ...]]:
        """Whatever `query` finds, on one connection that is made again when it broke."""
        async with self._asking:
            if self._connection is None:
                self._connection = await asyncpg.connect(self.rig.database_url, timeout=5, command_timeout=60)
            try:
                return [tuple(row) for row in await self._connection.fetch(query, *params)]
            except _AWAY:
                await self.close()
                raise

    async def close(self) -> None:
        """Hang up; the next query connects again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()

    async def stored(self) -> int:
        """The ledger's `stored`; waits while the database does not answer."""
        return await self._count("stored")

    async def duplicates(self) -> int:
        """The ledger's `duplicate`, likewise."""
        return await self._count("duplicate")

    async def _count(self, column: str) -> int:
        async def asked() -> int:
            [(count,)] = await self.rows(f"SELECT COALESCE(sum({column}), 0)::bigint FROM ledger")  # noqa: S608 - ours
            return int(count)

        return await patiently(asked)

    async def _busy_backend(self) -> int:
        found: list[int] = []

        async def seen() -> bool:
            rows = await self.rows(_BUSY)
            found.extend(pid for (pid,) in rows)
            return bool(found)

        await until(seen, 60, "a database session of Poste at work")
        return found[0]

    async def _database_answers(self) -> bool:
        child = self.child("postgres")
        if child.exit_code() is not None:  # refused while an orphan of the killed server still held its memory
            await asyncio.sleep(RESTART_AFTER_S)
            child.restart()
        try:
            await self.rows("SELECT 1")
        except _AWAY:
            return False
        return True


@contextmanager
def town(name: BrokerName, assets: int, *, ack_wait_s: int = 10, lease_s: float = 3) -> Iterator[Town]:
    """A Poste with web and worker on `name`; Mosquitto speaks MQTT 5. Raises LaunchError, also without Mosquitto."""
    started = (
        services.nats_broker(SYSTEM, sync_interval="1s", ack_wait=f"{ack_wait_s}s")
        if name == "nats"
        else services.mosquitto_broker(SYSTEM)
    )
    settings = {"POSTE_LEASE_S": str(lease_s), "POSTE_LIVE_CONFLATE_ROWS": "100000"}
    with started as broker:
        url = broker.url if name == "nats" else f"{broker.url}?version=5"
        with rig_services(assets, mqtt_url=url, credentials=broker.credentials, settings=settings) as rig:
            rig.start_web()
            yield Town(rig, broker, rig.start_worker(), ack_wait_s if name == "nats" else 0, lease_s)


async def until(condition: Callable[[], Awaitable[bool]], seconds: float, what: str) -> None:
    """Wait for `condition`. Raises `TimeoutError` naming `what` was waited for."""
    deadline = time.monotonic() + seconds
    while not await condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s for {what}")
        await asyncio.sleep(0.05)


async def patiently(ask: Callable[[], Awaitable[_T]], seconds: float = 90) -> _T:
    """The answer of a database that may be coming back."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return await ask()
        except _AWAY:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.1)
