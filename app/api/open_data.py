"""Open data: the collections a city chose, pseudonymised, for anybody (Licence Ouverte 2.0)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from app.actions.collection_keys import collection_key
from app.actions.errors import InvalidRequest
from app.api import governance_examples as shown_as
from app.api.answers import READS, Responses, documented
from app.api.context import Context, Ctx
from app.api.geojson import GEOJSON
from app.api.inputs import Instant, Key, Strict
from app.api.problem_types import CONFLICT, INVALID_REQUEST
from app.api.spreadsheet import CSV, lines
from app.domain.open_data.catalogue import catalogue
from app.domain.open_data.collections import Collection, chosen
from app.domain.open_data.publishing import published
from app.storage.views import open_data

router = APIRouter(prefix="/api/v1/open-data", tags=["open-data"])

JSON_LD = "application/ld+json"
DAY = timedelta(days=1)
LONGEST = timedelta(days=31)
_ANSWERS = documented(INVALID_REQUEST, CONFLICT, *READS)
_COLLECTION = {"type": "object", "required": ["type", "features"]}


class RowsQuery(Strict):
    """A collection of the catalogue; of hourly ones, from when to when: 31 days at most, the last day by default."""

    collection: Key
    since: Annotated[Instant | None, Field(alias="from", description="hours from, included")] = None
    until: Annotated[Instant | None, Field(alias="to", description="hours before")] = None


def _file(media: str, schema: Any, example: Any) -> Responses:
    return {200: {"content": {media: {"schema": schema, "example": example}}, "description": "The collection"}}


@router.get(
    "",
    response_class=Response,
    summary="The catalogue of open data",
    responses=_file(JSON_LD, {"type": "object"}, shown_as.CATALOGUE),
)
async def get_open_data(ctx: Ctx, request: Request) -> Response:
    """What is published here, as DCAT-AP in JSON-LD; POSTE_OPEN_DATA chooses."""
    base = str(request.url_for("get_open_data"))
    shown = catalogue(chosen(ctx.settings.open_data), base, ctx.settings.controller or ctx.settings.city_name)
    return Response(msgspec.json.encode(shown), media_type=JSON_LD)


@router.get(
    "/rows.csv",
    response_class=StreamingResponse,
    summary="A collection as CSV",
    responses=_file(CSV, {"type": "string"}, shown_as.ROWS) | _ANSWERS,
)
async def get_open_rows(ctx: Ctx, query: Annotated[RowsQuery, Query()]) -> StreamingResponse:
    """Rows of a collection; what would say too much of few is left out or empty."""
    collection = _published_here(ctx, query.collection)
    return StreamingResponse(_csv(collection, _rows(ctx, collection, *_period(ctx, query))), media_type=CSV)


@router.get(
    "/rows.geojson",
    response_class=StreamingResponse,
    summary="A collection as GeoJSON",
    responses=_file(GEOJSON, _COLLECTION, {"type": "FeatureCollection", "features": [shown_as.FEATURE]}) | _ANSWERS,
)
async def get_open_features(ctx: Ctx, query: Annotated[RowsQuery, Query()]) -> StreamingResponse:
    """The same as points, where the collection is of pieces of equipment."""
    collection = _published_here(ctx, query.collection)
    if collection.form == "hourly_by_zone":
        raise InvalidRequest(f"{collection.name} is by zone: it has no points, ask for rows.csv")
    return StreamingResponse(_features(_rows(ctx, collection, *_period(ctx, query))), media_type=GEOJSON)


def _published_here(ctx: Context, name: str) -> Collection:
    found = next((one for one in chosen(ctx.settings.open_data) if one.name == name), None)
    if found is None:
        raise InvalidRequest(f"no collection {name!r:.80} is published here: GET /api/v1/open-data lists them")
    return found


def _period(ctx: Context, query: RowsQuery) -> tuple[datetime, datetime]:
    until = query.until or ctx.clock.now()
    since = query.since or until - DAY
    if not timedelta(0) < until - since <= LONGEST:
        raise InvalidRequest(f"ask for a period that ends after it begins, of {LONGEST.days} days at most")
    return since, until


async def _rows(
    ctx: Context, collection: Collection, since: datetime, until: datetime
) -> AsyncIterator[list[dict[str, Any]]]:
    """As published, a day at a time: one short transaction each."""
    key = await collection_key(ctx.database, collection.name)
    while since < until:
        async with ctx.database.read() as tx:
            if collection.form == "latest":
                found, since = await open_data.latest(tx.raw, collection), until
            else:
                found, since = await open_data.of_hours(tx.raw, collection, since, min(since + DAY, until)), since + DAY
        yield _shown(collection, found, key, ctx.settings.open_data_threshold)


def _shown(collection: Collection, rows: Iterable[Mapping[str, Any]], key: bytes, few: int) -> list[dict[str, Any]]:
    return [shown for row in rows if (shown := published(collection, row, key, few)) is not None]


async def _csv(collection: Collection, parts: AsyncIterator[list[dict[str, Any]]]) -> AsyncIterator[str]:
    yield lines([collection.columns])
    async for rows in parts:
        yield lines([[row[name] for name in collection.columns] for row in rows])


async def _features(parts: AsyncIterator[list[dict[str, Any]]]) -> AsyncIterator[str]:
    yield '{"type":"FeatureCollection","features":['
    separator = "\n"
    async for rows in parts:
        if rows:
            yield separator + ",\n".join(_feature(row) for row in rows)
            separator = ",\n"
    yield "\n]}\n"


def _feature(row: dict[str, Any]) -> str:
    place = [row["lon"], row["lat"]]
    rest = {name: value for name, value in row.items() if name not in ("id", "lon", "lat")}
    geometry = {"type": "Point", "coordinates": place} if None not in place else None
    return msgspec.json.encode({"type": "Feature", "id": row["id"], "geometry": geometry, "properties": rest}).decode()
