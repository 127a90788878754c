"""Imports: idempotent, journalled, references resolved before anything is written."""

from __future__ import annotations

from typing import Any

import msgspec

from app.actions.import_drafts import import_drafts
from app.domain.registry import AssetDraft, RelationDraft, ZoneDraft
from app.storage.database import Database
from tests.factories import FixedClock, attested, given, lamp, rows

SQUARE = {"type": "Polygon", "coordinates": [[[4.1, 46.2], [4.3, 46.2], [4.3, 46.4], [4.1, 46.4], [4.1, 46.2]]]}


async def seq(database: Database) -> int:
    async with database.read() as tx:
        return (await tx.cursor()).seq


async def relations(database: Database, asset: str) -> list[dict[str, Any]]:
    [(body,)] = await rows(database, "SELECT asset_document(a)->>'relations' FROM asset a WHERE id = $1", asset)
    return list(msgspec.json.decode(body))


async def test_the_same_import_again_changes_and_journals_nothing(database: Database) -> None:
    drafts = [lamp(1, name="Un", tags=("a",), attributes={"height_m": 8}), lamp(2)]
    await given(database, *drafts)
    before = await seq(database)
    written = await import_drafts(database, drafts, FixedClock())
    assert (written.assets, written.changed) == (2, 0)
    assert await seq(database) == before


async def test_what_people_entered_survives_a_file_that_does_not_know_it(database: Database) -> None:
    await given(database, lamp(1, name="Un", tags=("a",), attributes={"height_m": 8}, lifecycle="maintenance"))
    await given(database, lamp(1, attributes={"cct_k": 3000}))
    found = await rows(database, "SELECT name, tags, lifecycle, attributes::text FROM asset")
    assert found == [("Un", ["a"], "maintenance", '{"cct_k": 3000, "height_m": 8}')]


async def test_zones_hold_their_assets_whichever_comes_first(database: Database) -> None:
    await given(database, lamp(1))
    commune = ZoneDraft(id="c", name="Commune", level="commune", geometry=SQUARE, insee="71901")
    await given(database, commune, lamp(2), lamp(3, lon=9.0))
    assert await rows(database, "SELECT id, zones, commune FROM asset ORDER BY id") == [
        ("EP-0001", ["c"], "71901"),
        ("EP-0002", ["c"], "71901"),
        ("EP-0003", [], None),
    ]


async def test_relations_lead_to_assets_and_guards_to_zones(database: Database) -> None:
    zone = ZoneDraft(id="core", name="Cœur", level="perimeter", geometry=SQUARE)
    gate = AssetDraft(id="PA-1", kind="access_point", relations=(RelationDraft("guards", "core"),))
    cabinet = AssetDraft(id="AR-1", kind="lighting_cabinet", relations=(RelationDraft("feeds", "EP-0001", "C1"),))
    await given(database, zone, gate, cabinet, lamp(1))
    assert await relations(database, "PA-1") == [{"to": "core", "port": "", "type": "guards"}]
    assert await relations(database, "AR-1") == [{"to": "EP-0001", "port": "C1", "type": "feeds"}]
    before = await seq(database)
    await given(database, zone, gate, cabinet, lamp(1))
    assert await seq(database) == before


async def test_a_relation_to_nothing_leaves_its_asset_out(database: Database) -> None:
    await given(database, lamp(1))
    wrong = [
        AssetDraft(id="AR-1", kind="lighting_cabinet", relations=(RelationDraft("feeds", "NOBODY"),)),
        AssetDraft(id="PA-1", kind="access_point", relations=(RelationDraft("guards", "EP-0001"),)),
        AssetDraft(id="AR-2", kind="lighting_cabinet", system="nobody"),
    ]
    written = await import_drafts(database, wrong, FixedClock())
    assert [item.id for item in written.unresolved] == ["AR-1", "PA-1", "AR-2"]
    assert await rows(database, "SELECT id FROM asset") == [("EP-0001",)]


async def test_csi_l251_3_a_camera_imported_before_its_masks_are_attested_is_planned(database: Database) -> None:
    """CSI L251-3: no file puts a camera in service; once it is attested, one does, and what is in service stays."""
    written = await import_drafts(
        database, [AssetDraft(id="CAM-1", kind="camera"), AssetDraft(id="CAM-2", kind="camera")], FixedClock()
    )
    assert (written.assets, written.planned) == (2, 2)
    await attested(database, "CAM-3")
    again = [AssetDraft(id=f"CAM-{number}", kind="camera") for number in (1, 3)]
    written = await import_drafts(database, [*again, lamp(1, system=None)], FixedClock())
    assert written.planned == 0
    assert await rows(database, "SELECT id, lifecycle FROM asset ORDER BY id") == [
        ("CAM-1", "planned"), ("CAM-2", "planned"), ("CAM-3", "in_service"), ("EP-0001", "in_service"),
    ]  # fmt: skip
