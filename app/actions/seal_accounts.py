"""Sealed accounts: for when nothing else opens, kept in envelopes; whoever uses one is heard of at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.actions.account_ports import Account
from app.actions.edit_accounts import add, drawn_up
from app.actions.errors import InvalidRequest, NotFound, NotNow
from app.actions.installation_alarms import clear, raise_anew
from app.actions.passwords import hashed, new_password
from app.actions.ports import Clock, Database, Transaction
from app.actions.second_factor import new_recovery_codes, new_secret, recovery_digest
from app.domain.alarms.installation import SEALED_ACCOUNT_USED
from app.domain.audit import Act
from app.domain.permissions import Grant


@dataclass(frozen=True, slots=True)
class Sealed:
    """What goes into the envelopes, told once: the password into one, the recovery codes, each of which is a second
    factor once, into another that somebody else keeps.
    """

    account: Account
    password: str = field(repr=False)
    recovery_codes: Sequence[str] = field(repr=False)


async def add_sealed(database: Database, name: str, locale: str, grants: Sequence[Grant], clock: Clock) -> Sealed:
    """A new account, sealed. Raises `InvalidRequest`, `AlreadyExists`."""
    account, password = await drawn_up(name, locale, grants, clock, sealed=True)
    async with database.begin() as tx:
        await add(tx, account)
        tx.audit.tell(Act("account.seal", "account", account.id, details={"account": name}))
        return Sealed(account, password, await _second_envelope(tx, account))


async def seal_again(database: Database, account: str, clock: Clock) -> Sealed:
    """Another password and other codes: what was known opens nothing any more, and its sessions end. The alarm goes
    when no other seal is broken. Raises `NotFound`, or `NotNow` for an account that is none to be sealed.
    """
    password = new_password()
    kept = await hashed(password)
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.seal", "account", account))
        found = await tx.accounts.lock(account)
        if found is None:
            raise NotFound(f"there is no account {account!r:.80}")
        act.details |= {"account": found.name, "unsealed_since": found.unsealed_at}
        if not found.sealed:
            raise NotNow(f"{found.name} is somebody's account, not a sealed one: add one of another name")
        found.password, found.unsealed_at = kept, None
        codes = await _second_envelope(tx, found)
        await tx.sessions.revoke(account, clock.now())
        if not await tx.accounts.unsealed():
            await clear(tx, SEALED_ACCOUNT_USED, clock.now())
    return Sealed(found, password, codes)


async def seal_named(database: Database, name: str, locale: str, grants: Sequence[Grant], clock: Clock) -> Sealed:
    """`seal_again` for who is called `name`; where nobody is, `add_sealed`, which takes roles."""
    async with database.read() as tx:
        found = await tx.accounts.named(name)
    if found is None:
        if not grants:
            raise InvalidRequest(f"there is no account {name!r:.80}: to add one, say what it may (--role)")
        return await add_sealed(database, name, locale, grants, clock)
    return await seal_again(database, found.id, clock)


async def break_seal(tx: Transaction, account: Account, address: str, now: datetime) -> None:
    """The password of the locked `account` was given: each time calls, from then on until it is sealed again."""
    if account.unsealed_at is None:
        account.unsealed_at = now
        await tx.accounts.write(account)
    tx.audit.tell(Act("account.unseal", "account", account.id, details={"account": account.name}, by=account.name))
    names = ", ".join(await tx.accounts.unsealed())
    used = f"{account.name}, {address}" if address else account.name
    await raise_anew(tx, SEALED_ACCOUNT_USED, f"{used}; à sceller à nouveau, to be sealed again: {names}", now)


async def _second_envelope(tx: Transaction, account: Account) -> Sequence[str]:
    """Only the codes open: nobody has the authenticator's secret."""
    codes = new_recovery_codes()
    account.totp, account.totp_offered = tx.vault.seal(new_secret()), None
    await tx.accounts.write(account)
    await tx.accounts.replace_recovery_codes(account.id, [recovery_digest(code) for code in codes])
    return codes
