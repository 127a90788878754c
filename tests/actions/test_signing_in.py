"""Signing in: who knows the password, and has the telephone, gets a session; who guesses waits."""

from __future__ import annotations

import asyncio
import itertools
import time
from datetime import timedelta

import pytest

from app.actions.callers import by_session
from app.actions.clock import SystemClock
from app.actions.edit_accounts import reset_account, set_disabled
from app.actions.errors import (
    InvalidRequest,
    NotNow,
    Refusal,
    SecondFactorRefused,
    SignInRefused,
    TooManyAttempts,
)
from app.actions.own_account import change_password, confirm_second_factor, offer_second_factor
from app.actions.ports import Clock
from app.actions.sign_in import Opened, Origin, prove_again, sign_in, sign_out
from app.domain.permissions import Permission, Role
from app.domain.sign_in import BY_NAME, Stage
from app.storage.database import Database
from tests.actions.identity import DESK, PASSWORD, called, code_at, enrolled, person
from tests.factories import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


async def refused(database: Database, name: str, password: str, clock: Clock, origin: Origin = DESK) -> Refusal:
    with pytest.raises(Refusal) as found:
        await sign_in(database, name, password, origin, clock)
    return found.value


async def test_the_right_password_opens_a_session_that_nothing_of_the_database_opens(
    database: Database, clock: FixedClock
) -> None:
    opened = await person(database, clock, "m.durand", Role.VIEWER)
    caller = await called(database, opened, clock)
    assert (caller.name, caller.stage, caller.how) == ("m.durand", Stage.OPEN, "session")
    assert caller.permits(Permission.SEE)
    async with database.read() as tx:
        kept = await tx.raw.fetchval("SELECT string_agg(s::text || a::text, '') FROM account_session s, account a")
    assert opened.secret not in kept
    assert PASSWORD not in kept


async def test_a_first_password_opens_nothing_before_it_is_changed(database: Database, clock: FixedClock) -> None:
    opened = await person(database, clock, "m.durand", Role.VIEWER)
    account = (await called(database, opened, clock)).account
    assert account is not None
    first = await reset_account(database, account.id, clock, second_factor=False)
    assert await by_session(database, opened.secret, clock) is None, "a reset ends every session"
    caller = await called(database, await sign_in(database, "M.Durand", first or "", DESK, clock), clock)
    assert (caller.stage, caller.grants) == (Stage.NEW_PASSWORD, ())


async def test_an_unknown_name_a_wrong_password_and_a_disabled_account_are_told_apart_by_nothing(
    database: Database, clock: FixedClock
) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)
    await person(database, clock, "gone", Role.VIEWER)
    await set_disabled(database, "gone", clock, disabled=True)
    told = [
        await refused(database, "m.durand", "wrong", clock),
        await refused(database, "nobody", PASSWORD, clock),
        await refused(database, "gone", PASSWORD, clock),
    ]
    assert {(type(one), str(one)) for one in told} == {(SignInRefused, str(told[0]))}


async def test_an_unknown_name_takes_as_long_as_a_wrong_password(database: Database, clock: FixedClock) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)

    async def seconds(name: str, number: int) -> float:
        clock.at += timedelta(minutes=2)
        began = time.process_time()
        await refused(database, name, "wrong", clock, Origin(f"192.0.2.{number}", ""))
        return time.process_time() - began

    await seconds("nobody", 99)
    known = min([await seconds("m.durand", number) for number in range(4)])
    unknown = min([await seconds(f"nobody-{number}", number) for number in range(4)])
    assert 0.6 < unknown / known < 1.6


@pytest.mark.parametrize("name", ["m.durand", "nobody"])
async def test_failed_attempts_make_the_next_wait_whoever_is_named_and_never_for_good(
    database: Database, clock: FixedClock, name: str
) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)
    for _ in range(BY_NAME.free):
        assert isinstance(await refused(database, name, "wrong", clock), SignInRefused)
    told = await refused(database, name.upper(), PASSWORD, clock, Origin("198.51.100.1", ""))
    assert isinstance(told, TooManyAttempts), "the right password must wait too, from anywhere"
    assert told.details == {"retry_after_s": 2}
    clock.at += timedelta(seconds=2)
    assert isinstance(await refused(database, name, "wrong", clock), SignInRefused)
    assert (await refused(database, name, "wrong", clock)).details == {"retry_after_s": 4}
    clock.at += BY_NAME.longest
    if name == "m.durand":
        await called(database, await sign_in(database, name, PASSWORD, DESK, clock), clock)
        assert isinstance(await refused(database, name, "wrong", clock), SignInRefused), "success forgives"


