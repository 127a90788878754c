"""Accounts, by those who manage them: added, changed, reset; each with a password shown once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

from app.actions.account_ports import Account
from app.actions.errors import AlreadyExists, InvalidRequest, NotFound, NotNow, NotPermitted
from app.actions.expected import Expected, check_version
from app.actions.passwords import hashed, new_password
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.kinds import FAMILIES
from app.domain.permissions import Grant, Permission, may
from app.domain.sign_in import NAME


async def add_account(
    database: Database, name: str, locale: str, grants: Sequence[Grant], clock: Clock
) -> tuple[Account, str]:
    """The account and its first password, to be changed at the first sign-in. Raises `InvalidRequest`,
    `AlreadyExists`.
    """
    account, password = await drawn_up(name, locale, grants, clock)
    async with database.begin() as tx:
        await add(tx, account)
    return account, password


async def drawn_up(
    name: str, locale: str, grants: Sequence[Grant], clock: Clock, *, sealed: bool = False
) -> tuple[Account, str]:
    """An account to `add`, and its password, to be changed unless it is `sealed`."""
    password = new_password()
    account = Account(
        id=uuid4().hex,
        name=name,
        locale=locale,
        password=await hashed(password),
        must_change=not sealed,
        grants=tuple(grants),
        created_at=clock.now(),
        sealed=sealed,
    )
    return account, password


async def add(tx: Transaction, account: Account) -> None:
    """Insert an account. Raises `InvalidRequest`, `AlreadyExists`."""
    act = tx.audit.tell(Act("account.create", "account", account.id, details={"grants": account.grants}))
    if not NAME.fullmatch(account.name):
        raise InvalidRequest("a name has 1 to 80 letters, digits, spaces and . @ ' + - _, and begins with a letter")
    act.details["account"] = account.name
    await check_grants(tx, account.grants)
    if not await tx.accounts.add(account):
        raise AlreadyExists(f"there is already an account {account.name!r}")


async def change_account(
    database: Database,
    account: str,
    expected: Expected,
    *,
    locale: str,
    grants: Sequence[Grant],
    disabled: bool,
    by: str | None,
    clock: Clock,
) -> Account:
    """Replace what managers write of an account; its sessions end when it is disabled. Raises `NotFound`,
    `VersionMismatch`, `InvalidRequest`, or `NotPermitted` to who (`by`, an account) changes their own rights, where
    nobody would be left to manage accounts, and where the identity provider's groups give the rights.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.replace", "account", account, details={"grants": tuple(grants)}))
        found = await _among_all(tx, account)
        act.details |= {"account": found.name, "disabled": disabled, "grants_before": found.grants}
        check_version(f"account {account!r:.80}", {"version": found.version}, expected)
        await check_grants(tx, grants)
        if account == by and (disabled or set(grants) != set(found.grants)):
            raise NotPermitted("nobody changes their own rights: ask a colleague")
        if found.issuer is not None and set(grants) != set(found.grants):
            raise NotPermitted(f"the groups of {found.name} give these rights: PUT /api/v1/identity-provider/groups")
        found.locale, found.grants, found.disabled = locale, tuple(grants), disabled
        await _write(tx, found)
        if disabled:
            act.details["tokens_left"] = await _shut_out(tx, found, clock)
    return found


async def set_disabled(database: Database, name: str, clock: Clock, *, disabled: bool) -> Sequence[str]:
    """Disable an account, ending its sessions, or let it in again. The names of the tokens it made that still open
    something: programs go on when a person leaves. Raises `NotFound`, `NotPermitted`.
    """
    async with database.begin() as tx:
        account = await _id_of(tx, name)
        act = tx.audit.tell(Act(f"account.{'disable' if disabled else 'enable'}", "account", account))
        found = await _among_all(tx, account)
        act.details["account"] = found.name
        found.disabled = disabled
        await _write(tx, found)
        left = await _shut_out(tx, found, clock) if disabled else []
        act.details["tokens_left"] = left
    return left


