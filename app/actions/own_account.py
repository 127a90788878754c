"""What people do to their own account: a new password, a second factor, the end of their sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from app.actions.account_ports import Account, Session
from app.actions.errors import InvalidRequest, NotFound, NotNow, Refusal, SecondFactorRefused, SignInRefused
from app.actions.passwords import check_password, hashed, verified
from app.actions.ports import Clock, Database, Transaction
from app.actions.second_factor import new_recovery_codes, new_secret, recovery_digest, step_of
from app.actions.sign_in import Opened, renew
from app.actions.slow_down import count_attempt, keys_of_password, keys_to_prove_again
from app.domain.audit import Act
from app.domain.sign_in import Stage

JUST_SIGNED_IN = timedelta(minutes=5)


async def change_password(database: Database, session: Session, current: str, new: str, clock: Clock) -> None:
    """Replace the password, ending every other session. Raises `SignInRefused` for a wrong current one,
    `InvalidRequest` for a new one that will not do, `TooManyAttempts`, or `NotNow` before the second factor.
    """
    act = _of("change_password", session)
    found = await _known_again(database, session, current, act, clock)
    if found.password is None:
        raise NotNow("the identity provider keeps your password: change it there")
    password = await hashed(new)
    async with database.begin() as tx:
        tx.audit.tell(act)
        if new == current:
            raise InvalidRequest("this is the password you have")
        check_password(new, [found.name, *re.split(r"\W+", found.name)])
        account = await _unchanged(tx, found)
        account.password, account.must_change = password, False
        await tx.accounts.write(account)
        await tx.sessions.revoke(account.id, clock.now(), but=session.id)


async def offer_second_factor(database: Database, session: Session, password: str | None, clock: Clock) -> str:
    """A new secret for an authenticator; in effect once a code of it has come (`confirm_second_factor`). Raises like
    `change_password`. Who has no password here, since the identity provider asks for it, has just signed in.
    """
    act = _of("offer_authenticator", session)
    found, secret = await _known_again(database, session, password, act, clock), new_secret()
    async with database.begin() as tx:
        tx.audit.tell(act)
        account = await _unchanged(tx, found)
        account.totp_offered = tx.vault.seal(secret)
        await tx.accounts.write(account)
    return secret


async def confirm_second_factor(
    database: Database, session: Session, code: str, clock: Clock
) -> tuple[Sequence[str], Opened]:
    """The secret offered becomes the second factor: ten recovery codes, told once, and the session by its new secret;
    every other session ends. Raises `SecondFactorRefused`, `TooManyAttempts`, or `NotNow` when none was offered.
    """
    now, keys = clock.now(), keys_to_prove_again(session.account, session.address)
    async with database.begin() as tx:
        await count_attempt(tx, keys, now)
    codes = new_recovery_codes()
    async with database.begin() as tx:
        tx.audit.tell(_of("confirm_authenticator", session))
        account = await tx.accounts.lock(session.account)
        if account is None or account.totp_offered is None or not _may_change(account, session):
            raise NotNow("ask for a second factor first")
        secret = tx.vault.open(account.totp_offered)
        step = step_of(secret, code, 0, now) if secret else None
        if step is None:
            raise SecondFactorRefused("this code is not of the secret offered: check the telephone's clock")
        account.totp, account.totp_offered, account.totp_step = account.totp_offered, None, step
        await tx.accounts.write(account)
        await tx.accounts.replace_recovery_codes(account.id, [recovery_digest(one) for one in codes])
        await tx.sessions.take_back_attempts(keys)
        await tx.sessions.revoke(account.id, now, but=session.id)
        return codes, await renew(tx, session)


async def end_sessions(database: Database, account: str, clock: Clock) -> int:
    """Sign an account out everywhere; how many sessions ended. Raises `NotFound`."""
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.end_sessions", "account", account))
        if await tx.accounts.lock(account) is None:
            raise NotFound(f"there is no account {account!r:.80}")
        ended = await tx.sessions.revoke(account, clock.now())
        act.details["sessions"] = ended
        act.result = "done" if ended else "unchanged"
    return ended


async def end_sessions_of(database: Database, name: str, clock: Clock) -> int:
    """`end_sessions` of who is called `name`."""
    async with database.read() as tx:
        found = await tx.accounts.named(name)
    if found is None:
        raise NotFound(f"there is no account {name!r:.80}")
    return await end_sessions(database, found.id, clock)


async def end_session(database: Database, account: str, session: str, clock: Clock) -> None:
    """End one session of an account. Raises `NotFound` when it has no such standing session."""
    async with database.begin() as tx:
        tx.audit.tell(Act("account.end_session", "account", account, details={"session": session}))
        if not await tx.sessions.revoke(account, clock.now(), only=session):
            raise NotFound(f"there is no standing session {session!r:.80}")


async def _known_again(database: Database, session: Session, password: str | None, act: Act, clock: Clock) -> Account:
    """The account of who gives its password once more: a session left open does not take it over. `act` is told when
    that is refused.
    """
    keys = keys_of_password(session.account)
    async with database.begin() as tx:
        next_after_s = await count_attempt(tx, keys, clock.now())
        account = await tx.accounts.lock(session.account)
    doubt = await _doubt(account, session, password, clock)
    async with database.begin() as tx:
        if account is not None and doubt is None:
            await tx.sessions.forget_attempts(keys)
            return account
        tx.audit.tell(act).details["next_attempt_after_s"] = next_after_s
        raise doubt or SignInRefused("the password is wrong")


async def _doubt(account: Account | None, session: Session, password: str | None, clock: Clock) -> Refusal | None:
    """Why who asks may not change the account; None where they may."""
    if account is None:
        return SignInRefused("the password is wrong")
    if account.sealed:
        return NotNow("a sealed account stays as it was sealed: an administrator seals it again")
    if account.issuer is not None and clock.now() > session.created_at + JUST_SIGNED_IN:
        return NotNow("sign in at the identity provider again, then ask within five minutes")
    if account.issuer is None and not await verified(password or "", account.password):
        return SignInRefused("the password is wrong")
    return None if _may_change(account, session) else NotNow("give the second factor first")


async def _unchanged(tx: Transaction, found: Account) -> Account:
    account = await tx.accounts.lock(found.id)
    if account is None or account.disabled or account.password != found.password:
        raise NotNow("the account was changed meanwhile: sign in again")
    return account


def _of(verb: str, session: Session) -> Act:
    return Act(f"account.{verb}", "account", session.account, details={"session": session.id})


def _may_change(account: Account, session: Session) -> bool:
    return account.stage(proven_twice=session.proven_twice) is not Stage.SECOND_FACTOR
