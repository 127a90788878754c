"""Every asset at one instant, with the journal's cursor to subscribe since."""

from __future__ import annotations

import gzip
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.api import examples
from app.api.answers import LISTED
from app.api.assets import AssetDocument
from app.api.context import Ctx
from app.api.examples import shown
from app.api.feed import server_time
from app.api.feed_filter import FeedFilter, parse_bbox
from app.api.inputs import Instant, Strict
from app.storage import snapshots

router = APIRouter(prefix="/api/v1", tags=["live"])

Families = Annotated[str, Query(description="comma-separated families; empty: all")]
Zone = Annotated[str, Query(description="a zone id; what it contains is included")]
Bbox = Annotated[str, Query(description="west,south,east,north in degrees, WGS 84")]


class SnapshotQuery(Strict):
    families: Families = ""
    zone: Zone = ""
    bbox: Bbox = ""


class SnapshotAsset(AssetDocument):
    """An asset with its live values, as frames tell it."""

    model_config = shown(examples.SNAPSHOT["assets"][0])

    at: Instant | None
    heard_at: Instant | None
    values: dict[str, Any]


class Snapshot(Strict):
    """`cursor` is where to subscribe `since`."""

    model_config = shown(examples.SNAPSHOT)

    cursor: str
    at: Instant
    assets: list[SnapshotAsset]


@router.get(
    "/snapshot",
    response_model=Snapshot,
    summary="Every asset now, and the cursor to go on from",
    responses=LISTED,
)
async def get_snapshot(request: Request, ctx: Ctx, query: Annotated[SnapshotQuery, Query()]) -> Response:
    """Every matching asset with its live values, and the cursor to subscribe `since`. Old snapshot + frames = fresh."""
    wanted = FeedFilter.parse(query.families, "", query.zone, query.bbox)
    async with ctx.database.read() as tx:
        cursor = await tx.cursor()
        bodies = await snapshots.current(
            tx.raw, families=sorted(wanted.families), zone=wanted.zone, bbox=parse_bbox(query.bbox)
        )
    at = server_time().isoformat().replace("+00:00", "Z")
    text = f'{{"cursor":"{cursor}","at":"{at}","assets":[{",".join(bodies)}]}}'.encode()
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(gzip.compress(text, 1), media_type="application/json", headers={"Content-Encoding": "gzip"})
    return Response(text, media_type="application/json")
