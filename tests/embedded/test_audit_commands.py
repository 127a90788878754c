"""`poste audit`: tampering is located with exit code 1, the trail is exported, content is erased."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.control.anchoring import leave_anchors
from app.domain.audit import Act
from app.embedded.errors import LaunchError
from app.settings import Settings
from app.storage.database import Database
from tests.factories import FixedClock, rows


@pytest.fixture
async def place(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with an anchor of a trail of three acts."""
    monkeypatch.setenv("POSTE_DATABASE_URL", database.url)
    monkeypatch.setenv("POSTE_MQTT_URL", "mqtt://127.0.0.1")
    for number in range(3):
        async with database.begin() as tx:
            tx.audit.tell(Act("claim.place", "request", f"r{number}", "Mme Dupont"))
    await leave_anchors(Settings(data_dir=tmp_path), database, FixedClock(datetime.now(UTC)))
    return tmp_path


async def poste(*argv: str) -> tuple[int, str]:
    """Exit code and output, as from a terminal; what a person must settle is raised."""
    result = await asyncio.to_thread(CliRunner().invoke, cli, ["audit", *argv])
    if isinstance(result.exception, LaunchError):
        raise result.exception
    return result.exit_code, result.output


async def test_a_whole_trail_verifies(place: Path) -> None:
    code, said = await poste("verify", "--data-dir", str(place))
    assert code == 0, said
    assert "3 acts read, the last is number 3; 2 anchors" in said


async def test_tampering_is_located_and_the_exit_code_says_so(place: Path, database: Database) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("GRANT UPDATE ON audit TO CURRENT_USER")
        await tx.raw.execute("ALTER TABLE audit DISABLE TRIGGER USER")
        await tx.raw.execute("UPDATE audit SET who = 'somebody.else' WHERE number = 2")
    code, said = await poste("verify", "--data-dir", str(place))
    assert code == 1
    assert "row 2 is not what was written" in said


async def test_anchors_kept_elsewhere_are_read_with_the_public_key_alone(place: Path, tmp_path: Path) -> None:
    _, key = await poste("key", "--data-dir", str(place))
    other = ["--data-dir", str(tmp_path / "another"), "--anchors", str(place / "anchors")]
    code, said = await poste("verify", *other, "--key", key.strip())
    assert code == 0, said
    with pytest.raises(LaunchError, match="--key"):
        await poste("verify", *other)


async def test_a_forged_anchor_is_told(place: Path) -> None:
    [file] = (place / "anchors").iterdir()
    forged = json.loads(file.read_bytes())
    forged["anchor"]["number"] = 2
    file.write_text(json.dumps(forged), "utf-8")
    code, said = await poste("verify", "--data-dir", str(place))
    assert code == 1
    assert "was changed" in said


async def test_content_is_erased_and_the_trail_stays_whole(place: Path, database: Database) -> None:
    code, said = await poste("erase", "2", "--reason", "RGPD art. 17", "--data-dir", str(place))
    assert code == 0, said
    assert await rows(database, "SELECT number FROM audit_content ORDER BY 1") == [(1,), (3,), (4,)]
    assert await rows(database, "SELECT via, action FROM audit WHERE number = 4") == [("cli", "audit.erase")]
    assert (await poste("verify", "--data-dir", str(place)))[0] == 0
    with pytest.raises(LaunchError, match="no content"):
        await poste("erase", "2", "--reason", "RGPD art. 17", "--data-dir", str(place))


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_the_trail_is_exported(place: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"trail.{form}"
    code, said = await poste("export", str(file), "--data-dir", str(place))
    assert code == 0, said
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == 4 + (form == "csv")
    assert "Dupont" in lines[1]
    assert "audit.export" in lines[-1]


async def test_an_export_says_its_form(place: Path, tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="ndjson"):
        await poste("export", str(tmp_path / "trail.txt"), "--data-dir", str(place))
