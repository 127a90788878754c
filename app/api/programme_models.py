"""Programmes as people write and read them (docs/programmes.md)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from app.api import programme_examples as examples
from app.api.examples import shown, without_id
from app.api.inputs import Instant, JsonObject, Key, Slug, Strict, Text

TimeOfDay = Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", description="HH:MM in the city's zone")]
MonthDay = Annotated[str, Field(pattern="^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", description="MM-DD")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Said(Strict):
    """What is written with defaults and read back with every member said."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class At(Said):
    """At a `clock` time, or `offset_min` after a `sun` event, kept within `not_before` and `not_after`."""

    clock: TimeOfDay | None = None
    sun: Literal["sunset", "sunrise", "dusk", "dawn"] | None = None
    offset_min: Annotated[int, Field(ge=-360, le=360)] = 0
    not_before: TimeOfDay | None = None
    not_after: TimeOfDay | None = None


class Step(Said):
    """From `at` on, the capability is held at `value`: its parameters, as the kind says."""

    at: At
    value: JsonObject
    fade_s: Annotated[float, Field(ge=0, le=3600)] | None = None


class OnDates(Said):
    """Exceptional dates, each the evening on which the night begins."""

    kind: Literal["dates"]
    dates: Annotated[list[date], Field(min_length=1, max_length=400)]


class OnHolidays(Said):
    """Public holidays, or with `eve` the evenings before them."""

    kind: Literal["holidays"]
    eve: bool = False


class InSeason(Said):
    """Every year from `first` to `last`, both included, on some weekdays or (empty) all."""

    kind: Literal["season"]
    first: MonthDay
    last: MonthDay
    weekdays: list[Weekday] = Field(default_factory=list)


class OnWeekdays(Said):
    kind: Literal["weekdays"]
    days: Annotated[list[Weekday], Field(min_length=1)]


class Always(Said):
    """Every evening that no other calendar is for."""

    kind: Literal["always"]


class Calendar(Said):
    """The steps of the evenings that `when` covers; a night goes from noon to noon, steps in its order.

    `derogation` is the reference of the order that allows them beyond the legal hours.
    """

    id: Slug
    name: Text = ""
    when: Annotated[OnDates | OnHolidays | InSeason | OnWeekdays | Always, Field(discriminator="kind")]
    steps: Annotated[list[Step], Field(min_length=1, max_length=48)]
    derogation: Text = ""


class Correction(Said):
    """Below `below_lx`, lighting up comes up to `forward_max_min` early; an older measurement is not believed."""

    below_lx: Annotated[float, Field(gt=0, le=10_000)]
    forward_max_min: Annotated[int, Field(ge=1, le=240)]
    stale_after_s: Annotated[float, Field(gt=0, le=86_400)] = 1800


class ProgrammeFields(Said):
    """Of the calendars that cover an evening, dates go before holidays, seasons, weekdays and always."""

    model_config = shown(without_id(examples.NEW_PROGRAMME))

    name: Text
    capability: Key
    calendars: Annotated[list[Calendar], Field(min_length=1, max_length=50)]
    correction: Correction | None = None


class NewProgramme(ProgrammeFields):
    model_config = shown(examples.NEW_PROGRAMME)

    id: Slug


class Programme(NewProgramme):
    """`checksum` is of the programme's canonical JSON, wherever it is carried out."""

    model_config = shown(examples.PROGRAMME)

    checksum: str
    version: int


class ProgrammeSummary(Said):
    """A programme without its calendars."""

    id: str
    name: str
    capability: str
    correction: Correction | None
    checksum: str
    version: int


class CompiledPlace(Said):
    """What equipment with a clock carries out on its own; canonical JSON (RFC 8785) gives its `checksum`."""

    format: Literal[1]
    lon: float
    lat: float
    zone: str
    holidays: list[date]
    programme: NewProgramme


class Compiled(Said):
    """What goes beside the `params` of `load_program`."""

    model_config = shown(examples.COMPILED)

    programme: CompiledPlace
    checksum: str


class AssignmentFields(Said):
    """Exactly one of `asset`, `tag`, `zone` and `kind`, from `since` until before `until` on the city's calendar."""

    model_config = shown(without_id(examples.NEW_ASSIGNMENT))

    programme: Slug
    asset: Slug | None = None
    tag: Key | None = None
    zone: Key | None = None
    kind: Key | None = None
    since: Instant | None = None
    until: Instant | None = None


class NewAssignment(AssignmentFields):
    model_config = shown(examples.NEW_ASSIGNMENT)

    id: Slug


class Assignment(NewAssignment):
    model_config = shown(examples.ASSIGNMENT)

    version: int


class Change(Strict):
    """From `at` on, `value` is asked; `city_time` is what the city's clocks show, `evening` when its night began."""

    at: Instant
    city_time: str
    value: dict[str, Any]
    calendar: str
    calendar_name: str
    evening: date


class Followed(Strict):
    """What an asset does by its programme: `changes` begin with the one in force.

    `carried_by` is the cabinet whose clock carries it out, null: Poste does. `assignment` is what gives it to the asset
    or its cabinet; null (`scope` and `subject` too) where most of the cabinet's lamps decide. `brought_forward` says
    that darkness lights up before the sun's time: the change in force is that one, since then.
    """

    capability: str
    programme: str
    carried_by: str | None
    assignment: str | None
    scope: Literal["asset", "tag", "zone", "kind"] | None
    subject: str | None
    brought_forward: bool
    changes: list[Change]


class AssetProgramme(Strict):
    """`calendar_offset_s` is how far the city's calendar is ahead of `at`."""

    model_config = shown(examples.ASSET_PROGRAMME)

    asset: str
    calendar_offset_s: float
    items: list[Followed]
