"""The sun over the hours of a preview: when it sets and rises, when civil dusk ends and dawn begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from app.domain.programmes.place import Place
from app.domain.programmes.programme import SunEvent

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SunMark:
    """A sun event and its instant (UTC)."""

    at: datetime
    event: SunEvent


def sun_marks(start: datetime, hours: float, place: Place) -> list[SunMark]:
    """The sun's events from `start` on for `hours`, in order of time.

    Where the sun does not set or rise, the event is where programmes take it to be (`Place.sun`).
    """
    end = start + timedelta(hours=hours)
    first = start.astimezone(place.zone).date() - _DAY
    nights = [first + number * _DAY for number in range(int(hours / 24) + 3)]
    marks = [SunMark(place.sun(night, event), event) for night in nights for event in get_args(SunEvent)]
    return sorted((mark for mark in marks if start <= mark.at < end), key=lambda mark: mark.at)
