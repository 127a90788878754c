"""What clients start from is what the registry and the live state say."""

from __future__ import annotations

import msgspec

from app.actions.store_batch import store_batch
from app.domain.registry import RelationDraft
from app.storage import snapshots
from app.storage.database import Database
from tests.factories import NOON, given, lamp, telemetry


async def test_a_snapshot_holds_each_assets_document_and_its_live_values(database: Database) -> None:
    feeds = tuple(RelationDraft(type="feeds", to=f"EP-000{n}", port=f"c{n}") for n in (2, 1))
    cabinet = lamp(3, id="AR-1", kind="lighting_cabinet", tags=("quai",), attributes={}, relations=feeds)
    await given(database, lamp(1), lamp(2), cabinet)
    await store_batch(database, [telemetry("EP-0001", NOON, {"power_state": "on", "active_power_w": 4.5})], "w", NOON)
    async with database.read() as tx:
        found = [msgspec.json.decode(text) for text in await snapshots.current(tx.raw)]
        documents = await tx.raw.fetch("SELECT asset_document(a)::text FROM asset a ORDER BY id")
    told = [msgspec.json.decode(text) for (text,) in documents]
    live = [{name: item.pop(name) for name in ("at", "heard_at", "values")} for item in found]
    assert found == told
    assert [item["to"] for item in found[0]["relations"]] == ["EP-0001", "EP-0002"]
    known = {"power_state": "on", "active_power_w": 4.5, "comm_status": "online", "health": "ok"}
    at = "2026-06-15T10:00:00+00:00"
    silent = {"at": None, "heard_at": None, "values": {"comm_status": "unknown", "health": "unknown"}}
    assert live == [silent, {"at": at, "heard_at": at, "values": known}, silent]
