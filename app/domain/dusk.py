"""The dusk board: what a cabinet's lamps should show by now, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from app.domain.programmes import Change, Place, Programme
from app.domain.programmes.nights import timeline

LEVEL = "level_pct"
BEFORE, AFTER = timedelta(minutes=30), timedelta(minutes=90)
"""Around a switching, when a control room looks at it."""
NOON = 12
_DAYS = timedelta(days=2)

Asked = Literal["programme", "lit", "dark"]
"""What a lamp goes by: the programme, or a claim that has it lit or dark."""
Shows = Literal["lit", "dark", "failed", "unknown"]
"""`failed`: dark, and it says why; `unknown`: silent."""
Standing = Literal["late", "unknown", "waiting", "lit", "dark", "no_programme"]


@dataclass(frozen=True, slots=True)
class Switching:
    """Whether a programme has lamps lit, since when and until when; None: for as long as it is looked at."""

    lit: bool
    since: datetime | None
    until: datetime | None

    def is_near(self, now: datetime) -> bool:
        """Whether lamps were switched a moment ago, or will be."""
        just = self.since is not None and now - self.since < AFTER
        return just or (self.until is not None and self.until - now < BEFORE)


@dataclass(frozen=True, slots=True)
class Group:
    """So many lamps of a cabinet that go by the same and show the same; `waited`: a claim had its time."""

    asked: Asked
    shows: Shows
    waited: bool
    lamps: int


@dataclass(frozen=True, slots=True)
class Board:
    """A cabinet's line: all its lamps, those that should be lit, and what these show.

    expected = lit + waiting + late + failed + unknown. `stray`: lit while nothing asks for it.
    """

    lamps: int
    expected: int
    lit: int
    waiting: int
    late: int
    failed: int
    unknown: int
    stray: int
    standing: Standing


def switching(programme: Programme, instant: datetime, place: Place) -> Switching:
    """The last change between dark and lit by `instant`, and the next one; dimming is none."""
    evening = instant.astimezone(place.zone).date()
    line = timeline(programme, evening - _DAYS, evening + _DAYS, place)
    flips = _flips(line)
    past = [change for change in flips if change.at <= instant]
    coming = next((change.at for change in flips if change.at > instant), None)
    current = past[-1] if past else line[0]
    return Switching(lights(current), current.at if len(past) > 1 else None, coming)


def night_of(programme: Programme, instant: datetime, place: Place) -> tuple[datetime | None, datetime | None]:
    """When the night around `instant`, from noon to noon, is first lit and when it is dark for good; None: never."""
    local = instant.astimezone(place.zone)
    evening = local.date() if local.hour >= NOON else local.date() - timedelta(days=1)
    line = timeline(programme, evening - _DAYS, evening + _DAYS, place)
    flips = [one for one in _flips(line) if one.evening == evening]
    first = next((one.at for one in flips if lights(one)), None)
    last = next((one.at for one in reversed(flips) if not lights(one)), None)
    return first, last


def _flips(line: Sequence[Change]) -> list[Change]:
    """The first of `line`, and those that light what was dark or the reverse."""
    return [*line[:1], *(now for before, now in pairwise(line) if lights(before) != lights(now))]


def lights(change: Change) -> bool:
    """Whether lamps are lit by it."""
    return bool(change.value.get(LEVEL, 0) > 0)


def board(groups: Iterable[Group], by_programme: Switching | None, now: datetime, late_after: timedelta) -> Board:
    """`by_programme` is None where a cabinet follows none: only claims ask for light there."""
    lit_now = by_programme is not None and by_programme.lit
    due = lit_now and (by_programme is None or by_programme.since is None or now - by_programme.since >= late_after)
    counts = dict.fromkeys(("lit", "waiting", "late", "failed", "unknown", "stray"), 0)
    lamps = 0
    for group in groups:
        lamps += group.lamps
        wanted = group.asked == "lit" or (group.asked == "programme" and lit_now)
        if not wanted:
            counts["stray"] += group.lamps if group.shows == "lit" else 0
        elif group.shows == "dark":
            waited = due if group.asked == "programme" else group.waited
            counts["late" if waited else "waiting"] += group.lamps
        else:
            counts[group.shows] += group.lamps
    expected = sum(counts.values()) - counts["stray"]
    return Board(lamps, expected, **counts, standing=_standing(counts, expected, by_programme))


def _standing(counts: dict[str, int], expected: int, by_programme: Switching | None) -> Standing:
    """The word for the line: the worst of it."""
    worst: tuple[Standing, ...] = ("late", "unknown", "waiting")
    if found := next((name for name in worst if counts[name]), None):
        return found
    if by_programme is None and not expected:
        return "no_programme"
    return "lit" if expected else "dark"
