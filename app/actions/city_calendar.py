"""The city's calendar: its time zone, how far it is shifted, its public holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from app.domain.programmes import Place
from app.settings import Settings

YEARS = 3
"""Holidays known ahead: this year's and the next two, for clocks that go on alone."""


@dataclass(frozen=True, slots=True)
class CityCalendar:
    """`region` is a country and perhaps one of its regions (`FR-57`); `shift` is how far ahead of real time it is."""

    zone: ZoneInfo
    shift: timedelta
    region: str

    @staticmethod
    def of(settings: Settings) -> CityCalendar:
        """The installation's own."""
        return CityCalendar(settings.zone, timedelta(seconds=settings.calendar_offset_s), settings.public_holidays)

    def shown(self, real: datetime) -> datetime:
        """The calendar's instant at a real one: what programmes go by."""
        return real + self.shift

    def real(self, shown: datetime) -> datetime:
        """The real instant at which the calendar shows `shown`."""
        return shown - self.shift

    def city_time(self, shown: datetime) -> str:
        """What the city's clocks show at an instant of the calendar, RFC 3339 in its zone."""
        return shown.astimezone(self.zone).isoformat(timespec="seconds")

    def place(self, lon: float, lat: float, year: int) -> Place:
        """A place with the holidays of `year` and the years after it."""
        return Place(lon, lat, self.zone, holidays_of(self.region, year))


@lru_cache(maxsize=64)
def holidays_of(region: str, year: int) -> frozenset[date]:
    """Public holidays of `YEARS` years from `year` on. Raises `NotImplementedError` for a region not known."""
    country, _, part = region.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=range(year, year + YEARS)))
