"""A command's life: no state but those that may follow, and patience that grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import ACKS, ENDED, FOLLOWS, LONGEST_RETRY_S, OPEN, CommandState, back_off


def test_every_state_is_open_or_ended_and_what_ended_stays_so() -> None:
    assert set(FOLLOWS) == {*OPEN, *ENDED}
    assert not set(OPEN) & set(ENDED)
    assert all(not FOLLOWS[state] for state in ENDED)
    assert all(FOLLOWS[state] <= set(FOLLOWS) for state in OPEN)


def test_every_state_can_be_reached_and_every_open_one_can_end() -> None:
    reached: set[CommandState] = {"queued"}
    frontier = set(reached)
    while frontier:
        frontier = {after for state in frontier for after in FOLLOWS[state]} - reached
        reached |= frontier
    assert reached == set(FOLLOWS)
    assert all(FOLLOWS[state] & set(ENDED) for state in OPEN)


def test_a_command_is_confirmed_only_once_it_has_left() -> None:
    assert "confirmed" not in FOLLOWS["queued"]


@pytest.mark.parametrize("result", ACKS)
def test_an_answer_to_what_was_sent_is_a_step_it_may_take(result: str) -> None:
    assert ACKS[result] in FOLLOWS["sent"]
    assert ACKS[result] != "confirmed", "that is for what is observed"


@given(attempt=st.integers(0, 10_000), jitter=st.floats(0, 1))
def test_patience_grows_to_five_minutes_and_is_spread_by_half(attempt: int, jitter: float) -> None:
    waits = back_off(attempt, jitter).total_seconds()
    middle = back_off(attempt, 0.5).total_seconds()
    assert 0 < middle <= LONGEST_RETRY_S
    assert middle <= back_off(attempt + 1, 0.5).total_seconds()
    assert middle / 2 - 1e-6 <= waits <= middle * 1.5 + 1e-6