async def test_one_address_that_tries_many_names_waits_and_others_do_not(database: Database, clock: FixedClock) -> None:
    for number in range(20):
        assert isinstance(await refused(database, f"name-{number}", "wrong", clock), SignInRefused)
    assert isinstance(await refused(database, "another", "wrong", clock), TooManyAttempts)
    elsewhere = Origin("198.51.100.1", "")
    assert isinstance(await refused(database, "another", "wrong", clock, elsewhere), SignInRefused)


async def test_attempts_at_the_same_moment_are_each_counted(database: Database, clock: FixedClock) -> None:
    told = await asyncio.gather(*(refused(database, "m.durand", "wrong", clock) for _ in range(12)))
    assert sum(isinstance(one, SignInRefused) for one in told) == BY_NAME.free


async def test_nothing_typed_as_a_name_is_kept(database: Database, clock: FixedClock) -> None:
    await refused(database, "my secret password", "x", clock)
    async with database.read() as tx:
        kept = await tx.raw.fetchval("SELECT string_agg(encode(key, 'escape'), ' ') FROM sign_in_attempt")
    assert "secret" not in kept


async def test_the_second_factor_is_asked_of_who_commands_in_emergencies(database: Database, clock: FixedClock) -> None:
    opened = await person(database, clock, "m.durand", Role.OPERATOR)
    assert (await called(database, opened, clock)).stage is Stage.ENROLMENT
    opened, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    assert (await called(database, opened, clock)).permits(Permission.COMMAND_EMERGENCY)
    again = await sign_in(database, "a.martin", PASSWORD, DESK, clock)
    caller = await called(database, again, clock)
    assert (caller.stage, caller.grants) == (Stage.SECOND_FACTOR, ())
    assert caller.session is not None
    proven = await prove_again(database, caller.session, code_at(secret, clock.now()), clock)
    assert (await called(database, proven, clock)).stage is Stage.OPEN
    assert await by_session(database, again.secret, clock) is None, "what was known before the proof opens nothing"


async def lacking(database: Database, clock: FixedClock, name: str = "a.martin") -> Opened:
    return await sign_in(database, name, PASSWORD, DESK, clock)


async def prove(database: Database, clock: FixedClock, code: str) -> Opened:
    session = (await called(database, await lacking(database, clock), clock)).session
    assert session is not None
    return await prove_again(database, session, code, clock)


async def test_a_code_opens_once(database: Database, clock: FixedClock) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    code = code_at(secret, clock.now())
    await prove(database, clock, code)
    for late in (timedelta(0), timedelta(seconds=30), timedelta(minutes=5)):
        clock.at += late
        with pytest.raises(SecondFactorRefused):
            await prove(database, clock, code)
    with pytest.raises(SecondFactorRefused):
        await prove(database, clock, code_at(secret, clock.now() - timedelta(minutes=2)))
    await prove(database, clock, code_at(secret, clock.now() + timedelta(seconds=30)))
    with pytest.raises(SecondFactorRefused):
        await prove(database, clock, code_at(secret, clock.now()))


