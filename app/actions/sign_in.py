"""Signing in: name and password, then the second factor where there is one; a session that another secret opens."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
from uuid import uuid4

from app.actions.account_ports import Account, Session
from app.actions.bearer_secrets import digest_of, new_secret
from app.actions.errors import NotNow, SecondFactorRefused, SignInRefused
from app.actions.passwords import verified
from app.actions.ports import Clock, Database, Transaction
from app.actions.seal_accounts import break_seal
from app.actions.second_factor import recovery_digest, step_of
from app.actions.slow_down import count_attempt, keys_of_codes, keys_of_name, keys_to_prove_again, keys_to_sign_in
from app.domain.audit import Act
from app.domain.sign_in import SESSION_LASTS

LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """Where someone asks from: the network address, and what the browser calls itself."""

    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class Opened:
    """`secret` is told once, to the browser."""

    secret: str = field(repr=False)
    csrf: str = field(repr=False)
    expires_at: datetime


async def sign_in(database: Database, name: str, password: str, origin: Origin, clock: Clock) -> Opened:
    """A session for who knows the password; what it still lacks, its stage says. An unknown name and a disabled account
    are answered like a wrong password, as late. Raises `SignInRefused`, `TooManyAttempts`.

    The name is the author's in the trail once the password has proven it; what was typed is never told.
    """
    now, keys = clock.now(), keys_to_sign_in(name, origin.address)
    async with database.begin() as tx:
        next_after_s = await count_attempt(tx, keys, now)
        found = await tx.accounts.named(name)
    right = await verified(password, found.password if found else None)
    who = found.name if found and right else ""
    async with database.by(replace(database.author, who=who)).begin() as tx:
        act = tx.audit.tell(Act("account.sign_in", "account", found.id if found else ""))
        account = await tx.accounts.lock(found.id) if found and right else None
        if account is None or found is None or account.disabled or account.password != found.password:
            act.details |= {"account": found.name if found else None, "next_attempt_after_s": next_after_s}
            raise _refused()
        await tx.sessions.take_back_attempts(keys)
        if account.totp is None:
            await tx.sessions.forget_attempts(keys_of_name(name))
        act.details |= {"account": account.name, "stage": account.stage(proven_twice=False)}
        if account.sealed:
            await break_seal(tx, account, origin.address, clock.now())
        return await open_session(tx, account, origin, clock.now())


async def prove_again(database: Database, session: Session, code: str, clock: Clock) -> Opened:
    """The second factor of a session that lacks it, by the clock's code or a recovery code: each opens once. From then
    on another secret opens the session. Raises `SecondFactorRefused`, `TooManyAttempts`, or `NotNow` without one.
    """
    now, keys = clock.now(), keys_to_prove_again(session.account, session.address)
    async with database.begin() as tx:
        next_after_s = await count_attempt(tx, keys, now)
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.second_factor", "account", session.account, details={"session": session.id}))
        account = await tx.accounts.lock(session.account)
        if account is None or account.totp is None or session.proven_twice:
            raise NotNow("this session wants no second factor")
        how = await opens(tx, account, code, now)
        if how is None:
            act.details["next_attempt_after_s"] = next_after_s
            raise SecondFactorRefused(_why_closed(tx, account.totp))
        act.details["how"] = how
        await tx.sessions.take_back_attempts(keys)
        await tx.sessions.forget_attempts([*keys_of_codes(account.id), *keys_of_name(account.name)])
        return await renew(tx, session)


async def opens(
    tx: Transaction, account: Account, code: str, now: datetime
) -> Literal["authenticator", "recovery_code"] | None:
    """As what `code` is the second factor of the locked `account`, None when it is not; it is then used."""
    secret = tx.vault.open(account.totp) if account.totp else None
    step = step_of(secret, code, account.totp_step, now) if secret else None
    if step is None:
        used = await tx.accounts.use_recovery_code(account.id, recovery_digest(code), now)
        return "recovery_code" if used else None
    account.totp_step = step
    await tx.accounts.write(account)
    return "authenticator"


async def renew(tx: Transaction, session: Session) -> Opened:
    """The session, proven by two factors and opened by a new secret."""
    opened = Opened(new_secret(), new_secret(), session.expires_at)
    await tx.sessions.prove_again(session.id, digest_of(opened.secret), opened.csrf)
    return opened


async def sign_out(database: Database, session: Session, clock: Clock) -> None:
    """End a session."""
    async with database.begin() as tx:
        tx.audit.tell(Act("account.sign_out", "account", session.account, details={"session": session.id}))
        await tx.sessions.revoke(session.account, clock.now(), only=session.id)


async def open_session(
    tx: Transaction, account: Account, origin: Origin, now: datetime, *, proven_twice: bool = False
) -> Opened:
    """A session of the locked `account`; what it still lacks, its stage says."""
    opened = Opened(new_secret(), new_secret(), now + SESSION_LASTS)
    session = Session(
        id=uuid4().hex,
        account=account.id,
        csrf=opened.csrf,
        proven_twice=proven_twice,
        created_at=now,
        seen_at=now,
        expires_at=opened.expires_at,
        address=origin.address,
        agent=origin.agent[:LONGEST_AGENT],
    )
    await tx.sessions.open(session, digest_of(opened.secret))
    return opened


def _why_closed(tx: Transaction, sealed: str) -> str:
    if tx.vault.open(sealed) is None:
        return "the key of authenticators is missing on the server: give a recovery code, or have it reset"
    return "this code does not open: wrong, late, or used before"


def _refused() -> SignInRefused:
    return SignInRefused("name or password is wrong, or the account is disabled")
