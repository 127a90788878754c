"""Who is on call: weeks, hours, holidays, swaps, the nights the clock changes; gaps told, none invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.notifying.hours import Hours
from app.domain.notifying.rota import LEVELS, Rota, Swap, Turn, gaps, on_call, periods
from app.domain.notifying.rules import Place

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = frozenset({date(2026, 12, 25), date(2027, 1, 1)})
PLACE = Place(PARIS, HOLIDAYS)
ALL = frozenset("abc")
FRIDAY = date(2026, 11, 20)
WEEKS = Turn("level_1", ("a", "b"), FRIDAY, time(17), Hours())


def paris(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(
    ("at", "who"),
    [
        ("2026-11-20T16:59:59", None),
        ("2026-11-20T17:00", "a"),
        ("2026-11-27T16:59:59", "a"),
        ("2026-11-27T17:00", "b"),
        ("2026-12-04T17:00", "a"),
        ("2027-04-02T16:59:59", "a"),
        ("2027-04-02T17:00", "b"),
    ],
)
def test_weeks_are_handed_over_at_the_local_hour(at: str, who: str | None) -> None:
    assert on_call(Rota((WEEKS,), (), ALL), "level_1", paris(at), PLACE) == who


@pytest.mark.parametrize(
    ("at", "who"),
    [
        ("2026-12-24T12:00", None),
        ("2026-12-24T19:00", "a"),
        ("2026-12-25T07:59", "a"),
        ("2026-12-25T12:00", "b"),
        ("2026-12-25T19:00", "b"),
        ("2026-12-26T07:59", "b"),
        ("2026-12-26T12:00", "c"),
        ("2026-12-28T06:00", "c"),
        ("2026-12-28T12:00", None),
    ],
)
def test_hours_holidays_and_weekends(at: str, who: str | None) -> None:
    night, weekend = frozenset({1, 2, 3, 4, 5}), frozenset({6, 7})
    turns = (
        Turn("level_1", ("b",), FRIDAY, time(0), Hours(start=time(8), end=time(8), holidays="only")),
        Turn("level_1", ("a",), FRIDAY, time(0), Hours(night, time(18), time(8), "never")),
        Turn("level_1", ("c",), FRIDAY, time(0), Hours(weekend, time(8), time(8), "never")),
    )
    assert on_call(Rota(turns, (), ALL), "level_1", paris(at), PLACE) == who


def test_a_swap_wins_and_the_last_one_first() -> None:
    first = Swap("level_1", "b", paris("2026-11-21T00:00"), paris("2026-11-23T00:00"))
    leave = Swap("level_1", None, paris("2026-11-22T00:00"), paris("2026-11-22T12:00"))
    rota = Rota((WEEKS,), (first, leave), ALL)
    told = [on_call(rota, "level_1", paris(f"2026-11-{at}"), PLACE) for at in ("21T01:00", "22T01:00", "23T00:00")]
    assert told == ["b", None, "a"]
    assert on_call(rota, "level_2", paris("2026-11-21T01:00"), PLACE) is None


def test_who_was_erased_leaves_a_gap() -> None:
    rota = Rota((WEEKS,), (), frozenset({"a"}))
    start, end = paris("2026-11-20T17:00"), paris("2026-12-11T17:00")
    assert [(gap.start, gap.end) for gap in gaps(rota, start, end, PLACE)] == [
        (paris("2026-11-27T17:00"), paris("2026-12-04T17:00"))
    ]


def test_a_rota_without_turns_is_a_gap_at_every_level() -> None:
    start = paris("2026-11-20T17:00")
    found = gaps(Rota((), (), ALL), start, start + timedelta(days=1), PLACE)
    assert [gap.level for gap in found] == list(LEVELS)


def test_a_handover_in_the_hour_that_comes_twice_happens_once() -> None:
    nightly = Turn("level_1", ("a", "b"), date(2026, 10, 18), time(2, 30), Hours())
    rota = Rota((nightly,), (), ALL)
    told = [
        on_call(rota, "level_1", paris(at, fold), PLACE)
        for at, fold in (
            ("2026-10-25T02:15", 0), ("2026-10-25T02:45", 0), ("2026-10-25T02:15", 1), ("2026-10-25T02:45", 1),
        )
    ]  # fmt: skip
    assert told == ["a", "b", "b", "b"]


def test_hours_that_start_in_the_hour_that_is_skipped_start_an_hour_later() -> None:
    hours = Hours(start=time(2, 30), end=time(6))
    at = datetime(2027, 3, 28, 1, 29, tzinfo=UTC)
    assert not hours.contain(at, PARIS, ())
    assert hours.contain(at + timedelta(minutes=1), PARIS, ())


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
HOURS = st.builds(Hours, st.frozensets(st.integers(1, 7)), TIMES, TIMES, st.sampled_from(["same", "only", "never"]))
TURNS = st.builds(
    Turn,
    st.sampled_from(LEVELS[:2]),
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(tuple),
    st.dates(date(2026, 10, 10), date(2026, 11, 10)),
    TIMES,
    HOURS,
)
INSTANTS = st.datetimes(datetime(2026, 10, 15), datetime(2027, 1, 10), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
SWAPS = st.builds(Swap, st.sampled_from(LEVELS[:2]), st.sampled_from([None, *"abcd"]), INSTANTS, INSTANTS)
ROTAS = st.builds(Rota, st.lists(TURNS, max_size=4).map(tuple), st.lists(SWAPS, max_size=3).map(tuple), st.just(ALL))


@given(ROTAS, INSTANTS, st.timedeltas(timedelta(minutes=1), timedelta(days=40)), st.floats(0, 1, exclude_max=True))
def test_periods_tell_at_every_instant_who_is_on_call(
    rota: Rota, start: datetime, length: timedelta, share: float
) -> None:
    at = min(start + length * share, start + length - timedelta.resolution)
    for level in LEVELS:
        found = periods(rota, level, start, start + length, PLACE)
        assert (found[0].start, found[-1].end) == (start, start + length)
        assert all(one.end == two.start and one.person != two.person for one, two in pairwise(found))
        [there] = [period for period in found if period.start <= at < period.end]
        assert there.person == on_call(rota, level, at, PLACE)
