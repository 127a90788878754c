"""One desk, several operators: who leaves it to another parks their session there, and comes back fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.actions.account_ports import Account, Session
from app.actions.bearer_secrets import digest_of, new_secret
from app.actions.errors import NotFound, NotNow, SecondFactorRefused, SignInRefused
from app.actions.passwords import verified
from app.actions.ports import Clock, Database, Transaction
from app.actions.sign_in import Opened, opens
from app.actions.slow_down import Keys, count_attempt, keys_to_prove_again, keys_to_sign_in
from app.domain.audit import Act
from app.domain.sign_in import Stage

AT_A_DESK = 8
Proof = Literal["password", "code"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser: whose `session` it holds, and what it is `known_by` to those who left it there; both as digests."""

    session: bytes = field(repr=False)
    known_by: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parked:
    """A session that waits at a desk; `proofs`: each opens it alone."""

    session: Session
    account: Account
    proofs: Sequence[Proof]


def proofs_of(account: Account) -> Sequence[Proof]:
    """By what its owner comes back; nothing where the identity provider alone knows them."""
    known: dict[Proof, bool] = {"password": account.password is not None, "code": account.totp is not None}
    return [proof for proof, has in known.items() if has]


async def hand_over(database: Database, desk: Desk, clock: Clock, *, to: str | None = None) -> None:
    """Whoever is signed in at the desk leaves it, to the account `to` or to nobody: nothing that the browser held opens
    their session any more, until they prove to be back there. It ends when it is of `to` itself, when it is not open
    yet, and when nothing would open it again.
    """
    async with database.begin() as tx:
        found = await tx.sessions.standing(desk.session, clock.now())
        if found is None:
            return
        session, account = found
        is_open = account.stage(proven_twice=session.proven_twice) is Stage.OPEN
        stays = account.id != to and is_open and bool(proofs_of(account))
        verb, told = "park" if stays else "sign_out", {"session": session.id}
        tx.audit.tell(Act(f"account.{verb}", "account", account.id, details=told, by=account.name))
        if stays:
            await tx.sessions.park(session.id, desk.known_by, digest_of(new_secret()), clock.now(), AT_A_DESK)
        else:
            await tx.sessions.revoke(account.id, clock.now(), only=session.id)


async def parked_at(database: Database, desk: bytes, clock: Clock) -> Sequence[Parked]:
    """Who has left the desk (what it is known by) and may come back, the last first."""
    async with database.read() as tx:
        found = await tx.sessions.parked(desk, clock.now())
    return [Parked(session, account, proofs_of(account)) for session, account in found]


async def resume(
    database: Database, desk: bytes, session: str, proof: Proof, given: str, address: str, clock: Clock
) -> Opened:
    """Come back to the desk, by password or code alone: the other factor was proven there in this very session. From
    then on another secret opens it. Raises `NotFound`, `SignInRefused`, `SecondFactorRefused`, `TooManyAttempts`.
    """
    waiting = await parked_at(database, desk, clock)
    found = next((one for one in waiting if one.session.id == session), None)
    if found is None or proof not in found.proofs:
        raise NotFound("nobody waits here under that session, or comes back by that: GET /api/v1/session/parked")
    keys = _keys(found.account, proof, address)
    async with database.begin() as tx:
        await count_attempt(tx, keys, clock.now())
    right = proof == "code" or await verified(given, found.account.password)
    opened = Opened(new_secret(), new_secret(), found.session.expires_at)
    async with database.begin() as tx:
        told = {"session": session, "how": proof}
        act = tx.audit.tell(Act("account.resume", "account", found.account.id, details=told))
        account = await _still(tx, found.account)
        if not right:
            raise SignInRefused("the password is wrong")
        if proof == "code" and not await opens(tx, account, given, clock.now()):
            raise SecondFactorRefused("this code does not open: wrong, late, or used before")
        act.by = account.name
        await tx.sessions.take_back_attempts(keys)
        if not await tx.sessions.resume(session, desk, digest_of(opened.secret), opened.csrf):
            raise NotNow("the session ended, or was taken up, at this very moment")
    return opened


async def _still(tx: Transaction, found: Account) -> Account:
    account = await tx.accounts.lock(found.id)
    if account is None or account.disabled or account.password != found.password:
        raise NotNow("the account was changed meanwhile: sign in again")
    return account


def _keys(account: Account, proof: Proof, address: str) -> Keys:
    """Counted as any other attempt at the same password or code is."""
    return keys_to_prove_again(account.id, address) if proof == "code" else keys_to_sign_in(account.name, address)
