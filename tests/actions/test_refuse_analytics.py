"""Conseil d'État, 30 January 2026, n° 506370: analytics of public-road cameras are unlawful without a legal basis."""

from __future__ import annotations

from typing import Any

import pytest

from app.actions.store_batch import store_batch
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.factories import NOON, event, given, lamp, rows


def camera(**attributes: Any) -> AssetDraft:
    return AssetDraft(id="CAM-1", kind="camera", system="lighting", attributes=attributes)


async def tell(database: Database, asset: str, name: str) -> dict[str, int]:
    """What became of an event of someone's face."""
    batch = await store_batch(database, [event(asset, NOON, name, {"face": "M. Dupont"})], "w", NOON)
    tally = batch.tallies["lighting"]
    return {"stored": tally.stored, "rejected": tally.rejected, "unknown": tally.unknown}


@pytest.mark.parametrize("name", ["RuleEngine/CountAggregation", "tns1:Recognition/Face", "AudioAnalytics/Shot"])
async def test_analytics_are_refused_counted_and_not_kept(database: Database, name: str) -> None:
    """Conseil d'État, 30 January 2026, n° 506370; counting included."""
    await given(database, camera(analytics_legal_basis=""))
    for asset in ("CAM-1", "CAM-UNKNOWN"):
        assert await tell(database, asset, name) == {"stored": 0, "rejected": 1, "unknown": 0}
    assert set(await rows(database, "SELECT reason, payload FROM kept_message")) == {("analytics_refused", b"")}
    assert await rows(database, "SELECT count(*) FROM event") == [(0,)]
    assert await rows(database, "SELECT count(*) FROM journal WHERE body::text LIKE '%Dupont%'") == [(0,)]


async def test_a_camera_with_its_legal_basis_is_heard(database: Database) -> None:
    """Conseil d'État, 30 January 2026, n° 506370."""
    await given(database, camera(analytics_legal_basis="Loi 2023-380, art. 10"))
    assert await tell(database, "CAM-1", "RuleEngine/Counter") == {"stored": 1, "rejected": 0, "unknown": 0}


async def test_what_is_no_camera_has_no_such_basis(database: Database) -> None:
    """Conseil d'État, 30 January 2026, n° 506370: a basis is a camera's."""
    await given(database, lamp(1, id="EP-1", attributes={"analytics_legal_basis": "x"}))
    assert await tell(database, "EP-1", "Recognition/Face") == {"stored": 0, "rejected": 1, "unknown": 0}


async def test_other_events_of_a_camera_are_heard(database: Database) -> None:
    await given(database, camera())
    assert await tell(database, "CAM-1", "Device/Trigger/DigitalInput") == {"stored": 1, "rejected": 0, "unknown": 0}
