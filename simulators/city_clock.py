"""The city's calendar clock: its day, its sun, its rush hours; `t` is seconds since the simulation began."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import elevation, sunrise, sunset

from app.domain.programmes import Place

_NEVER_S = 86_400.0


class CityClock:
    """Real time shifted by `offset_s` at a place (lon, lat); only the calendar is shifted, never a timestamp."""

    def __init__(
        self, start: datetime, offset_s: float, place: tuple[float, float], zone: str = "Europe/Paris"
    ) -> None:
        self._start, self._offset = start, timedelta(seconds=offset_s)
        self._zone = ZoneInfo(zone)
        self.place = Place(place[0], place[1], self._zone)
        self._observer = Observer(latitude=place[1], longitude=place[0])
        self._nights: dict[date, tuple[float, float] | None] = {}
        self._minute: tuple[int, float] = (-1, 0.0)
        self._second: tuple[int, datetime] = (-1, start)

    def real(self, t: float) -> datetime:
        """The real UTC instant of `t`."""
        return self._start + timedelta(seconds=t)

    def instant(self, t: float) -> datetime:
        """The instant of the city's calendar at `t`: what programmes go by."""
        return self.real(t) + self._offset

    def calendar(self, t: float) -> datetime:
        """The city's local time at `t`, to the second."""
        second = int(t)
        if self._second[0] != second:
            self._second = (second, self.instant(second).astimezone(self._zone))
        return self._second[1]

    def hour(self, t: float) -> float:
        """Local hour of the day, 0-24, with its fraction."""
        now = self.calendar(t)
        return now.hour + now.minute / 60 + now.second / 3600

    def working_day(self, t: float) -> bool:
        """Monday to Friday."""
        return self.calendar(t).weekday() < 5

    def night(self, t: float) -> tuple[float, float]:
        """(sunset, sunrise) in `t` of the night under way, or else of the next one."""
        today = self.instant(t).astimezone(UTC).date()
        for days in range(-2, 4):
            found = self._night_of(today + timedelta(days=days))
            if found is not None and found[1] > t:
                return found
        return t + _NEVER_S, t + 2 * _NEVER_S

    def sun_elevation(self, t: float) -> float:
        """Degrees above the horizon, to the minute."""
        minute = int(t // 60)
        if self._minute[0] != minute:
            self._minute = (minute, float(elevation(self._observer, self.instant(t))))
        return self._minute[1]

    def _night_of(self, day: date) -> tuple[float, float] | None:
        if day not in self._nights:
            try:
                down = sunset(self._observer, day, tzinfo=UTC)
                up = sunrise(self._observer, day + timedelta(days=1), tzinfo=UTC)
                self._nights[day] = (self.t_of(down), self.t_of(up))
            except ValueError:  # no sunset that day, far north
                self._nights[day] = None
        return self._nights[day]

    def t_of(self, calendar: datetime) -> float:
        """When the city's calendar shows an instant."""
        return (calendar - self._offset - self._start).total_seconds()


def rush(hour: float, *, working_day: bool = True) -> float:
    """Activity of the streets, 0-1: two rush hours on working days, one broad afternoon otherwise."""

    def bump(centre: float, width: float) -> float:
        return math.exp(-(((hour - centre) / width) ** 2))

    base = 0.04 + 0.42 * bump(14.0, 5.5)
    if working_day:
        return min(1.0, base + 0.52 * bump(8.2, 1.1) + 0.58 * bump(17.6, 1.5))
    return min(1.0, base + 0.28 * bump(16.5, 2.5))


class Weather:
    """Weather of the day, smooth and the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._phase = (seed * 2.399963) % (2 * math.pi)

    def _wave(self, t: float, period_s: float, shift: float) -> float:
        return math.sin(2 * math.pi * t / period_s + self._phase + shift)

    def temperature_c(self, t: float, clock: CityClock) -> float:
        """Air temperature by season, hour and drift."""
        now = clock.calendar(t)
        season = -math.cos(2 * math.pi * (now.timetuple().tm_yday - 15) / 365)
        daily = -math.cos(2 * math.pi * (clock.hour(t) - 3.5) / 24)
        return 11.5 + 8.5 * season + 4.2 * daily + 0.8 * self._wave(t, 7_300, 0)

    def rain_mm_h(self, t: float) -> float:
        """Showers now and then."""
        return max(0.0, 5.0 * (self._wave(t, 9_700, 1) + 0.6 * self._wave(t, 2_900, 2) - 0.75))

    def wind_m_s(self, t: float) -> float:
        return 3.2 + 1.8 * self._wave(t, 5_300, 3) + 0.7 * self._wave(t, 410, 4)

    def humidity_pct(self, t: float) -> float:
        return min(100.0, 68 + 12 * self._wave(t, 9_700, 1) + 4 * self._wave(t, 1_900, 5))
