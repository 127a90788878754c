"""Managing who may enter: accounts and their rights, and the tokens of programs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.actions.account_ports import Account
from app.actions.callers import by_session, by_token
from app.actions.edit_accounts import add_account, change_account, reset_account, set_disabled
from app.actions.edit_tokens import create_token, revoke_token, rotate_token
from app.actions.errors import AlreadyExists, InvalidRequest, NotFound, NotPermitted, VersionMismatch
from app.actions.expected import ANY, Expected
from app.actions.sign_in import sign_in
from app.domain.permissions import Grant, Permission, Role
from app.domain.sign_in import Stage
from app.storage.database import Database
from tests.actions.identity import DESK, PASSWORD, called, enrolled
from tests.factories import FixedClock

ADMINISTRATOR = [Grant(Role.ADMINISTRATOR)]
VIEWER = [Grant(Role.VIEWER)]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


async def added(database: Database, clock: FixedClock, name: str, grants: list[Grant]) -> Account:
    account, _ = await add_account(database, name, "fr", grants, clock)
    return account


async def change(
    database: Database, clock: FixedClock, account: Account, grants: list[Grant], *, expected: Expected = ANY,
    disabled: bool = False, by: str | None = None,
) -> Account:  # fmt: skip
    return await change_account(
        database, account.id, expected, locale="fr", grants=grants, disabled=disabled, by=by, clock=clock
    )


async def test_a_name_is_taken_however_it_is_typed(database: Database, clock: FixedClock) -> None:
    await added(database, clock, "M.Durand", VIEWER)
    with pytest.raises(AlreadyExists):
        await added(database, clock, "m.durand", VIEWER)


@pytest.mark.parametrize(
    "grant",
    [
        Grant(Role.VIEWER, families=frozenset({"lamps"})),
        Grant(Role.VIEWER, zones=frozenset({"nowhere"})),
        Grant(Role.VIEWER, zones=frozenset()),
    ],
)
async def test_a_grant_for_what_does_not_exist_is_refused(database: Database, clock: FixedClock, grant: Grant) -> None:
    with pytest.raises(InvalidRequest):
        await added(database, clock, "m.durand", [grant])
    with pytest.raises(InvalidRequest):
        await create_token(database, "meteo", [grant], clock.now() + timedelta(days=1), "a", clock)


async def test_a_right_withdrawn_is_withdrawn_from_the_next_request_on(database: Database, clock: FixedClock) -> None:
    opened, _, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    account = (await called(database, opened, clock)).account
    assert account is not None
    changed = await change(database, clock, account, VIEWER, expected=account.version)
    assert not (await called(database, opened, clock)).permits(Permission.COMMAND)
    with pytest.raises(VersionMismatch):
        await change(database, clock, account, VIEWER, expected=account.version)
    await change(database, clock, account, VIEWER, expected=changed.version, disabled=True)
    assert await by_session(database, opened.secret, clock) is None


async def test_nobody_changes_their_own_rights(database: Database, clock: FixedClock) -> None:
    account = await added(database, clock, "admin", ADMINISTRATOR)
    await added(database, clock, "other", ADMINISTRATOR)
    for grants, disabled in (([*ADMINISTRATOR, Grant(Role.OPERATOR)], False), (ADMINISTRATOR, True)):
        with pytest.raises(NotPermitted):
            await change(database, clock, account, grants, disabled=disabled, by=account.id)
    with pytest.raises(NotPermitted):
        await reset_account(database, account.id, clock, second_factor=True, by=account.id)
    await change(database, clock, account, ADMINISTRATOR, by=account.id)


async def test_somebody_is_left_to_manage_accounts(database: Database, clock: FixedClock) -> None:
    one, other = [await added(database, clock, name, ADMINISTRATOR) for name in ("one", "other")]
    came = await asyncio.gather(
        change(database, clock, one, VIEWER), set_disabled(database, "other", clock, disabled=True),
        return_exceptions=True,
    )  # fmt: skip
    assert [type(result) for result in came if isinstance(result, Exception)] == [NotPermitted]
    limited = [Grant(Role.ADMINISTRATOR, families=frozenset({"lighting"}))]
    left = one if isinstance(came[0], Exception) else other
    with pytest.raises(NotPermitted):
        await change(database, clock, left, limited)


async def test_who_lost_the_telephone_is_let_in_again_and_enrols_anew(database: Database, clock: FixedClock) -> None:
    opened, _, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    account = (await called(database, opened, clock)).account
    assert account is not None
    password = await reset_account(database, account.id, clock, second_factor=False)
    caller = await called(database, await sign_in(database, "a.martin", password or "", DESK, clock), clock)
    assert caller.stage is Stage.SECOND_FACTOR, "a new password alone does not stand for the telephone"
    password = await reset_account(database, account.id, clock, second_factor=True)
    caller = await called(database, await sign_in(database, "a.martin", password or "", DESK, clock), clock)
    assert caller.stage is Stage.NEW_PASSWORD
    assert password != PASSWORD


async def test_a_token_opens_what_it_was_given_until_it_ends(database: Database, clock: FixedClock) -> None:
    token, text = await create_token(
        database, "meteo", [Grant(Role.INTEGRATOR)], clock.now() + timedelta(days=30), "admin", clock
    )
    assert text.startswith(f"poste_{token.prefix}_")
    caller = await by_token(database, text, clock)
    assert caller is not None
    assert (caller.name, caller.how, caller.permits(Permission.EXPORT)) == ("token:meteo", "token", True)
    assert not caller.permits(Permission.CONFIGURE)
    async with database.read() as tx:
        assert text.rpartition("_")[2] not in await tx.raw.fetchval("SELECT t::text FROM api_token t")
        assert await tx.raw.fetchval("SELECT used_at FROM api_token") == clock.now()
    clock.at += timedelta(days=30)
    assert await by_token(database, text, clock) is None


async def test_a_rotated_token_opens_by_its_new_secret_only_and_a_revoked_one_by_none(
    database: Database, clock: FixedClock
) -> None:
    end = clock.now() + timedelta(days=30)
    token, first = await create_token(database, "meteo", VIEWER, end, "admin", clock)
    _, second = await rotate_token(database, token.id, end, clock)
    assert await by_token(database, first, clock) is None
    assert await by_token(database, second, clock) is not None
    await revoke_token(database, token.id, clock)
    assert await by_token(database, second, clock) is None
    with pytest.raises(NotFound):
        await rotate_token(database, token.id, end, clock)


@pytest.mark.parametrize("text", ["", "poste_", "poste_00_11", "x" * 5000, "poste_é_é"])
async def test_what_is_no_token_opens_nothing(database: Database, clock: FixedClock, text: str) -> None:
    assert await by_token(database, text, clock) is None


async def test_the_prefix_of_a_token_with_another_secret_opens_nothing(database: Database, clock: FixedClock) -> None:
    token, text = await create_token(database, "meteo", VIEWER, clock.now() + timedelta(days=1), "a", clock)
    assert await by_token(database, f"poste_{token.prefix}_{'0' * 64}", clock) is None
    assert await by_token(database, text, clock) is not None


@pytest.mark.parametrize("days", [-1, 0, 367])
async def test_a_token_ends_within_a_year(database: Database, clock: FixedClock, days: int) -> None:
    with pytest.raises(InvalidRequest):
        await create_token(database, "meteo", VIEWER, clock.now() + timedelta(days=days), "admin", clock)
