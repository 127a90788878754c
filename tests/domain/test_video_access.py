"""Who sees images of the public road: each cell of the matrix, by its article of the Code de la sécurité intérieure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.origins import Origin
from app.domain.video.access import CATEGORIES, Authorisation, Camera, Category, Denied, may_view
from app.domain.video.purposes import PURPOSES, declared

TODAY = date(2026, 11, 25)
MACON, CLUNY = "71270", "71137"
CAMERA = Camera(
    id="CAM-1", commune=MACON, purpose="traffic; rescue", authorisation_ref="71-2024-0001",
    authorised_until=date(2029, 6, 30), masks_attested=True,
)  # fmt: skip
VALID = {"starts_on": TODAY - timedelta(days=30), "ends_on": TODAY}
EXPIRED = {"starts_on": TODAY - timedelta(days=30), "ends_on": TODAY - timedelta(days=1)}
FUTURE = {"starts_on": TODAY + timedelta(days=1), "ends_on": TODAY + timedelta(days=30)}


def authorisation(category: Category, commune: str, **changes: Any) -> Authorisation:
    fields: dict[str, Any] = {
        "id": "a1", "agent": "m.durand", "category": category, "communes": frozenset({commune}),
        "purposes": frozenset({"traffic"}), "order_ref": "2026-12", "prefect_agreement": "", **VALID,
    }  # fmt: skip
    if category == "inter_communal":
        fields["prefect_agreement"] = "71-2026-77"
    return Authorisation(**fields | changes)


def outcome(
    *held: Authorisation,
    camera: Camera = CAMERA,
    purpose: str = "traffic",
    reason: str = "bouchon",
    origin: Origin = "person",
) -> tuple[str, str]:
    found = may_view(held, camera, purpose, reason, origin, TODAY)
    return (found.code, found.article) if isinstance(found, Denied) else ("granted", "")


MATRIX: list[tuple[Category, str, dict[str, Any], tuple[str, str]]] = [
    # CSI R253-3: individually designated; L132-14-1: the commune they are competent for.
    ("municipal", MACON, VALID, ("granted", "")),
    ("municipal", MACON, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    ("municipal", CLUNY, VALID, ("other_commune", "CSI L132-14-1")),
    ("municipal", CLUNY, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    # CSI L132-14-1: in the communes of the body, with the prefect's agreement, under the mayor of the commune viewed.
    ("inter_communal", MACON, VALID, ("granted", "")),
    ("inter_communal", MACON, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    ("inter_communal", CLUNY, VALID, ("other_commune", "CSI L132-14-1")),
    ("inter_communal", CLUNY, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    # CSI R253-3: police, gendarmerie, customs by the prefect's order, in the communes it names.
    ("state_service", MACON, VALID, ("granted", "")),
    ("state_service", MACON, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    ("state_service", CLUNY, VALID, ("other_commune", "CSI L132-14-1")),
    ("state_service", CLUNY, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    # CSI R253-3: the fire service likewise.
    ("fire_service", MACON, VALID, ("granted", "")),
    ("fire_service", MACON, EXPIRED, ("authorisation_expired", "CSI R253-3")),
    ("fire_service", CLUNY, VALID, ("other_commune", "CSI L132-14-1")),
    ("fire_service", CLUNY, EXPIRED, ("authorisation_expired", "CSI R253-3")),
]


@pytest.mark.parametrize(("category", "commune", "period", "expected"), MATRIX)
def test_each_cell_of_the_matrix(
    category: Category, commune: str, period: dict[str, Any], expected: tuple[str, str]
) -> None:
    """CSI R253-3 and L132-14-1: category of agent x own or other commune x in force or expired."""
    assert outcome(authorisation(category, commune, **period)) == expected


def test_the_matrix_has_no_empty_cell() -> None:
    cells = {(category, commune, period is EXPIRED) for category, commune, period, _ in MATRIX}
    assert len(cells) == len(MATRIX) == len(CATEGORIES) * 2 * 2


def test_nobody_sees_without_being_designated_by_name() -> None:
    """CSI R253-3: only individually designated and authorised persons."""
    assert outcome() == ("no_authorisation", "CSI R253-3")


@pytest.mark.parametrize("category", CATEGORIES)
def test_an_authorisation_not_begun_or_withdrawn_is_not_in_force(category: Category) -> None:
    """CSI R253-3."""
    assert outcome(authorisation(category, MACON, **FUTURE)) == ("authorisation_expired", "CSI R253-3")
    assert outcome(authorisation(category, MACON, withdrawn=True)) == ("authorisation_expired", "CSI R253-3")


def test_an_inter_communal_agent_needs_the_prefects_agreement() -> None:
    """CSI L132-14-1."""
    held = authorisation("inter_communal", MACON, prefect_agreement="")
    assert outcome(held) == ("no_prefect_agreement", "CSI L132-14-1")


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("municipal", ("other_commune", "CSI L132-14-1")),
        ("inter_communal", ("other_commune", "CSI L132-14-1")),
        ("state_service", ("granted", "")),
        ("fire_service", ("granted", "")),
    ],
)
def test_only_services_with_their_own_route_see_without_a_commune_named(
    category: Category, expected: tuple[str, str]
) -> None:
    """CSI R253-3: the prefect's order of police, gendarmerie, customs and fire service may name no commune."""
    assert outcome(authorisation(category, MACON, communes=frozenset())) == expected


