"""Who calls: a person by a session, a program by a token, or anyone on a machine of one's own."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from app.actions.account_ports import Account, Session
from app.actions.bearer_secrets import digest_of, parts_of
from app.actions.ports import Clock, Database
from app.domain.origins import Origin
from app.domain.permissions import Grant, Permission, Reach, may
from app.domain.sign_in import Stage
from app.domain.two_persons import PROGRAM

SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """`name` is what acts and journal show; `token` the id of the one that was shown. A session that lacks something
    (`stage`) has no grants yet.
    """

    name: str
    grants: tuple[Grant, ...]
    how: Literal["open", "session", "token"]
    stage: Stage = Stage.OPEN
    account: Account | None = None
    session: Session | None = None
    token: str = ""

    @property
    def origin(self) -> Origin:
        """A person, unless a token says otherwise."""
        return "program" if self.how == "token" else "person"

    def permits(self, permission: Permission, family: str | None = None, zones: Collection[str] = ()) -> bool:
        """Whether the caller may, there; on the installation as a whole without a place."""
        return may(self.grants, permission, family, zones)

    def reach(self, permission: Permission) -> Reach:
        """Where the caller may."""
        return Reach.of(self.grants, permission)


async def by_session(database: Database, secret: str, clock: Clock) -> Caller | None:
    """Whose session the browser's `secret` opens; None when none, or no more."""
    now = clock.now()
    async with database.read() as tx:
        found = await tx.sessions.standing(digest_of(secret), now)
    if found is None:
        return None
    session, account = found
    if now >= session.seen_at + SEEN_EVERY:
        async with database.begin() as tx:
            await tx.sessions.seen(session.id, now)
    stage = account.stage(proven_twice=session.proven_twice)
    grants = account.grants if stage is Stage.OPEN else ()
    return Caller(name=account.name, grants=grants, how="session", stage=stage, account=account, session=session)


async def by_token(database: Database, text: str, clock: Clock) -> Caller | None:
    """Whose token `text` is; None when nobody's, or no more."""
    now, parts = clock.now(), parts_of(text)
    if parts is None:
        return None
    prefix, secret = parts
    async with database.read() as tx:
        token = await tx.tokens.standing(prefix, now)
    if token is None or not hmac.compare_digest(digest_of(secret), token.digest):
        return None
    if token.used_at is None or now >= token.used_at + SEEN_EVERY:
        async with database.begin() as tx:
            await tx.tokens.used(token.id, now)
    return Caller(name=f"{PROGRAM}{token.name}", grants=token.grants, how="token", token=token.id)
