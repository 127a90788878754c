"""The city's programmes: streets dimmed in the night and never off, parks and monuments off by 1 am."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.programmes import read_programme, write_programme
from app.domain.programmes.assignment import Scope
from app.domain.registry import AssignmentDraft, ProgrammeDraft
from simulators.city.lighting import PARK

PEDESTRIAN_ZONE = "aire-pietonne"
Steps = Sequence[tuple[str, dict[str, Any]]]
_FEAST_NIGHTS = ("06-21", "07-13", "07-14", "12-24", "12-31")
_ORDER = "arrêté de démonstration 2026-1"


def _at(text: str) -> dict[str, str]:
    return {"sun": text} if text.isalpha() else {"clock": text}


def _calendar(name: str, title: str, when: dict[str, Any], steps: Steps, derogation: str = "") -> dict[str, Any]:
    rows = [{"at": _at(at), "value": value} for at, value in steps]
    return {"id": name, "name": title, "when": when, "steps": rows, "derogation": derogation}


def _programme(programme: str, name: str, capability: str, *calendars: dict[str, Any], **more: Any) -> ProgrammeDraft:
    document = {"id": programme, "name": name, "capability": capability, "calendars": calendars, **more}
    return ProgrammeDraft(id=programme, document=write_programme(read_programme(document)))


def _given(programme: str, scope: Scope, subject: str) -> AssignmentDraft:
    return AssignmentDraft(id=f"{programme}-{subject}", programme=programme, scope=scope, subject=subject)


def _dimmed(begins: str, level: int) -> Steps:
    """Full light but between `begins` and 5:30."""
    return [("sunset", _level(100)), (begins, _level(level)), ("05:30", _level(100)), ("sunrise", _level(0))]


def _level(pct: int) -> dict[str, Any]:
    return {"level_pct": pct}


def _scene(name: str) -> dict[str, Any]:
    return {"id": name}


_ALWAYS = {"kind": "always"}
_WEEKEND = {"kind": "weekdays", "days": ["fri", "sat"]}
_FEASTS = [
    _calendar(f"fete-{day}", "Nuit de fête", {"kind": "season", "first": day, "last": day}, _dimmed("02:00", 50))
    for day in _FEAST_NIGHTS
]

PROGRAMMES = (
    _programme(
        "rues",
        "Rues : abaissement à 23 h",
        "light_level",
        *_FEASTS,
        _calendar("fin-de-semaine", "Vendredi et samedi", _WEEKEND, _dimmed("00:30", 50)),
        _calendar("toujours", "Toutes les nuits", _ALWAYS, _dimmed("23:00", 50)),
        correction={"below_lx": 20, "forward_max_min": 30},
    ),
    _programme(
        PEDESTRIAN_ZONE,
        "Aire piétonne : abaissement à 1 h",
        "light_level",
        _calendar("toujours", "Toutes les nuits", _ALWAYS, _dimmed("01:00", 70)),
    ),
    _programme(
        "parcs",
        "Parcs : extinction à 1 h",
        "light_level",
        _calendar(
            "toujours", "Toutes les nuits", _ALWAYS,
            [("sunset", _level(100)), ("22:00", _level(50)), ("01:00", _level(0))],
        ),
    ),
    _programme(
        "monuments",
        "Monuments : extinction à 1 h",
        "scene",
        _calendar(
            "noel", "Illuminations de Noël", {"kind": "season", "first": "12-01", "last": "01-06"},
            [("sunset", _scene("noel")), ("02:00", _scene("eteint"))], _ORDER,
        ),
        _calendar(
            "toujours", "Toutes les nuits", _ALWAYS, [("sunset", _scene("nocturne")), ("01:00", _scene("eteint"))]
        ),
    ),
    _programme(
        "facades",
        "Façades des bâtiments : extinction à minuit",
        "facade_light",
        _calendar("toujours", "Toutes les nuits", _ALWAYS, [("sunset", {"on": True}), ("00:00", {"on": False})]),
    ),
)  # fmt: skip

ASSIGNMENTS = (
    _given("rues", "kind", "luminaire"),
    _given(PEDESTRIAN_ZONE, "zone", PEDESTRIAN_ZONE),
    _given("parcs", "tag", PARK),
    _given("monuments", "kind", "architectural_light"),
    _given("facades", "kind", "public_building"),
)
