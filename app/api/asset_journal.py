"""What was journalled of one asset: changes of state and registry, and its events."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.errors import NotFound
from app.api import examples
from app.api.answers import READS, documented
from app.api.assets import AssetId
from app.api.context import Ctx
from app.api.examples import page_of
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.storage.views import assets, journalled

router = APIRouter(prefix="/api/v1", tags=["history"])

From = Annotated[Instant | None, Field(alias="from", description="RFC 3339, included")]
Until = Annotated[Instant | None, Field(alias="to", description="RFC 3339, excluded")]


class ChangesQuery(PageQuery):
    """`from` and `to` are about when changes were recorded."""

    topic: Annotated[list[Literal["state", "registry", "event"]], Field(default_factory=lambda: ["state"])]
    since: From = None
    until: Until = None
    order: Literal["newest", "oldest"] = "newest"


class Change(Strict):
    """A journal row. `body` of `state` is `{"at": measured time, "values": {field: value}}`; of `registry` the
    whole document or `{"deleted": true}`; of `event` `{"at", "event", "data", "delayed"}`.
    """

    seq: int
    recorded_at: Instant
    topic: str
    body: dict[str, Any]


class ChangePage(Strict):
    model_config = page_of(examples.CHANGE)

    items: list[Change]
    next: str | None


class EventsQuery(PageQuery):
    """`from` and `to` are about when events happened."""

    name: Key | None = None
    since: From = None
    until: Until = None


class EventShown(Strict):
    """`at` is when it happened, as far as the device's clock can be believed; `reported_at` as the device said."""

    at: Instant
    reported_at: Instant | None
    received_at: Instant
    event: str
    data: dict[str, Any]


class EventPage(Strict):
    """The newest first."""

    model_config = page_of(examples.EVENT)

    items: list[EventShown]
    next: str | None


@router.get(
    "/assets/{asset}/changes", summary="Changes of an asset", responses=documented(INVALID_REQUEST, NOT_FOUND, *READS)
)
async def get_changes(ctx: Ctx, asset: AssetId, query: Annotated[ChangesQuery, Query()]) -> ChangePage:
    """Journalled transitions of an asset, as far back as the journal is kept; for who may see all assets also of one
    since deleted.
    """
    place = read_cursor(query.cursor, int)
    async with ctx.database.read() as tx:
        known = await assets.key_and_kind(tx.raw, asset) is not None
        if not (known or tx.sees.whole):
            raise NotFound(f"there is no asset {asset!r}")
        rows = await journalled.changes(
            tx.raw,
            asset,
            list(query.topic),
            query.since,
            query.until,
            place[0] if place else None,
            query.limit + 1,
            newest_first=query.order == "newest",
        )
        if not (known or rows):
            raise NotFound(f"there is no asset {asset!r}")
    last = [rows[query.limit - 1]["seq"]] if len(rows) > query.limit else None
    return ChangePage.model_validate({"items": rows[: query.limit], "next": write_cursor(last)})


@router.get(
    "/assets/{asset}/events", summary="Events of an asset", responses=documented(INVALID_REQUEST, NOT_FOUND, *READS)
)
async def get_events(ctx: Ctx, asset: AssetId, query: Annotated[EventsQuery, Query()]) -> EventPage:
    """Events of an asset."""
    place = read_cursor(query.cursor, datetime, str)
    before = (place[0], place[1]) if place else None
    async with ctx.database.read() as tx:
        found = await assets.key_and_kind(tx.raw, asset)
        if found is None:
            raise NotFound(f"there is no asset {asset!r}")
        rows = await journalled.events(tx.raw, found[0], query.name, query.since, query.until, before, query.limit + 1)
    shown = [
        {"at": row["measured_at"], "event": row["name"]}
        | {name: row[name] for name in ("reported_at", "received_at", "data")}
        for row in rows[: query.limit]
    ]
    last = rows[query.limit - 1] if len(rows) > query.limit else None
    place_after = (last["measured_at"], last["place"]) if last else None
    return EventPage.model_validate({"items": shown, "next": write_cursor(place_after)})
