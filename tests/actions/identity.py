"""People and their telephones, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pyotp

from app.actions.callers import Caller, by_session
from app.actions.edit_accounts import add_account
from app.actions.own_account import change_password, confirm_second_factor, offer_second_factor
from app.actions.sign_in import Opened, Origin, sign_in
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.factories import FixedClock

DESK = Origin("192.0.2.10", "Firefox")
PASSWORD = "tilleul grave bateau"  # noqa: S105 - of a test


async def called(database: Database, opened: Opened, clock: FixedClock) -> Caller:
    caller = await by_session(database, opened.secret, clock)
    assert caller is not None
    return caller


def code_at(secret: str, at: datetime) -> str:
    """What the telephone shows."""
    return pyotp.TOTP(secret).at(at)


async def person(database: Database, clock: FixedClock, name: str, *roles: Role) -> Opened:
    """An account of `roles` with `PASSWORD`, signed in once; what its session lacks, it lacks."""
    _, first = await add_account(database, name, "fr", [Grant(role) for role in roles], clock)
    opened = await sign_in(database, name, first, DESK, clock)
    session = (await called(database, opened, clock)).session
    assert session is not None
    await change_password(database, session, first, PASSWORD, clock)
    return opened


async def enrolled(database: Database, clock: FixedClock, name: str, *roles: Role) -> tuple[Opened, str, Sequence[str]]:
    """The same with a second factor: the session, the telephone's secret, the recovery codes. The clock moves on by a
    minute, so that the telephone has another code.
    """
    session = (await called(database, await person(database, clock, name, *roles), clock)).session
    assert session is not None
    secret = await offer_second_factor(database, session, PASSWORD, clock)
    codes, opened = await confirm_second_factor(database, session, code_at(secret, clock.now()), clock)
    clock.at += timedelta(minutes=1)
    return opened, secret, codes
