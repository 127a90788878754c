"""Weather's word on a programme: a dark evening lights up early, a silent sensor changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.programmes.nights import Change, following
from app.domain.programmes.place import Place
from app.domain.programmes.programme import Correction, Programme

HYSTERESIS = 1.5
"""Once lit early, the light must rise that much above the limit to be put out again."""


@dataclass(frozen=True, slots=True)
class Daylight:
    """What a light sensor measured, and how long ago."""

    illuminance_lx: float
    age_s: float


def corrected_at(
    programme: Programme, instant: datetime, place: Place, daylight: Daylight | None, *, early: bool = False
) -> tuple[Change, bool]:
    """The change in force, and whether darkness brought it forward; `early` is that answer of a moment before.

    No daylight, or one older than `stale_after_s`, leaves the sun's own times.
    """
    current, coming = following(programme, instant, place)
    rule = programme.correction
    if rule is None or daylight is None or not coming.lights_up:
        return current, False
    forward = _is_dark(rule, daylight, early=early) and coming.at - instant <= timedelta(minutes=rule.forward_max_min)
    return (coming, True) if forward else (current, False)


def _is_dark(rule: Correction, daylight: Daylight, *, early: bool) -> bool:
    limit = rule.below_lx * (HYSTERESIS if early else 1.0)
    return 0 <= daylight.age_s <= rule.stale_after_s and daylight.illuminance_lx < limit
