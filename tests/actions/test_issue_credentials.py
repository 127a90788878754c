"""Credentials of field systems: two at a time, revoked for good, never two people at once past the rule."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.actions.errors import AlreadyExists, InvalidRequest, NotFound, NotNow
from app.actions.field_secrets import opens
from app.actions.issue_credentials import TooManyCredentials, Wanted, issue, revoke, rotate
from app.storage.database import Database
from tests.factories import NOON, FixedClock, given, rows

CLOCK = FixedClock()


async def in_force(database: Database, at: FixedClock = CLOCK) -> list[str]:
    async with database.read() as tx:
        return [one.id for one in await tx.credentials.in_force(at.now())]


async def test_a_secret_is_told_once_and_stored_nowhere(database: Database) -> None:
    await given(database)
    issued = await issue(database, "lighting", Wanted(note="cabinet"), "m.durand", CLOCK)
    assert issued.secret
    assert issued.credential.id.startswith("lighting.")
    assert opens(issued.credential.verifiers, issued.secret)
    [(row,)] = await rows(database, "SELECT to_jsonb(c)::text FROM field_credential c")
    assert issued.secret not in row
    [(body,)] = await rows(database, "SELECT body::text FROM journal WHERE entity = 'field_credential'")
    assert issued.secret not in body
    assert "$" not in body, "no verifier is journalled"


async def test_rotation_needs_no_silence(database: Database) -> None:
    await given(database)
    old = (await issue(database, "lighting", Wanted(), "a", CLOCK)).credential.id
    new = (await rotate(database, "lighting", old, Wanted(), None, "a", CLOCK)).credential.id
    assert await in_force(database) == sorted([old, new])
    with pytest.raises(TooManyCredentials):
        await issue(database, "lighting", Wanted(), "a", CLOCK)
    await revoke(database, "lighting", old, "a", CLOCK)
    assert await in_force(database) == [new]
    with pytest.raises(NotNow):
        await rotate(database, "lighting", old, Wanted(), None, "a", CLOCK)


async def test_the_old_one_ends_by_itself_after_the_overlap(database: Database) -> None:
    await given(database)
    old = (await issue(database, "lighting", Wanted(), "a", CLOCK)).credential.id
    new = (await rotate(database, "lighting", old, Wanted(), timedelta(hours=1), "a", CLOCK)).credential.id
    assert await in_force(database, FixedClock(NOON + timedelta(minutes=59))) == sorted([old, new])
    assert await in_force(database, FixedClock(NOON + timedelta(hours=1))) == [new]


async def test_two_people_at_once_do_not_make_three(database: Database) -> None:
    await given(database)
    await issue(database, "lighting", Wanted(), "a", CLOCK)
    told = await asyncio.gather(
        *(issue(database, "lighting", Wanted(), person, CLOCK) for person in "bcd"), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in told) == ["Issued", "TooManyCredentials", "TooManyCredentials"]


async def test_a_certificate_is_known_by_its_name_and_has_no_secret(database: Database) -> None:
    await given(database)
    issued = await issue(database, "lighting", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)
    assert (issued.credential.id, issued.secret, issued.credential.verifiers) == ("gw.city.example", None, None)
    with pytest.raises(AlreadyExists):
        await issue(database, "lighting", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)


@pytest.mark.parametrize("name", ["traffic", "poste", "", "a:b.c", "a b.c", "a.b\nuser x", "x." * 120 + "x"])
async def test_a_name_that_could_be_another_users_is_refused(database: Database, name: str) -> None:
    await given(database)
    with pytest.raises(InvalidRequest):
        await issue(database, "lighting", Wanted(kind="certificate", name=name), "a", CLOCK)


async def test_what_cannot_be_is_refused(database: Database) -> None:
    await given(database)
    with pytest.raises(InvalidRequest):
        await issue(database, "lighting", Wanted(expires_at=NOON), "a", CLOCK)
    with pytest.raises(InvalidRequest):
        await issue(database, "lighting", Wanted(name="gw.city.example"), "a", CLOCK)
    with pytest.raises(InvalidRequest):
        await issue(database, "lighting", Wanted(kind="certificate"), "a", CLOCK)
    with pytest.raises(NotFound):
        await issue(database, "nowhere", Wanted(), "a", CLOCK)
    with pytest.raises(NotFound):
        await revoke(database, "lighting", "lighting.00000000", "a", CLOCK)