async def test_two_who_send_one_code_at_once_are_one(database: Database, clock: FixedClock) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    code = code_at(secret, clock.now())
    came = await asyncio.gather(*(prove(database, clock, code) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(one, Opened) for one in came) == 1


async def test_a_recovery_code_opens_once_however_it_is_typed(database: Database, clock: FixedClock) -> None:
    _, _, codes = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    assert len(set(codes)) == 10
    await prove(database, clock, codes[0].lower().replace("-", " "))
    with pytest.raises(SecondFactorRefused):
        await prove(database, clock, codes[0])
    await prove(database, clock, codes[1])


async def test_who_guesses_codes_waits_up_to_a_quarter_of_an_hour(database: Database, clock: FixedClock) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    for _ in range(5):
        with pytest.raises(SecondFactorRefused):
            await prove(database, clock, "000000")
    with pytest.raises(TooManyAttempts):
        await prove(database, clock, code_at(secret, clock.now()))
    clock.at += timedelta(minutes=15)
    await prove(database, clock, code_at(secret, clock.now()))


async def test_a_password_alone_changes_nothing_of_an_account_with_two_factors(
    database: Database, clock: FixedClock
) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    session = (await called(database, await lacking(database, clock), clock)).session
    assert session is not None
    with pytest.raises(NotNow):
        await change_password(database, session, PASSWORD, "horloge verte escalier", clock)
    with pytest.raises(NotNow):
        await offer_second_factor(database, session, PASSWORD, clock)
    with pytest.raises(NotNow):
        await confirm_second_factor(database, session, code_at(secret, clock.now()), clock)


async def test_a_session_ends_by_signing_out_by_the_clock_and_with_the_account(
    database: Database, clock: FixedClock
) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)
    one, other = [await lacking(database, clock, "m.durand") for _ in range(2)]
    session = (await called(database, one, clock)).session
    assert session is not None
    await sign_out(database, session, clock)
    assert await by_session(database, one.secret, clock) is None
    clock.at += timedelta(hours=11, minutes=59)
    await called(database, other, clock)
    await set_disabled(database, "m.durand", clock, disabled=True)
    assert await by_session(database, other.secret, clock) is None
    await set_disabled(database, "m.durand", clock, disabled=False)
    again = await lacking(database, clock, "m.durand")
    clock.at += timedelta(hours=12)
    assert await by_session(database, again.secret, clock) is None


async def test_a_new_password_ends_the_other_sessions(database: Database, clock: FixedClock) -> None:
    await person(database, clock, "m.durand", Role.VIEWER)
    one, other = [await lacking(database, clock, "m.durand") for _ in range(2)]
    session = (await called(database, one, clock)).session
    assert session is not None
    with pytest.raises(SignInRefused):
        await change_password(database, session, "wrong", "horloge verte escalier", clock)
    await change_password(database, session, PASSWORD, "horloge verte escalier", clock)
    await called(database, one, clock)
    assert await by_session(database, other.secret, clock) is None


@pytest.mark.parametrize(
    "password",
    ["short", "x" * 129, "azertyuiop123", "motdepasse1234", "iloveyou1234", "m.durand2026!", "a" * 40, PASSWORD],
)
async def test_a_password_that_would_be_tried_first_is_refused(
    database: Database, clock: FixedClock, password: str
) -> None:
    session = (await called(database, await person(database, clock, "m.durand", Role.VIEWER), clock)).session
    assert session is not None
    with pytest.raises(InvalidRequest):
        await change_password(database, session, PASSWORD, password, clock)


async def test_a_password_of_128_characters_does(database: Database, clock: FixedClock) -> None:
    session = (await called(database, await person(database, clock, "m.durand", Role.VIEWER), clock)).session
    assert session is not None
    long = ("tilleul grave bateau zinc " * 5)[:128]
    await change_password(database, session, PASSWORD, long, clock)
    await sign_in(database, "m.durand", long, DESK, clock)
    assert isinstance(await refused(database, "m.durand", long + "x", clock), SignInRefused)


async def test_attempts_beyond_the_limit_cost_who_guesses_more_than_a_second_each(database: Database) -> None:
    """By the real clock, whatever the addresses: who does not wait is not judged."""
    clock, judged = SystemClock(), 0
    for number in range(BY_NAME.free):
        assert isinstance(
            await refused(database, "m.durand", "wrong", clock, Origin(f"192.0.2.{number}", "")), SignInRefused
        )
    began = time.monotonic()
    for number in itertools.count():
        told = await refused(database, "m.durand", f"guess {number}", clock, Origin(f"198.51.100.{number % 250}", ""))
        judged += isinstance(told, SignInRefused)
        if judged == 2:
            break
        await asyncio.sleep(0.05)
    each = (time.monotonic() - began) / judged
    assert each > 1
