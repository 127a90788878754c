"""Rights: they only add up, and a grant limited to zones and families stays within them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.permissions import (
    PERMITS,
    Grant,
    Permission,
    Reach,
    Role,
    may,
    needs_second_factor,
    permissions,
    to_command,
)  # fmt: skip

FAMILIES = ("lighting", "access", "video")
ZONES = ("macon", "cluny", "centre", "nord")
limits = st.none() | st.frozensets(st.sampled_from(ZONES))
grants = st.builds(Grant, st.sampled_from(Role), st.none() | st.frozensets(st.sampled_from(FAMILIES)), limits)
places = st.tuples(st.none() | st.sampled_from(FAMILIES), st.frozensets(st.sampled_from(ZONES)))


@given(st.lists(grants), grants, st.sampled_from(Permission), places)
def test_one_more_grant_never_takes_a_right_away(
    held: list[Grant], more: Grant, permission: Permission, place: tuple[str | None, frozenset[str]]
) -> None:
    assert may([*held, more], permission, *place) >= may(held, permission, *place)


@given(st.lists(grants), st.sampled_from(Permission), places)
def test_a_right_somewhere_comes_from_a_grant_that_reaches_there(
    held: list[Grant], permission: Permission, place: tuple[str | None, frozenset[str]]
) -> None:
    family, zones = place
    for grant in held:
        if may([grant], permission, family, zones):
            assert grant.families is None or family in grant.families
            assert grant.zones is None or grant.zones & zones
    assert may(held, permission, family, zones) == any(may([grant], permission, family, zones) for grant in held)


@given(st.sampled_from(Role), st.frozensets(st.sampled_from(ZONES)), st.sampled_from(Permission), places)
def test_a_grant_limited_to_zones_never_reaches_an_asset_outside(
    role: Role, limit: frozenset[str], permission: Permission, place: tuple[str | None, frozenset[str]]
) -> None:
    family, zones = place
    assert not may([Grant(role, zones=limit)], permission, family, zones - limit)


@given(st.lists(grants), st.sampled_from(Permission), places)
def test_what_is_permitted_on_the_whole_is_permitted_everywhere(
    held: list[Grant], permission: Permission, place: tuple[str | None, frozenset[str]]
) -> None:
    assert may(held, permission, *place) >= may(held, permission)
    assert (permission in permissions(held)) >= may(held, permission, *place)


@given(st.lists(grants), st.sampled_from(Permission), places)
def test_a_reach_covers_what_one_of_its_grants_reaches(
    held: list[Grant], permission: Permission, place: tuple[str | None, frozenset[str]]
) -> None:
    reach = Reach.of(held, permission)
    assert reach.covers(*place) == may(held, permission, *place)
    assert reach.whole == any(
        permission in PERMITS[one.role] and one.families is None and one.zones is None for one in held
    )
    assert (reach.word == "") == reach.whole


@given(st.lists(grants), st.lists(grants), st.sampled_from(Permission))
def test_equal_reaches_have_one_word_and_different_ones_two(
    held: list[Grant], others: list[Grant], permission: Permission
) -> None:
    one, other = Reach.of(held, permission), Reach.of(others, permission)
    assert (one == other) == (one.word == other.word)
    assert Reach.of(reversed(held), permission).word == one.word


def test_the_lighting_technician_of_two_districts() -> None:
    technician = [Grant(Role.TECHNICIAN, frozenset({"lighting"}), frozenset({"centre", "nord"}))]
    assert may(technician, Permission.COMMAND, "lighting", ("macon", "nord"))
    assert not may(technician, Permission.COMMAND, "lighting", ("macon",))
    assert not may(technician, Permission.COMMAND, "access", ("nord",))
    assert not may(technician, Permission.COMMAND_EMERGENCY, "lighting", ("nord",))
    assert not may(technician, Permission.SEE)


def test_every_role_permits_something_and_every_permission_is_somebodys() -> None:
    assert all(PERMITS[role] for role in Role)
    assert permissions(Grant(role) for role in Role) == frozenset(Permission)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.TECHNICIAN, Role.INTEGRATOR])
def test_a_password_alone_does_for(role: Role) -> None:
    assert not needs_second_factor([Grant(role)])


@pytest.mark.parametrize(
    "role", [Role.OPERATOR, Role.SHIFT_SUPERVISOR, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR]
)
def test_a_second_factor_is_needed_by(role: Role) -> None:
    assert needs_second_factor([Grant(Role.VIEWER), Grant(role, zones=frozenset({"macon"}))])


def test_nobody_who_administers_commands() -> None:
    assert [
        role for role in Role if PERMITS[role] >= {Permission.COMMAND} and Permission.MANAGE_ACCOUNTS in PERMITS[role]
    ] == []


def test_the_two_highest_levels_are_commanded_by_few() -> None:
    assert [to_command(level) for level in (1, 2, 3)] == [
        Permission.COMMAND_EMERGENCY, Permission.COMMAND_EMERGENCY, Permission.COMMAND
    ]  # fmt: skip


def test_a_thousand_checks_take_less_than_five_milliseconds() -> None:
    held = [Grant(Role.VIEWER, zones=frozenset({f"z{number}"})) for number in range(3)]
    held.append(Grant(Role.OPERATOR, frozenset({"lighting"}), frozenset({"nord"})))

    def thousand() -> float:
        began = time.perf_counter()
        for _ in range(1000):
            may(held, Permission.COMMAND, "lighting", ("macon", "nord"))
        return time.perf_counter() - began

    assert min(thousand() for _ in range(10)) < 0.005
