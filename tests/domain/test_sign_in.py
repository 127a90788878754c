"""Signing in: attempts cost more and more time, and never for good; a session opens when nothing is lacking."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sign_in import (
    BY_ADDRESS,
    BY_CODE,
    BY_NAME,
    FORGOTTEN,
    NAME,
    SHORTEST,
    Attempts,
    Slowing,
    Stage,
    name_key,
    network_of,
    stage,
)

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ALL = [BY_NAME, BY_ADDRESS, BY_CODE]


@pytest.mark.parametrize("slowing", ALL)
def test_attempts_beyond_the_limit_cost_more_than_a_second_each(slowing: Slowing) -> None:
    assert slowing.wait(Attempts(slowing.free - 1, NOW), NOW) == timedelta(0)
    waits = [slowing.wait(Attempts(slowing.free + number, NOW), NOW) for number in range(100)]
    assert waits[0] == SHORTEST > timedelta(seconds=1)
    assert all(one <= other for one, other in itertools.pairwise(waits))
    assert waits[-1] == slowing.longest


@given(st.sampled_from(ALL), st.integers(0, 10**9), st.integers(0, 10**6))
def test_nobody_is_shut_out_for_good(slowing: Slowing, failed: int, seconds: int) -> None:
    now = NOW + timedelta(seconds=seconds)
    wait = slowing.wait(Attempts(failed, NOW), now)
    assert timedelta(0) <= wait <= slowing.longest
    assert slowing.wait(Attempts(failed, NOW), now + wait) == timedelta(0)


def test_an_hour_without_attempts_forgives_all() -> None:
    many = Attempts(1000, NOW)
    assert BY_CODE.failed(many, NOW + timedelta(minutes=59)).failed == 1001
    assert BY_CODE.failed(many, NOW + FORGOTTEN).failed == 1


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_attempts_are_counted_by_what_an_attacker_has_as_one(address: str, network: str) -> None:
    assert network_of(address) == network


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_a_session_opens_only_when_all_is_proven(twice: bool, has: bool, needs: bool, must_change: bool) -> None:
    found = stage(proven_twice=twice, has_second_factor=has, needs_second_factor=needs, must_change=must_change)
    assert (found is Stage.OPEN) == ((twice or not (has or needs)) and not must_change)
    if has and not twice:
        assert found is Stage.SECOND_FACTOR, "a password alone changes nothing of an account that has two factors"


@pytest.mark.parametrize("name", ["m.durand", "Zoé Müller", "astreinte@ville.example", "a", "agent 7"])
def test_names_that_can_be(name: str) -> None:
    assert NAME.fullmatch(name)


@pytest.mark.parametrize("name", ["", " durand", "durand ", "du\nrand", "token:meteo", "<b>", "x" * 81])
def test_names_that_cannot_be(name: str) -> None:
    assert not NAME.fullmatch(name)


def test_a_name_is_the_same_however_it_is_typed() -> None:
    assert name_key("M.Durand") == name_key("m.durand")
    assert name_key("Zoe\u0301") == name_key("zoé")
