"""What a programme would ask over the coming hours, before it is saved or given to anything."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field

from app.actions.check_programme import readable_programme
from app.actions.city_calendar import CityCalendar
from app.api import programme_examples as examples
from app.api.answers import READS, documented
from app.api.asset_programme import change_told, place_of
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Slug, Strict
from app.api.problem_types import BODY_TOO_LARGE, INVALID_REQUEST, NOT_FOUND
from app.api.programme_models import Change, NewProgramme
from app.domain.programmes import preview
from app.domain.programmes.sky import SunMark, sun_marks

router = APIRouter(prefix="/api/v1", tags=["programmes"])


class PreviewAsked(Strict):
    """`asset`: for where it is, else for the middle of the city. From `at` on, now where left out."""

    model_config = shown(examples.PREVIEW_ASKED)

    programme: NewProgramme
    asset: Slug | None = None
    at: Instant | None = None
    hours: Annotated[int, Field(ge=1, le=744)] = 48


class Sun(Strict):
    """The sun at the place; `city_time` is what the city's clocks show."""

    at: Instant
    city_time: str
    event: Literal["sunset", "sunrise", "dusk", "dawn"]


class ProgrammePreview(Strict):
    """`changes` begin with the one in force at `since`; no correction by daylight is counted."""

    model_config = shown(examples.PREVIEW)

    since: Instant
    until: Instant
    lon: float
    lat: float
    zone: str
    calendar_offset_s: float
    changes: list[Change]
    suns: list[Sun]


@router.post(
    "/programmes/preview",
    summary="Preview a programme",
    responses=documented(INVALID_REQUEST, NOT_FOUND, BODY_TOO_LARGE, *READS),
)
async def preview_programme(ctx: Ctx, asked: PreviewAsked) -> ProgrammePreview:
    """What a programme, saved or not, asks over the coming hours, and the sun it goes by. Nothing is stored."""
    programme = readable_programme(asked.programme.model_dump(mode="json"), "programme")
    calendar = CityCalendar.of(ctx.settings)
    shown_at = calendar.shown(asked.at or ctx.clock.now())
    async with ctx.database.read() as tx:
        _, place = await place_of(tx, asked.asset, calendar, shown_at)
    names = {item.id: item.name for item in programme.calendars}
    changes = [change_told(item, names, calendar) for item in preview(programme, shown_at, place, asked.hours)]
    suns = [_sun(mark, calendar) for mark in sun_marks(shown_at, asked.hours, place)]
    since = calendar.real(shown_at)
    return ProgrammePreview.model_validate(
        {
            "since": since,
            "until": since + timedelta(hours=asked.hours),
            "lon": place.lon,
            "lat": place.lat,
            "zone": place.zone.key,
            "calendar_offset_s": ctx.settings.calendar_offset_s,
            "changes": changes,
            "suns": suns,
        }
    )


def _sun(mark: SunMark, calendar: CityCalendar) -> dict[str, Any]:
    return {"at": calendar.real(mark.at), "city_time": calendar.city_time(mark.at), "event": mark.event}
