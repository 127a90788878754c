"""Secrets of second factors are of no use to who reads the database, and open with the key's file alone."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.actions.errors import SecondFactorRefused
from app.actions.own_account import offer_second_factor
from app.actions.seal_secrets import seal_all, seal_plain, unopenable
from app.actions.sign_in import prove_again, sign_in
from app.domain.permissions import Role
from app.storage.database import Database
from app.storage.vault import NAME, KeyFile, Keyless
from tests.actions.identity import DESK, PASSWORD, called, code_at, enrolled
from tests.factories import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime.now(UTC))


async def prove(database: Database, clock: FixedClock, code: str) -> None:
    opened = await sign_in(database, "a.martin", PASSWORD, DESK, clock)
    session = (await called(database, opened, clock)).session
    assert session is not None
    await prove_again(database, session, code, clock)


async def stored(database: Database) -> str:
    async with database.read() as tx:
        return str(await tx.raw.fetchval("SELECT totp FROM account"))


async def test_the_database_does_not_hold_what_codes_are_made_of(database: Database, clock: FixedClock) -> None:
    opened, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    session = (await called(database, opened, clock)).session
    assert session is not None
    offered = await offer_second_factor(database, session, PASSWORD, clock)
    async with database.read() as tx:
        kept = await tx.raw.fetchval("SELECT string_agg(a::text, '') FROM account a")
    assert secret not in kept
    assert offered not in kept


def test_the_key_is_its_owners_alone_and_one_for_all_who_make_it_at_once(tmp_path: Path) -> None:
    vaults = [KeyFile(tmp_path / NAME) for _ in range(8)]
    sealed: list[str] = []
    threads = [threading.Thread(target=lambda it=it: sealed.append(it.seal("secret"))) for it in vaults]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [vaults[0].open(one) for one in sealed] == ["secret"] * 8
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


async def test_what_was_stored_as_it_is_still_opens_and_is_sealed_at_the_next_start(
    database: Database, clock: FixedClock
) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE account SET totp = $1", secret)
    await prove(database, clock, code_at(secret, clock.now()))
    assert await seal_plain(database) == 1
    assert secret not in await stored(database)
    clock.at = datetime.fromtimestamp(clock.at.timestamp() + 60, UTC)
    await prove(database, clock, code_at(secret, clock.now()))
    assert await seal_plain(database) == 0


async def test_a_renewed_key_seals_all_again_and_the_old_one_opens_nothing_of_it(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    _, secret, _ = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    vault = KeyFile(tmp_path / NAME)
    old = (tmp_path / NAME).read_text()
    before = await stored(database)
    vault.renew()
    assert vault.open(before) == secret, "what is sealed with the key before still opens"
    assert await seal_all(database) == (1, [])
    after = await stored(database)
    (tmp_path / "old").write_text(old)
    assert KeyFile(tmp_path / "old").open(after) is None
    vault.renew()
    assert vault.open(before) == secret, "no key goes before all is sealed again"
    vault.forget()
    assert vault.open(before) is None
    assert vault.open(after) == secret
    await prove(database, clock, code_at(secret, clock.now()))
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


async def test_without_the_key_recovery_codes_open_and_who_must_be_reset_is_known(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    _, secret, codes = await enrolled(database, clock, "a.martin", Role.OPERATOR)
    (tmp_path / NAME).rename(tmp_path / "away")
    assert await unopenable(database) == ["a.martin"]
    with pytest.raises(SecondFactorRefused, match="key of authenticators is missing"):
        await prove(database, clock, code_at(secret, clock.now()))
    await prove(database, clock, codes[0])
    assert await seal_all(database) == (0, ["a.martin"])
    (tmp_path / "away").rename(tmp_path / NAME)
    await prove(database, clock, code_at(secret, clock.now()))
    assert await unopenable(database) == []


def test_a_file_that_holds_no_keys_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("not a key\n")
    with pytest.raises(ValueError, match=NAME):
        KeyFile(tmp_path / NAME).seal("secret")


def test_a_process_without_a_key_opens_nothing(tmp_path: Path) -> None:
    sealed = KeyFile(tmp_path / NAME).seal("secret")
    assert Keyless().open(sealed) is None
    with pytest.raises(RuntimeError):
        Keyless().seal("secret")
