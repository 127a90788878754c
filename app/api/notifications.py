"""What was, is and could not be sent; dead letters again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.deliver_notifications import REPLAYED_AT_ONCE, replay, replay_one
from app.actions.errors import NotFound
from app.api import notifying_examples as examples
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict
from app.api.operator import Operator
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST, NOT_FOUND, OPERATOR_REQUIRED
from app.storage.views import notifications

router = APIRouter(prefix="/api/v1/notifications", tags=["notifications"])

NotificationId = Annotated[Key, Path(description="a notification's id", examples=[examples.NOTIFICATION["id"]])]
State = Literal["queued", "delivered", "dead"]
From = Annotated[Instant | None, Field(alias="from", description="RFC 3339, included")]
Until = Annotated[Instant | None, Field(alias="to", description="RFC 3339, excluded")]


class Notification(Strict):
    """`attempts` since it was queued or replayed; `detail` is what the last one met. Its id is the event's id, and the
    header `webhook-id` of every attempt.
    """

    model_config = shown(examples.NOTIFICATION)

    id: str
    purpose: Literal["alarm", "test", "anchor"]
    rule: str | None
    receiver: str
    alarm: str | None
    asset: str | None
    priority: str | None
    transition: str | None
    state: State
    attempts: int
    replays: int
    queued_at: Instant
    next_at: Instant
    give_up_at: Instant
    last_attempt_at: Instant | None
    ended_at: Instant | None
    detail: str


class NotificationPage(Strict):
    model_config = page_of(examples.NOTIFICATION)

    items: list[Notification]
    next: str | None


class NotificationQuery(PageQuery):
    state: State | None = None
    purpose: Literal["alarm", "test", "anchor"] | None = None
    receiver: Key | None = None
    rule: Key | None = None
    alarm: Key | None = None
    asset: Key | None = None
    priority: Literal["critical", "high", "medium", "low"] | None = None
    transition: Key | None = None
    since: From = None
    until: Until = None
    sort: Literal["-queued_at", "queued_at"] = "-queued_at"


class DeadLetters(Strict):
    """Those that fit every word given; none: all of them."""

    model_config = shown({"receiver": "gmao"})

    receiver: Key | None = None
    rule: Key | None = None
    alarm: Key | None = None
    priority: Literal["critical", "high", "medium", "low"] | None = None


class Replayed(Strict):
    model_config = shown({"replayed": 1, "more": False})

    replayed: Annotated[int, Field(description="queued again, under the same ids")]
    more: Annotated[bool, Field(description="whether 1,000 were taken: ask again")]


@router.get("", response_model=NotificationPage, summary="Notifications", responses=LISTED)
async def list_notifications(ctx: Ctx, query: Annotated[NotificationQuery, Query()]) -> Response:
    """Notifications, the newest first unless asked otherwise."""
    names = ("state", "purpose", "receiver", "rule", "alarm", "asset", "priority", "transition")
    place = read_cursor(query.cursor, datetime, str)
    async with ctx.database.read() as tx:
        items, last = await notifications.page(
            tx.raw,
            "notification",
            {name: getattr(query, name) for name in names},
            (query.since, query.until),
            (place[0], place[1]) if place else None,
            query.limit,
            newest_first=query.sort == "-queued_at",
        )
    return json_page(items, last)


@router.get("/{notification}", response_model=Notification, summary="One notification", responses=FOUND)
async def get_notification(ctx: Ctx, notification: NotificationId) -> Response:
    """One notification and what became of it."""
    async with ctx.database.read() as tx:
        found = await notifications.find(tx.raw, "notification", notification)
    if found is None:
        raise NotFound(f"there is no notification {notification!r:.80}")
    return Response(found, media_type="application/json")


@router.post(
    "/replay",
    summary="Replay dead letters",
    responses=documented(OPERATOR_REQUIRED, CONFLICT, BODY_TOO_LARGE, *READS),
)
async def replay_notifications(ctx: Ctx, selection: DeadLetters, _operator: Operator) -> Replayed:
    """Queue dead letters again, the oldest first, at most 1,000 at once; those without a receiver stay dead."""
    wanted = {name: value for name, value in selection.model_dump().items() if value is not None}
    revived = await replay(ctx.database, wanted, ctx.clock.now(), _patience(ctx))
    return Replayed(replayed=len(revived), more=len(revived) == REPLAYED_AT_ONCE)


@router.post(
    "/{notification}/replay",
    response_model=Notification,
    summary="Replay a dead letter",
    responses=documented(NOT_FOUND, INVALID_REQUEST, OPERATOR_REQUIRED, CONFLICT, *READS),
)
async def replay_notification(ctx: Ctx, notification: NotificationId, _operator: Operator) -> Response:
    """Queue one dead letter again, under the same id."""
    await get_notification(ctx, notification)
    await replay_one(ctx.database, notification, ctx.clock.now(), _patience(ctx))
    return await get_notification(ctx, notification)


def _patience(ctx: Context) -> timedelta:
    return timedelta(seconds=ctx.settings.notify_give_up_s)
