"""Signing in through the city's identity provider: off with a secret of the browser's own, back once with a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from app.actions.account_ports import Account
from app.actions.bearer_secrets import digest_of, new_secret
from app.actions.errors import ProviderDown, ProviderRefused, Refusal
from app.actions.ports import Clock, Database, Transaction
from app.actions.provider_ports import Attempt, IdentityProvider
from app.actions.share_desk import Desk, hand_over
from app.actions.sign_in import Opened, Origin, open_session
from app.domain.audit import Act
from app.domain.identity_provider import ATTEMPT_LASTS, Identity, grants_of, local_path
from app.domain.permissions import Grant
from app.domain.sign_in import NAME

HOW = "identity_provider"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where to send the browser, and what it keeps to be known by when it is back."""

    address: str
    browser: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What the browser came back with (OpenID Connect Core 3.1.2.5, 3.1.2.6; `issuer`: RFC 9207)."""

    browser: str = field(repr=False)
    state: str = field(repr=False)
    code: str = field(default="", repr=False)
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """`return_to` is where they wanted to go. Without `grants` nothing is open to them."""

    opened: Opened
    account: str
    name: str
    grants: tuple[Grant, ...]
    groups: Sequence[str]
    return_to: str


async def leave(
    database: Database, provider: IdentityProvider, return_to: str, redirect_uri: str, desk: Desk, clock: Clock
) -> Leaving:
    """Off to the provider, from a `desk` where somebody may be signed in. Raises `ProviderDown`."""
    now, state, browser = clock.now(), new_secret(), new_secret()
    attempt = Attempt(
        nonce=new_secret(),
        verifier=new_secret(),
        return_to=local_path(return_to),
        former=desk.session,
        desk=desk.known_by,
        begun_at=now,
    )
    address = await provider.address(attempt, state, redirect_uri)
    async with database.begin() as tx:
        await tx.provider.begin(digest_of(state), digest_of(browser), attempt, now - ATTEMPT_LASTS)
    return Leaving(address, browser)


async def come_back(
    database: Database, provider: IdentityProvider, back: Back, redirect_uri: str, origin: Origin, clock: Clock
) -> Entered:
    """A session for whom the provider vouches, with the rights that their groups give now; the account is added the
    first time; whoever was signed in there when they left is parked. Raises `ProviderRefused` with the reason,
    `ProviderDown`.
    """
    async with database.begin() as tx:
        since = clock.now() - ATTEMPT_LASTS
        attempt = await tx.provider.take(digest_of(back.state), digest_of(back.browser), since)
    if attempt is None:
        raise ProviderRefused("this sign-in did not begin in this browser, took over ten minutes, or came back before")
    try:
        identity = await _vouched(provider, attempt, back, redirect_uri, clock.now())
    except ProviderDown:
        raise
    except Refusal:
        async with database.begin() as tx:
            tx.audit.tell(Act("account.sign_in", "account", "", details={"how": HOW}))
            raise
    found = await _enter(database, identity, attempt.return_to, origin, clock.now())
    await hand_over(database, Desk(attempt.former, attempt.desk), clock, to=found.account)
    return found


async def _vouched(
    provider: IdentityProvider, attempt: Attempt, back: Back, redirect_uri: str, now: datetime
) -> Identity:
    if back.issuer and back.issuer != provider.issuer:
        raise ProviderRefused("the answer is of another identity provider (RFC 9207)")
    if back.error or not back.code:
        raise ProviderRefused(f"the identity provider lets nobody in: {back.error or 'no code'!r:.80}")
    return await provider.redeem(attempt, back.code, redirect_uri, now)


async def _enter(database: Database, identity: Identity, return_to: str, origin: Origin, now: datetime) -> Entered:
    async with database.begin() as tx:
        mapping, _ = await tx.provider.mapping()
        grants = grants_of(identity.groups, mapping)
        account = await _kept(tx, identity, grants, now)
        roles = sorted({grant.role for grant in grants})
        told = {"account": account.name, "how": HOW, "proven_twice": identity.proven_twice, "roles": roles}
        tx.audit.tell(Act("account.sign_in", "account", account.id, details=told, by=account.name))
        if account.disabled:
            raise ProviderRefused(f"the account {account.name} is disabled here: ask an administrator")
        opened = await open_session(tx, account, origin, now, proven_twice=identity.proven_twice)
    return Entered(opened, account.id, account.name, grants, identity.groups, return_to)


async def _kept(tx: Transaction, identity: Identity, grants: tuple[Grant, ...], now: datetime) -> Account:
    account = await tx.accounts.lock_subject(identity.issuer, identity.subject)
    if account is None:
        return await _added(tx, identity, grants, now)
    told = (identity.display_name, identity.groups, grants)
    if (account.display_name, account.groups, account.grants) != told:
        account.display_name, account.groups, account.grants = told
        await tx.accounts.write(account)
    return account


async def _added(tx: Transaction, identity: Identity, grants: tuple[Grant, ...], now: datetime) -> Account:
    """Under the name the provider tells, unless it is another's here: then with the provider's host after it."""
    for name in (identity.name, f"{identity.name}@{urlsplit(identity.issuer).hostname}"):
        account = Account(
            id=uuid4().hex,
            name=name,
            locale="fr",
            password=None,
            must_change=False,
            grants=grants,
            created_at=now,
            display_name=identity.display_name,
            issuer=identity.issuer,
            subject=identity.subject,
            groups=identity.groups,
        )
        if NAME.fullmatch(name) and await tx.accounts.add(account):
            return account
    raise ProviderRefused(f"the name {identity.name!r} is another account's here: ask an administrator")
