"""What a programme is: calendars in order of precedence, each with the steps of a night."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import InvalidValue
from app.domain.programmes.days import Always, When
from app.domain.registry import is_slug

NOON = "12:00"
SunEvent = Literal["sunset", "sunrise", "dusk", "dawn"]
TimeOfDay = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", description="HH:MM in the city's zone")]


class InvalidProgramme(ValueError):
    """A programme cannot be carried out as written; the message says where and why, `where` is the member's path."""

    def __init__(self, message: str, *where: str | int) -> None:
        super().__init__(message)
        self.where = where


class At(Struct, frozen=True, forbid_unknown_fields=True):
    """When a step is taken: at a `clock` time, or `offset_min` after a `sun` event, kept within two clock times.

    `dusk` and `dawn` are civil: the sun 6 degrees below the horizon.
    """

    clock: TimeOfDay | None = None
    sun: SunEvent | None = None
    offset_min: Annotated[int, Meta(ge=-360, le=360)] = 0
    not_before: TimeOfDay | None = None
    not_after: TimeOfDay | None = None

    def __post_init__(self) -> None:
        if (self.clock is None) == (self.sun is None):
            raise ValueError("give either `clock` or `sun`")
        if self.clock is not None and (self.offset_min or self.not_before or self.not_after):
            raise ValueError("`offset_min`, `not_before` and `not_after` go with `sun`")


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """From `at` on, the capability is held at `value` (its parameters), reached in `fade_s` seconds."""

    at: At
    value: dict[str, Any]
    fade_s: Annotated[float, Meta(ge=0, le=3600)] | None = None

    @property
    def asked(self) -> dict[str, Any]:
        """The parameters as the equipment is told them."""
        return self.value if self.fade_s is None else {**self.value, "fade_s": self.fade_s}


class Calendar(Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of the evenings that `when` covers, in the order of the night.

    `derogation` is the reference of the prefect's or mayor's order that allows them beyond the legal hours.
    """

    id: str
    when: When
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=48)]
    name: str = ""
    derogation: str = ""


class Correction(Struct, frozen=True, forbid_unknown_fields=True):
    """Below `below_lx`, the evening's lighting-up comes up to `forward_max_min` early; see `correction`."""

    below_lx: Annotated[float, Meta(gt=0, le=10_000)]
    forward_max_min: Annotated[int, Meta(ge=1, le=240)]
    stale_after_s: Annotated[float, Meta(gt=0, le=86_400)] = 1800.0


class Programme(Struct, frozen=True, forbid_unknown_fields=True):
    """What a capability is asked night after night, by nobody's hand."""

    id: str
    name: str
    capability: str
    calendars: Annotated[tuple[Calendar, ...], Meta(min_length=1, max_length=50)]
    correction: Correction | None = None

    def calendar_of(self, evening: date, holidays: frozenset[date]) -> Calendar:
        """The calendar that rules the night beginning on `evening`: by precedence, then in the order written."""
        return min(
            (item for item in self.calendars if item.when.covers(evening, holidays)), key=lambda item: item.when.rank
        )


def read_programme(document: Mapping[str, Any]) -> Programme:
    """A programme from JSON values. Raises `InvalidProgramme`."""
    try:
        programme = msgspec.convert(document, Programme)
    except msgspec.ValidationError as error:
        raise InvalidProgramme(str(error)) from None
    _check(programme)
    return programme


def write_programme(programme: Programme) -> dict[str, Any]:
    """The programme as JSON values with every member said, which `read_programme` takes."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(programme))
    return document


def into_the_night(clock: str) -> tuple[bool, str]:
    """Orders HH:MM as a night has them, from noon to noon."""
    return clock < NOON, clock


def _check(programme: Programme) -> None:
    if not is_slug(programme.id):
        raise InvalidProgramme(f"id {programme.id!r:.60} is not 1 to 64 letters, digits, - or _", "id")
    names = [calendar.id for calendar in programme.calendars]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise InvalidProgramme("two calendars have the same id", "calendars", number, "id")
    if not any(isinstance(calendar.when, Always) for calendar in programme.calendars):
        raise InvalidProgramme("no calendar is for every day: one of `kind` `always` is needed", "calendars")
    holders = _holders(programme.capability)
    for number, calendar in enumerate(programme.calendars):
        _check_order(calendar, number)
        _check_values(calendar, number, holders)


def _holders(name: str) -> list[Capability]:
    """The capability of that name of each kind that has it held."""
    found = [item for kind in KINDS.values() for item in kind.capabilities if item.name == name and item.mode == "held"]
    if not found:
        raise InvalidProgramme(f"no kind of equipment holds a capability {name!r:.60}", "capability")
    return found


def _check_values(calendar: Calendar, number: int, holders: list[Capability]) -> None:
    for place, step in enumerate(calendar.steps):
        refused = _refusal(step, holders)
        if refused is not None:
            where = ("calendars", number, "steps", place, "value")
            raise InvalidProgramme(f"calendar {calendar.id!r}: {step.value}: {refused}", *where)


def _refusal(step: Step, holders: list[Capability]) -> InvalidValue | None:
    """Why none of the holders takes a step's value; None: one does."""
    refused = None
    for capability in holders:
        try:
            capability.check_params(step.asked)
        except InvalidValue as error:
            refused = error
        else:
            return None
    return refused


def _check_order(calendar: Calendar, number: int) -> None:
    """A night goes from noon to noon: its clock times must rise in that order."""
    timed = [(place, step.at.clock) for place, step in enumerate(calendar.steps) if step.at.clock is not None]
    for (_, before), (place, after) in pairwise(timed):
        if into_the_night(before) >= into_the_night(after):
            message = f"calendar {calendar.id!r}: {after} is not after {before} in a night from noon on"
            raise InvalidProgramme(message, "calendars", number, "steps", place, "at", "clock")
