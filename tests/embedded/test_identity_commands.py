"""`poste user` and `poste token`: the way in before anybody is in; and `poste web`, which lets nobody in by mistake."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions.callers import by_token
from app.actions.clock import SystemClock
from app.actions.errors import SignInRefused
from app.actions.sign_in import sign_in
from app.domain.permissions import Permission
from app.settings import Settings
from app.storage.database import Database
from tests.actions.identity import DESK, called
from tests.factories import FixedClock

CHECKOUT = Path(__file__).resolve().parents[2]


def poste(database_url: str, *arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code of a command and what it said."""
    known = {"POSTE_DATABASE_URL": database_url, "POSTE_MQTT_URL": "mqtt://127.0.0.1:1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env={**os.environ, **known, **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).strip()


async def test_the_first_administrator_comes_from_the_command_line(database: Database) -> None:
    code, password = poste(database.url, "user", "add", "a.martin", "--role", "administrator")
    assert code == 0
    clock = FixedClock()
    assert (await called(database, await sign_in(database, "a.martin", password, DESK, clock), clock)).name
    code, other = poste(database.url, "user", "reset", "A.Martin", "--second-factor")
    assert (code, other == password) == (0, False)
    with pytest.raises(SignInRefused):
        await sign_in(database, "a.martin", password, DESK, clock)
    code, told = poste(database.url, "user", "disable", "a.martin")
    assert code == 1
    assert "nobody to manage accounts" in told
    poste(database.url, "user", "add", "m.durand", "--role", "technician", "--family", "lighting")
    assert poste(database.url, "user", "disable", "m.durand")[0] == 0
    _, listed = poste(database.url, "user", "list")
    assert re.search(r"a\.martin\W+administrator", listed)
    assert re.search(r"m\.durand\W+technician\W+✓", listed)
    assert "argon2" not in listed


async def test_an_account_is_sealed_used_shown_and_sealed_again(database: Database) -> None:
    code, told = poste(database.url, "user", "seal", "secours-1", "--role", "operator")
    password, *codes = told.splitlines()
    assert (code, len(codes)) == (0, 10)
    clock = SystemClock()
    await sign_in(database, "secours-1", password, DESK, clock)
    _, listed = poste(database.url, "user", "list")
    assert re.search(rf"secours-1\W+operator.*since {clock.now():%Y-%m-%d}", listed)
    code, again = poste(database.url, "user", "seal", "Secours-1")
    assert (code, password in again) == (0, False)
    with pytest.raises(SignInRefused):
        await sign_in(database, "secours-1", password, DESK, clock)
    async with database.read() as tx:
        told_by = await tx.raw.fetch("SELECT via FROM audit WHERE action = 'account.seal'")
    assert [row["via"] for row in told_by] == ["cli", "cli"]


async def test_a_token_for_a_script_is_printed_once_and_opens_what_was_asked(database: Database) -> None:
    code, text = poste(database.url, "token", "create", "meteo", "--role", "viewer", "--days", "1")
    assert code == 0
    caller = await by_token(database, text, SystemClock())
    assert caller is not None
    assert (caller.name, caller.permits(Permission.SEE)) == ("token:meteo", True)
    assert not caller.permits(Permission.COMMAND)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "m.durand", "--role", "viewer", "--zone", "nowhere"), "no zone 'nowhere'"),
        (("add", " m", "--role", "viewer"), "a name has"),
        (("reset", "nobody"), "there is no account 'nobody'"),
        (("seal", "nobody"), "there is no account 'nobody'"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(database: Database, arguments: tuple[str, ...], told: str) -> None:
    code, said = poste(database.url, "user", *arguments)
    assert code == 1
    assert told in said
    assert "\n" not in said


@pytest.mark.parametrize("command", ["web", "up", "demo"])
def test_without_accounts_nothing_is_served_beyond_this_machine(
    database: Database, tmp_path: Path, command: str
) -> None:
    code, said = poste(database.url, command, POSTE_HOST="0.0.0.0", POSTE_DATA_DIR=str(tmp_path))  # noqa: S104
    assert code == 1
    assert "POSTE_ACCESS=accounts" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_without_accounts_this_machine_is_served(host: str) -> None:
    assert Settings(host=host).access_refused == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "poste.example", ""])  # noqa: S104
def test_accounts_are_asked_for_beyond_it(host: str) -> None:
    assert "POSTE_ACCESS=accounts" in Settings(host=host).access_refused


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1"])  # noqa: S104
def test_and_tls_by_a_certificate_or_a_named_proxy(host: str) -> None:
    assert "POSTE_TRUSTED_PROXY" in Settings(host=host, access="accounts").access_refused
    assert Settings(host=host, access="accounts", trusted_proxy="10.0.0.4, fd00::/8").access_refused == ""
    assert Settings(host=host, access="accounts", tls_cert_file=Path("poste.pem")).access_refused == ""


def test_a_proxy_is_named_by_address_or_network() -> None:
    with pytest.raises(ValueError, match=r"proxy\.example"):
        Settings(trusted_proxy="proxy.example")
