"""What an asset will do by its programmes over the coming hours, and by which calendar."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.city_calendar import CityCalendar
from app.actions.errors import InvalidRequest, NotFound
from app.actions.followed import Sky
from app.actions.programme_ports import Ruling
from app.api.answers import READS, documented
from app.api.assets import AssetId
from app.api.context import Ctx
from app.api.inputs import Instant, Strict
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.api.programme_models import AssetProgramme
from app.domain.programmes import Change, Place
from app.domain.programmes.correction import Daylight, corrected_preview
from app.storage.transaction import Transaction
from app.storage.views import programmes

router = APIRouter(prefix="/api/v1", tags=["programmes"])


class ProgrammeQuery(Strict):
    hours: Annotated[int, Field(ge=1, le=744)] = 48
    at: Annotated[Instant | None, Field(description="RFC 3339: from then on; now where left out")] = None


async def place_of(
    tx: Transaction, asset: str | None, calendar: CityCalendar, shown: datetime
) -> tuple[int | None, Place]:
    """An asset's internal key and place, or the middle of the registry's. Raises `NotFound`, `InvalidRequest`."""
    found = await programmes.position(tx.raw, asset) if asset else None
    if asset and found is None:
        raise NotFound(f"there is no asset {asset!r}")
    key, lon, lat = found or (None, None, None)
    if lon is None or lat is None:
        centre = await tx.silence.centre()
        if centre is None:
            raise InvalidRequest("no asset has a position: the sun's times cannot be told")
        lon, lat = centre
    return key, calendar.place(lon, lat, shown.astimezone(calendar.zone).year)


@router.get(
    "/assets/{asset}/programme",
    response_model=AssetProgramme,
    summary="What an asset will do by programme",
    responses=documented(INVALID_REQUEST, NOT_FOUND, *READS),
)
async def get_asset_programme(ctx: Ctx, asset: AssetId, query: Annotated[ProgrammeQuery, Query()]) -> dict[str, Any]:
    """The programme of each capability that has one: what is in force, and each change of the coming hours.

    A lamp does as the clock of its cabinet (`carried_by`) says, whatever is given to the lamp itself.
    """
    calendar, now = CityCalendar.of(ctx.settings), ctx.clock.now()
    shown = calendar.shown(query.at or now)
    async with ctx.database.read() as tx:
        key, own = await place_of(tx, asset, calendar, shown)
        async with tx.whole():  # the clock of its cabinet rules, wherever that stands
            ruled = (await tx.programmes.rulings([key or 0], shown)).get(key or 0, {})
            sky = Sky(tx, calendar, now)
            items = []
            for _, rule in sorted(ruled.items()):
                place = await sky.place_of(rule, own.lon, own.lat) or own
                daylight = None if query.at else await sky.daylight(place)
                items.append(_followed(rule, shown, query.hours, place, daylight, calendar))
    return {
        "asset": asset,
        "calendar_offset_s": ctx.settings.calendar_offset_s,
        "items": items,
    }


def _followed(
    rule: Ruling, shown: datetime, hours: float, place: Place, daylight: Daylight | None, calendar: CityCalendar
) -> dict[str, Any]:
    changes, forward = corrected_preview(rule.programme, shown, place, hours, daylight)
    names = {item.id: item.name for item in rule.programme.calendars}
    given = rule.assignment
    return {
        "capability": rule.programme.capability,
        "programme": rule.programme.id,
        "carried_by": rule.cabinet.id if rule.cabinet else None,
        "assignment": given.id if given else None,
        "scope": given.scope if given else None,
        "subject": given.subject if given else None,
        "brought_forward": forward,
        "changes": [change_told(item, names, calendar) for item in changes],
    }


def change_told(change: Change, names: dict[str, str], calendar: CityCalendar) -> dict[str, Any]:
    """A change as the API tells it; `names` are the calendars', by id."""
    return {
        "at": calendar.real(change.at),
        "city_time": calendar.city_time(change.at),
        "value": change.value,
        "calendar": change.calendar,
        "calendar_name": names[change.calendar],
        "evening": change.evening,
    }
