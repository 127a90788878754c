"""Level 1, level 2, the elected officer: when each is called, and when nobody is any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from app.domain.notifying.escalation import Answered, Call, CallNext, Exhausted, Outcome, Wait, decide
from app.domain.notifying.retry import MAX_PAUSE_S, next_attempt

START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
FIRST = START + timedelta(seconds=300)
STEP_S = 600


def timeline(answers: dict[int, tuple[int, Outcome]], until_s: int = 4000) -> list[tuple[int, str]]:
    """What happens, second by second: (seconds since the start, what). `answers`: step to (seconds after, outcome)."""
    calls: list[Call] = []
    found: list[tuple[int, str]] = []
    for second in range(until_s):
        now = START + timedelta(seconds=second)
        for place, call in enumerate(calls):
            after, outcome = answers.get(call.step, (until_s, "sent"))
            if now >= call.called_at + timedelta(seconds=after):
                calls[place] = Call(call.step, outcome, call.called_at)
        match decide(FIRST, STEP_S, calls, now):
            case CallNext(step, level):
                calls.append(Call(step, "sent", now))
                found.append((second, level))
            case Answered() | Exhausted() as end:
                return [*found, (second, type(end).__name__)]
            case Wait():
                pass
    return found


def test_nobody_answers() -> None:
    assert timeline({}) == [(300, "level_1"), (900, "level_2"), (1500, "officer"), (2100, "Exhausted")]


def test_an_unanswered_phone_calls_the_next_at_once() -> None:
    told: dict[int, tuple[int, Outcome]] = {0: (25, "unanswered"), 1: (10, "failed")}
    assert timeline(told)[:3] == [(300, "level_1"), (325, "level_2"), (335, "officer")]


def test_an_answer_ends_it() -> None:
    assert timeline({1: (40, "answered")}) == [(300, "level_1"), (900, "level_2"), (940, "Answered")]


def test_a_call_that_rang_is_waited_for() -> None:
    assert timeline({0: (5, "delivered")})[1] == (900, "level_2")


@given(
    st.lists(st.sampled_from(get_args(Outcome)), max_size=3),
    st.lists(st.integers(0, 3600), min_size=3, max_size=3),
    st.integers(0, 9000),
)
def test_no_step_is_called_twice_and_none_is_left_out(outcomes: list[Outcome], pauses: list[int], after: int) -> None:
    calls, at = [], FIRST
    for step, outcome in enumerate(outcomes):
        calls.append(Call(step, outcome, at))
        at += timedelta(seconds=pauses[step])
    decision = decide(FIRST, STEP_S, calls, at + timedelta(seconds=after))
    if isinstance(decision, CallNext):
        assert decision.step == len(calls)
    if isinstance(decision, Exhausted):
        assert len(calls) == 3


@given(st.integers(1, 10_000), st.floats(0.01, 60), st.floats(0, 1))
def test_pauses_grow_and_stay_bounded(attempts: int, first: float, draw: float) -> None:
    pause = (next_attempt(START, attempts, first, draw) - START).total_seconds()
    assert min(first, MAX_PAUSE_S) / 2 - 1e-5 <= pause <= MAX_PAUSE_S
    assert next_attempt(START, attempts, first, draw) <= next_attempt(START, attempts + 1, first, draw)
