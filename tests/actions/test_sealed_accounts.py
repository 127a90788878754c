"""Sealed accounts: they open whatever happens, and nobody uses one unheard."""

from __future__ import annotations

from typing import Any

import pytest

from app.actions.clock import SystemClock
from app.actions.edit_accounts import add_account, reset_account
from app.actions.errors import InvalidRequest, NotNow
from app.actions.own_account import change_password, offer_second_factor
from app.actions.seal_accounts import Sealed, add_sealed, seal_again, seal_named
from app.actions.sign_in import prove_again, sign_in
from app.domain.permissions import Grant, Permission, Role
from app.domain.sign_in import Stage
from app.storage.database import Database
from tests.actions.identity import DESK, PASSWORD, called
from tests.factories import FixedClock
from tests.notifying import notifying, rule, webhook
from tests.processes import eventually
from tests.receivers import http_receiver


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
async def sealed(database: Database, clock: FixedClock) -> Sealed:
    return await add_sealed(database, "secours-1", "fr", [Grant(Role.OPERATOR)], clock)


async def alarms(database: Database) -> list[tuple[str, bool]]:
    async with database.read() as tx:
        rows = await tx.raw.fetch("SELECT state, active FROM alarm WHERE kind = 'installation' ORDER BY raised_at, id")
    return [tuple(row) for row in rows]


async def unsealed(database: Database) -> dict[str, Any]:
    async with database.read() as tx:
        return {row["name"]: row["unsealed_at"] for row in await tx.raw.fetch("SELECT name, unsealed_at FROM account")}


async def test_the_two_envelopes_together_open_all_its_rights(
    database: Database, clock: FixedClock, sealed: Sealed
) -> None:
    opened = await sign_in(database, "secours-1", sealed.password, DESK, clock)
    caller = await called(database, opened, clock)
    assert (caller.stage, caller.session is not None) == (Stage.SECOND_FACTOR, True)
    assert caller.session is not None
    opened = await prove_again(database, caller.session, sealed.recovery_codes[3], clock)
    caller = await called(database, opened, clock)
    assert (caller.stage, caller.permits(Permission.COMMAND_EMERGENCY)) == (Stage.OPEN, True)


async def test_its_password_alone_raises_an_alarm_at_once_and_each_use_calls_again(
    database: Database, clock: FixedClock, sealed: Sealed
) -> None:
    assert await alarms(database) == []
    await sign_in(database, "secours-1", sealed.password, DESK, clock)
    assert await alarms(database) == [("unacknowledged", True)]
    since = (await unsealed(database))["secours-1"]
    assert since == clock.now()
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE alarm SET state = 'shelved', shelved_until = now() + interval '7 days'")
    await sign_in(database, "secours-1", sealed.password, DESK, clock)
    assert sorted(await alarms(database)) == [("normal", False), ("unacknowledged", True)], "shelving hides no use"
    async with database.read() as tx:
        told = await tx.raw.fetch("SELECT who, result FROM audit WHERE action = 'account.unseal'")
        journalled = await tx.raw.fetchval("SELECT count(*) FROM journal_change WHERE topic = 'alarm'")
    assert [tuple(row) for row in told] == [("secours-1", "done")] * 2
    assert journalled == 3, "raised, closed, raised: rules and the live feed tell each"


async def test_who_a_rule_names_is_told_of_its_use(database: Database, sealed: Sealed) -> None:
    async with http_receiver() as receiver:
        await webhook(database, "rssi", receiver.url)
        await rule(database, "scelle", receiver="rssi", definitions=["sealed_account_used"])
        async with notifying(database):
            await sign_in(database, "secours-1", sealed.password, DESK, SystemClock())
            await eventually(lambda: receiver.received)
    told = receiver.received[0].event["data"]
    assert (told["kind"], told["priority"], told["asset"]) == ("installation", "critical", None)
    assert DESK.address in told["detail"]


async def test_sealing_again_ends_what_was_known_and_the_alarm_when_it_was_the_last(
    database: Database, clock: FixedClock, sealed: Sealed
) -> None:
    other = await add_sealed(database, "secours-2", "fr", [Grant(Role.VIEWER)], clock)
    opened = await sign_in(database, "secours-1", sealed.password, DESK, clock)
    await sign_in(database, "secours-2", other.password, DESK, clock)
    again = await seal_again(database, sealed.account.id, clock)
    with pytest.raises(AssertionError):
        await called(database, opened, clock)
    assert ("unacknowledged", True) in await alarms(database), "the other is still open"
    await seal_named(database, "Secours-2", "fr", [], clock)
    assert not any(active for _, active in await alarms(database))
    assert await unsealed(database) == {"secours-1": None, "secours-2": None}
    assert again.password != sealed.password
    assert set(again.recovery_codes).isdisjoint(sealed.recovery_codes)


async def test_who_uses_it_cannot_make_it_their_own(database: Database, clock: FixedClock, sealed: Sealed) -> None:
    opened = await sign_in(database, "secours-1", sealed.password, DESK, clock)
    session = (await called(database, opened, clock)).session
    assert session is not None
    proven = (
        await called(database, await prove_again(database, session, sealed.recovery_codes[0], clock), clock)
    ).session
    assert proven is not None
    with pytest.raises(NotNow):
        await change_password(database, proven, sealed.password, PASSWORD, clock)
    with pytest.raises(NotNow):
        await offer_second_factor(database, proven, sealed.password, clock)
    with pytest.raises(NotNow):
        await reset_account(database, sealed.account.id, clock, second_factor=True)


async def test_somebodys_account_is_not_sealed_and_a_new_one_takes_roles(database: Database, clock: FixedClock) -> None:
    account, _ = await add_account(database, "m.durand", "fr", [], clock)
    with pytest.raises(NotNow):
        await seal_again(database, account.id, clock)
    with pytest.raises(InvalidRequest):
        await seal_named(database, "secours-9", "fr", [], clock)


async def test_nothing_of_the_envelopes_is_kept(database: Database, sealed: Sealed) -> None:
    async with database.read() as tx:
        kept = await tx.raw.fetchval("SELECT string_agg(a::text || r::text, '') FROM account a, recovery_code r")
        trail = await tx.raw.fetchval("SELECT string_agg(text, '') FROM audit_content")
    for secret in (sealed.password, *sealed.recovery_codes):
        assert secret not in kept
        assert secret not in trail
