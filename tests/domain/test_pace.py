"""How fast one may go: a rate in the long run, a burst at once, and a memory that does not grow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import pace
from app.domain.pace import Budget, Pace


def test_a_burst_goes_at_once_and_then_one_at_the_rate() -> None:
    here = Pace(Budget(rate=2, burst=3))
    assert [here.wait("a", 0.0) for _ in range(5)] == [0, 0, 0, 0.5, 0.5]
    assert here.wait("a", 0.5) == 0
    assert here.wait("a", 0.5) == pytest.approx(0.5)
    assert [here.wait("a", 100.0) for _ in range(4)] == [0, 0, 0, pytest.approx(0.5)]


def test_one_does_not_spend_anothers() -> None:
    here = Pace(Budget(rate=1, burst=1))
    assert [here.wait(name, 0.0) for name in ("a", "b", "a")] == [0, 0, 1]


def test_who_waits_as_told_goes() -> None:
    here = Pace(Budget(rate=3, burst=2))
    now = 0.0
    for _ in range(50):
        now += here.wait("a", now) and here.wait("a", now)
        assert here.wait("a", now) <= 1 / 3 + 1e-9


@given(st.floats(0.1, 100), st.integers(1, 50), st.lists(st.floats(0, 5), max_size=200))
def test_no_more_goes_than_the_burst_and_the_rate_times_the_time(rate: float, burst: int, gaps: list[float]) -> None:
    here, now, gone = Pace(Budget(rate, burst)), 0.0, 0
    for gap in gaps:
        now += gap
        gone += here.wait("a", now) == 0
    assert gone <= burst + rate * now + 1e-6


def test_only_so_many_names_are_remembered_and_the_busiest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "REMEMBERED", 3)
    here = Pace(Budget(rate=1, burst=1))
    here.wait("busy", 0.0)
    for number in range(100):
        here.wait(f"stranger {number}", 0.0)
        assert here.wait("busy", 0.0) > 0
        assert len(here._spent_until) <= 3
