"""What the law keeps from being told is refused, counted and kept nowhere: history, journal, evidence."""

from __future__ import annotations

from typing import Any

import pytest

from app.actions.store_batch import store_batch
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.api.test_video import tables, whole
from tests.factories import NOON, event, given, rows, telemetry

PLATE = "GK-481-ZT"


@pytest.fixture
async def street(database: Database) -> Database:
    await given(
        database,
        AssetDraft(id="BO-1", kind="bollard", system="lighting"),
        AssetDraft(id="CAM-1", kind="camera", system="lighting", attributes={"analytics_legal_basis": "Loi 2023-380"}),
    )
    return database


@pytest.mark.parametrize("asset", ["BO-1", "BO-UNKNOWN", "CAM-1"])
async def test_csi_l233_1_no_plate_is_kept_of_a_bollard_or_a_camera(street: Database, asset: str) -> None:
    """CSI L233-1: in no table, whoever told it, in a reading or an event; the refusal is counted, and says why."""
    said = {"license_plate": PLATE, "position": "lowered"}
    messages = [telemetry(asset, NOON, said), event(asset, NOON, "passage", {"plate": PLATE})]
    batch = await store_batch(street, messages, "w", NOON)
    tally = batch.tallies["lighting"]
    assert (tally.stored, tally.rejected, tally.unknown) == (0, 2, 0)
    assert set(await rows(street, "SELECT reason, payload FROM kept_message")) == {("plate_refused", b"")}
    assert PLATE not in "\n".join([await whole(street, table) for table in await tables(street)])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("RuleEngine/Crossed", {"Gender": "f"}, "person_category_refused"),
        ("AudioAnalytics/Shot", {}, "sound_refused"),
        ("Device/Clip", {"audio": "UklGR"}, "sound_refused"),
    ],
)
async def test_csi_r253_1_no_legal_basis_lifts_it(
    street: Database, name: str, data: dict[str, Any], reason: str
) -> None:
    """CSI R253-1: a basis for analytics is none for sound, nor for selecting categories of persons."""
    batch = await store_batch(street, [event("CAM-1", NOON, name, data)], "w", NOON)
    assert batch.tallies["lighting"].rejected == 1
    assert await rows(street, "SELECT reason, payload FROM kept_message") == [(reason, b"")]
    assert await rows(street, "SELECT count(*)::int FROM event") == [(0,)]


async def test_csi_r253_1_a_recording_of_sound_is_kept_nowhere(street: Database) -> None:
    """CSI R253-1; TA Orléans, 12 July 2024, n° 2104478: levels only, never audio."""
    sound = "T2dnUwACAAAAAAAAAAB" + "A" * 500
    await store_batch(street, [telemetry("BO-1", NOON, {"note": sound})], "w", NOON)
    assert await rows(street, "SELECT reason, payload FROM kept_message") == [("invalid_value", b"")]


async def test_what_a_bollard_tells_of_itself_is_kept(street: Database) -> None:
    batch = await store_batch(street, [telemetry("BO-1", NOON, {"position": "lowered", "plating": "inox"})], "w", NOON)
    assert batch.tallies["lighting"].stored == 1
