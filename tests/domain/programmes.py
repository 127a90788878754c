"""Programmes for tests, as documents and read."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.programmes import Place, Programme, read_programme

PARIS = ZoneInfo("Europe/Paris")
MACON = Place(4.83, 46.31, PARIS)
SUNSET, SUNRISE = {"sun": "sunset"}, {"sun": "sunrise"}


def step(at: dict[str, Any] | str, level: float, **more: Any) -> dict[str, Any]:
    """Light at `level` from a clock time or a sun event on."""
    return {"at": {"clock": at} if isinstance(at, str) else at, "value": {"level_pct": level}, **more}


STREET = [step(SUNSET, 100), step("23:00", 50), step("05:30", 100), step(SUNRISE, 0)]
MONUMENT = [step(SUNSET, 100), step("01:00", 0)]


def calendar(kind: str = "always", steps: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """A calendar named after its kind; `more` are members of `when`, but `derogation` and `id`."""
    own = {name: more.pop(name) for name in ("derogation", "id") if name in more}
    return {"id": kind, "when": {"kind": kind, **more}, "steps": STREET if steps is None else steps} | own


def document(*calendars: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = [*calendars] or [calendar()]
    return {"id": "rues", "name": "Rues", "capability": "light_level", "calendars": found, **more}


def programme(*calendars: dict[str, Any], **more: Any) -> Programme:
    return read_programme(document(*calendars, **more))


def macon(*holidays: str) -> Place:
    return Place(MACON.lon, MACON.lat, PARIS, frozenset(map(date.fromisoformat, holidays)))
