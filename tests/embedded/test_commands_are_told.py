"""Every command that changes something, or carries something away, tells who typed it in the audit trail."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import typer
from typer.testing import CliRunner

from app.cli import cli

ACTS = {
    "user add": "account.create",
    "user reset": "account.reset",
    "user sign-out": "account.end_sessions",
    "user disable": "account.disable",
    "user renew-key": "account.seal_secrets",
    "user seal": "account.seal",
    "token create": "token.create",
    "on-call codes": "code.make",
    "system add": "registry.import",
    "system credentials": "credential.issue",
    "system mosquitto-files": "credential.export",
    "system nats-users": "credential.export",
    "import": "file.import",
    "audit export": "audit.export",
    "audit erase": "audit.erase",
    "backup": "database.backup",
}
TOLD_BY_OTHERS = {
    "restore": "test_backup.py",
    "export": "the web role: test_audit_api.py",
    "demo": "its commands: test_demo_accounts.py",
}
NOTHING_DONE = {
    "up", "web", "worker", "simulate", "migrate", "user list", "system list", "audit verify", "audit key",
    "data verify", "video seal", "watch", "doctor", "test", "check", "bench",
}  # fmt: skip


def names(app: typer.Typer, before: str = "") -> Iterator[str]:
    for command in app.registered_commands:
        assert command.callback is not None
        yield before + (command.name or command.callback.__name__.strip("_").replace("_", "-"))
    for group in app.registered_groups:
        assert group.typer_instance is not None
        yield from names(group.typer_instance, f"{group.name} ")


def test_every_command_says_what_it_tells() -> None:
    assert sorted(names(cli)) == sorted([*ACTS, *TOLD_BY_OTHERS, *NOTHING_DONE])


def arguments(folder: Path) -> dict[str, list[str]]:
    lamps = folder / "lamps.csv"
    lamps.write_text("id;lon;lat\nEP-1;4.2;46.3\n")
    return {
        "user add": ["m.durand", "--role", "viewer"],
        "user reset": ["m.durand"],
        "user sign-out": ["m.durand"],
        "user disable": ["m.durand"],
        "user renew-key": [],
        "user seal": ["secours", "--role", "operator"],
        "token create": ["meteo", "--role", "viewer"],
        "on-call codes": ["--holder", "M. Perrin"],
        "system add": ["lighting"],
        "system credentials": ["lighting", "--create"],
        "system mosquitto-files": [str(folder)],
        "system nats-users": [str(folder / "users.conf")],
        "import": [str(lamps), "--kind", "luminaire", "--id", "id", "--system", "lighting"],
        "audit export": [str(folder / "trail.ndjson")],
        "audit erase": ["1", "--reason", "RGPD art. 17"],
        "backup": [str(folder / "city.backup")],
    }


async def newest(url: str) -> tuple[str, str, str]:
    connection = await asyncpg.connect(url)
    try:
        row = await connection.fetchrow("SELECT action, via, who FROM audit ORDER BY number DESC LIMIT 1")
    finally:
        await connection.close()
    assert row is not None
    return row["action"], row["via"], row["who"]


def test_each_tells_who_typed_it(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTE_DATABASE_URL", database_url)
    monkeypatch.setenv("POSTE_MQTT_URL", "mqtt://poste:secret@127.0.0.1:1")
    monkeypatch.setenv("POSTE_DATA_DIR", str(tmp_path))
    for command, given in arguments(tmp_path).items():
        done = CliRunner().invoke(cli, [*command.split(), *given])
        assert done.exit_code == 0, (command, done.output, done.exception)
        assert asyncio.run(newest(database_url)) == (ACTS[command], "cli", getpass.getuser()), command
