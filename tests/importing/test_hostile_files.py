"""Whatever the bytes, a file is read, refused line by line, or refused whole: nothing else is raised."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.reads import ImportRefused
from tests.importing.cities import csv_file, opened

WORDS = [
    "id",
    "kind",
    "zone",
    "layer",
    "system_name",
    "name",
    "attributes",
    "tags",
    "relations",
    "external_ids",
    "links",
    "lifecycle",
    "system",
    "nom",
]
CELLS = ["", " ", '"', "3,8", "43.6", "é", "\x00", "A", "#N/A", "1e400", "inf", "-", "{", "POINT(1", "\n", "0"]
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=8,
)
GEOMETRY = JSON | st.fixed_dictionaries(
    {"type": st.sampled_from(["Point", "LineString", "Polygon", "MultiPoint"]), "coordinates": JSON}
)
PROPERTIES = st.dictionaries(
    st.sampled_from(WORDS), JSON | st.sampled_from(["luminaire", "district", "street", "a1"]), max_size=6
)
TARGETS: list[dict[str, str] | None] = [{"kind": "luminaire"}, {"zone": "district"}, {"layer": "street"}, None]


def _read(content: bytes, options: dict[str, str] | None) -> None:
    with suppress(ImportRefused):
        reading = opened(content, options)
        lines = len(list(reading))
        assert lines == reading.report.read == reading.report.accepted + reading.report.rejected


@given(st.sampled_from([b"", b"code;nom;lon;lat\n", b'{"features":[']), st.binary(max_size=200))
def test_any_bytes(head: bytes, tail: bytes) -> None:
    _read(head + tail, {"kind": "luminaire"})


@given(st.sampled_from(["code;nom;x;y", "code;geom;nom"]), st.lists(st.lists(st.sampled_from(CELLS), max_size=5)))
def test_any_table(header: str, rows: list[list[str]]) -> None:
    _read(csv_file(header, *(";".join(row) for row in rows)), {"kind": "luminaire"})


@pytest.mark.parametrize("options", TARGETS)
@given(st.lists(st.fixed_dictionaries({"properties": PROPERTIES, "geometry": GEOMETRY}), max_size=4))
def test_any_features(options: dict[str, str] | None, features: list[dict[str, Any]]) -> None:
    _read(json.dumps({"features": features}).encode(), options)
