"""Images stay in the video server (CSI R253-4): what equipment writes into its messages is not kept either."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from app.actions.store_batch import store_batch
from app.domain.registry import AssetDraft
from app.storage.database import Database
from simulators.snapshots import still
from tests.api.test_video import tables, whole
from tests.factories import NOON, event, given, rows, telemetry

PICTURE = base64.b64encode(still("CAM-1")).decode()
JPEG = "/9j/4AAQSkZJRgABAQEASABIAAD" + "A" * 500
SPELLINGS: list[Any] = [
    {"image": PICTURE}, {"thumb": f"data:image/png;base64,{PICTURE}"}, {"deep": [{"in": {"it": JPEG}}]},
    {"plate": JPEG},
]  # fmt: skip


@pytest.mark.parametrize("said", SPELLINGS)
@pytest.mark.parametrize("asset", ["CAM-1", "CAM-UNKNOWN"])
async def test_a_picture_in_a_message_is_refused_and_not_kept(database: Database, asset: str, said: Any) -> None:
    await given(database, AssetDraft(id="CAM-1", kind="camera", system="lighting"))
    messages = [event(asset, NOON, "Device/Trigger/DigitalInput", said), telemetry(asset, NOON, said)]
    batch = await store_batch(database, messages, "w", NOON)
    assert batch.tallies["lighting"].stored == 0
    assert await rows(database, "SELECT DISTINCT payload FROM kept_message") == [(b"",)]
    kept = "\n".join([await whole(database, table) for table in await tables(database)])
    for picture in (PICTURE, JPEG):
        assert picture[:60] not in kept


@pytest.mark.parametrize("said", [{"photo": "none"}, {"path": "/9j/short"}, {"code": "UklGR"}, {"note": "é" * 200}])
async def test_a_word_that_begins_like_one_is_a_word(database: Database, said: Any) -> None:
    await given(database, AssetDraft(id="CAM-1", kind="camera", system="lighting"))
    batch = await store_batch(database, [event("CAM-1", NOON, "Device/Note", said)], "w", NOON)
    assert batch.tallies["lighting"].stored == 1
