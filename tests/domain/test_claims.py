"""Which claim wins, what would show through next, and how long a claim lasts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import (
    LEVELS,
    REMINDER,
    Claim,
    InvalidExpiry,
    array,
    at_expiry,
    check_expiry,
    default_expiry,
    next_change_at,
    winner,
)
from app.domain.kinds import KINDS

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
POSITION = next(item for item in KINDS["access_point"].capabilities if item.name == "position")
LIGHT = next(item for item in KINDS["luminaire"].capabilities if item.name == "light_level")
UP, DOWN = {"position": "raised"}, {"position": "lowered"}

minutes = st.integers(-300, 300).map(lambda count: NOW + timedelta(minutes=count))


def _claim(number: int, level: int, value: dict[str, str], placed_min: float = 0, **times: datetime | None) -> Claim:
    placed = NOW + timedelta(minutes=placed_min)
    starts, expires = times.get("starts_at") or NOW - timedelta(hours=1), times.get("expires_at")
    return Claim(
        id=number,
        level=level,
        holder=f"holder {number}",
        value=value,
        placed_at=placed,
        starts_at=starts,
        expires_at=expires,
    )


@st.composite
def _claims(draw: st.DrawFn) -> list[Claim]:
    rows = draw(
        st.lists(
            st.tuples(st.integers(1, 8), st.sampled_from([UP, DOWN]), minutes, minutes, st.none() | minutes), max_size=8
        )
    )
    return [
        Claim(id=number, level=level, holder="h", value=value, placed_at=placed, starts_at=starts, expires_at=expires)
        for number, (level, value, placed, starts, expires) in enumerate(rows)
        if expires is None or expires > starts
    ]


@given(_claims(), minutes)
def test_the_winner_is_in_force_and_no_claim_in_force_has_a_higher_level(claims: list[Claim], now: datetime) -> None:
    won = winner(POSITION, claims, now)
    standing = [claim for claim in claims if claim.in_force(now)]
    top = min((claim.level for claim in standing), default=None)
    if won.claim is not None:
        assert won.claim in standing
        assert won.claim.level == top
        assert won.opposed == ()
    elif standing:
        assert top in (1, 2)
        assert {claim.level for claim in won.opposed} == {top}
        assert {claim.value["position"] for claim in won.opposed} == {"raised", "lowered"}
    else:
        assert won.opposed == ()


@given(_claims(), minutes, st.randoms())
def test_the_order_in_which_claims_are_read_does_not_matter(claims: list[Claim], now: datetime, rng: object) -> None:
    shuffled = list(claims)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert array(POSITION, shuffled, now).winner.claim == array(POSITION, claims, now).winner.claim


@given(_claims(), minutes)
def test_releasing_the_winner_shows_the_one_the_array_announced(claims: list[Claim], now: datetime) -> None:
    announced = array(LIGHT, claims, now)
    rest = [claim for claim in claims if claim != announced.winner.claim]
    assert winner(LIGHT, rest, now) == announced.next


@given(_claims(), minutes)
def test_lifting_what_is_opposed_shows_the_one_the_array_announced(claims: list[Claim], now: datetime) -> None:
    announced = array(POSITION, claims, now)
    gone = (announced.winner.claim, *announced.winner.opposed)
    assert winner(POSITION, [claim for claim in claims if claim not in gone], now) == announced.next


@given(_claims(), minutes, st.floats(0, 1, exclude_max=True))
def test_the_winner_stays_the_same_until_the_next_change(claims: list[Claim], now: datetime, share: float) -> None:
    until = next_change_at(claims, now)
    later = now + (timedelta(days=365) if until is None else until - now) * share
    assert until is None or until > now
    assert winner(POSITION, claims, later) == winner(POSITION, claims, now)


@given(_claims(), minutes)
def test_the_array_shows_every_claim_that_stands_or_will(claims: list[Claim], now: datetime) -> None:
    steps = array(POSITION, claims, now).steps
    assert [step.level.number for step in steps] == list(range(1, 9))
    shown = [claim for step in steps for claim in (*step.standing, *step.later)]
    expected = [claim for claim in claims if claim.in_force(now) or claim.starts_at > now]
    assert sorted(claim.id for claim in shown) == sorted(claim.id for claim in expected)
    assert all(claim.level == step.level.number for step in steps for claim in (*step.standing, *step.later))


def test_at_the_same_level_the_latest_placed_wins() -> None:
    early, late = _claim(1, 4, UP, -2), _claim(2, 4, DOWN, -1)
    assert winner(POSITION, [late, early], NOW).claim == late
    assert array(POSITION, [early, late], NOW).next.claim == early


def test_opposed_values_at_the_supreme_levels_hold_position_and_name_both() -> None:
    fire, police, operator = _claim(1, 2, DOWN), _claim(2, 2, UP), _claim(3, 4, UP)
    won = winner(POSITION, [fire, police, operator], NOW)
    assert won.claim is None
    assert {claim.id for claim in won.opposed} == {1, 2}
    assert array(POSITION, [fire, police, operator], NOW).next.claim == operator


def test_life_safety_prevails_over_an_opposed_order_of_an_authority() -> None:
    rescue, order = _claim(1, 1, DOWN, -5), _claim(2, 2, UP)
    assert winner(POSITION, [order, rescue], NOW).claim == rescue


def test_opposed_values_below_the_supreme_levels_do_not_cancel_each_other() -> None:
    assert winner(POSITION, [_claim(1, 3, DOWN, -1), _claim(2, 3, UP)], NOW).claim == _claim(2, 3, UP)


def test_an_order_of_an_authority_holds_beyond_its_expiry_and_is_told_every_quarter_of_an_hour() -> None:
    held = _claim(1, 2, DOWN, expires_at=NOW)
    assert next_change_at([held], NOW - timedelta(minutes=1)) == NOW
    assert next_change_at([held], NOW) == NOW + REMINDER
    assert next_change_at([held], NOW + timedelta(minutes=44)) == NOW + timedelta(minutes=45)
    assert held.overdue(NOW)
    assert winner(POSITION, [held], NOW + timedelta(days=2)).claim == held
    assert {level for level in LEVELS if at_expiry(level) == "ask"} == {2}


def test_any_other_claim_lets_go_at_its_expiry() -> None:
    claim = _claim(1, 4, DOWN, expires_at=NOW)
    assert winner(POSITION, [claim], NOW - timedelta(seconds=1)).claim == claim
    assert winner(POSITION, [claim], NOW).claim is None
    assert next_change_at([claim], NOW) is None


@pytest.mark.parametrize(
    ("level", "given_end", "sunrise", "hours"),
    [
        (1, None, None, 1),
        (2, None, None, 2),
        (3, 50, None, 50),
        (4, None, None, 2),
        (4, None, 13, 13),
        (4, None, 900, 24),
        (5, None, None, 12),
        (5, 3, None, 3),
        (5, 20, None, 12),
        (6, 5, None, 5.5),
        (6, 100, None, 72),
        (7, None, None, None),
        (8, None, None, None),
    ],
)
def test_default_expiry(level: int, given_end: float | None, sunrise: float | None, hours: float | None) -> None:
    at = {name: None if h is None else NOW + timedelta(hours=h) for name, h in (("e", given_end), ("s", sunrise))}
    expected = None if hours is None else NOW + timedelta(hours=hours)
    expires = default_expiry(level, NOW, sunrise=at["s"], ends_at=at["e"])
    assert expires == expected
    check_expiry(level, NOW, expires, NOW)


def test_on_site_work_needs_the_end_of_its_permit() -> None:
    with pytest.raises(InvalidExpiry, match="permit"):
        default_expiry(3, NOW)


@pytest.mark.parametrize(
    ("level", "hours", "why"),
    [
        (4, 24.1, "24 hours"),
        (5, 12.1, "12 hours"),
        (6, 73, "72 hours"),
        (1, None, "must end"),
        (4, 0, "expired on arrival"),
    ],
)
def test_an_end_that_cannot_be_is_refused_with_its_reason(level: int, hours: float | None, why: str) -> None:
    with pytest.raises(InvalidExpiry, match=why):
        check_expiry(level, NOW, None if hours is None else NOW + timedelta(hours=hours), NOW)


def test_an_extension_counts_from_the_moment_it_is_decided() -> None:
    started = NOW - timedelta(hours=23)
    check_expiry(4, started, NOW + timedelta(hours=20), NOW)


def test_a_reason_is_required_at_levels_one_to_three() -> None:
    assert {number for number, level in LEVELS.items() if level.reason_required} == {1, 2, 3}
    assert list(LEVELS) == list(range(1, 9))
    assert all(level.label.fr and level.label.en for level in LEVELS.values())
