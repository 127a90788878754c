"""Credentials of one field system, from the command line."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from app.actions.clock import SystemClock
from app.actions.credential_ports import FieldCredential
from app.actions.errors import Conflict, NotFound, Refusal, StorageUnavailable
from app.actions.issue_credentials import Issued, Wanted, issue, revoke, rotate
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.storage.database import Database

T = TypeVar("T")


def credentials_of(database_url: str, system: str) -> Sequence[FieldCredential]:
    """In the order of their ids. Raises LaunchError."""
    return _run(database_url, lambda database: _credentials_of(database, system))


def create(database_url: str, system: str, wanted: Wanted, person: str) -> Issued:
    """Raises LaunchError."""
    return _run(database_url, lambda database: issue(database, system, wanted, person, SystemClock()))


def replace(database_url: str, system: str, credential: str, wanted: Wanted, person: str) -> Issued:
    """Raises LaunchError."""
    return _run(
        database_url, lambda database: rotate(database, system, credential, wanted, None, person, SystemClock())
    )


def withdraw(database_url: str, system: str, credential: str, person: str) -> None:
    """Raises LaunchError."""
    _run(database_url, lambda database: revoke(database, system, credential, person, SystemClock()))


async def _credentials_of(database: Database, system: str) -> Sequence[FieldCredential]:
    async with database.begin() as tx:
        found = await tx.credentials.of_system(system)
    if found is None:
        raise NotFound(f"there is no system {system!r}: `poste system add {system}` registers it")
    return found


def _run(database_url: str, work: Callable[[Database], Awaitable[T]]) -> T:
    async def worked() -> T:
        database = Database(database_url, pool_size=1).by(author())
        try:
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(worked())
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error
    except (Refusal, Conflict) as error:
        raise LaunchError(f"Refused: {error}.") from error
