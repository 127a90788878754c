"""In a flood a receiver is told once that there are many; none is left out, and what failed together stays together."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.notifying.cloud_event import group_id, of_group
from app.domain.notifying.grouping import GROUPED_BEYOND, MOST_IN_GROUP, Waiting, units
from app.domain.notifying.retry import LONGEST_ASKED, asked_to_wait, next_attempt

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


def waiting(number: int, receiver: str = "ops", attempts: int = 0, late_s: int = 0, *, alone: bool = False) -> Waiting:
    return Waiting(f"n-{number}", receiver, attempts, NOW + timedelta(seconds=late_s), alone)


def sizes(found: list[list[Waiting]]) -> list[int]:
    return [len(unit) for unit in found]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [1]), (GROUPED_BEYOND, [1] * GROUPED_BEYOND), (GROUPED_BEYOND + 1, [11]), (230, [100, 100, 30])],
)
def test_more_than_ten_that_wait_for_one_receiver_are_told_together(count: int, expected: list[int]) -> None:
    assert sizes(units([waiting(number) for number in range(count)])) == expected


def test_each_receiver_has_its_own_flood() -> None:
    few, many = [waiting(number, "few") for number in range(3)], [waiting(number + 9, "many") for number in range(20)]
    assert sorted(sizes(units([*few, *many]))) == [1, 1, 1, 20]


def test_what_failed_together_is_tried_together_again_and_what_failed_alone_alone() -> None:
    group = [waiting(number, attempts=1, late_s=5) for number in range(12)]
    apart = [waiting(number + 20, attempts=1, late_s=number) for number in range(3)]
    assert sorted(sizes(units([*apart, *group]))) == [1, 1, 1, 12]


def test_a_test_of_a_receiver_is_never_grouped() -> None:
    assert sizes(units([waiting(0, alone=True), *(waiting(number) for number in range(1, 15))])) == [1, 14]


NOTIFICATIONS = st.lists(
    st.builds(
        lambda receiver, attempts, late_s, alone: (receiver, attempts, late_s, alone),
        st.sampled_from(["a", "b"]), st.integers(0, 2), st.integers(0, 2), st.booleans(),
    ),
    max_size=300,
)  # fmt: skip


@given(NOTIFICATIONS)
def test_each_is_sent_once_in_groups_of_one_receiver_and_bounded(drawn: list[tuple[str, int, int, bool]]) -> None:
    all_ = [Waiting(f"n-{n}", r, a, NOW + timedelta(seconds=s), alone) for n, (r, a, s, alone) in enumerate(drawn)]
    found = units(all_)
    assert Counter(one.id for unit in found for one in unit) == Counter(one.id for one in all_)
    for unit in found:
        assert len({one.receiver for one in unit}) == 1
        assert len(unit) <= MOST_IN_GROUP


def event(number: int, priority: str) -> dict[str, object]:
    return {"id": f"n-{number}", "time": f"2026-11-25T04:00:{number:02d}Z", "data": {"priority": priority}}


def test_a_group_says_how_many_of_which_priority_and_holds_each_event_whole() -> None:
    events = [event(0, "low"), event(1, "critical"), event(2, "low")]
    group = of_group(events)
    assert group["type"] == "eu.poste.alarms"
    assert group["id"] == group_id(["n-0", "n-1", "n-2"])
    assert group["data"]["label"] == {"fr": "3 alarmes", "en": "3 alarms"}
    assert (group["data"]["priority"], group["data"]["priorities"]) == ("critical", {"critical": 1, "low": 2})
    assert group["data"]["events"] == events
    assert group["time"] == "2026-11-25T04:00:02Z"


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 0 ", timedelta(0)),
        ("Wed, 25 Nov 2026 04:10:00 GMT", timedelta(minutes=10)),
        ("Wed, 25 Nov 2026 03:00:00 GMT", timedelta(0)),
        ("999999999999", LONGEST_ASKED),
        ("Fri, 25 Nov 2050 04:10:00 GMT", LONGEST_ASKED),
        ("-5", None),
        ("", None),
        ("soon", None),
        ("1 Jan 99999999999999999999 00:00:00 GMT", None),
        ("٣", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_an_hour_at_most(header: str, wait: timedelta | None) -> None:
    assert asked_to_wait(header, NOW) == wait


def test_what_the_receiver_asks_is_waited_for_and_no_less_than_usual() -> None:
    assert next_attempt(NOW, 1, 2.0, 1.0, timedelta(minutes=2)) == NOW + timedelta(minutes=2)
    assert next_attempt(NOW, 1, 2.0, 1.0, timedelta(0)) == NOW + timedelta(seconds=2)


@given(st.text(max_size=40))
def test_whatever_the_header_says_the_wait_is_bounded(header: str) -> None:
    wait = asked_to_wait(header, NOW)
    assert wait is None or timedelta(0) <= wait <= LONGEST_ASKED