async def reset_account(
    database: Database, account: str, clock: Clock, *, second_factor: bool, by: str | None = None
) -> str | None:
    """A new password to be changed at the next sign-in, and on demand no `second_factor` any more; every session ends.
    Who comes by the identity provider has no password here, and None is returned. Raises `NotFound`, `NotNow` where
    there is nothing to reset, or `NotPermitted` to who (`by`, an account) resets their own.
    """
    password = new_password()
    kept = await hashed(password)
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.reset", "account", account, details={"second_factor": second_factor}))
        if account == by:
            raise NotPermitted("nobody resets their own account: change the password, or ask a colleague")
        found = await tx.accounts.lock(account)
        if found is None:
            raise NotFound(f"there is no account {account!r:.80}")
        act.details["account"] = found.name
        if found.sealed:
            raise NotNow(f"{found.name} is a sealed account: seal it again")
        if found.issuer is not None and not second_factor:
            raise NotNow(f"the password of {found.name} is kept by the identity provider: reset it there")
        if found.issuer is None:
            found.password, found.must_change = kept, True
        if second_factor:
            found.totp = found.totp_offered = None
            await tx.accounts.replace_recovery_codes(account, [])
        await tx.accounts.write(found)
        await tx.sessions.revoke(account, clock.now())
    return password if found.issuer is None else None


async def reset_named(database: Database, name: str, clock: Clock, *, second_factor: bool) -> str | None:
    """`reset_account` for who is called `name`."""
    async with database.read() as tx:
        found = await tx.accounts.named(name)
    if found is None:
        raise NotFound(f"there is no account {name!r:.80}")
    return await reset_account(database, found.id, clock, second_factor=second_factor)


async def somebody_manages(database: Database) -> bool:
    """Whether there is an account that may manage the others."""
    async with database.begin() as tx:
        return _managed(await tx.accounts.lock_all())


async def check_grants(tx: Transaction, grants: Iterable[Grant]) -> None:
    """Raises `InvalidRequest` naming the first family or zone that does not exist, or a limit that leaves nothing."""
    for grant in grants:
        if grant.families == frozenset() or grant.zones == frozenset():
            raise InvalidRequest("a grant for no family or no zone permits nothing: leave the limit out, or name some")
        for family in sorted(grant.families or ()):
            if family not in FAMILIES:
                raise InvalidRequest(f"no family {family!r:.80}: choose from {', '.join(FAMILIES)}")
        zones = sorted(grant.zones or ())
        known = await tx.registry.existing("zone", zones)
        for zone in zones:
            if zone not in known:
                raise InvalidRequest(f"no zone {zone!r:.80}")


async def _shut_out(tx: Transaction, account: Account, clock: Clock) -> Sequence[str]:
    """End every session; the names of the tokens that the account leaves."""
    now = clock.now()
    await tx.sessions.revoke(account.id, now)
    return await tx.tokens.standing_of(account.name, now)


async def _among_all(tx: Transaction, account: str) -> Account:
    """All are locked, so that two who take rights away see each other."""
    found = {one.id: one for one in await tx.accounts.lock_all()}
    if account not in found:
        raise NotFound(f"there is no account {account!r:.80}")
    return found[account]


async def _id_of(tx: Transaction, name: str) -> str:
    found = await tx.accounts.named(name)
    if found is None:
        raise NotFound(f"there is no account {name!r:.80}")
    return found.id


async def _write(tx: Transaction, account: Account) -> None:
    """Raises `NotPermitted` where nobody would be left to manage accounts."""
    before = await tx.accounts.lock_all()
    await tx.accounts.write(account)
    after = [account if one.id == account.id else one for one in before]
    if _managed(before) and not _managed(after):
        raise NotPermitted("this would leave nobody to manage accounts: make another administrator first")


def _managed(accounts: Iterable[Account]) -> bool:
    """Whether someone does whom we let in ourselves: the identity provider may be down."""
    ours = [one for one in accounts if not one.disabled and one.issuer is None]
    return any(may(one.grants, Permission.MANAGE_ACCOUNTS) for one in ours)
