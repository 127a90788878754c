"""The whole map at once, small and fast: columns built by PostgreSQL, compressed, with the cursor to go on from."""

from __future__ import annotations

import asyncio
import gzip
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from app.api import examples
from app.api.answers import LISTED
from app.api.asset_query import PlaceQuery
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.kinds import UNCHANGED
from app.storage import journal
from app.storage.views import map_state

router = APIRouter(prefix="/api/v1", tags=["map"])

GZIP_LEVEL = 1


class MapColumns(Strict):
    """Position n of every column is the same asset. `kind`, `health`, `comm_status` and `lifecycle` are positions in
    `words`; `lon` and `lat` (WGS 84, 1e-6 degree) are where mobile assets last reported; `value` is what the
    kind's `map_value` names. `seq` is the journal seq of the asset's last row: of what the live feed brings, only
    rows after it are news.
    """

    id: list[str]
    kind: list[int]
    lon: list[float | None]
    lat: list[float | None]
    health: list[int]
    comm_status: list[int]
    lifecycle: list[int]
    value: list[Any]
    seq: list[int]


class Words(Strict):
    kind: list[str]
    health: list[str]
    comm_status: list[str]
    lifecycle: list[str]


class MapState(Strict):
    """`cursor` (epoch:seq) is where to subscribe `since`; `at` when the journal was last written."""

    model_config = shown(examples.MAP_STATE)

    cursor: str
    at: Instant
    words: Words
    columns: MapColumns


@router.get("/map", response_model=MapState, summary="The whole map at once", responses=LISTED | UNCHANGED)
async def get_map(
    ctx: Ctx,
    query: Annotated[PlaceQuery, Query()],
    if_none_match: Annotated[str | None, Header(alias="If-None-Match")] = None,
    accept_encoding: Annotated[str, Header(alias="Accept-Encoding")] = "",
) -> Response:
    """Every asset's place, health and value. The ETag is the journal's cursor, for who sees the same: 304 when
    nothing was journalled.
    """
    async with ctx.database.read() as tx:
        cursor, at = await journal.position(tx.raw)
        headers = {"ETag": f'W/"{cursor}{tx.sees.word}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if if_none_match == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        columns = await map_state.columns(tx.raw, query.wanted())
    body = map_body(str(cursor), at, columns)
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        body = await asyncio.to_thread(gzip.compress, body, GZIP_LEVEL)
    return Response(body, media_type="application/json", headers=headers)


def map_body(cursor: str, at: datetime, columns: dict[str, str]) -> bytes:
    """A `MapState` as JSON; each column is JSON text."""
    inside = ",".join(f'"{name}":{array}' for name, array in columns.items())
    head = f'"cursor":"{cursor}","at":"{at.isoformat()}","words":{map_state.vocabularies()}'
    return f'{{{head},"columns":{{{inside}}}}}'.encode()
