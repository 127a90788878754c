"""Broker users of the field systems: one each, bound to its own prefix."""

import asyncio
import signal
from collections.abc import Iterable, Sequence

from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.actions.import_drafts import import_drafts
from app.actions.ingest_ports import ForeignSystem
from app.domain.registry import SystemDraft
from app.embedded.author import author
from app.embedded.broker import NAME, Broker, require_slug
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.running import read_running
from app.ingest.decoders.mapping import InvalidMapping
from app.ingest.filters import InvalidFilter
from app.ingest.routes import route
from app.storage.database import Database


def add_systems(data: DataDir, systems: Iterable[str], topics: Sequence[str] | None = None) -> Credentials:
    """Give each system a broker user of its name; one that has it keeps its password, and its `topics` unless given:
    the MQTT filters a foreign dialect may publish on beside the system's own prefix.

    A running embedded broker takes the new users at once and drops no other connection. Raises LaunchError
    for a name that cannot be a topic level.
    """
    wanted = list(systems)
    for system in wanted:
        require_slug(system)
    before = Credentials.load_or_create(data.credentials)
    after = before
    for system in wanted:
        after = after.with_system(system, topics)
    if after != before:
        after.save(data.credentials)
        _reload(data, after)
    return after


def checked(system: SystemDraft) -> tuple[str, ...]:
    """The topics a system publishes on beside its own prefix. Raises LaunchError when it could not be read."""
    if system.dialect in (None, "native"):
        if system.topics or system.mapping:
            raise LaunchError("Topics and mapping are of a foreign dialect: say which with --dialect.")
        return ()
    try:
        return tuple(route(ForeignSystem(system.id, system.dialect, system.topics or (), system.mapping or "")).filters)
    except (InvalidFilter, InvalidMapping) as error:
        raise LaunchError(str(error)) from None


def register(database_url: str, system: SystemDraft) -> None:
    """Write a field system to the registry. Raises LaunchError when the database does not answer."""
    try:
        asyncio.run(_register(database_url, system))
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error


async def _register(database_url: str, system: SystemDraft) -> None:
    database = Database(database_url, pool_size=1).by(author())
    try:
        await import_drafts(database, [system], SystemClock())
    finally:
        await database.close()


def listed(database_url: str) -> list[tuple[str, str, str]]:
    """Id, name and status of every field system of the registry. Raises LaunchError."""
    try:
        return asyncio.run(_listed(database_url))
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error


async def _listed(database_url: str) -> list[tuple[str, str, str]]:
    database = Database(database_url, pool_size=1)
    try:
        async with database.read() as tx:
            rows = await tx.raw.fetch("SELECT id, name, status FROM field_system ORDER BY id")
        return [(row["id"], row["name"], row["status"]) for row in rows]
    finally:
        await database.close()


def _reload(data: DataDir, credentials: Credentials) -> None:
    running = read_running(data)
    broker = running.children.get(NAME) if running else None
    process = broker.process() if broker else None
    if running is None or process is None:
        return
    Broker(data, credentials, running.mqtt_port).write_config()
    process.send_signal(signal.SIGHUP)
