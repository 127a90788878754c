"""Power and energy against what is usual: the same moment of the same weekday over the last weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.domain.kinds import KINDS

WEEKS = 4
QUARTER = timedelta(minutes=15)
COVERAGE = 0.9
"""A week counts where so much of what is compared said something then."""
_POWER = ("active_power_w", "power_w")
_IMPORTED, _EXPORTED = ("energy_kwh", "import_energy_kwh"), ("export_energy_kwh",)


class Gauge(NamedTuple):
    """By which fields a kind tells its power (W) and counts its energy (kW.h); empty: it does not."""

    power: str
    imported: str
    exported: str


class Sum(NamedTuple):
    """A sum over those of the compared that `told` something."""

    value: float
    told: int


@dataclass(frozen=True, slots=True)
class Usual:
    """The median over so many `weeks`; None over none."""

    value: float | None
    weeks: int


def _gauge(names: Iterable[str]) -> Gauge | None:
    known = set(names)
    first = [next((name for name in choice if name in known), "") for choice in (_POWER, _IMPORTED, _EXPORTED)]
    return Gauge(*first) if first[0] else None


GAUGES = {name: gauge for name, kind in KINDS.items() if (gauge := _gauge(field.name for field in kind.measurements))}
"""By kind that measures power."""


def quarter_of(now: datetime) -> datetime:
    """The start of the quarter of an hour around `now`."""
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)


def midnight_of(now: datetime, zone: ZoneInfo) -> datetime:
    """When the local day of `now` began, UTC."""
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def weeks_before(at: datetime, zone: ZoneInfo) -> list[datetime]:
    """The same local time one week before, two, and so on, UTC: an hour put forward does not move it."""
    local = at.astimezone(zone).replace(tzinfo=None)
    return [(local - timedelta(weeks=n)).replace(tzinfo=zone).astimezone(UTC) for n in range(1, WEEKS + 1)]


def usual(weeks: Mapping[int, Sum], compared: int) -> Usual:
    """Of the weeks in which nearly all of the `compared` said something."""
    known = [week.value for week in weeks.values() if compared and week.told >= COVERAGE * compared]
    return Usual(median(known) if known else None, len(known))


def share(difference: float | None, of: float | None) -> float | None:
    """`difference` in percent of `of`."""
    return None if difference is None or not of else 100 * difference / abs(of)
