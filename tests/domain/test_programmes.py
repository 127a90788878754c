"""Programmes by table: calendars in order of precedence, nights over midnight, times clocks skip or repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.programmes import InvalidProgramme, Place, next_change_at, preview, read_programme, value_at
from tests.domain.programmes import (
    MACON,
    MONUMENT,
    PARIS,
    STREET,
    SUNRISE,
    SUNSET,
    calendar,
    document,
    macon,
    programme,
    step,
)


def level_at(text: str, *calendars: dict[str, Any], place: Place = MACON) -> float:
    """The level asked at a local time."""
    change = value_at(programme(*calendars), datetime.fromisoformat(text).replace(tzinfo=place.zone), place)
    level: float = change.value["level_pct"]
    return level


@pytest.mark.parametrize(
    ("at", "level"),
    [
        ("2026-11-25 12:00", 0),
        ("2026-11-25 17:30", 100),
        ("2026-11-25 23:00", 50),
        ("2026-11-26 02:00", 50),
        ("2026-11-26 05:30", 100),
        ("2026-11-26 08:30", 0),
    ],
)
def test_a_street_is_lit_from_sunset_and_dimmed_in_the_middle_of_the_night(at: str, level: float) -> None:
    assert level_at(at) == level


def test_a_morning_step_after_sunrise_does_not_light_the_day() -> None:
    steps = [step(SUNSET, 100), step("01:00", 0), step("06:30", 100), step(SUNRISE, 0)]
    assert level_at("2026-12-21 06:45", calendar(steps=steps)) == 100
    assert {level_at(f"2026-06-21 {hour:02}:31", calendar(steps=steps)) for hour in range(5, 21)} == {0}


def test_an_evening_step_before_sunset_waits_for_it() -> None:
    steps = [step(SUNSET, 100), step("21:00", 50), step(SUNRISE, 0)]
    assert level_at("2026-06-21 21:15", calendar(steps=steps)) == 0
    assert level_at("2026-06-21 22:00", calendar(steps=steps)) == 50


EXCEPTION = calendar("dates", [step(SUNSET, 1), step(SUNRISE, 0)], dates=["2026-07-13", "2026-12-24"])
HOLIDAY = calendar("holidays", [step(SUNSET, 2), step(SUNRISE, 0)])
SEASON = calendar("season", [step(SUNSET, 3), step(SUNRISE, 0)], first="12-01", last="01-06")
WEEKDAY = calendar("weekdays", [step(SUNSET, 4), step(SUNRISE, 0)], days=["fri", "sat"])
ALWAYS = calendar("always", [step(SUNSET, 5), step(SUNRISE, 0)])


@pytest.mark.parametrize(
    ("evening", "level"),
    [
        ("2026-12-24", 1),  # a date, in a season
        ("2026-12-25", 2),  # a holiday, a Friday in a season
        ("2026-12-26", 3),  # a Saturday in a season
        ("2027-01-06", 3),  # over New Year
        ("2027-01-08", 4),  # a Friday
        ("2027-01-07", 5),
    ],
)
def test_dates_go_before_holidays_before_seasons_before_weekdays(evening: str, level: float) -> None:
    place = macon("2026-12-25", "2027-01-01")
    for order in ([EXCEPTION, HOLIDAY, SEASON, WEEKDAY, ALWAYS], [ALWAYS, WEEKDAY, SEASON, HOLIDAY, EXCEPTION]):
        assert level_at(f"{evening} 23:00", *order, place=place) == level


def test_of_two_calendars_alike_the_first_written_rules() -> None:
    second = calendar("season", [step(SUNSET, 7), step(SUNRISE, 0)], id="advent", first="11-25", last="12-31")
    assert level_at("2026-12-20 23:00", SEASON, second, ALWAYS) == 3
    assert level_at("2026-12-20 23:00", second, SEASON, ALWAYS) == 7


def test_a_night_belongs_to_the_evening_it_begins() -> None:
    week = calendar("weekdays", [step(SUNSET, 100), step("03:00", 0)], days=["sat"])
    usual = calendar("always", MONUMENT)
    assert level_at("2026-11-29 02:00", week, usual) == 100  # Sunday 2 am is Saturday's night
    assert level_at("2026-11-30 02:00", week, usual) == 0


def test_the_eve_of_a_holiday_is_the_evening_before() -> None:
    eve = calendar("holidays", [step(SUNSET, 9), step(SUNRISE, 0)], eve=True)
    place = macon("2026-07-14")
    assert level_at("2026-07-14 01:00", eve, ALWAYS, place=place) == 9
    assert level_at("2026-07-14 23:00", eve, ALWAYS, place=place) == 5


def test_a_time_shown_twice_is_taken_once_and_a_time_skipped_at_the_skip() -> None:
    steps = [step(SUNSET, 100), step("02:30", 10), step(SUNRISE, 0)]
    taken = [
        change.at
        for evening in (date(2026, 3, 28), date(2026, 10, 24))
        for change in preview(programme(calendar(steps=steps)), noon_of(evening), MACON, 24)
        if change.value == {"level_pct": 10}
    ]
    assert taken == [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def noon_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=PARIS)


# From the published tables of the United States Naval Observatory and of the IMCCE, to the minute.
ALMANAC = [
    ("Europe/Paris", 2.35, 48.86, "2024-06-20", "sunset", "2024-06-20T21:58"),
    ("Europe/Paris", 2.35, 48.86, "2024-06-20", "sunrise", "2024-06-21T05:47"),
    ("Europe/Paris", 2.35, 48.86, "2024-12-20", "sunset", "2024-12-20T16:55"),
    ("Europe/Paris", 2.35, 48.86, "2024-12-20", "sunrise", "2024-12-21T08:41"),
    ("Europe/Paris", 2.35, 48.86, "2024-06-20", "dusk", "2024-06-20T22:40"),
    ("Europe/London", 0.0, 51.48, "2024-06-20", "sunset", "2024-06-20T21:21"),
    ("Europe/London", 0.0, 51.48, "2024-06-20", "sunrise", "2024-06-21T04:43"),
    ("America/New_York", -74.0, 40.71, "2024-06-20", "sunset", "2024-06-20T20:30"),
    ("America/New_York", -74.0, 40.71, "2024-12-20", "sunrise", "2024-12-21T07:17"),
]


@pytest.mark.parametrize(("zone", "lon", "lat", "evening", "event", "expected"), ALMANAC)
def test_the_sun_keeps_to_the_almanac(
    zone: str, lon: float, lat: float, evening: str, event: str, expected: str
) -> None:
    place = Place(lon, lat, ZoneInfo(zone))
    told = datetime.fromisoformat(expected).replace(tzinfo=place.zone)
    assert abs(place.sun(date.fromisoformat(evening), event) - told) <= timedelta(minutes=2)


@pytest.mark.parametrize("zone", ["Pacific/Wallis", "Indian/Reunion", "Pacific/Tahiti", "America/Cayenne"])
def test_overseas_the_evening_is_the_local_one(zone: str) -> None:
    lon = {"Pacific/Wallis": -176.2, "Indian/Reunion": 55.5, "Pacific/Tahiti": -149.6, "America/Cayenne": -52.3}[zone]
    place = Place(lon, -15.0, ZoneInfo(zone))
    down = place.sun(date(2026, 3, 20), "sunset").astimezone(place.zone)
    up = place.sun(date(2026, 3, 20), "sunrise").astimezone(place.zone)
    assert (down.date(), up.date()) == (date(2026, 3, 20), date(2026, 3, 21))
    assert 17 <= down.hour <= 19


def test_where_the_sun_does_not_set_nothing_lights_and_where_it_does_not_rise_all_does() -> None:
    tromso = Place(18.95, 69.65, ZoneInfo("Europe/Oslo"))
    summer = preview(programme(), datetime(2026, 6, 21, 12, tzinfo=UTC), tromso)
    assert {change.value["level_pct"] for change in summer} == {0}
    winter = preview(programme(), datetime(2026, 12, 21, 12, tzinfo=UTC), tromso)
    assert {change.value["level_pct"] for change in winter} == {50, 100}


def test_a_sun_step_keeps_within_its_clock_times() -> None:
    late = {"sun": "sunset", "offset_min": 10, "not_before": "18:00", "not_after": "21:00"}
    rows = calendar(steps=[step(late, 100), step(SUNRISE, 0)])
    assert (level_at("2026-12-21 17:59", rows), level_at("2026-12-21 18:00", rows)) == (0, 100)
    assert (level_at("2026-06-21 20:59", rows), level_at("2026-06-21 21:00", rows)) == (0, 100)


def test_the_preview_begins_with_what_is_in_force_and_says_by_which_calendar() -> None:
    friday = datetime(2026, 11, 27, 22, 0, tzinfo=PARIS)
    rows = preview(programme(WEEKDAY, calendar("always", STREET)), friday, MACON, 48)
    assert [(change.calendar, change.value["level_pct"]) for change in rows] == [
        ("weekdays", 4), ("weekdays", 0), ("weekdays", 4), ("weekdays", 0), ("always", 100),
    ]  # fmt: skip
    assert rows[0].at < friday < rows[1].at == next_change_at(programme(WEEKDAY, ALWAYS), friday, MACON)


def test_a_fade_is_asked_with_the_value() -> None:
    rows = calendar(steps=[step(SUNSET, 100, fade_s=30), step(SUNRISE, 0)])
    assert value_at(programme(rows), noon_of(date(2026, 11, 25)) + timedelta(hours=8), MACON).value == {
        "level_pct": 100,
        "fade_s": 30,
    }


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (document(capability="fly"), "no kind of equipment"),
        (document(capability="load_program"), "no kind of equipment"),
        (document(calendar(steps=[step(SUNSET, 101)])), "100"),
        (document(calendar(steps=[{"at": SUNSET, "value": {"scene": "a"}}])), "scene"),
        (document(calendar("weekdays", days=["fri"])), "every day"),
        (document(calendar(), calendar()), "same id"),
        (document(calendar(steps=[step("01:00", 0), step("23:00", 1)])), "23:00 is not after 01:00"),
        (document(calendar(steps=[step("24:00", 0)])), "clock"),
        (document(calendar(steps=[step({"clock": "22:00", "sun": "sunset"}, 0)])), "either"),
        (document(calendar(steps=[step({"clock": "22:00", "offset_min": 5}, 0)])), "go with"),
        (document(calendar(steps=[])), "steps"),
        (document(calendar("moon")), "moon"),
        (document(calendar("season", first="02-30", last="13-01")), "last"),
        (document(id="a b"), "letters"),
        (document(surprise=1), "surprise"),
    ],
)
def test_a_programme_that_cannot_be_carried_out_is_refused(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidProgramme, match=says):
        read_programme(wrong)
