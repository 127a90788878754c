"""The priority array: who decides, until when, and who would be next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import (
    EVENT_MARGIN,
    LET_GO_BY_HAND,
    LEVELS,
    Claim,
    Moments,
    NoEnd,
    array,
    default_expiry,
    longest_expiry,
    next_change_at,
    winner,
)
from app.domain.kinds import KINDS
from tests.factories import NOON

POSITION = KINDS["access_point"].capability("position")
HOUR = timedelta(hours=1)


def claim(number: int, level: int, value: dict[str, Any], **changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "holder": f"h{number}", "starts_at": NOON, "expires_at": NOON + HOUR, "placed_at": NOON,
    }  # fmt: skip
    return Claim(id=number, level=level, value=value, **fields | changes)


RAISED, LOWERED = {"position": "raised"}, {"position": "lowered"}
moments = st.integers(-180, 180).map(lambda minutes: NOON + timedelta(minutes=minutes))
values = st.sampled_from([RAISED, LOWERED])


@st.composite
def arrays(draw: st.DrawFn) -> list[Claim]:
    """Claims of any levels and times on one property, in any order."""
    found = [
        claim(
            number, draw(st.integers(1, 8)), draw(values), starts_at=draw(moments),
            expires_at=draw(st.none() | moments), placed_at=draw(moments),
        )
        for number in range(draw(st.integers(0, 8)))
    ]  # fmt: skip
    return draw(st.permutations(found))


@given(claims=arrays(), now=moments)
def test_the_winner_is_in_force_and_no_claim_in_force_has_a_higher_level(claims: list[Claim], now: datetime) -> None:
    won = winner(POSITION, claims, now)
    standing = [one for one in claims if one.in_force(now)]
    if won.claim is None:
        assert bool(won.opposed) == bool(standing)
        return
    assert won.claim.in_force(now)
    assert all(one.level >= won.claim.level for one in standing)
    assert all(one.placed_at <= won.claim.placed_at for one in standing if one.level == won.claim.level)


@given(claims=arrays(), now=moments, seed=st.randoms())
def test_the_order_claims_are_told_in_changes_nothing(claims: list[Claim], now: datetime, seed: Any) -> None:
    shuffled = list(claims)
    seed.shuffle(shuffled)
    assert winner(POSITION, claims, now) == winner(POSITION, shuffled, now)


@given(claims=arrays(), now=moments)
def test_releasing_the_winner_shows_what_the_array_announced(claims: list[Claim], now: datetime) -> None:
    shown = array(POSITION, claims, now)
    if shown.winner.claim is None:
        assert shown.next is None
        return
    left = [one for one in claims if one is not shown.winner.claim]
    assert winner(POSITION, left, now).claim == shown.next


@given(claims=arrays(), now=moments, share=st.floats(0, 1))
def test_the_winner_is_the_same_until_the_next_change(claims: list[Claim], now: datetime, share: float) -> None:
    change = next_change_at(claims, now)
    until = change or now + timedelta(days=400)
    assert until > now
    meanwhile = min(now + (until - now) * share, until - timedelta(microseconds=1))
    assert winner(POSITION, claims, meanwhile) == winner(POSITION, claims, now)


@given(claims=arrays(), now=moments)
def test_the_array_holds_every_claim_that_stands_or_will_once(claims: list[Claim], now: datetime) -> None:
    shown = array(POSITION, claims, now)
    told = [*(one for level in LEVELS for one in shown.levels[level]), *shown.later]
    expected = [one for one in claims if one.in_force(now) or one.starts_at > now]
    assert sorted(one.id for one in told) == sorted(one.id for one in expected)
    assert all(one.level == level for level, row in shown.levels.items() for one in row)


@pytest.mark.parametrize("level", [1, 2])
def test_opposed_values_of_authorities_hold_the_position_and_name_both(level: int) -> None:
    first, second = claim(1, level, RAISED), claim(2, level, LOWERED, placed_at=NOON + timedelta(seconds=1))
    won = winner(POSITION, [first, second], NOON)
    assert won.claim is None
    assert {one.id for one in won.opposed} == {1, 2}
    lower = claim(3, level + 1, RAISED)
    assert winner(POSITION, [lower, first, second], NOON).claim is None


@pytest.mark.parametrize("level", range(3, 9))
def test_below_authorities_the_latest_placed_wins(level: int) -> None:
    first, second = claim(1, level, RAISED), claim(2, level, LOWERED, placed_at=NOON + timedelta(seconds=1))
    assert winner(POSITION, [second, first], NOON).claim is second


def test_values_that_agree_are_not_opposed_and_life_safety_outranks_an_authority() -> None:
    first, second = claim(1, 2, RAISED), claim(2, 2, RAISED)
    assert winner(POSITION, [first, second], NOON).claim is second
    assert winner(POSITION, [claim(1, 2, RAISED), claim(2, 1, LOWERED)], NOON).claim == claim(2, 1, LOWERED)


@pytest.mark.parametrize("level", LEVELS)
def test_only_the_order_of_an_authority_does_not_let_go_by_itself(level: int) -> None:
    one = claim(1, level, {"level_pct": 40})
    after = NOON + HOUR
    assert one.in_force(after - timedelta(microseconds=1))
    assert one.in_force(after) is (level in LET_GO_BY_HAND) is (level == 2)
    assert one.overdue(after) is (level == 2)
    assert not one.overdue(after - timedelta(microseconds=1))
    assert not replace(one, expires_at=None).overdue(after)


@pytest.mark.parametrize(
    ("level", "given_", "expected"),
    [
        (1, Moments(), HOUR),
        (2, Moments(), 2 * HOUR),
        (3, Moments(ends_at=NOON + 50 * HOUR), 50 * HOUR),
        (3, Moments(ends_at=NOON + timedelta(days=90)), timedelta(days=31)),
        (4, Moments(), 2 * HOUR),
        (4, Moments(sunrise=NOON + 9 * HOUR), 9 * HOUR),
        (4, Moments(sunrise=NOON + 24 * HOUR + timedelta(minutes=2)), 24 * HOUR),
        (5, Moments(), 12 * HOUR),
        (5, Moments(ends_at=NOON + 3 * HOUR), 3 * HOUR),
        (6, Moments(ends_at=NOON + 5 * HOUR), 5 * HOUR + EVENT_MARGIN),
        (6, Moments(ends_at=NOON + 72 * HOUR), 72 * HOUR),
        (7, Moments(), None),
        (8, Moments(), None),
    ],
)
def test_a_claim_that_names_no_end_has_that_of_its_level(
    level: int, given_: Moments, expected: timedelta | None
) -> None:
    assert default_expiry(level, NOON, given_) == (None if expected is None else NOON + expected)


@pytest.mark.parametrize("level", [3, 6])
def test_works_and_events_say_when_they_end(level: int) -> None:
    with pytest.raises(NoEnd, match="ends_at"):
        default_expiry(level, NOON)


@given(
    level=st.sampled_from(list(LEVELS)), ends=st.none() | moments, sunrise=st.none() | moments,
    days=st.integers(0, 60),
)  # fmt: skip
def test_no_default_is_beyond_what_the_level_allows(
    level: int, ends: datetime | None, sunrise: datetime | None, days: int
) -> None:
    later = timedelta(days=days)
    given_ = Moments(ends + later if ends else None, sunrise + later if sunrise else None)
    try:
        end = default_expiry(level, NOON, given_)
    except NoEnd:
        return
    longest = longest_expiry(level, NOON)
    assert longest is None or (end is not None and end <= longest)
