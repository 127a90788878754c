"""The city's calendar: shifted for demonstrations, with the holidays of its region."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from app.actions.city_calendar import CityCalendar, holidays_of
from app.settings import Settings
from tests.factories import NOON


def test_the_calendar_is_shifted_and_back() -> None:
    calendar = CityCalendar.of(Settings(calendar_offset_s=3600))
    assert calendar.shown(NOON) == NOON + timedelta(hours=1)
    assert calendar.real(calendar.shown(NOON)) == NOON


def test_holidays_are_those_of_the_region_for_three_years() -> None:
    france, moselle = holidays_of("FR", 2026), holidays_of("FR-57", 2026)
    assert {date(2026, 7, 14), date(2027, 5, 1), date(2028, 12, 25)} <= france
    assert {day.year for day in france} == {2026, 2027, 2028}
    assert {day for day in moselle - france if day.year == 2026} == {date(2026, 4, 3), date(2026, 12, 26)}


@pytest.mark.parametrize("region", ["XX", "FR-99"])
def test_an_unknown_region_stops_the_start(region: str) -> None:
    with pytest.raises(ValidationError, match="public holidays of"):
        Settings(public_holidays=region)
