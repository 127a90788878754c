"""Open data: nothing personal can be chosen, pseudonyms do not link collections, small cells are suppressed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Label
from app.domain.open_data.catalogue import LICENCE, catalogue
from app.domain.open_data.collections import COLLECTIONS, Collection, NotOpen, chosen, why_closed
from app.domain.open_data.publishing import pseudonym, published

WORDS = Label("x", "x")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("video_register", "CSI R253-5"),
        ("camera", "CSI R253-3"),
        ("audit", "GDPR art. 5-1-b"),
        ("accounts", "GDPR art. 5-1-b"),
        ("service_vehicle", "GDPR art. 5-1-c"),
        ("transit_vehicle", "moves"),
        ("access_point", "CSI L233-1"),
        ("no_such", "there are parking_availability"),
    ],
)
def test_what_is_personal_cannot_be_chosen_and_the_reason_is_told(name: str, reason: str) -> None:
    with pytest.raises(NotOpen, match="POSTE_OPEN_DATA") as refused:
        chosen(f"air_quality, {name}")
    assert reason in str(refused.value)


@given(st.sampled_from(sorted(KINDS)))
def test_no_collection_can_be_made_of_a_closed_kind(kind: str) -> None:
    fields: dict[str, Any] = {
        "name": "x", "title": WORDS, "description": WORDS, "kind": kind, "fields": (), "form": "latest",
        "theme": "TRAN",
    }  # fmt: skip
    if why_closed(kind):
        with pytest.raises(NotOpen):
            Collection(**fields)
    else:
        assert not KINDS[kind].personal
        assert Collection(**fields)


def test_chosen_collections_come_once_in_their_order() -> None:
    assert [one.name for one in chosen(" lighting_energy,air_quality ,lighting_energy,")] == [
        "lighting_energy",
        "air_quality",
    ]
    assert chosen("") == ()


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.text(max_size=20))
def test_a_pseudonym_is_stable_in_its_collection_and_another_elsewhere(one: bytes, other: bytes, asset: str) -> None:
    assert pseudonym(one, asset) == pseudonym(one, asset)
    assert (pseudonym(one, asset) == pseudonym(other, asset)) == (one == other)
    assert len(pseudonym(one, asset)) == 16


@given(st.integers(0, 20), st.integers(2, 10))
def test_a_sum_over_few_pieces_is_not_published(devices: int, threshold: int) -> None:
    row = {"zone": "nord", "hour": "2026-11-22T16:00:00+00:00", "devices": devices, "energy_kwh": 8.4}
    shown = published(COLLECTIONS["lighting_energy"], row, b"k", threshold)
    assert shown == (None if devices < threshold else row)


def test_few_passages_are_left_empty_and_who_counted_them_has_a_pseudonym() -> None:
    row = {"id": "CPT-7", "lon": 4.8, "lat": 46.3, "hour": "2026-11-22T03:00:00+00:00", "flow_per_h": 2.0}
    shown = published(COLLECTIONS["traffic_counts"], row, b"k", 5)
    assert shown == row | {"id": pseudonym(b"k", "CPT-7"), "flow_per_h": None}
    many = published(COLLECTIONS["traffic_counts"], row | {"flow_per_h": 120.0}, b"k", 5)
    assert many is not None
    assert many["flow_per_h"] == 120.0


def test_the_catalogue_names_licence_and_addresses_of_what_was_chosen_only() -> None:
    told = catalogue(chosen("lighting_energy,parking_availability"), "https://poste.example/api/v1/open-data", "Mâcon")
    assert told["dct:license"] == {"@id": LICENCE}
    forms = {one["dct:identifier"]: len(one["dcat:distribution"]) for one in told["dcat:dataset"]}
    assert forms == {"lighting_energy": 1, "parking_availability": 2}
    [energy] = told["dcat:dataset"][0]["dcat:distribution"]
    assert energy["dcat:accessURL"] == {
        "@id": "https://poste.example/api/v1/open-data/rows.csv?collection=lighting_energy"
    }
