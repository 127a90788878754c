"""Who signs in, who fails to, and who changes what others may: told in the audit trail, never what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from app.actions.edit_accounts import change_account, reset_account, set_disabled
from app.actions.edit_tokens import create_token, revoke_token, rotate_token
from app.actions.errors import Refusal, SecondFactorRefused, SignInRefused, TooManyAttempts
from app.actions.expected import ANY
from app.actions.own_account import change_password, end_session, end_sessions, offer_second_factor
from app.actions.sign_in import prove_again, sign_in, sign_out
from app.domain.audit import Author
from app.domain.permissions import Grant, Role
from app.domain.sign_in import BY_NAME
from app.storage.database import Database
from tests.actions.identity import DESK, PASSWORD, called, code_at, enrolled, person
from tests.factories import FixedClock

WRONG = "hunter2 hunter2"


@dataclass(frozen=True, slots=True)
class Told:
    who: str
    action: str
    subject: str
    result: str
    content: dict[str, Any]

    @property
    def short(self) -> tuple[str, str, str]:
        return self.who, self.action, self.result

    @property
    def details(self) -> dict[str, Any]:
        found: dict[str, Any] = self.content["details"]
        return found


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(database: Database) -> Database:
    """The database as a request of nobody known yet is bound to it."""
    return database.by(Author("typed.name", "api", DESK.address))


async def trail(database: Database, after: int = 0) -> Sequence[Told]:
    query = (
        "SELECT who, action, subject, result, text FROM audit JOIN audit_content USING (number) WHERE number > $1"
        " ORDER BY number"
    )
    async with database.read() as tx:
        rows = await tx.raw.fetch(query, after)
    return [
        Told(row["who"], row["action"], row["subject"], row["result"], msgspec.json.decode(row["text"])) for row in rows
    ]


async def length(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.raw.fetchval("SELECT coalesce(max(number), 0) FROM audit"))


async def account_id(database: Database, name: str) -> str:
    async with database.read() as tx:
        found = await tx.accounts.named(name)
    assert found is not None
    return found.id


async def test_a_sign_in_is_the_persons_from_where_they_were(
    database: Database, desk: Database, clock: FixedClock
) -> None:
    _, secret, codes = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    start = await length(database)
    opened = await sign_in(desk, "A.MARTIN", PASSWORD, DESK, clock)
    session = (await called(database, opened, clock)).session
    assert session is not None
    known = database.by(Author("a.martin", "api", DESK.address))
    with pytest.raises(SecondFactorRefused):
        await prove_again(known, session, "000000", clock)
    await prove_again(known, session, code_at(secret, clock.now()), clock)
    await sign_out(known, session, clock)
    told = await trail(database, start)
    assert [one.short for one in told] == [
        ("a.martin", "account.sign_in", "done"),
        ("a.martin", "account.second_factor", "refused"),
        ("a.martin", "account.second_factor", "done"),
        ("a.martin", "account.sign_out", "done"),
    ]
    assert {one.subject for one in told} == {await account_id(database, "a.martin")}
    assert {one.content["address"] for one in told} == {DESK.address}
    assert (told[0].details["stage"], told[2].details["how"]) == ("second_factor", "authenticator")
    assert codes[0] not in str(told)


async def test_a_failed_sign_in_is_nobodys_and_keeps_nothing_that_was_typed(
    database: Database, desk: Database, clock: FixedClock
) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)
    start = await length(database)
    for name in ("m.durand", WRONG):
        with pytest.raises(SignInRefused):
            await sign_in(desk, name, WRONG, DESK, clock)
    known, unknown = await trail(database, start)
    assert (known.short, unknown.short) == (("", "account.sign_in", "refused"),) * 2
    assert (known.subject, unknown.subject) == (await account_id(database, "m.durand"), "")
    assert known.content["address"] == DESK.address
    assert "hunter2" not in str([known, unknown])
    assert "typed.name" not in str([known, unknown])


async def test_a_failure_tells_how_long_the_next_attempt_waits_and_what_comes_too_early_is_not_told(
    database: Database, desk: Database, clock: FixedClock
) -> None:
    for _ in range(BY_NAME.free):
        with pytest.raises(SignInRefused):
            await sign_in(desk, "nobody", WRONG, DESK, clock)
    for _ in range(3):
        with pytest.raises(TooManyAttempts):
            await sign_in(desk, "nobody", WRONG, DESK, clock)
    told = await trail(database)
    assert [one.details["next_attempt_after_s"] for one in told] == [0] * (BY_NAME.free - 1) + [2]


async def test_what_people_do_to_their_account_is_told(database: Database, clock: FixedClock) -> None:
    opened = await person(database, clock, "m.durand", Role.VIEWER)
    session = (await called(database, opened, clock)).session
    assert session is not None
    start = await length(database)
    for current, new in ((WRONG, "horloge verte escalier"), (PASSWORD, "azertyuiop123"), (PASSWORD, PASSWORD)):
        with pytest.raises(Refusal):
            await change_password(database, session, current, new, clock)
    await change_password(database, session, PASSWORD, "horloge verte escalier", clock)
    secret = await offer_second_factor(database, session, "horloge verte escalier", clock)
    told = await trail(database, start)
    assert [(one.action, one.result) for one in told] == [
        ("account.change_password", "refused"),
        ("account.change_password", "refused"),
        ("account.change_password", "refused"),
        ("account.change_password", "done"),
        ("account.offer_authenticator", "done"),
    ]
    assert not any(text in str(told) for text in (secret, PASSWORD, WRONG, "horloge", "azerty"))


async def test_who_changes_what_others_may_is_told_with_before_and_after(database: Database, clock: FixedClock) -> None:
    await enrolled(database, clock, "admin", Role.ADMINISTRATOR)
    opened = await person(database, clock, "m.durand", Role.VIEWER)
    durand = await account_id(database, "m.durand")
    admin = database.by(Author("admin", "api"))
    start = await length(database)
    grants = [Grant(Role.OPERATOR, frozenset({"lighting", "access"}))]
    await change_account(admin, durand, ANY, locale="fr", grants=grants, disabled=False, by=None, clock=clock)
    session = (await called(database, opened, clock)).session
    assert session is not None
    await end_session(admin, durand, session.id, clock)
    assert await end_sessions(admin, durand, clock) == 0
    password = await reset_account(admin, durand, clock, second_factor=True)
    told = await trail(database, start)
    assert [(one.who, one.action, one.subject, one.result) for one in told] == [
        ("admin", "account.replace", durand, "done"),
        ("admin", "account.end_session", durand, "done"),
        ("admin", "account.end_sessions", durand, "unchanged"),
        ("admin", "account.reset", durand, "done"),
    ]
    assert told[0].details["grants_before"] == [{"role": "viewer", "families": None, "zones": None}]
    assert told[0].details["grants"] == [{"role": "operator", "families": ["access", "lighting"], "zones": None}]
    assert password is not None
    assert password not in str(told)


async def test_tokens_are_told_and_those_of_who_leaves_are_named(database: Database, clock: FixedClock) -> None:
    await enrolled(database, clock, "admin", Role.ADMINISTRATOR)
    await person(database, clock, "m.durand", Role.VIEWER)
    start, end = await length(database), clock.now() + timedelta(days=30)
    token, first = await create_token(database, "meteo", [Grant(Role.VIEWER)], end, "m.durand", clock)
    _, second = await rotate_token(database, token.id, end, clock)
    other, _ = await create_token(database, "gone", [Grant(Role.VIEWER)], end, "m.durand", clock)
    await revoke_token(database, other.id, clock)
    assert await set_disabled(database, "m.durand", clock, disabled=True) == ["meteo"]
    assert await set_disabled(database, "m.durand", clock, disabled=False) == []
    told = await trail(database, start)
    assert [one.action for one in told] == [
        "token.create", "token.rotate", "token.create", "token.revoke", "account.disable", "account.enable",
    ]  # fmt: skip
    assert told[4].details["tokens_left"] == ["meteo"]
    assert not any(text.rpartition("_")[2] in str(told) for text in (first, second))
