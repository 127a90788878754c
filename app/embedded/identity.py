"""Accounts and tokens from the command line: the first administrator, who is locked out, scripts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from app.actions.account_ports import Vault
from app.actions.clock import SystemClock
from app.actions.edit_accounts import add_account, reset_named, set_disabled, somebody_manages
from app.actions.edit_tokens import create_token
from app.actions.errors import Conflict, Refusal, StorageUnavailable
from app.actions.own_account import end_sessions_of
from app.actions.seal_accounts import seal_named
from app.actions.seal_secrets import seal_all
from app.domain.permissions import Grant
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.storage.database import Database
from app.storage.vault import KeyFile
from app.storage.views import accounts

Result = TypeVar("Result")
PAGE = 1000


def add(database_url: str, name: str, locale: str, grants: Sequence[Grant]) -> str:
    """A new account's first password. Raises LaunchError."""

    async def work(database: Database) -> str:
        return (await add_account(database, name, locale, grants, SystemClock()))[1]

    return _done(database_url, work)


def seal(database_url: str, name: str, grants: Sequence[Grant], key: Path) -> tuple[str, Sequence[str]]:
    """The password and the recovery codes of an account sealed again, or of a new one. Raises LaunchError."""

    async def work(database: Database) -> tuple[str, Sequence[str]]:
        sealed = await seal_named(database, name, "fr", grants, SystemClock())
        return sealed.password, sealed.recovery_codes

    return _done(database_url, work, KeyFile(key))


def reset(database_url: str, name: str, *, second_factor: bool) -> str | None:
    """The new password of an account, on demand without its second factor; None where the identity provider keeps it.
    Raises LaunchError.
    """
    return _done(database_url, lambda it: reset_named(it, name, SystemClock(), second_factor=second_factor))


def disable(database_url: str, name: str, *, disabled: bool) -> Sequence[str]:
    """The names of the tokens it made that still open something. Raises LaunchError."""
    return _done(database_url, lambda it: set_disabled(it, name, SystemClock(), disabled=disabled))


def sign_out(database_url: str, name: str) -> int:
    """End every session of an account; how many ended. Raises LaunchError."""
    return _done(database_url, lambda it: end_sessions_of(it, name, SystemClock()))


def renew_key(database_url: str, key: Path) -> tuple[int, Sequence[str]]:
    """Seal every second factor with a new key: of how many accounts, and who must be reset. Raises LaunchError."""
    vault = KeyFile(key)
    try:
        vault.renew()
    except OSError as error:
        raise LaunchError(f"{key} cannot be written ({error.strerror}): run it as the account that owns it.") from error
    done = _done(database_url, seal_all, vault)
    vault.forget()
    return done


def require_administrator(database_url: str, host: str) -> None:
    """Raises LaunchError where nobody could manage who else may enter."""
    if not _done(database_url, somebody_manages):
        raise LaunchError(
            f"Nobody manages accounts yet, so nothing is served on {host}: start without POSTE_HOST, on this machine "
            "only, make the first with `poste user add NAME --role administrator`, then start again."
        )


def token(database_url: str, name: str, grants: Sequence[Grant], days: int) -> str:
    """A new token. Raises LaunchError."""

    async def work(database: Database) -> str:
        clock = SystemClock()
        end = clock.now() + timedelta(days=days)
        return (await create_token(database, name, grants, end, author().who, clock))[1]

    return _done(database_url, work)


def listed(database_url: str) -> list[accounts.Row]:
    """Every account, in the order of names. Raises LaunchError."""
    return _done(database_url, _listed)


async def _listed(database: Database) -> list[accounts.Row]:
    found: list[accounts.Row] = []
    after: str | None = ""
    async with database.read() as tx:
        while after is not None:
            rows, after = await accounts.page(tx.raw, after, PAGE)
            found += rows
    return found


def _done(database_url: str, work: Callable[[Database], Awaitable[Result]], vault: Vault | None = None) -> Result:
    try:
        return asyncio.run(_with_database(database_url, work, vault))
    except (StorageUnavailable, Conflict) as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error
    except Refusal as error:
        raise LaunchError(f"Refused: {error}.") from error


async def _with_database(
    database_url: str, work: Callable[[Database], Awaitable[Result]], vault: Vault | None
) -> Result:
    database = Database(database_url, pool_size=1, vault=vault).by(author())
    try:
        return await work(database)
    finally:
        await database.close()
