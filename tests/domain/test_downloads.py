"""What an equipment clock should hold: late until it says so, sent again ever more rarely, told when it is no use."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.programmes.download import ALARM_AFTER, LONGEST_PAUSE, Download, begins_later, compare, majority
from tests.factories import NOON

WANTED = Download(cabinet=1, programme="rues", checksum="a")
SECOND = timedelta(seconds=1)


def test_what_is_held_is_not_sent() -> None:
    found = compare(None, WANTED, "a", NOON)
    assert (found.late_since, found.due(NOON + timedelta(days=9))) == (None, False)


def test_another_programme_is_sent_at_once_and_late_from_then_on() -> None:
    held = compare(None, WANTED, "a", NOON)
    changed = compare(held, Download(cabinet=1, programme="rues", checksum="b"), "a", NOON + SECOND)
    assert (changed.checksum, changed.late_since, changed.tries) == ("b", NOON + SECOND, 0)
    assert changed.due(NOON + SECOND)


def test_one_that_lost_its_programme_is_late_from_then_on() -> None:
    lost = compare(compare(None, WANTED, "a", NOON), WANTED, "factory", NOON + SECOND)
    assert (lost.late_since, lost.due(NOON + SECOND)) == (NOON + SECOND, True)


@given(st.lists(st.sampled_from(["a", "b", None]), max_size=40))
def test_tries_wait_longer_each_time_and_end_with_what_is_reported(reports: list[str | None]) -> None:
    now, known = NOON, None
    pauses: list[timedelta] = []
    for reported in reports:
        known = compare(known, WANTED, reported, now)
        assert (known.late_since is None) == (reported == "a")
        if reported == "a":
            pauses = []
            assert (known.stuck, known.tries, known.next_try_at) == (False, 0, None)
        elif known.due(now):
            known = known.tried("c", now)
            assert known.next_try_at is not None
            pauses.append(known.next_try_at - now)
            assert known.stuck == (len(pauses) > ALARM_AFTER)
        now = known.next_try_at or now + SECOND
    assert pauses == sorted(pauses)
    assert not pauses or pauses[-1] <= LONGEST_PAUSE


@pytest.mark.parametrize(("lamps", "most"), [({}, None), ({"b": 3, "a": 1}, "b"), ({"b": 2, "a": 2}, "a")])
def test_a_cabinet_takes_what_most_of_its_lamps_follow(lamps: dict[str, int], most: str | None) -> None:
    assert majority(lamps) == most


@pytest.mark.parametrize(
    ("params", "later"),
    [
        ({"valid_from": "2026-06-15T10:00:00Z"}, False),
        ({"valid_from": "2026-06-15T10:00:01Z"}, True),
        ({"valid_from": "2026-06-16T10:00:00"}, False),
        ({"valid_from": "soon"}, False),
        ({}, False),
    ],
)
def test_a_load_for_a_later_day_is_known(params: dict[str, Any], *, later: bool) -> None:
    assert begins_later(params, NOON) == later
