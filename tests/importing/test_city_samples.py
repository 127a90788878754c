"""Real open data of a real city, imported by the mappings docs/importing.md gives."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely
import yaml
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from app.domain.kinds import KINDS
from app.importing.mapping import build
from app.importing.reader import Reading, read
from app.importing.reads import Accepted
from tests.importing.cities import SAMPLES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "importing.md"

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="no sample data beside the checkout")


@pytest.fixture(scope="module")
def territory() -> BaseGeometry:
    districts = json.loads((SAMPLES / "districts.geojson").read_text("utf-8"))
    return shapely.union_all([shape(feature["geometry"]) for feature in districts["features"]])


def _documented(name: str) -> dict[str, object]:
    """The mapping under the heading that names the file."""
    section = DOCS.read_text("utf-8").split(f"`{name}`", 1)[1]
    found = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert found is not None
    options: dict[str, object] = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 - text only
    if options.get("kind", "luminaire") not in KINDS:
        pytest.skip(f"kind {options['kind']} is not there yet")
    return options


def _read(name: str, territory: BaseGeometry | None) -> tuple[Reading, list[Any]]:
    reading = read(SAMPLES / name, mapping=build(_documented(name)), territory=territory)
    kept = [item for item in reading if isinstance(item, Accepted)]
    assert len({item.draft.id for item in kept}) == len(kept)
    return reading, kept


@pytest.mark.parametrize(
    ("name", "count", "flagged", "epsg"),
    [
        ("lights_sample_l93.csv", 1027, 0, 2154),
        ("car_parks.csv", 22, 10, 4326),
        ("junctions_sample.geojson", 60, 0, 2154),
        ("districts.geojson", 7, 0, 4326),
        ("streets_sample.geojson", 1472, 0, 4326),
    ],
)
def test_every_line_of_a_sample_is_imported(
    name: str, count: int, flagged: int, epsg: int, territory: BaseGeometry
) -> None:
    reading, kept = _read(name, territory)
    assert (len(kept), reading.report.rejected, reading.report.flagged) == (count, 0, flagged)
    assert reading.epsg == epsg


def test_a_sample_gives_the_same_drafts_twice(territory: BaseGeometry) -> None:
    assert _read("lights_sample_l93.csv", territory)[1] == _read("lights_sample_l93.csv", None)[1]


def test_car_parks_keep_accents_dates_and_capacity(territory: BaseGeometry) -> None:
    drafts = {item.draft.name: item.draft for item in _read("car_parks.csv", territory)[1]}
    assert drafts["Foch Préfecture"].attributes["operator"] == "VINCI PARK"
    assert drafts["Foch Préfecture"].attributes["contract_since"] == "1971-05-25"
    assert drafts["Pitot"].id == "car_park-3"


def test_streets_keep_their_names() -> None:
    names = {item.draft.name for item in _read("streets_sample.geojson", None)[1]}
    assert "Place de la Comédie" in names
