"""Which evenings a calendar is for, in order of precedence: dates, holidays, seasons, weekdays, always."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MonthDay = Annotated[str, Meta(pattern="^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", description="MM-DD")]
_DAY = timedelta(days=1)


class Dates(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dates"):
    """Exceptional dates, each the evening on which the night begins."""

    rank: ClassVar[int] = 0
    dates: Annotated[tuple[date, ...], Meta(min_length=1, max_length=400)]

    def covers(self, evening: date, _holidays: frozenset[date]) -> bool:
        return evening in self.dates


class Holidays(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="holidays"):
    """Public holidays, or with `eve` the evenings before them."""

    rank: ClassVar[int] = 1
    eve: bool = False

    def covers(self, evening: date, holidays: frozenset[date]) -> bool:
        return (evening + _DAY if self.eve else evening) in holidays


class Season(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="season"):
    """Every year from `first` to `last`, both included and over New Year where `last` comes before `first`."""

    rank: ClassVar[int] = 2
    first: MonthDay
    last: MonthDay
    weekdays: tuple[Weekday, ...] = ()

    def covers(self, evening: date, _holidays: frozenset[date]) -> bool:
        day = f"{evening:%m-%d}"
        within = self.first <= day <= self.last if self.first <= self.last else not self.last < day < self.first
        return within and (not self.weekdays or WEEKDAYS[evening.weekday()] in self.weekdays)


class Weekdays(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="weekdays"):
    """Days of the week."""

    rank: ClassVar[int] = 3
    days: Annotated[tuple[Weekday, ...], Meta(min_length=1)]

    def covers(self, evening: date, _holidays: frozenset[date]) -> bool:
        return WEEKDAYS[evening.weekday()] in self.days


class Always(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="always"):
    """Every evening that no other calendar is for."""

    rank: ClassVar[int] = 4

    def covers(self, _evening: date, _holidays: frozenset[date]) -> bool:
        return True


When = Dates | Holidays | Season | Weekdays | Always
