"""Zones: named polygons that nest; assets are put in them by where they are."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api import examples
from app.api.answers import CREATED, DELETED, FOUND, LISTED, REPLACED
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import JsonObject, Key, Strict, Text
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["zones"])

ZoneId = Annotated[Key, Path(description="a zone's id", examples=["macon"])]
Level = Literal["territory", "commune", "district", "perimeter"]


class ZoneFields(Strict):
    """`geometry` is a GeoJSON Polygon or MultiPolygon, WGS 84; `insee` is set on communes. In a `safety_lit` zone lamps
    do not dim under their floor; in a `closed` one two persons lower an access point that guards it.
    """

    model_config = shown(without_id(examples.NEW_ZONE))

    name: Text
    level: Level
    parent: Key | None = None
    insee: Annotated[Key, Field(pattern=r"^([0-9]{2}|2[AB])[0-9]{3}$")] | None = None
    geometry: JsonObject
    safety_lit: bool = False
    closed: bool = False


class NewZone(ZoneFields):
    model_config = shown(examples.NEW_TERRITORY, examples.NEW_ZONE)

    id: Key


class Zone(Strict):
    model_config = shown(examples.ZONE)

    id: str
    name: str
    level: str
    parent: str | None
    insee: str | None
    geometry: dict[str, Any]
    safety_lit: bool
    closed: bool
    version: int


class ZoneSummary(Strict):
    """A zone without its polygon (/zones.geojson has them all); `assets` are in it, of those the caller sees."""

    id: str
    name: str
    level: str
    parent: str | None
    insee: str | None
    safety_lit: bool
    closed: bool
    version: int
    assets: int


class ZonePage(Strict):
    model_config = page_of(examples.ZONE_SUMMARY)

    items: list[ZoneSummary]
    next: str | None


class ZoneQuery(PageQuery):
    level: Level | None = None
    parent: Key | None = None


@router.get("/zones", response_model=ZonePage, summary="Zones", responses=LISTED)
async def list_zones(ctx: Ctx, query: Annotated[ZoneQuery, Query()]) -> Response:
    """Zones without their polygons."""
    return await page(ctx, "zone", query, {"level": query.level, "parent": query.parent}, drop="geometry")


@router.get("/zones/{zone}", response_model=Zone, summary="One zone", responses=FOUND)
async def get_zone(ctx: Ctx, zone: ZoneId) -> Response:
    """One zone with its polygon."""
    return await one(ctx, "zone", zone)


@router.post("/zones", status_code=201, response_model=Zone, summary="Create a zone", responses=CREATED)
async def post_zone(ctx: Ctx, new: NewZone) -> Response:
    """Create a zone; assets inside are put in it before this answers."""
    return versioned(await create_resource(ctx.database, "zone", new.model_dump()), 201, location("zones", new.id))


@router.put("/zones/{zone}", response_model=Zone, summary="Replace a zone", responses=REPLACED)
async def put_zone(ctx: Ctx, zone: ZoneId, fields: ZoneFields, if_match: IfMatch = None) -> Response:
    """Replace a zone; assets are located again before this answers. Needs If-Match."""
    document = fields.model_dump() | {"id": zone}
    return versioned(await replace_resource(ctx.database, "zone", document, expected_version(if_match)))


@router.delete("/zones/{zone}", status_code=204, summary="Delete a zone", responses=DELETED)
async def remove_zone(ctx: Ctx, zone: ZoneId, if_match: IfMatch = None) -> None:
    """Delete a zone that no zone lies in (else `in_use`); its assets leave it. Needs If-Match."""
    await delete_resource(ctx.database, "zone", zone, expected_version(if_match))
