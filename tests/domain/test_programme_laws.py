"""What holds of every programme, place and instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.programmes import Place, Programme, next_change_at, preview, read_programme, value_at, write_programme
from app.domain.programmes.compiled import checksum, compile_programme, decode, encode
from app.domain.programmes.days import WEEKDAYS
from app.domain.programmes.nights import timeline
from tests.domain.programmes import document

ZONES = ("Europe/Paris", "Indian/Reunion", "Pacific/Noumea", "America/Miquelon", "Europe/Oslo")
times = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
levels = st.integers(0, 100).map(lambda level: {"level_pct": level})
suns = st.builds(
    lambda event, offset: {"sun": event, "offset_min": offset},
    st.sampled_from(["sunset", "sunrise", "dusk", "dawn"]),
    st.integers(-90, 90),
)


@st.composite
def steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    clocks = sorted(draw(st.sets(times, min_size=1, max_size=4)), key=lambda text: (text < "12:00", text))
    ats: list[dict[str, Any]] = [{"clock": text} for text in clocks]
    for at in draw(st.lists(suns, max_size=3)):
        ats.insert(draw(st.integers(0, len(ats))), at)
    return [{"at": at, "value": draw(levels)} for at in ats]


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    whens = [
        {"kind": "holidays", "eve": draw(st.booleans())},
        {"kind": "season", "first": "12-01", "last": "01-06"},
        {"kind": "weekdays", "days": draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True))},
        {"kind": "always"},
    ]
    rows = [{"id": str(index), "when": when, "steps": draw(steps())} for index, when in enumerate(whens)]
    return read_programme(document(*rows))


instants = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001 - made aware at once
places = st.builds(
    Place,
    st.floats(-180, 180),
    st.floats(-89, 89),
    st.sampled_from(ZONES).map(ZoneInfo),
    st.frozensets(st.dates(date(2025, 1, 1), date(2030, 1, 1)), max_size=5),
)


@settings(max_examples=150, deadline=None)
@given(programmes(), instants, places, st.floats(0, 1))
def test_a_value_stands_until_the_next_change(
    programme: Programme, instant: datetime, place: Place, share: float
) -> None:
    coming = next_change_at(programme, instant, place)
    assert instant < coming <= instant + timedelta(days=2)
    between = instant + (coming - instant - timedelta(microseconds=1)) * share
    current = value_at(programme, instant, place)
    assert current.at <= instant
    assert value_at(programme, between, place) == current
    assert value_at(programme, coming, place).at == coming


@settings(max_examples=60, deadline=None)
@given(programmes(), instants, places)
def test_a_preview_is_what_is_asked_at_each_of_its_changes(
    programme: Programme, instant: datetime, place: Place
) -> None:
    rows = preview(programme, instant, place, 48)
    assert rows[0] == value_at(programme, instant, place)
    assert [row.at for row in rows] == sorted({row.at for row in rows})
    at = instant
    for row in rows[1:]:
        at = next_change_at(programme, at, place)
        assert (row.at, row) == (at, value_at(programme, at, place))


@settings(max_examples=60, deadline=None)
@given(programmes(), st.dates(date(2025, 1, 1), date(2030, 1, 1)), places)
def test_each_night_takes_its_steps_in_their_order_even_when_clocks_change(
    programme: Programme, evening: date, place: Place
) -> None:
    rows = timeline(programme, evening, evening + timedelta(days=3), place)
    assert all(before.at < after.at for before, after in pairwise(rows))
    assert all(before.evening <= after.evening for before, after in pairwise(rows))


@settings(max_examples=60, deadline=None)
@given(programmes(), places, instants)
def test_a_compiled_programme_comes_back_with_the_same_sum_and_asks_the_same(
    programme: Programme, place: Place, instant: datetime
) -> None:
    assert read_programme(write_programme(programme)) == programme
    compiled = compile_programme(programme, place)
    again = decode(encode(compiled))
    assert again == compiled
    assert checksum(encode(again)) == checksum(encode(compiled))
    assert again.value_at(instant) == value_at(programme, instant, compiled.place)
