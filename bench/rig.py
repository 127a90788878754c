"""A throw-away Poste to measure: every part as `poste up` starts it, on free loopback ports."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console

from app.embedded.child import Child
from app.embedded.credentials import Credentials
from app.embedded.layout import DataDir
from app.embedded.ports import LOOPBACK, free_port
from app.embedded.readiness import answers, readyz
from app.embedded.up import Installation, UpOptions, installation, start_services
from app.embedded.voice import Voice
from app.storage.database import Database
from bench.children import SYSTEM
from bench.seed import seed


@dataclass(slots=True)
class Rig:
    """PostgreSQL and a broker that run, a migrated and seeded database; roles are started as asked."""

    place: Installation
    credentials: Credentials
    assets: int

    @property
    def database_url(self) -> str:
        return self.place.environment["POSTE_DATABASE_URL"]

    @property
    def mqtt_url(self) -> str:
        """The worker's URL."""
        return self.place.environment["POSTE_MQTT_URL"]

    @property
    def http(self) -> str:
        return self.place.url

    @property
    def ws(self) -> str:
        return self.place.url.replace("http", "ws", 1)

    @property
    def folder(self) -> Path:
        return self.place.data.root

    def system_url(self, system: str = SYSTEM) -> str:
        """The URL of a field system's broker user."""
        parts = urlsplit(self.mqtt_url)
        return f"mqtt://{system}:{self.credentials.systems[system]}@{parts.hostname}:{parts.port}"

    def child(self, name: str) -> Child:
        """`PostgreSQL 18`, `MQTT broker`, `web`, or a worker by its name; children can be killed and restarted."""
        return next(child for child in self.place.supervisor.children if child.spec.name == name)

    def pids(self) -> dict[str, int]:
        """Process ids by name."""
        return {child.spec.name: child.pid for child in self.place.supervisor.children}

    def start_web(self, **settings: str) -> Child:
        """A web process that answers."""
        return self._start("web", "web", settings)

    def start_worker(self, name: str = "worker", *, connected: bool = True, **settings: str) -> Child:
        """A worker; once `connected`, it holds the ingest lease and the broker's session (needs `web` to say so)."""
        child = self._start(name, "worker", settings)
        if connected:
            child.wait_until(self._worker_connected, 60)
        return child

    def _start(self, name: str, role: str, settings: Mapping[str, str]) -> Child:
        spec = self.place.command(name, role)
        spec = replace(spec, env={**spec.env, **settings})
        ready = (lambda _: answers(self.http)) if role == "web" else (lambda _: True)
        return self.place.supervisor.start(spec, ready, 60)

    def _worker_connected(self) -> bool:
        check = (readyz(self.http) or {"checks": {}})["checks"].get("worker", {})
        return bool(check.get("ok"))


@contextmanager
def services(
    assets: int,
    *,
    systems: Sequence[str] = (SYSTEM,),
    settings: Mapping[str, str] | None = None,
    mqtt_url: str = "",
    credentials: Credentials | None = None,
    parent: Path | None = None,
) -> Iterator[Rig]:
    """Services with production settings and `assets` seeded under the first of `systems`; no role runs yet.

    `mqtt_url` and `credentials` name a broker of one's own; `settings` (POSTE_… names) go to every role.
    """
    root = Path(tempfile.mkdtemp(prefix="poste-bench-", dir=parent))
    credentials = credentials or Credentials()
    try:
        for system in systems:
            credentials = credentials.with_system(system)
        data = DataDir(root)
        data.create()
        credentials.save(data.credentials)
        options = UpOptions(root, LOOPBACK, free_port(), free_port(), mqtt_url=mqtt_url)
        with installation(options, Voice(Console(quiet=True))) as place:
            start_services(place)
            place.environment.update(settings or {})
            place.supervisor.run(place.command("migrate", "migrate"), 300)
            asyncio.run(_seed(place.environment["POSTE_DATABASE_URL"], assets, systems))
            yield Rig(place, credentials, assets)
    finally:
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def running(assets: int, **options: object) -> Iterator[Rig]:
    """The same with one web and one connected worker."""
    with services(assets, **options) as rig:  # type: ignore[arg-type]
        rig.start_web()
        rig.start_worker()
        yield rig


async def _seed(database_url: str, assets: int, systems: Sequence[str]) -> None:
    database = Database(database_url)
    try:
        await seed(database, assets, systems)
    finally:
        await database.close()