def test_a_purpose_is_one_of_the_laws() -> None:
    """CSI L251-2: a closed list of eleven."""
    assert len(PURPOSES) == 11
    assert outcome(authorisation("municipal", MACON), purpose="curiosity") == ("unlawful_purpose", "CSI L251-2")


def test_a_camera_is_seen_for_the_purposes_it_was_authorised_for() -> None:
    """CSI L251-2."""
    held = authorisation("municipal", MACON, purposes=frozenset(PURPOSES))
    assert outcome(held, purpose="rescue") == ("granted", "")
    assert outcome(held, purpose="dumping") == ("not_the_cameras_purpose", "CSI L251-2")
    assert outcome(held, camera=replace(CAMERA, purpose="")) == ("not_the_cameras_purpose", "CSI L251-2")


def test_an_agent_sees_for_the_purposes_of_their_authorisation() -> None:
    """CSI R253-3."""
    assert outcome(authorisation("municipal", MACON), purpose="rescue") == ("purpose_not_covered", "CSI R253-3")


def test_a_view_has_a_reason() -> None:
    """CSI R253-5: the register holds the reason of each consultation."""
    assert outcome(authorisation("municipal", MACON), reason=" ") == ("no_reason", "CSI R253-5")


@pytest.mark.parametrize("until", [None, TODAY - timedelta(days=1), TODAY])
def test_a_camera_without_the_prefects_authorisation_is_not_seen(until: date | None) -> None:
    """CSI L252-1 and L252-4: authorised for a time, to its last day."""
    found = outcome(authorisation("municipal", MACON), camera=replace(CAMERA, authorised_until=until))
    assert found[1] == {None: "CSI L252-1", TODAY: ""}.get(until, "CSI L252-4")
    unnamed = replace(CAMERA, authorisation_ref="")
    assert outcome(authorisation("municipal", MACON), camera=unnamed)[1] == "CSI L252-1"


@pytest.mark.parametrize(
    ("until", "code"), [(date(2031, 11, 25), "granted"), (date(2031, 11, 26), "camera_authorised_too_long")]
)
def test_no_authorisation_of_a_camera_lasts_over_five_years(until: date, code: str) -> None:
    """CSI L252-4: five years, renewable; a later end was entered by mistake."""
    assert outcome(authorisation("municipal", MACON), camera=replace(CAMERA, authorised_until=until))[0] == code


@pytest.mark.parametrize("attested", [True, False])
def test_csi_l251_3_a_camera_is_seen_once_its_masks_are_attested(attested: bool) -> None:
    """CSI L251-3."""
    found = outcome(authorisation("municipal", MACON), camera=replace(CAMERA, masks_attested=attested))
    assert found == (("granted", "") if attested else ("masks_not_attested", "CSI L251-3"))


def test_nobody_is_competent_for_a_camera_of_no_commune() -> None:
    """CSI L132-14-1: images are seen under the authority of the mayor of the commune viewed."""
    found = outcome(authorisation("municipal", MACON), camera=replace(CAMERA, commune=None))
    assert found == ("commune_unknown", "CSI L132-14-1")


def test_one_authorisation_that_covers_all_is_enough() -> None:
    held = [authorisation("municipal", CLUNY), authorisation("municipal", MACON, **EXPIRED)]
    assert outcome(*held) == ("other_commune", "CSI L132-14-1")
    assert outcome(*held, authorisation("municipal", MACON, id="a3")) == ("granted", "")


@given(
    st.sampled_from(CATEGORIES), st.sampled_from([MACON, CLUNY]), st.sampled_from([VALID, EXPIRED, FUTURE]),
    st.booleans(), st.sets(st.sampled_from(sorted(PURPOSES))), st.sampled_from(sorted(PURPOSES)),
)  # fmt: skip
def test_whoever_sees_is_covered_in_time_place_and_purpose(
    category: Category, commune: str, period: dict[str, Any], withdrawn: bool, purposes: set[str], purpose: str
) -> None:
    held = authorisation(category, commune, withdrawn=withdrawn, purposes=frozenset(purposes), **period)
    if outcome(held, purpose=purpose)[0] == "granted":
        assert (commune, withdrawn) == (MACON, False)
        assert period is VALID
        assert purpose in purposes & declared(CAMERA.purpose)


def test_a_cameras_purpose_is_read_by_name_or_by_the_laws_words() -> None:
    words = "Protection des bâtiments et installations publics et de leurs abords ; dumping; pour voir"
    assert declared(words) == {"public_buildings", "dumping"}


@given(st.sampled_from(CATEGORIES), st.sampled_from(sorted(PURPOSES)))
def test_no_program_sees_whatever_it_is_given(category: Category, purpose: str) -> None:
    """CSI R253-3: persons are designated, one by one."""
    camera = replace(CAMERA, purpose="; ".join(PURPOSES))
    held = authorisation(category, MACON, purposes=frozenset(PURPOSES))
    assert outcome(held, camera=camera, purpose=purpose) == ("granted", "")
    assert outcome(held, camera=camera, purpose=purpose, origin="program") == ("not_a_person", "CSI R253-3")
