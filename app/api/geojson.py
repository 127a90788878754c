"""GeoJSON exports: registry and zones in the native city format (docs/city-format.md), the base map by box."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from app.actions.tell_export import tell_export
from app.api import examples
from app.api.answers import LISTED, Responses, documented
from app.api.asset_query import AssetQuery
from app.api.context import Context, Ctx
from app.api.feed_filter import parse_bbox
from app.api.inputs import Strict
from app.api.problem_types import CONFLICT, INVALID_REQUEST, MALFORMED, STORAGE_UNAVAILABLE
from app.storage.views import assets, base_map, resources
from app.storage.views.asset_filter import AssetFilter

router = APIRouter(prefix="/api/v1", tags=["exports"])

GEOJSON = "application/geo+json"
CHUNK = 2000
_COLLECTION = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": {"type": "object"}}},
}


def _described(feature: examples.Example) -> Responses:
    example = {"type": "FeatureCollection", "features": [feature]}
    content = {GEOJSON: {"schema": _COLLECTION, "example": example}}
    return {200: {"content": content, "description": "RFC 7946 FeatureCollection"}}


class BaseMapQuery(Strict):
    layer: list[Literal["street", "water", "green", "building", "district"]] = Field(default_factory=list)
    bbox: Annotated[str, Field(max_length=100, description="west,south,east,north in degrees, WGS 84")] = ""


@router.get(
    "/assets.geojson",
    response_class=StreamingResponse,
    summary="Export assets",
    responses=_described(examples.FEATURE) | documented(INVALID_REQUEST, CONFLICT, MALFORMED, STORAGE_UNAVAILABLE),
)
async def export_assets(ctx: Ctx, query: Annotated[AssetQuery, Query()]) -> StreamingResponse:
    """Matching assets in the native city format, which `poste import` reads back. Streamed in the order of ids; the
    export is an act of the audit trail.
    """
    wanted = query.wanted()
    await tell_export(ctx.database, "registry", "geojson", query.model_dump(mode="json", exclude_defaults=True))
    return StreamingResponse(_collection(ctx, wanted), media_type=GEOJSON)


@router.get(
    "/zones.geojson",
    response_class=Response,
    summary="Export zones",
    responses=_described(examples.ZONE_FEATURE) | documented(STORAGE_UNAVAILABLE),
)
async def export_zones(ctx: Ctx) -> Response:
    """Every zone in the native city format, parents first."""
    async with ctx.database.read() as tx:
        return _whole(await resources.features(tx.raw))


@router.get(
    "/base-map",
    response_class=Response,
    summary="The offline base map",
    responses=_described(examples.BASE_MAP_FEATURE) | LISTED,
)
async def get_base_map(ctx: Ctx, query: Annotated[BaseMapQuery, Query()]) -> Response:
    """Features of the offline base map whose own box meets `bbox`; layer `district` is the outlines of communes and
    districts.
    """
    async with ctx.database.read() as tx:
        return _whole(await base_map.features(tx.raw, query.layer, parse_bbox(query.bbox)))


async def _collection(ctx: Context, wanted: AssetFilter) -> AsyncIterator[str]:
    """One short transaction per chunk: a slow reader holds nothing open."""
    yield '{"type":"FeatureCollection","features":['
    after, separator = "", "\n"
    while True:
        async with ctx.database.read() as tx:
            found = await assets.features(tx.raw, wanted, after, CHUNK)
        if found:
            yield separator + ",\n".join(feature for _, feature in found)
            after, separator = found[-1][0], ",\n"
        if len(found) < CHUNK:
            break
    yield "\n]}\n"


def _whole(features: Iterable[str]) -> Response:
    body = ",\n".join(features)
    return Response(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', media_type=GEOJSON)
