"""Weather's word on a programme: a dark evening lights up early, a silent sensor changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.programmes.nights import Change, following, next_change_at, preview
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


@dataclass(frozen=True, slots=True)
class InForce:
    """What is asked, since when and until when; whether darkness brought it forward."""

    change: Change
    since: datetime
    until: datetime
    brought_forward: bool


def in_force(
    programme: Programme, instant: datetime, place: Place, daylight: Daylight | None = None, *, early: bool = False
) -> InForce:
    """What `corrected_at` says stands at `instant`. Brought forward, it stands since the darkness was measured, or
    since the correction allows it if that is later.
    """
    change, forward = corrected_at(programme, instant, place, daylight, early=early)
    until = next_change_at(programme, max(instant, change.at), place)
    if not forward or programme.correction is None or daylight is None:
        return InForce(change, change.at, until, brought_forward=False)
    allowed = change.at - timedelta(minutes=programme.correction.forward_max_min)
    return InForce(change, max(allowed, instant - timedelta(seconds=daylight.age_s)), until, brought_forward=True)


def corrected_preview(
    programme: Programme, instant: datetime, place: Place, hours: float, daylight: Daylight | None
) -> tuple[list[Change], bool]:
    """The change in force and those of the coming `hours`, and whether the first was brought forward by darkness."""
    changes = preview(programme, instant, place, hours)
    now = in_force(programme, instant, place, daylight)
    if not now.brought_forward:
        return changes, False
    return [replace(now.change, at=now.since), *(change for change in changes if change.at >= now.until)], True


def _is_dark(rule: Correction, daylight: Daylight, *, early: bool) -> bool:
    limit = rule.below_lx * (HYSTERESIS if early else 1.0)
    return 0 <= daylight.age_s <= rule.stale_after_s and daylight.illuminance_lx < limit
