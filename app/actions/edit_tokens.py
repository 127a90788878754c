"""Tokens of programs: created, given a new secret, revoked; the token itself is told once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from app.actions.account_ports import Token
from app.actions.bearer_secrets import digest_of, new_prefix, new_secret, token_text
from app.actions.edit_accounts import check_grants
from app.actions.errors import InvalidRequest, NotFound
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.permissions import Grant
from app.domain.sign_in import NAME

LONGEST = timedelta(days=366)


async def create_token(
    database: Database, name: str, grants: Sequence[Grant], expires_at: datetime, by: str, clock: Clock
) -> tuple[Token, str]:
    """The token and its text. Raises `InvalidRequest`."""
    now = clock.now()
    prefix, secret = new_prefix(), new_secret()
    token = Token(
        id=uuid4().hex,
        name=name,
        prefix=prefix,
        digest=digest_of(secret),
        grants=tuple(grants),
        created_at=now,
        created_by=by,
        expires_at=expires_at,
    )
    async with database.begin() as tx:
        act = tx.audit.tell(_act("create", token.id, expires_at))
        if not NAME.fullmatch(name):
            raise InvalidRequest("a name has 1 to 80 letters, digits, spaces and . @ ' + - _, and begins with a letter")
        act.details |= {"token": name, "prefix": prefix, "grants": token.grants}
        _check_end(expires_at, now)
        await check_grants(tx, grants)
        await tx.tokens.add(token)
    return token, token_text(prefix, secret)


async def rotate_token(database: Database, token: str, expires_at: datetime, clock: Clock) -> tuple[Token, str]:
    """The same rights under a new secret; the old one opens nothing any more. Raises `NotFound`, `InvalidRequest`."""
    prefix, secret = new_prefix(), new_secret()
    async with database.begin() as tx:
        act = tx.audit.tell(_act("rotate", token, expires_at))
        _check_end(expires_at, clock.now())
        found = await _standing(tx, token)
        act.details |= {"token": found.name, "prefix_before": found.prefix, "prefix": prefix}
        found.prefix, found.digest, found.expires_at = prefix, digest_of(secret), expires_at
        await tx.tokens.write(found)
    return found, token_text(prefix, secret)


async def revoke_token(database: Database, token: str, clock: Clock) -> None:
    """Raises `NotFound` when there is none, or it was revoked."""
    async with database.begin() as tx:
        act = tx.audit.tell(Act("token.revoke", "token", token))
        found = await _standing(tx, token)
        act.details |= {"token": found.name, "prefix": found.prefix}
        found.revoked_at = clock.now()
        await tx.tokens.write(found)


async def _standing(tx: Transaction, token: str) -> Token:
    found = await tx.tokens.lock(token)
    if found is None or found.revoked_at is not None:
        raise NotFound(f"there is no token {token!r:.80}")
    return found


def _act(verb: str, token: str, expires_at: datetime) -> Act:
    return Act(f"token.{verb}", "token", token, details={"expires_at": expires_at})


def _check_end(expires_at: datetime, now: datetime) -> None:
    if not now < expires_at <= now + LONGEST:
        raise InvalidRequest(f"a token ends within {LONGEST.days} days")
