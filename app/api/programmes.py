"""Programmes: what equipment is asked by sun, clock and calendar; their compiled form for equipment clocks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.check_programme import checked_programme
from app.actions.city_calendar import CityCalendar
from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.actions.errors import NotFound
from app.api import programme_examples as examples
from app.api.answers import CREATED, DELETED, FOUND, LISTED, READS, REPLACED, documented
from app.api.asset_programme import place_of
from app.api.context import Ctx
from app.api.examples import page_of
from app.api.inputs import Key, Slug, Strict
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.api.programme_models import Compiled, NewProgramme, Programme, ProgrammeFields, ProgrammeSummary
from app.api.resources import location, one, page
from app.domain.programmes.compiled import checksum, compile_programme, encode
from app.storage.views import programmes

router = APIRouter(prefix="/api/v1", tags=["programmes"])

ProgrammeId = Annotated[Slug, Path(description="a programme's id", examples=["rues"])]


class ProgrammePage(Strict):
    model_config = page_of(examples.PROGRAMME_SUMMARY)

    items: list[ProgrammeSummary]
    next: str | None


class ProgrammeQuery(PageQuery):
    capability: Key | None = None


class CompiledQuery(Strict):
    asset: Annotated[Slug | None, Field(description="for where this asset is; else for the middle of the city")] = None


@router.get("/programmes", response_model=ProgrammePage, summary="Programmes", responses=LISTED)
async def list_programmes(ctx: Ctx, query: Annotated[ProgrammeQuery, Query()]) -> Response:
    """Programmes without their calendars."""
    return await page(ctx, "programme", query, {"capability": query.capability}, drop="calendars")


@router.get("/programmes/{programme}", response_model=Programme, summary="One programme", responses=FOUND)
async def get_programme(ctx: Ctx, programme: ProgrammeId) -> Response:
    """One programme with its calendars."""
    return await one(ctx, "programme", programme)


@router.post("/programmes", status_code=201, response_model=Programme, summary="Create a programme", responses=CREATED)
async def post_programme(ctx: Ctx, new: NewProgramme) -> Response:
    """Create a programme; nothing follows it until it is assigned."""
    document = checked_programme(new.model_dump(mode="json"))
    return versioned(await create_resource(ctx.database, "programme", document), 201, location("programmes", new.id))


@router.put("/programmes/{programme}", response_model=Programme, summary="Replace a programme", responses=REPLACED)
async def put_programme(
    ctx: Ctx, programme: ProgrammeId, fields: ProgrammeFields, if_match: IfMatch = None
) -> Response:
    """Replace a programme. Needs If-Match."""
    document = checked_programme(fields.model_dump(mode="json") | {"id": programme})
    return versioned(await replace_resource(ctx.database, "programme", document, expected_version(if_match)))


@router.delete("/programmes/{programme}", status_code=204, summary="Delete a programme", responses=DELETED)
async def remove_programme(ctx: Ctx, programme: ProgrammeId, if_match: IfMatch = None) -> None:
    """Delete a programme that is assigned to nothing (else `in_use`). Needs If-Match."""
    await delete_resource(ctx.database, "programme", programme, expected_version(if_match))


@router.get(
    "/programmes/{programme}/compiled",
    response_model=Compiled,
    summary="A programme for equipment clocks",
    responses=documented(INVALID_REQUEST, NOT_FOUND, *READS),
)
async def get_compiled(ctx: Ctx, programme: ProgrammeId, query: Annotated[CompiledQuery, Query()]) -> dict[str, object]:
    """What an equipment clock carries out with Poste away: sun of its place, city's zone, holidays of three years."""
    calendar = CityCalendar.of(ctx.settings)
    async with ctx.database.read() as tx:
        found = await programmes.programme(tx.raw, programme)
        if found is None:
            raise NotFound(f"there is no programme {programme!r}")
        _, place = await place_of(tx, query.asset, calendar, calendar.shown(ctx.clock.now()))
    document = encode(compile_programme(found, place))
    return {"programme": document, "checksum": checksum(document)}
