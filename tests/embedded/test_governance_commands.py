"""`poste data verify`, and what refuses to start because the law would not be kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.actions.store_batch import store_batch
from app.actions.terms import terms_of
from app.cli import cli
from app.cli.options import lawful
from app.control.retention import certify, delete_past_terms
from app.embedded.errors import LaunchError
from app.settings import Settings
from app.storage.database import Database
from tests.factories import event, given, lamp

NOW = datetime.now(UTC)


async def poste(*argv: str) -> tuple[int, str]:
    result = await asyncio.to_thread(CliRunner().invoke, cli, ["data", *argv])
    if isinstance(result.exception, LaunchError):
        raise result.exception
    return result.exit_code, result.output


async def test_certificates_verify_and_a_changed_one_is_named(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTE_DATABASE_URL", database.url)
    monkeypatch.setenv("POSTE_MQTT_URL", "mqtt://127.0.0.1")
    settings = Settings(data_dir=tmp_path)
    await given(database, lamp(1))
    for days in (500, 600):
        at = NOW - timedelta(days=days)
        await store_batch(database, [event("EP-0001", at, "door_opened")], f"w{days}", at)
        await delete_past_terms(database, terms_of(settings), NOW)
        await certify(settings, database, NOW + timedelta(days=1))
    assert await poste("verify", "--data-dir", str(tmp_path)) == (0, "2 certificates of deletion\n✓ whole\n")
    async with database.begin() as tx:
        await tx.raw.execute("GRANT UPDATE ON deletion_certificate TO CURRENT_USER")
        await tx.raw.execute("ALTER TABLE deletion_certificate DISABLE TRIGGER USER")
        await tx.raw.execute(
            "UPDATE deletion_certificate SET document = jsonb_set(document, '{certificate,article}', '\"x\"')"
            " WHERE number = 1"
        )
    code, said = await poste("verify", "--data-dir", str(tmp_path))
    assert code == 1
    assert "1: its signature does not fit" in said
    assert "2: it does not follow the one before" in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(journal_days=1095), "POSTE_JOURNAL_DAYS=1095: .*1 to 1094 days.*2021-122"),
        (Settings(position_days=366), "POSTE_POSITION_DAYS=366: .*2015-165"),
        (Settings(open_data="video_register"), "POSTE_OPEN_DATA cannot have video_register: .*CSI R253-5"),
    ],
)
def test_what_is_unlawful_does_not_start(settings: Settings, said: str) -> None:
    with pytest.raises(LaunchError, match=said):
        lawful(settings)


def test_the_defaults_are_lawful() -> None:
    assert lawful(Settings()) == Settings()
