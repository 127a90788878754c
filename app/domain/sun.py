"""Whether it is night in the city, on its calendar clock (astral: NOAA solar equations)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from astral import Observer
from astral.sun import sunrise, sunset


def night_since(now: datetime, offset: timedelta, lat: float, lon: float) -> datetime | None:
    """The real instant at which the current night began, None by day.

    `offset` is how far the city's calendar clock is ahead of real time. Where the sun does not set or
    rise that day, it is day or night all day.
    """
    calendar = now + offset
    observer = Observer(lat, lon)
    last_set = _latest(sunset, observer, calendar)
    last_rise = _latest(sunrise, observer, calendar)
    if last_set is None or (last_rise is not None and last_rise > last_set):
        return None
    return last_set - offset


def dark_between(start: datetime, end: datetime | None, offset: timedelta, lat: float, lon: float) -> bool:
    """Whether part of the time from `start` to `end` (None: for ever) is night on the city's calendar clock."""
    if end is None or any(night_since(at, offset, lat, lon) is not None for at in (start, end)):
        return True
    rise = next_sunrise(start, offset, lat, lon)
    return rise is not None and rise < end


def _latest(moment: object, observer: Observer, before: datetime) -> datetime | None:
    for days in range(3):
        try:
            at: datetime = moment(observer, (before - timedelta(days=days)).date(), tzinfo=UTC)  # type: ignore[operator]
        except ValueError:
            continue
        if at <= before:
            return at
    return None


def next_sunrise(now: datetime, offset: timedelta, lat: float, lon: float) -> datetime | None:
    """The real instant of the next sunrise on the city's calendar clock; None where it does not rise within days."""
    calendar = now + offset
    observer = Observer(lat, lon)
    for days in range(3):
        try:
            at = sunrise(observer, (calendar + timedelta(days=days)).date(), tzinfo=UTC)
        except ValueError:
            continue
        if at > calendar:
            return at - offset
    return None
