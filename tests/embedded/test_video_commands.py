"""`poste video seal`, and what `poste doctor` says of video protection."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519
from typer.testing import CliRunner

from app.actions.assess_impact import assess_impact
from app.actions.import_drafts import import_drafts
from app.cli import cli
from app.domain.governance.assessments import Assessment
from app.domain.registry import AssetDraft
from app.embedded.demo_masks import attest_demo
from app.embedded.doctor import examine
from app.embedded.errors import LaunchError
from app.embedded.finding import Finding
from app.settings import Settings
from app.storage.database import Database
from tests.factories import FixedClock, given, rows

NOW = datetime.now(UTC)


def seal(*argv: str) -> str:
    result = CliRunner().invoke(cli, ["video", "seal", *argv])
    if isinstance(result.exception, LaunchError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_csi_r253_2_a_recording_is_sealed_beside_itself(tmp_path: Path) -> None:
    """CSI R253-2: encrypted for whom it is handed to; the digests are those to enter."""
    officer = x25519.Identity.generate()
    film = tmp_path / "extrait.mp4"
    film.write_bytes(b"\x00\x00\x00 ftypisom" * 5000)
    said = seal(str(film), "--recipient", str(officer.to_public()))
    sealed = (tmp_path / "extrait.mp4.age").read_bytes()
    assert pyrage.decrypt(sealed, [officer]) == film.read_bytes()
    for content in (sealed, film.read_bytes()):
        assert hashlib.sha256(content).hexdigest() in said
    with pytest.raises(LaunchError, match="is there already"):
        seal(str(film), "--recipient", str(officer.to_public()))


def test_a_key_that_is_none_seals_nothing(tmp_path: Path) -> None:
    film = tmp_path / "extrait.mp4"
    film.write_bytes(b"film")
    with pytest.raises(LaunchError, match="no public key"):
        seal(str(film), "--recipient", "age1nobody")
    assert list(tmp_path.iterdir()) == [film]


async def test_csi_l251_3_the_demos_cameras_are_attested_before_they_are_imported(database: Database) -> None:
    """CSI L251-3: once, however often the demo starts."""
    city = [{"properties": {"kind": "camera", "id": "CAM-1"}}, {"properties": {"zone": "district", "id": "nord"}}]
    for _ in range(2):
        await asyncio.to_thread(attest_demo, database.url, city)
    written = await import_drafts(database, [AssetDraft(id="CAM-1", kind="camera")], FixedClock(NOW))
    assert written.planned == 0
    assert await rows(database, "SELECT cameras, attested_by FROM mask_attestation") == [(["CAM-1"], "poste demo")]


async def video(database: Database, place: Path) -> Finding:
    def look() -> Finding:
        found = examine(database.url, "", place, Settings().mqtt_tls)
        return next(one for one in found if one.subject == "video protection")

    return await asyncio.to_thread(look)


async def test_gdpr_35_doctor_tells_what_video_protection_lacks(database: Database, tmp_path: Path) -> None:
    """GDPR art. 35; CSI L251-3, L252-1, R253-6: it advises, since it is for people to do."""
    assert (await video(database, tmp_path)).seen == "0 in service: whole"
    await given(database, AssetDraft(id="CAM-1", kind="camera"))
    await rows(database, "UPDATE mask_attestation SET withdrawn_at = now(), withdrawn_by = 'x' RETURNING id")
    found = await video(database, tmp_path)
    assert found.ok
    for words in ("1 in service", "1 without attested", "1 without a prefect's", "1 told by no sign", "no impact"):
        assert words in found.seen
    assert "lacking=true" in found.remedy
    done = Assessment(
        id="", activity="images", reference="AIPD-1", done_on=NOW.date() - timedelta(days=3), residual_risk="low",
        opinion="favourable", remarks="", review_on=NOW.date() + timedelta(days=900), entered_at=NOW, entered_by="dpo",
    )  # fmt: skip
    await assess_impact(database, done, FixedClock(NOW))
    assert "impact" not in (await video(database, tmp_path)).seen
