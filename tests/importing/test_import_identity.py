"""Identifiers stay the same from one import to the next."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.registry import is_slug
from tests.importing.cities import collection, csv_file, drafts, feature, outcome, point

HEADER = "code;nom;type;lon;lat"
ROW = st.tuples(
    st.sampled_from(["", "1", "A/1", "A 1", "A-1", "a-1", "éé", "Foch"]),
    st.sampled_from(["", "Foch", "Comédie"]),
    st.sampled_from(["LANTERNE", "PROJECTEUR"]),
    st.integers(0, 3),
)


def _line(row: tuple[str, str, str, int]) -> str:
    code, name, kind, step = row
    return f"{code};{name};{kind};3,88;43,60{step}"


def _ids(rows: list[tuple[str, str, str, int]]) -> dict[str, str]:
    """Line content -> its ids in order, for lines kept."""
    lines = [_line(row) for row in rows]
    kept, _ = outcome(csv_file(HEADER, *lines))
    found: dict[str, list[str]] = {}
    for item in kept:
        found.setdefault(lines[item.line - 2], []).append(item.draft.id)
    return {line: " ".join(sorted(ids)) for line, ids in found.items()}


@given(st.lists(ROW, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_identifier(
    rows: list[tuple[str, str, str, int]], shuffler: random.Random
) -> None:
    again = rows.copy()
    shuffler.shuffle(again)
    assert _ids(again) == _ids(rows)


@given(st.lists(ROW, max_size=20))
def test_identifiers_are_distinct_slugs(rows: list[tuple[str, str, str, int]]) -> None:
    ids = [draft.id for draft in drafts(csv_file(HEADER, *map(_line, rows)))]
    assert len(set(ids)) == len(ids)
    assert all(map(is_slug, ids))


@given(st.lists(ROW, min_size=1, max_size=8), st.integers(0, 7))
def test_a_line_elsewhere_changes_no_generated_identifier(rows: list[tuple[str, str, str, int]], removed: int) -> None:
    mine = [("", *row[1:]) for row in rows]
    others = [("", name, kind, step + 4) for _, name, kind, step in rows[:removed]]
    before, after = _ids(mine), _ids([*others, *mine])
    assert {line: after[line] for line in before} == before


@given(st.text(min_size=1, max_size=90))
def test_any_code_gives_a_slug(code: str) -> None:
    for draft in drafts(collection(feature(point(3.88, 43.6), code=code))):
        assert is_slug(draft.id)


def test_two_lamps_on_one_mast_are_two_lamps() -> None:
    content = csv_file("TYPE;X;Y", "A;770999,840;6278801,522", "A;770999,840;6278801,522", "B;770999,840;6278801,522")
    kept, _ = outcome(content)
    first, second, other = (item.draft.id for item in kept)
    assert second == f"{first}-2"
    assert other not in (first, second)
    assert [warning.code for warning in kept[1].warnings] == ["same_place"]


def test_the_same_lamp_in_degrees_keeps_its_identifier() -> None:
    (lambert,) = drafts(csv_file("TYPE;X;Y", "A;770999,840;6278801,522"))
    (degrees,) = drafts(csv_file("TYPE;lon;lat", f"A;{lambert.lon:.9f};{lambert.lat:.9f}"))
    assert degrees.id == lambert.id


def test_a_spelling_or_attribute_corrected_keeps_the_identifier() -> None:
    (before,) = drafts(csv_file("TYPE;PUISSANCE;X;Y", "Éclairage;70;770999,840;6278801,522"))
    (after,) = drafts(csv_file("TYPE;PUISSANCE;X;Y", "ECLAIRAGE ;55;770999,840;6278801,522"))
    assert after.id == before.id


def test_row_numbers_of_an_export_identify_nothing() -> None:
    (first,) = drafts(collection(feature(point(3.88, 43.6), OBJECTID=1, nom="a") | {"id": 0}))
    (second,) = drafts(collection(feature(point(3.88, 43.6), OBJECTID=9, nom="a") | {"id": 7}))
    assert first.id == second.id


def test_codes_of_digits_are_prefixed_by_their_kind() -> None:
    content = csv_file(HEADER, "11;Foch;;3,88;43,6")
    assert drafts(content)[0].id == "luminaire-11"
    assert drafts(content)[0].code == "11"
    assert drafts(content, {"kind": "luminaire", "id_prefix": "ecl"})[0].id == "ecl-11"
    assert drafts(content, {"kind": "luminaire", "id_prefix": ""})[0].id == "11"


def test_the_code_is_kept_as_written_and_only_similar_ones_are_told_apart() -> None:
    lines = ("A/1;a;;3,88;43,6", "A 1;b;;3,88;43,61", "A-1;c;;3,88;43,62", "B/2;d;;3,88;43,63")
    slashed, spaced, plain, alone = drafts(csv_file(HEADER, *lines))
    assert (plain.id, alone.id) == ("A-1", "B-2")
    assert slashed.id.startswith("A-1-")
    assert slashed.id != spaced.id
    assert slashed.code == "A/1"


def test_one_code_on_different_things_keeps_them_all_with_a_warning() -> None:
    content = csv_file(HEADER, "P11;Polygone;;3,88;43,6", "P11;Hôtel de ville;;3,89;43,6")
    kept, refused = outcome(content)
    assert len({item.draft.id for item in kept}) == 2
    assert [warning.code for item in kept for warning in item.warnings] == ["repeated_code"] * 2
    assert not refused
    kept, refused = outcome(content, {"kind": "luminaire", "repeated": "reject"})
    assert [item.draft.id for item in kept] == ["P11"]
    assert "line 2" in refused[0].reason


def test_a_repeated_line_is_a_duplicate_and_the_same_thing_described_twice_is_refused() -> None:
    content = csv_file(f"{HEADER};puissance", "P1;Foch;;3,88;43,6;70", "P1;Foch;;3,88;43,6;70", "P1;Foch;;3,88;43,6;90")
    kept, refused = outcome(content)
    assert [item.draft.id for item in kept] == ["P1"]
    assert [(item.line, item.code) for item in refused] == [(3, "duplicate_line"), (4, "repeated_code")]


def test_an_identifier_is_never_taken_from_another_kind() -> None:
    _, refused = outcome(csv_file(HEADER, "A1;Foch;;3,88;43,6"), known_kinds={"A1": "lighting_cabinet"})
    assert [item.code for item in refused] == ["id_of_another_kind"]


def test_several_columns_may_identify_together() -> None:
    (draft,) = drafts(csv_file(HEADER, "11;Foch;P;3,88;43,6"), {"kind": "luminaire", "id": ["type", "code"]})
    assert (draft.id, draft.code) == ("P-11", "P-11")
