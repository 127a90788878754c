"""Who is on call at an instant (astreinte): turns by week and by hours, exceptions over them, gaps told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from app.domain.notifying.hours import Hours, instant
from app.domain.notifying.rules import Place

Level = Literal["level_1", "level_2", "officer"]
LEVELS: tuple[Level, ...] = ("level_1", "level_2", "officer")
"""In the order in which they are called; the officer is the elected one (élu d'astreinte)."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Turn:
    """`people` take the level in turn, a week each, within `hours`.

    The first begins on `first`, a date, at time `handover`; each next one seven days later at the same local time.
    """

    level: Level
    people: tuple[str, ...]
    first: date
    handover: time
    hours: Hours

    def person(self, at: datetime, place: Place) -> str | None:
        """Who has this turn at `at`; None outside its hours and before it first began."""
        if not self.hours.contain(at, place.zone, place.holidays):
            return None
        week = (at.astimezone(place.zone).date() - self.first).days // 7
        if at < self._begins(week, place.zone):
            week -= 1
        return self.people[week % len(self.people)] if week >= 0 else None

    def changes(self, day: date, zone: ZoneInfo) -> Iterator[datetime]:
        """The instants of `day` at which who has this turn may change."""
        yield from self.hours.span(day, zone)
        yield instant(day, self.handover, zone)

    def _begins(self, week: int, zone: ZoneInfo) -> datetime:
        return instant(self.first + week * _WEEK, self.handover, zone)


@dataclass(frozen=True, slots=True)
class Swap:
    """From `start` until `end` the level is `person`'s (an exchange, a leave), or nobody's with None."""

    level: Level
    person: str | None
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Rota:
    """A service's. Of exceptions the last that applies wins, before any turn; of turns the first that applies.

    `people` are those who exist: who was erased leaves a gap.
    """

    turns: tuple[Turn, ...]
    exceptions: tuple[Swap, ...]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` until `end` the same person, or nobody."""

    level: Level
    person: str | None
    start: datetime
    end: datetime


def on_call(rota: Rota, level: Level, at: datetime, place: Place) -> str | None:
    """Who is on call at a level at `at`; None is a gap."""
    for item in reversed(rota.exceptions):
        if item.level == level and item.start <= at < item.end:
            return item.person if item.person in rota.people else None
    for turn in rota.turns:
        if turn.level == level and (person := turn.person(at, place)):
            return person if person in rota.people else None
    return None


def periods(rota: Rota, level: Level, start: datetime, end: datetime, place: Place) -> list[Period]:
    """Who is on call from `start` until `end`, without hole or overlap; neighbours differ."""
    found: list[Period] = []
    edges = [start, *_changes(rota, level, start, end, place.zone), end]
    for begins, ends in pairwise(edges):
        person = on_call(rota, level, begins, place)
        if found and found[-1].person == person:
            found[-1] = Period(level, person, found[-1].start, ends)
        elif begins < ends:
            found.append(Period(level, person, begins, ends))
    return found


def gaps(rota: Rota, start: datetime, end: datetime, place: Place) -> list[Period]:
    """When nobody is on call, at each level that the rota has turns for; all levels when it has none."""
    levels = [level for level in LEVELS if any(turn.level == level for turn in rota.turns)] or LEVELS
    return [period for level in levels for period in periods(rota, level, start, end, place) if period.person is None]


def _changes(rota: Rota, level: Level, start: datetime, end: datetime, zone: ZoneInfo) -> list[datetime]:
    turns = [turn for turn in rota.turns if turn.level == level]
    edges = {edge for item in rota.exceptions if item.level == level for edge in (item.start, item.end)}
    edges |= {edge for day in _days(start, end, zone) for turn in turns for edge in turn.changes(day, zone)}
    return sorted(edge for edge in edges if start < edge < end)


def _days(start: datetime, end: datetime, zone: ZoneInfo) -> Sequence[date]:
    first = start.astimezone(zone).date() - timedelta(days=1)
    return [first + timedelta(days=n) for n in range((end - start).days + 4)]
