"""Coordinates: which system, which way round, inside the territory or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer
from shapely.geometry import box

from app.importing.positions import parse_coordinate
from app.importing.reads import ImportRefused
from tests.importing.cities import L93, collection, csv_file, drafts, feature, opened, outcome, point

HEADER = "code;nom;x;y"
CITY = box(3.80, 43.56, 3.95, 43.66)


@pytest.mark.parametrize("epsg", [2154, 3857, 27572, 32631, *range(3942, 3951)])
def test_a_declared_system_is_projected(epsg: int) -> None:
    latitude = 43.6 if epsg == 2154 or epsg < 3942 or epsg > 3950 else epsg - 3900.0
    x, y = Transformer.from_crs(4326, epsg, always_xy=True).transform(3.88, latitude)
    (draft,) = drafts(csv_file(HEADER, f"A;a;{x:.3f};{y:.3f}"), {"kind": "luminaire", "crs": f"EPSG:{epsg}"})
    assert (draft.lon, draft.lat) == pytest.approx((3.88, latitude), abs=2e-5)


def test_an_undeclared_system_that_is_not_certain_is_asked_for() -> None:
    with pytest.raises(ImportRefused, match="EPSG:3943"):
        opened(csv_file(HEADER, "A;a;1771000;2278800"), {"kind": "luminaire"})
    with pytest.raises(ImportRefused, match="EPSG:3857"):
        opened(csv_file(HEADER, "A;a;431900;5402000"), {"kind": "luminaire"})


@given(st.floats(-4.5, 8.0), st.floats(42.5, 50.9))
def test_lambert_93_is_found_anywhere_in_france(lon: float, lat: float) -> None:
    x, y = Transformer.from_crs(4326, 2154, always_xy=True).transform(lon, lat)
    (draft,) = drafts(csv_file(HEADER, f"A;a;{x:.3f};{y:.3f}".replace(".", ",")))
    assert (draft.lon, draft.lat) == pytest.approx((lon, lat), abs=1e-7)


@pytest.mark.parametrize("line", ["A;a;43,6;3,88", f"A;a;{L93[0][1]};{L93[0][0]}"])
def test_exchanged_coordinates_are_put_right_with_a_warning(line: str) -> None:
    (item,), _ = outcome(csv_file(HEADER, line), territory=CITY)
    assert CITY.contains(box(item.draft.lon, item.draft.lat, item.draft.lon, item.draft.lat))
    assert [warning.code for warning in item.warnings] == ["swapped_coordinates"]


def test_exchanged_shapes_are_put_right() -> None:
    street = {"type": "LineString", "coordinates": [[43.6, 3.88], [43.61, 3.89]]}
    (draft,) = drafts(collection(feature(street, nom="Rue")), {"layer": "street"})
    assert draft.geometry["coordinates"] == ((3.88, 43.6), (3.89, 43.61))


def test_outside_the_territory_is_refused_or_flagged() -> None:
    content = csv_file(HEADER, "A;a;3,88;43,6", "B;b;4,88;43,6", "C;c;0;0", "D;d;3,798;43,6")
    kept, refused = outcome(content, territory=CITY)
    assert [item.draft.id for item in kept] == ["A", "D"]
    assert [(item.line, item.code) for item in refused] == [(3, "outside_territory"), (4, "null_position")]
    kept, refused = outcome(content, territory=CITY, outside="flag", margin_m=0)
    assert [[warning.code for warning in item.warnings] for item in kept] == [
        [],
        ["outside_territory"],
        ["outside_territory"],
    ]
    assert [item.code for item in refused] == ["null_position"]


def test_the_margin_is_in_metres_both_ways() -> None:
    east, north = 3.95 + 450 / 80_600, 43.66 + 450 / 111_320
    content = csv_file(HEADER, f"A;a;{east};43,6", f"B;b;3,88;{north}", f"C;c;{east + 0.002};43,6")
    kept, _ = outcome(content, territory=CITY, margin_m=500)
    assert [item.draft.id for item in kept] == ["A", "B"]


def test_a_shape_partly_inside_the_territory_is_kept() -> None:
    lines = [
        {"type": "LineString", "coordinates": [[3.94, 43.6], [4.5, 43.6]]},
        {"type": "LineString", "coordinates": [[4.94, 43.6], [5.5, 43.6]]},
    ]
    content = collection(*(feature(line, nom=f"R{n}") for n, line in enumerate(lines)))
    kept, refused = outcome(content, {"layer": "street"}, territory=CITY)
    assert [item.draft.name for item in kept] == ["R0"]
    assert [item.code for item in refused] == ["outside_territory"]


def test_degrees_in_a_lambert_file_are_refused() -> None:
    lines = [f"A{n};a;{x};{y}" for n, (x, y) in enumerate(L93)]
    _, refused = outcome(csv_file(HEADER, *lines, "B;b;3,88;43,6"))
    assert [item.code for item in refused] == ["impossible_position"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("geo_point_2d", '"43.61, 3.87"'),
        ("geo_point_2d", "43,61; 3,87"),
        ("coordonneesXY", '"[3.87, 43.61]"'),
        ("geom", "POINT (3.87 43.61)"),
        ("the_geom", "SRID=4326;POINT(3.87 43.61)"),
        ("geo_shape", '"{""type"": ""Point"", ""coordinates"": [3.87, 43.61]}"'),
        ("geom", "0101000000F6285C8FC2F50E40AE47E17A14CE4540"),
    ],
)
def test_a_position_in_one_cell_is_read(column: str, cell: str) -> None:
    if ";" in cell:
        cell = f'"{cell}"'
    (draft,) = drafts(csv_file(f"code;{column};nom", f"A;{cell};a"))
    assert (draft.lon, draft.lat) == pytest.approx((3.87, 43.61), abs=1e-3)


def test_degrees_minutes_seconds_and_hemispheres_are_read() -> None:
    assert parse_coordinate("43° 36' 36\" N") == pytest.approx(43.61)
    assert parse_coordinate("1°30'O") == -1.5
    assert parse_coordinate("3,87° E") == 3.87


def test_longitude_columns_win_over_projected_ones() -> None:
    (draft,) = drafts(csv_file("code;x;y;longitude;latitude", "A;770999;6278801;3,88;43,6"))
    assert (draft.lon, draft.lat) == (3.88, 43.6)
    assert draft.attributes == {}


def test_a_list_without_positions_is_read() -> None:
    kept, _ = outcome(csv_file("code;nom", "A;a"))
    assert [warning.code for warning in kept[0].warnings] == ["no_position"]


@pytest.mark.parametrize("geometry", [None, point(3.88, 43.6)])
def test_overseas_degrees_are_not_exchanged(geometry: object) -> None:
    content = collection(feature(point(55.45, -20.88), code="R"), feature(geometry, code="M"))
    kept, _ = outcome(content)
    assert (kept[0].draft.lon, kept[0].draft.lat) == (55.45, -20.88)
