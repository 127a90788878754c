"""CSV as cities publish it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from app.importing.reads import ImportRefused
from tests.importing.cities import csv_file, drafts, opened, outcome

LINE = "A1;Place de la Comédie;3,8797;43,6085"
HEADER = "code;nom;lon;lat"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1", "utf-16", "mac_roman", "cp850"])
def test_accents_survive_every_encoding(encoding: str) -> None:
    (draft,) = drafts(csv_file(HEADER, LINE, encoding=encoding))
    assert draft.name == "Place de la Comédie"
    assert draft.id == "A1"


def test_one_stray_byte_does_not_spoil_a_utf8_file() -> None:
    lines = [f"A{n};Rue de la Liberté;3,88;43,60{n}" for n in range(9)]
    content = csv_file(HEADER, *lines) + b"\r\nB;Foch Pr\xe9fecture;3,87;43,61"
    reading = opened(content, {"kind": "luminaire"})
    items: list[Any] = list(reading)
    names = [item.draft.name for item in items]
    assert names == ["Rue de la Liberté"] * 9 + ["Foch Préfecture"]
    assert reading.report.notes == ["1 bytes are not UTF-8: read as CP1252"]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    content = csv_file(mark.join(("code", "nom", "lon", "lat")), mark.join(("A1", '"x, y; z"', '"3,88"', '"43,6"')))
    (draft,) = drafts(content)
    assert (draft.name, draft.lon, draft.lat) == ("x, y; z", 3.88, 43.6)


def test_a_decimal_comma_is_not_a_delimiter() -> None:
    reading = opened(
        csv_file("TYPE;X;Y", "A;770999,840;6278801,522", "B;770936,251;6278776,561"), {"kind": "luminaire"}
    )
    assert reading.delimiter == ";"
    assert reading.epsg == 2154


def test_dbf_types_leave_the_headers() -> None:
    reading = opened(
        csv_file('"ID,N,6,0","NOM,C,50","DATDC,D","COORD_X,C,50","COORD_Y,C,50"', '1,Foch,25/05/71,"3,87","43,61"'),
        {"kind": "luminaire", "attributes": {"opened": {"column": "DATDC,D", "type": "date"}}},
    )
    items: list[Any] = list(reading)
    (item,) = items
    assert item.draft.name == "Foch"
    assert item.draft.attributes == {"opened": "1971-05-25"}


def test_line_breaks_inside_quotes_keep_line_numbers_true() -> None:
    content = csv_file(HEADER, 'A1;"Place', 'Carnot";3,88;43,6', "A2;Rue;x;43,6")
    kept, refused = outcome(content)
    assert kept[0].draft.name == "Place Carnot"
    assert [(item.line, item.code) for item in refused] == [(4, "not_a_coordinate")]


def test_an_unclosed_quote_costs_one_line_only() -> None:
    lines = [f"A{n};Rue {n};3,88;43,60{n}" for n in range(300)]
    lines[7] = 'A7;"Rue 7;3,88;43,60'
    kept, refused = outcome(csv_file(HEADER, *lines))
    assert len(kept) == 299
    assert [(item.line, item.code) for item in refused] == [(9, "unclosed_quote")]
    assert 'A7;"Rue 7' in refused[0].excerpt


def test_ragged_lines_are_named() -> None:
    kept, refused = outcome(csv_file(HEADER, "A1;Rue;3,88;43,6;;", "A2;Rue;Carnot;3,88;43,6", "A3;Rue;3,88"))
    assert [item.draft.id for item in kept] == ["A1", "A3"]
    assert [warning.code for warning in kept[1].warnings] == ["short_line", "no_position"]
    assert [(item.line, item.code) for item in refused] == [(3, "too_many_cells")]


def test_blank_lines_are_not_lines() -> None:
    reading = opened(csv_file(HEADER, "", ";;;", LINE, "", ""), {"kind": "luminaire"})
    assert len(list(reading)) == reading.report.read == 1


def test_an_empty_file_is_refused_and_a_header_alone_is_not() -> None:
    for content in (b"", b"\xef\xbb\xbf\r\n", b"  \n"):
        with pytest.raises(ImportRefused, match="empty"):
            opened(content, {"kind": "luminaire"})
    reading = opened(csv_file(HEADER), {"kind": "luminaire"})
    assert list(reading) == []
    assert reading.report.notes == ["the file has no line after its header"]


@pytest.mark.parametrize("content", [b"PK\x03\x04aaaa", b"\x1f\x8baaaa", b"1;2;3\r\n4;5;6"])
def test_what_is_not_a_table_is_refused_with_advice(content: bytes) -> None:
    with pytest.raises(ImportRefused, match=r"save it as CSV|decompress|no column names"):
        opened(content, {"kind": "luminaire"})


def test_excel_separator_line_and_title_lines_are_passed_over() -> None:
    assert drafts(csv_file("sep=;", HEADER, LINE))[0].id == "A1"
    options = {"kind": "luminaire", "header_line": 3}
    assert drafts(csv_file("Export du 12/03/2024", "", HEADER, LINE), options)[0].id == "A1"


def test_repeated_and_empty_headers_stay_distinct() -> None:
    reading = opened(csv_file("code;;nom;nom;nom;lon;lat", "A;b;c;d;e;3,88;43,6"), {"kind": "luminaire"})
    items: list[Any] = list(reading)
    (item,) = items
    assert item.draft.attributes == {"column_2": "b", "nom_2": "d", "nom_3": "e"}


def test_excel_errors_are_no_values() -> None:
    content = csv_file("code;nom;puissance;lon;lat", "#N/A;#N/A;n/a;3,88;43,6", "B;NULL;70;#N/A;#N/A")
    options = {"kind": "luminaire", "attributes": {"rated_power_w": "puissance"}}
    kept, _ = outcome(content, options)
    assert kept[0].draft.attributes == {}
    assert kept[0].draft.id.startswith("lum-")
    assert [warning.code for warning in kept[0].warnings] == ["no_identifier"]
    assert [warning.code for warning in kept[1].warnings] == ["no_position"]


def test_progress_reaches_the_end() -> None:
    reading = opened(csv_file(HEADER, LINE), {"kind": "luminaire"})
    list(reading)
    assert reading.bytes_done == reading.bytes_total > 0


def test_a_large_file_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("code;nom;remarque;lon;lat\n")
        for n in range(20_000):
            file.write(f"A{n};Rue {n};{'x' * 3000};3,88;43,6\n")
    options = {"kind": "luminaire", "attributes": {}}
    tracemalloc.start()
    kept = sum(1 for _ in opened(path, options))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept == 20_000
    assert peak < path.stat().st_size / 2
