"""Broker users of the field systems: one each, bound to its own prefix."""

import asyncio
import signal
from collections.abc import Iterable

from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.actions.import_drafts import import_drafts
from app.domain.registry import SystemDraft
from app.embedded.broker import NAME, Broker, require_slug
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.running import read_running
from app.storage.database import Database


def add_systems(data: DataDir, systems: Iterable[str]) -> Credentials:
    """Give each system a broker user of its name; one that has it keeps its password.

    A running embedded broker takes the new users at once and drops no other connection. Raises LaunchError
    for a name that cannot be a topic level.
    """
    wanted = list(systems)
    for system in wanted:
        require_slug(system)
    before = Credentials.load_or_create(data.credentials)
    after = before
    for system in wanted:
        after = after.with_system(system)
    if after != before:
        after.save(data.credentials)
        _reload(data, after)
    return after


def register(database_url: str, system: SystemDraft) -> None:
    """Write a field system to the registry. Raises LaunchError when the database does not answer."""
    try:
        asyncio.run(_register(database_url, system))
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error


async def _register(database_url: str, system: SystemDraft) -> None:
    database = Database(database_url, pool_size=1)
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
