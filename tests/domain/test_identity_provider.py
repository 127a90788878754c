"""What is made of what an identity provider says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity_provider import (
    CLOCKS_DIFFER,
    MOST_GROUPS,
    GroupGrants,
    Reading,
    UnusableClaims,
    asked_anew,
    claim_at,
    grants_of,
    identity_of,
    local_path,
)
from app.domain.permissions import Grant, Role

READING = Reading("preferred_username", "groups", frozenset({"mfa", "urn:ville:deux-facteurs"}))
CLAIMS = {"iss": "https://id.example", "sub": "1", "preferred_username": "z.martin", "name": "Zoé Martin"}
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@given(st.text() | st.from_regex(r"[/\\]{0,3}[a-z.:@\t]{0,9}"))
def test_whatever_is_asked_one_goes_back_to_a_path_of_ours(asked: str) -> None:
    found = local_path(asked)
    read = found.replace("\\", "/").replace("\t", "").replace("\n", "").replace("\r", "")
    assert urlsplit(urljoin("https://poste.example/x", read)).netloc == "poste.example"
    assert found in (asked, "/")


def test_a_path_of_ours_is_gone_back_to() -> None:
    assert local_path("/console?zone=nord#alarmes") == "/console?zone=nord#alarmes"


@pytest.mark.parametrize(
    ("more", "proven"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "urn:ville:deux-facteurs"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, False),
        ({"amr": [["mfa"], {"mfa": 1}]}, False),
        ({"acr": ["mfa"]}, False),
        ({}, False),
    ],
)
def test_a_second_factor_counts_where_the_provider_says_so_in_so_many_words(more: dict[str, Any], proven: bool) -> None:
    assert identity_of(CLAIMS | more, READING).proven_twice is proven


@pytest.mark.parametrize("name", [None, "", " x", "a\nb", "<b>", 7, ["a"], "token:meteo"])
def test_who_has_no_usable_name_is_nobody(name: object) -> None:
    with pytest.raises(UnusableClaims):
        identity_of(CLAIMS | {"preferred_username": name}, READING)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_whatever_groups_claim_is_told_groups_are_names(told: object) -> None:
    groups = identity_of(CLAIMS | {"groups": told}, READING).groups
    assert len(groups) <= MOST_GROUPS
    assert all(group and group.isprintable() for group in groups)


def test_a_claim_is_found_by_its_whole_name_first_then_within_objects() -> None:
    claims = {"https://ville.example/groups": ["a"], "realm_access": {"roles": ["b"]}, "a.b": 1, "a": {"b": 2}}
    assert claim_at(claims, "https://ville.example/groups") == ["a"]
    assert claim_at(claims, "realm_access.roles") == ["b"]
    assert claim_at(claims, "a.b") == 1
    assert claim_at(claims, "realm_access.none.roles") is None


def test_one_has_what_all_ones_groups_give_each_once() -> None:
    viewer, north = Grant(Role.VIEWER), Grant(Role.TECHNICIAN, zones=frozenset({"nord"}))
    mapping = [GroupGrants("vue", (viewer,)), GroupGrants("nord", (north, viewer)), GroupGrants("dpo", ())]
    assert grants_of({"nord", "vue"}, mapping) == (viewer, north)
    assert grants_of({"dpo", "cantine"}, mapping) == ()


@pytest.mark.parametrize(
    ("auth_time", "anew"),
    [
        (None, True),
        (NOW.timestamp(), True),
        ((NOW - CLOCKS_DIFFER).timestamp(), True),
        ((NOW - CLOCKS_DIFFER - timedelta(seconds=1)).timestamp(), False),
        ("now", False),
        (True, False),
    ],
)
def test_whom_the_provider_knew_already_was_not_asked(auth_time: object, anew: bool) -> None:
    claims = CLAIMS if auth_time is None else CLAIMS | {"auth_time": auth_time}
    assert asked_anew(claims, NOW) is anew
