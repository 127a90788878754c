"""Mappings: given, guessed, refused with advice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.importing.mapping import build, load
from app.importing.reads import ImportRefused
from tests.importing.cities import csv_file, drafts, opened, outcome

HEADER = "Réf;Désignation;Type;Puissance;Haut;LED;Posé;Etat;Insee;X;Y"
LINE = "L 1;Rue Foch;Lanterne;70 W;850;Oui;12/03/2015;HS;34172;770999,84;6278801,52"


def _full(tmp_path: Path) -> Any:
    path = tmp_path / "lights.yaml"
    path.write_text(
        """
        kind: {column: type, values: {lanterne: luminaire, borne: skip}}
        id: REF
        name: "{designation} ({type})"
        attributes:
          rated_power_w: puissance
          height_m: {column: haut, type: number, factor: 0.01}
          led: {column: led, type: boolean}
          installed_on: {column: posé, type: date}
        tags: [imported, "{etat}"]
        external_ids: {insee: insee}
        system: eclairage
        service: Éclairage public
        lifecycle: {column: etat, values: {hs: maintenance}, default: in_service}
        """,
        "utf-8",
    )
    return load(path)


def test_a_mapping_file_says_it_all(tmp_path: Path) -> None:
    content = csv_file(HEADER, LINE, LINE.replace("Lanterne", "Borne"), LINE.replace("Lanterne", "Mât"))
    kept, refused = outcome(content, _full(tmp_path).model_dump())
    draft = kept[0].draft
    assert draft.id == "L-1"
    assert (draft.code, draft.name, draft.system) == ("L 1", "Rue Foch (Lanterne)", "eclairage")
    assert draft.attributes == {
        "rated_power_w": 70.0,
        "height_m": 8.5,
        "led": True,
        "installed_on": "2015-03-12",
    }
    assert (draft.tags, draft.lifecycle, draft.service) == (("imported", "HS"), "maintenance", "Éclairage public")
    assert draft.external_ids == {"insee": "34172"}
    assert [item.code for item in refused] == ["left_out", "unknown_kind"]


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({}, "one of `kind`, `zone` or `layer`"),
        ({"kind": "luminaire", "zone": "district"}, "one of `kind`, `zone` or `layer`"),
        ({"kind": "rocket"}, "kinds are .*luminaire"),
        ({"zone": "block"}, "territory, commune"),
        ({"layer": "tram"}, "street, water"),
        ({"kind": "luminaire", "nom": "x"}, "words are kind, zone"),
        ({"kind": "luminaire", "crs": "Lambert"}, "EPSG:2154"),
        ({"kind": "luminaire", "crs": "EPSG:999999"}, "not a coordinate system"),
        ({"kind": "luminaire", "encoding": "ansi-fr"}, "cp1252"),
        ({"kind": "luminaire", "lifecycle": "broken"}, "in_service"),
        ({"kind": "luminaire", "attributes": {"a": {"column": "x", "unit": "W"}}}, "attributes"),
    ],
)
def test_a_wrong_mapping_says_what_to_write(options: dict[str, Any], advice: str) -> None:
    with pytest.raises(ImportRefused, match=advice):
        build(options)


def test_an_unknown_column_lists_those_there_are() -> None:
    with pytest.raises(ImportRefused, match=r"no column 'libelle'; columns are .*Désignation"):
        opened(csv_file(HEADER, LINE), {"kind": "luminaire", "name": "libelle"})


def test_an_unreadable_mapping_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("kind: [", "utf-8")
    with pytest.raises(ImportRefused, match=r"m\.yaml"):
        load(path)


def test_options_win_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("kind: luminaire\ncrs: L93\nid: none\nname:\n", "utf-8")
    mapping = load(path, crs="EPSG:4326", encoding=None)
    assert (mapping.crs, mapping.id, mapping.name, mapping.encoding) == ("EPSG:4326", [], None, "auto")


def test_a_bad_attribute_is_left_out_with_a_warning_and_the_lamp_stays() -> None:
    content = csv_file("code;puissance;haut;lon;lat", "A;SHP;999999;3,88;43,6")
    options = {"kind": "luminaire", "attributes": {"rated_power_w": "puissance", "height_m": "haut"}}
    kept, _ = outcome(content, options)
    assert kept[0].draft.attributes == {}
    assert [warning.code for warning in kept[0].warnings] == ["bad_attribute", "bad_attribute"]


def test_the_mapping_in_use_has_nothing_left_to_guess() -> None:
    reading = opened(csv_file(HEADER, LINE), {"kind": "luminaire"})
    assert reading.mapping is not None
    assert (reading.mapping.id, reading.mapping.name, reading.mapping.x) == (["Réf"], "Désignation", "X")


def test_the_report_counts_all_and_lists_a_bounded_part() -> None:
    reading = opened(csv_file("code;lon;lat", *(f"A{n};x;43,6" for n in range(50))), {"kind": "luminaire"})
    reading.report.limit = 10
    list(reading)
    report = reading.report
    assert (report.read, report.rejected, len(report.rejected_lines)) == (50, 50, 10)
    assert report.rejected_by_code == {"not_a_coordinate": 50}
    assert report.as_json()["rejected_lines"][0]["line"] == 2


def test_a_name_and_a_code_in_the_same_column_are_both_kept() -> None:
    (draft,) = drafts(csv_file("nom;lon;lat", "Foch;3,88;43,6"), {"kind": "luminaire", "id": "nom"})
    assert (draft.id, draft.code, draft.name) == ("Foch", "Foch", "Foch")
