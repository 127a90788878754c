"""GeoJSON as cities publish it, and the native city file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.domain.registry import AssetDraft, BaseMapDraft, RelationDraft, SystemDraft, ZoneDraft
from app.importing.reads import Accepted, ImportRefused
from tests.importing.cities import L93, collection, drafts, feature, opened, outcome, point

SQUARE = {"type": "Polygon", "coordinates": [[[3.8, 43.6], [3.9, 43.6], [3.9, 43.7], [3.8, 43.7], [3.8, 43.6]]]}
STREET = {"type": "LineString", "coordinates": [[3.8, 43.6], [3.81, 43.6]]}
LAMP = {
    "kind": "luminaire",
    "id": "L1",
    "code": "L 1",
    "system": "lighting",
    "attributes": {"rated_power_w": 70},
    "tags": ["led"],
    "external_ids": {"dev_eui": "a1"},
    "relations": [{"type": "part_of", "to": "C1"}, {"type": "x", "to": "C1"}],
}
LAMBERT = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}


def test_lambert_93_is_read_with_or_without_a_crs_member() -> None:
    bare = drafts(collection(feature(point(*L93[0]), nom="a")))
    declared = drafts(collection(feature(point(*L93[0]), nom="a"), crs=LAMBERT))
    assert bare == declared
    assert (bare[0].lon, bare[0].lat) == pytest.approx((3.879137, 43.604710), abs=1e-6)


def test_a_crs_member_after_the_features_counts() -> None:
    text = json.dumps({"type": "FeatureCollection", "features": [feature(point(1771000, 2278800))]})
    late = text[:-1] + ', "crs": {"type": "name", "properties": {"name": "EPSG:3943"}}}'
    (draft,) = drafts(late.encode())
    assert draft.lat == pytest.approx(43.7, abs=0.2)


def test_a_crs_member_that_coordinates_deny_is_noted() -> None:
    reading = opened(collection(feature(point(3.88, 43.6)), crs=LAMBERT), {"kind": "luminaire"})
    assert reading.epsg == 4326
    assert len(list(reading)) == 1
    assert "declares EPSG:2154" in reading.report.notes[0]


def test_an_area_becomes_one_point_of_it_with_a_warning() -> None:
    several = {"type": "MultiPoint", "coordinates": [[3.88, 43.6], [3.89, 43.6]]}
    alone = {"type": "MultiPoint", "coordinates": [[3.88, 43.6]]}
    kept, _ = outcome(collection(feature(SQUARE, nom="a"), feature(several, nom="b"), feature(alone, nom="c")))
    assert [[warning.code for warning in item.warnings] for item in kept] == [["not_a_point"], ["not_a_point"], []]
    assert 3.8 < kept[0].draft.lon < 3.9


def test_null_geometry_is_kept_with_a_warning_when_something_identifies_it() -> None:
    kept, refused = outcome(collection(feature(None, code="A1"), feature(None)))
    assert [warning.code for warning in kept[0].warnings] == ["no_position"]
    assert [item.code for item in refused] == ["nothing_to_identify"]


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (point(0, 0), "null_position"),
        (point(float("nan"), 43.6), "impossible_position"),
        (point(float("inf"), 43.6), "impossible_position"),
        (point(400, 43.6), "impossible_position"),
        (point("abc", 43.6), "not_a_geometry"),
        ({"type": "Point"}, "not_a_geometry"),
        ({"type": "Blob", "coordinates": [1, 2]}, "not_a_geometry"),
        ("POINT", "not_a_geometry"),
    ],
)
def test_an_impossible_position_is_refused(geometry: object, code: str) -> None:
    good = [feature(point(3.88, 43.6 + n / 100), code=f"B{n}") for n in range(3)]
    kept, refused = outcome(collection(*good, feature(geometry, code="A1")))
    assert len(kept) == 3
    assert [(item.line, item.code) for item in refused] == [(4, code)]


def test_coordinates_as_text_are_read() -> None:
    (draft,) = drafts(collection(feature(point("3,88", "43,61"))))
    assert (draft.lon, draft.lat) == (3.88, 43.61)


def test_a_broken_feature_costs_itself_only() -> None:
    text = collection(feature(point(3.88, 43.6), nom='a { \\" }'), feature(point(3.88, 43.61), nom="b"))
    broken = text.replace(b'"type": "Feature", ', b'"type": Feature, ', 1)
    kept, refused = outcome(broken)
    assert (len(kept), [item.code for item in refused]) == (1, ["not_json"])


def test_a_truncated_file_says_so_on_its_last_feature() -> None:
    text = collection(*(feature(point(3.88, 43.6 + n / 1000), nom="x") for n in range(50)))
    kept, refused = outcome(text[:-30])
    assert (len(kept), [item.code for item in refused]) == (49, ["not_json"])


def test_features_across_blocks_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.importing.geojson_file._BLOCK", 7)
    text = collection(*(feature(point(3.88, 43.6 + n / 1000), nom=f'é"\\{{{n}') for n in range(20)))
    assert [draft.name for draft in drafts(text)] == [f'é"\\{{{n}' for n in range(20)]


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"type": "Topology"}', b'{"type": "Point", "coordinates": [1,2]}'])
def test_other_json_is_refused(content: bytes) -> None:
    with pytest.raises(ImportRefused, match=r"FeatureCollection|GeoJSON"):
        list(opened(content, {"kind": "luminaire"}))


def test_districts_need_areas_and_take_their_name_as_identifier() -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[3, 43], [4, 44], [4, 43], [3, 44], [3, 43]]]}
    kept, refused = outcome(
        collection(
            feature(SQUARE, LIBQUART="Hôpitaux-Facultés"),
            feature(point(3.8, 43.6), LIBQUART="P"),
            feature(bow_tie, LIBQUART="N"),
        ),
        {"zone": "district"},
    )
    assert [item.draft.id for item in kept] == ["district-Hopitaux-Facultes", "district-N"]
    assert [warning.code for warning in kept[1].warnings] == ["repaired_shape"]
    assert [item.code for item in refused] == ["not_a_polygon"]


def test_a_native_file_needs_no_mapping() -> None:
    content = collection(
        feature(SQUARE, zone="territory", id="city", name="Ville"),
        feature(STREET, layer="street", id="s1", name="Rue"),
        feature(None, system_name="Éclairage", id="lighting"),
        feature(point(3.88, 43.6), **LAMP),
        feature(None, kind="luminaire", id="L2"),
        feature(point(3.88, 43.6), kind="luminaire", id="L1"),
        feature(point(3.88, 43.6), kind="rocket", id="L3"),
        feature(point(3.88, 43.6), kind="luminaire", id="L 4"),
    )
    reading = opened(content)
    items = list(reading)
    kept = [item.draft for item in items if isinstance(item, Accepted)]
    assert [type(draft) for draft in kept] == [ZoneDraft, BaseMapDraft, SystemDraft, AssetDraft, AssetDraft]
    lamp = kept[3]
    assert isinstance(lamp, AssetDraft)
    assert (lamp.relations, lamp.attributes) == ((RelationDraft("part_of", "C1"),), {"rated_power_w": 70})
    assert reading.report.rejected_by_code == {"repeated_id": 1, "unknown_kind": 1, "bad_id": 1}
    assert reading.report.flagged_by_code == {"bad_relation": 1}


def test_a_foreign_file_without_mapping_is_refused_with_advice() -> None:
    with pytest.raises(ImportRefused, match="kind, zone or layer"):
        opened(collection(feature(point(3.88, 43.6), nom="a")))


def test_values_a_database_cannot_hold_are_left_out() -> None:
    attributes = {"a": float("nan"), "b": "x\x00", "c": ["\ud800"], "d": {"e\x00": 1}, "f": 1.5}
    native = feature(point(3.88, 43.6), kind="luminaire", id="L1", name="a\x00b", attributes=attributes)
    items: list[Any] = list(opened(collection(native)))
    assert items[0].draft.attributes == {"f": 1.5}
    assert items[0].draft.name == "a b"
    assert [warning.code for warning in items[0].warnings] == ["bad_attribute"] * 4
    (draft,) = drafts(collection(feature(point(3.88, 43.6), code="A", hauteur=float("nan"), nom="a\ud800")))
    assert (draft.attributes, draft.name) == ({}, "a?")
