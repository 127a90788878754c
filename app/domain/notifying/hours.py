"""Hours that come back: weekdays and public holidays, from a time of day to another, in the territory's zone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Holidays = Container[date]
OnHolidays = Literal["same", "only", "never"]
WEEK = frozenset(range(1, 8))
_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Hours:
    """On `days` (ISO 8601: 1 is Monday), from `start` until `end`; an end at or before the start is the next day's.

    `holidays`: a public holiday counts as its weekday, or only they count, or they never do. The day is the one on
    which the hours start.
    """

    days: frozenset[int] = WEEK
    start: time = _MIDNIGHT
    end: time = _MIDNIGHT
    holidays: OnHolidays = "same"

    def contain(self, at: datetime, zone: ZoneInfo, holidays: Holidays) -> bool:
        """Whether `at` lies in these hours."""
        today = at.astimezone(zone).date()
        return any(
            start <= at < end
            for day in (today - timedelta(days=1), today)
            for start, end in [self.span(day, zone)]
            if self.starts_on(day, holidays)
        )

    def starts_on(self, day: date, holidays: Holidays) -> bool:
        """Whether these hours start on `day`."""
        if self.holidays == "only":
            return day in holidays
        return day.isoweekday() in self.days and not (self.holidays == "never" and day in holidays)

    def span(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When the hours that start on `day` begin and end, UTC."""
        ends = day if self.end > self.start else day + timedelta(days=1)
        return instant(day, self.start, zone), instant(ends, self.end, zone)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time as UTC: the first of two when the clock goes back; one that is skipped comes an hour later."""
    return datetime.combine(day, at, zone).astimezone(UTC)
