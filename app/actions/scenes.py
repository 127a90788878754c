"""An asset as the interlocks see it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from app.actions.control_ports import Equipment
from app.domain.kinds.interlock import Scene

SAFETY_LIT = "safety_lit"


def scene_of(place: Equipment, level: int, now: datetime, zone: tzinfo) -> Scene:
    """What is known of `place` at `now`; `zone` is the territory's time zone."""
    lit = {SAFETY_LIT} if place.safety_lit else set()
    return Scene(
        values=place.values,
        ages={name: place.age_s(name, now) for name in place.values},
        attributes=place.attributes,
        reachable=place.reachable,
        local_time=now.astimezone(zone),
        level=level,
        tags=frozenset({*place.tags, *lit}),
    )
