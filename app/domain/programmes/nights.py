"""Programmes carried out: what is asked at an instant, what comes next, and what the coming hours hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from app.domain.programmes.place import Place
from app.domain.programmes.programme import Programme, Step

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """From `at` (UTC) on, `value` is asked, by a calendar of the night that began on `evening`.

    `lights_up` marks the step that the sun's setting brings, which bad weather may bring forward.
    """

    at: datetime
    value: Mapping[str, Any]
    calendar: str
    evening: date
    lights_up: bool = False


def value_at(programme: Programme, instant: datetime, place: Place) -> Change:
    """The change in force at `instant`."""
    return _around(programme, instant, place)[0]


def next_change_at(programme: Programme, instant: datetime, place: Place) -> datetime:
    """When the next step is taken, strictly after `instant`; `value_at` is the same until then."""
    return _around(programme, instant, place)[1].at


def following(programme: Programme, instant: datetime, place: Place) -> tuple[Change, Change]:
    """The change in force at `instant`, and the next."""
    return _around(programme, instant, place)


def preview(programme: Programme, instant: datetime, place: Place, hours: float = 48) -> list[Change]:
    """The change in force at `instant` and those of the coming `hours`, in order of time."""
    until = instant + timedelta(hours=hours)
    evening = instant.astimezone(place.zone).date()
    days = 4 + int(hours / 24)
    line = timeline(programme, evening - 2 * _DAY, evening + days * _DAY, place)
    current = [change for change in line if change.at <= instant][-1:]
    return current + [change for change in line if instant < change.at < until]


def timeline(programme: Programme, first: date, last: date, place: Place) -> list[Change]:
    """The changes of the nights from evening `first` to `last`, in order of time.

    A night ends where the next one's first step is taken. Several steps at one instant are the last of them.
    """
    nights = [night(programme, first + number * _DAY, place) for number in range((last - first).days + 1)]
    kept: list[Change] = []
    for changes, following_night in pairwise([*nights, []]):
        end = following_night[0].at if following_night else None
        kept += [change for change in changes if end is None or change.at < end]
    return kept


def night(programme: Programme, evening: date, place: Place) -> list[Change]:
    """The changes of one night, in order of time, one an instant."""
    calendar = programme.calendar_of(evening, place.holidays)
    instants = _instants(calendar.steps, evening, place)
    changes = [
        Change(at, step.asked, calendar.id, evening, lights_up=step.at.sun in ("sunset", "dusk"))
        for at, step in zip(instants, calendar.steps, strict=True)
    ]
    return [now for now, after in pairwise([*changes, None]) if now and (after is None or after.at > now.at)]


def _around(programme: Programme, instant: datetime, place: Place) -> tuple[Change, Change]:
    evening = instant.astimezone(place.zone).date()
    line = timeline(programme, evening - 2 * _DAY, evening + 2 * _DAY, place)
    count = sum(change.at <= instant for change in line)
    return line[count - 1], line[count]


def _instants(steps: Sequence[Step], evening: date, place: Place) -> list[datetime]:
    """When each step is taken: steps by the sun stand, those by the clock keep between the suns around them."""
    wanted = [_wanted(step, evening, place) for step in steps]
    latest: datetime | None = None
    for index, step in enumerate(steps):
        if step.at.sun is not None:
            latest = wanted[index] = max(wanted[index], latest or wanted[index])
    earliest: datetime | None = None
    for index in reversed(range(len(steps))):
        if steps[index].at.sun is not None:
            earliest = wanted[index]
        elif earliest is not None:
            wanted[index] = min(wanted[index], earliest)
    for index in range(1, len(steps)):
        wanted[index] = max(wanted[index], wanted[index - 1])
    return wanted


def _wanted(step: Step, evening: date, place: Place) -> datetime:
    at = step.at
    if at.sun is None:
        return place.clock(evening, at.clock or "")
    instant = place.sun(evening, at.sun, timedelta(minutes=at.offset_min))
    if at.not_before is not None:
        instant = max(instant, place.clock(evening, at.not_before))
    if at.not_after is not None:
        instant = min(instant, place.clock(evening, at.not_after))
    return instant
