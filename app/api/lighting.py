"""The city's lighting before the order of 27 December 2018: compliance over a year, and the data article 5 asks for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from app.actions.city_calendar import CityCalendar
from app.actions.errors import NotFound
from app.api import programme_examples as examples
from app.api.answers import LISTED, READS, Responses, documented
from app.api.asset_programme import place_of
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Strict
from app.api.lighting_report import Report, city_report, programme_report
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.api.programmes import ProgrammeId
from app.api.spreadsheet import CSV, lines
from app.domain.programmes.installations import ARTICLE_5
from app.domain.programmes.light_order import letter_of, use_of
from app.storage.views import programmes
from app.storage.views.programmes import Installation

router = APIRouter(prefix="/api/v1", tags=["programmes"])

CHUNK = 2000
COLUMNS = ("id", "code", "name", "kind", "category", "letter", "commune", "lon", "lat", *ARTICLE_5)
_CSV: Responses = {200: {"content": {CSV: {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}}}}
_REPORTED = documented(INVALID_REQUEST, NOT_FOUND, *READS)
Category = Literal["street", "enclosed_site", "heritage", "park", "office", "shop_window", "car_park"]


class YearQuery(Strict):
    year: Annotated[int | None, Field(ge=2019, le=2100, description="this year where left out")] = None


class Finding(Strict):
    """A rule not kept on so many nights of the year, from evening `first` on; `calendars` are the programme's."""

    article: str
    rule: Literal["lit_before_sunset", "lit_too_late", "closing_unknown"]
    verdict: Literal["breach", "derogation", "unknown"]
    nights: int
    first: date | None
    calendars: list[str]
    detail: str


class Judged(Strict):
    """A programme as so many assets of a category follow it, whose activity ends and begins at given hours."""

    programme: str
    category: Category
    closes_at: str | None
    opens_at: str | None
    assets: int
    findings: list[Finding]


class ProgrammeCompliance(Strict):
    model_config = shown(examples.PROGRAMME_COMPLIANCE)

    programme: str
    year: int
    items: list[Judged]


class Shortcoming(Strict):
    """What so many installations break or do not say; `examples` are the first twenty, with what shows it."""

    article: str
    rule: Literal["cct_over_3000_k", "ulr_not_under_1_pct", "data_missing"]
    assets: int
    examples: dict[str, str]


class CategoryCompliance(Strict):
    """A category of installations; `letter` is article 1's. Sums are of what the registry knows."""

    category: Category
    letter: str
    assets: int
    without_programme: int
    rated_power_w: float
    flux_lm: float
    programmes: list[Judged]
    shortcomings: list[Shortcoming]


class LightingCompliance(Strict):
    model_config = shown(examples.LIGHTING_COMPLIANCE)

    year: int
    items: list[CategoryCompliance]


class LightingInstallation(Strict):
    """What article 5 has the manager keep available, null where the registry does not say."""

    model_config = shown(examples.INSTALLATION)

    id: str
    code: str
    name: str
    kind: str
    category: Category
    letter: str
    commune: str | None
    lon: float | None
    lat: float | None
    ulr_pct: Any
    cie_flux_code_3_pct: Any
    cct_k: Any
    rated_power_w: Any
    flux_lm: Any
    installed_on: Any


class InstallationPage(Strict):
    model_config = page_of(examples.INSTALLATION)

    items: list[LightingInstallation]
    next: str | None


@router.get(
    "/programmes/{programme}/compliance",
    response_model=ProgrammeCompliance,
    summary="A programme before the law",
    responses=_REPORTED,
)
async def get_programme_compliance(
    ctx: Ctx, programme: ProgrammeId, query: Annotated[YearQuery, Query()]
) -> dict[str, Any]:
    """The nights of a year on which those who follow a programme would break article 2, and by how much."""
    async with ctx.database.read() as tx:
        if await programmes.programme(tx.raw, programme) is None:
            raise NotFound(f"there is no programme {programme!r}")
    report = await _report(ctx, query.year)
    return {
        "programme": programme,
        "year": report.year,
        "items": await asyncio.to_thread(programme_report, report, programme),
    }


@router.get(
    "/lighting/compliance",
    response_model=LightingCompliance,
    summary="The city's lighting before the law",
    responses=LISTED,
)
async def get_lighting_compliance(ctx: Ctx, query: Annotated[YearQuery, Query()]) -> dict[str, Any]:
    """Hours of article 2 over a year and figures of article 3, by category of installation."""
    report = await _report(ctx, query.year)
    return {"year": report.year, "items": await asyncio.to_thread(city_report, report)}


@router.get(
    "/lighting/installations",
    response_model=InstallationPage,
    summary="Lighting installations, as article 5 asks",
    responses=LISTED,
)
async def list_installations(ctx: Ctx, query: Annotated[PageQuery, Query()]) -> dict[str, Any]:
    """Power, colour temperature, flux and upward light of each installation, in the order of ids."""
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        found = await programmes.installations(tx.raw, place[0] if place else "", query.limit + 1)
    after = write_cursor([found[query.limit - 1].id]) if len(found) > query.limit else None
    return {"items": [_row(item) for item in found[: query.limit]], "next": after}


@router.get(
    "/lighting/installations.csv",
    response_class=Response,
    summary="Export lighting installations",
    responses=_CSV | documented(INVALID_REQUEST),
)
async def export_installations(ctx: Ctx) -> StreamingResponse:
    """The same for a spreadsheet: UTF-8, commas, one line an installation."""
    return StreamingResponse(_csv(ctx), media_type=CSV)


async def _csv(ctx: Context) -> AsyncIterator[str]:
    """One short transaction per chunk: a slow reader holds nothing open."""
    yield lines([COLUMNS])
    after = ""
    while True:
        async with ctx.database.read() as tx:
            found = await programmes.installations(tx.raw, after, CHUNK)
        yield lines([tuple(_row(item)[name] for name in COLUMNS) for item in found])
        if len(found) < CHUNK:
            return
        after = found[-1].id


def _row(item: Installation) -> dict[str, Any]:
    use = use_of(item.kind, item.tags, item.attributes)
    category = use.category if use else "street"
    own = {name: getattr(item, name) for name in ("id", "code", "name", "kind", "commune", "lon", "lat")}
    data = {name: item.attributes.get(name) for name in ARTICLE_5}
    return {**own, "category": category, "letter": letter_of(category), **data}


async def _report(ctx: Context, year: int | None) -> Report:
    calendar = CityCalendar.of(ctx.settings)
    now = calendar.shown(ctx.clock.now())
    asked = year or now.astimezone(calendar.zone).year
    async with ctx.database.read() as tx:
        found = await programmes.installations(tx.raw, "", None)
        ruled = await programmes.ruled(tx.raw, [item.key for item in found], now)
        _, place = await place_of(tx, None, calendar, now)
    return Report(asked, calendar.place(place.lon, place.lat, asked), found, ruled)
