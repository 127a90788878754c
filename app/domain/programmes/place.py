"""Where a programme is carried out: its sun, its clock, its public holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from astral import Observer, SunDirection
from astral.sun import SUN_APPARENT_RADIUS, elevation, noon, time_of_transit

_DAY, _HALF_DAY = timedelta(days=1), timedelta(hours=12)
_DEPTHS: Mapping[str, float] = {
    "sunset": SUN_APPARENT_RADIUS,
    "sunrise": SUN_APPARENT_RADIUS,
    "dusk": 6.0,
    "dawn": 6.0,
}
"""Degrees below the horizon of the sun's centre."""


@dataclass(frozen=True, slots=True)
class Place:
    """WGS 84 degrees, the civil time zone and the public holidays known there."""

    lon: float
    lat: float
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()

    def clock(self, evening: date, text: str) -> datetime:
        """The instant of HH:MM in the night that begins on `evening` and goes from noon to noon.

        A time that clocks show twice is the first of the two; one that they skip is the moment they skip it.
        """
        at = time.fromisoformat(text)
        day = evening if at >= time(12) else evening + _DAY
        local = datetime.combine(day, at, tzinfo=self.zone)
        instant = local.astimezone(UTC)
        if instant.astimezone(self.zone).replace(tzinfo=None) == local.replace(tzinfo=None):
            return instant
        return _skip_within(local.replace(fold=1).astimezone(UTC), instant, self.zone)

    def sun(self, evening: date, event: str, offset: timedelta = timedelta()) -> datetime:
        """The instant `offset` after a sun event in the night that begins on `evening`, between two solar noons.

        Where it is never dark, dusk and dawn both are the middle of the night; where it is never light, dusk is
        the noon before and dawn the noon after; `offset` does not count there. Sunset and sunrise likewise.
        """
        at, happens = _sun(self.lon, self.lat, self.zone, evening, event)
        return at + offset if happens else at

    def near(self) -> Place:
        """The neighbourhood, in hundredths of a degree: 3 seconds of sun, and one answer for many lamps."""
        return replace(self, lon=round(self.lon, 2), lat=round(self.lat, 2))


@lru_cache(maxsize=8192)
def _sun(lon: float, lat: float, zone: ZoneInfo, evening: date, event: str) -> tuple[datetime, bool]:
    """The instant to the second, and whether the event does happen that night."""
    observer = Observer(lat, lon)
    begins = evening + (evening - noon(observer, evening, tzinfo=zone).date())
    before, after = noon(observer, begins), noon(observer, begins + _DAY)
    depth = _DEPTHS[event]
    setting = event in ("sunset", "dusk")
    day, towards = (begins, SunDirection.SETTING) if setting else (begins + _DAY, SunDirection.RISING)
    try:
        at = time_of_transit(observer, day, 90.0 + depth, towards)
    except ValueError:
        light = before if setting else after
        return (before + _HALF_DAY if elevation(observer, light) > -depth else light), False
    return (before + (at - before) % _DAY).replace(microsecond=0), True


def _skip_within(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The moment between two instants, to the second, at which clocks are put forward."""
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
    return high.replace(microsecond=0)
