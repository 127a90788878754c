"""The time machine: the city at an instant of the past, and what happened from there on, as the live feed tells it."""

from __future__ import annotations

import asyncio
import gzip
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Response
from pydantic import Field

from app.actions.errors import InvalidRequest
from app.api import past_examples as examples
from app.api.answers import READS, documented
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.feed_filter import FeedFilter
from app.api.frames import admitted, line
from app.api.inputs import Instant, Strict
from app.api.map_state import GZIP_LEVEL, MapState, map_body
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.places import Places, subject_of
from app.api.problem_types import INVALID_REQUEST, NO_LONGER_KEPT
from app.domain.journal import Cursor, InvalidCursor
from app.storage import snapshots
from app.storage.journal import JournalRow
from app.storage.transaction import Transaction
from app.storage.views import past_city

router = APIRouter(prefix="/api/v1/past", tags=["past"])

MAX_CHANGES = 5000
At = Annotated[Instant, Field(description="RFC 3339, not ahead of now")]
Encoding = Annotated[str, Header(alias="Accept-Encoding")]
_PAST = documented(INVALID_REQUEST, NO_LONGER_KEPT, *READS)


class AtQuery(Strict):
    at: At


class AlarmsQuery(PageQuery):
    at: At


class FramesQuery(Strict):
    """`after` is the `cursor` of the map or frame before."""

    after: Annotated[str, Field(max_length=80, examples=[examples.CURSOR])]
    until: At
    topics: Annotated[str, Field(max_length=200, description="comma-separated, as for /live; empty: all")] = ""
    limit: Annotated[int, Field(ge=1, le=MAX_CHANGES, description="changes in a frame, about")] = 2000


class SystemThen(Strict):
    """Whether a field system was there, and since when; `unknown` before it first said so."""

    id: str
    status: Literal["online", "offline", "unknown"]
    status_at: Instant | None


class Past(Strict):
    """What field systems were at `at`. The past is kept from `kept_from` on; `now` is the server's clock."""

    model_config = shown(examples.PAST)

    at: Instant
    kept_from: Instant
    now: Instant
    systems: list[SystemThen]


class AlarmThen(Strict):
    """An alarm as the feed had told it by then (docs/live.md), and the name its asset has now."""

    model_config = shown(examples.ALARM_THEN)

    id: str
    asset: str | None
    system: str | None
    kind: str
    definition: str
    priority: Literal["critical", "high", "medium", "low"]
    state: Literal["unacknowledged", "acknowledged", "returned_unacknowledged"]
    transition: str
    label: dict[str, str]
    detail: str
    value: Any
    raised_at: Instant
    measured_at: Instant
    delayed: bool
    acknowledged_at: Instant | None
    acknowledged_by: str | None
    returned_at: Instant | None
    shelved_until: Instant | None
    assigned_to: str | None
    parent: str | None
    folded: int
    comment: str
    name: str


class AlarmsThen(Strict):
    model_config = page_of(examples.ALARM_THEN)

    items: list[AlarmThen]
    next: str | None


class NextAlarm(Strict):
    """`alarm` is null where none was raised since."""

    model_config = shown(examples.NEXT_ALARM)

    alarm: str | None
    at: Instant | None


class PastChange(Strict):
    """A change as the live feed tells it (docs/live.md); its `body` goes by the topic."""

    seq: int
    at: Instant
    cls: Annotated[Literal["change"], Field(alias="class")]
    topic: str
    entity: str
    key: str
    body: dict[str, Any]


class PastFrame(Strict):
    type: Literal["frame"]
    after: str
    cursor: str
    conflated: Literal[False]
    changes: list[PastChange]


class PastFrames(Strict):
    """A frame as the live feed sends them, without samples. It leads to `until`, the one asked for when `complete`."""

    model_config = shown(examples.FRAMES)

    complete: bool
    until: Instant
    frame: PastFrame


@router.get("", summary="How far back the past goes, and field systems then", responses=_PAST)
async def get_past(ctx: Ctx, query: Annotated[AtQuery, Query()]) -> Past:
    """Field systems as they were. Before `kept_from` all of these answer 410."""
    now = _not_ahead(ctx, query.at)
    async with ctx.database.read() as tx:
        await snapshots.seq_at(tx.raw, query.at)
        systems = await past_city.systems(tx.raw, query.at)
        kept_from = await snapshots.oldest(tx.raw)
    told = {"at": query.at, "kept_from": kept_from, "now": now, "systems": systems}
    return Past.model_validate(told)


@router.get("/map", response_model=MapState, summary="The whole map at an instant of the past", responses=_PAST)
async def get_past_map(ctx: Ctx, query: Annotated[AtQuery, Query()], accept_encoding: Encoding = "") -> Response:
    """As GET /map, then: `cursor` is where to go on from, with /past/frames. Where vehicles were and what was measured
    is told by each asset's history, not here.
    """
    _not_ahead(ctx, query.at)
    async with ctx.database.read() as tx:
        cursor = Cursor((await tx.cursor()).epoch, await snapshots.seq_at(tx.raw, query.at))
        columns = await past_city.map_columns(tx.raw, query.at, cursor.seq, tx.sees)
    body = await asyncio.to_thread(lambda: map_body(str(cursor), query.at, past_city.encode(columns)))
    return await _sent(body, accept_encoding)


@router.get("/alarms", response_model=AlarmsThen, summary="What called at an instant of the past", responses=_PAST)
async def list_past_alarms(ctx: Ctx, query: Annotated[AlarmsQuery, Query()]) -> Response:
    """Alarms that called someone then and were folded under none, in the order of ids."""
    _not_ahead(ctx, query.at)
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        await snapshots.seq_at(tx.raw, query.at)
        items, last = await past_city.alarms(tx.raw, query.at, place[0] if place else "", query.limit)
    return json_page(items, last)


@router.get("/next-alarm", summary="The next alarm raised after an instant", responses=_PAST)
async def get_next_alarm(ctx: Ctx, query: Annotated[AtQuery, Query()]) -> NextAlarm:
    """When the first alarm after `at` was told; folded ones do not count."""
    _not_ahead(ctx, query.at)
    async with ctx.database.read() as tx:
        await snapshots.seq_at(tx.raw, query.at)
        found = await past_city.next_alarm(tx.raw, query.at)
    alarm, at = found or (None, None)
    return NextAlarm(alarm=alarm, at=at)


@router.get("/frames", response_model=PastFrames, summary="What happened since, as frames", responses=_PAST)
async def get_past_frames(ctx: Ctx, query: Annotated[FramesQuery, Query()], accept_encoding: Encoding = "") -> Response:
    """What was journalled after `after` and by `until`. Old map + frames = the map then. Until `complete`, ask again
    after the frame's `cursor`.
    """
    _not_ahead(ctx, query.until)
    wanted = FeedFilter.parse("", query.topics, "", "")
    async with ctx.database.read() as tx:
        after = await _kept(tx, query.after)
        rows, complete = await past_city.rows(tx.raw, after.seq, query.until, query.limit)
        places = await _places(tx, rows)
        lines = admitted(wanted.within(tx.sees), [line(row, places.around(row)) for row in rows])
    cursor = Cursor(after.epoch, rows[-1].seq if rows else after.seq)
    reached = query.until if complete else rows[-1].at
    changes = ",".join(item.text for item in lines)
    head = f'"complete":{"true" if complete else "false"},"until":"{reached.isoformat()}"'
    frame = f'"type":"frame","after":"{after}","cursor":"{cursor}","conflated":false,"changes":[{changes}]'
    return await _sent(f'{{{head},"frame":{{{frame}}}}}'.encode(), accept_encoding)


async def _kept(tx: Transaction, text: str) -> Cursor:
    """A place that changes still lead on from. Raises `InvalidRequest`, `NoLongerKept`."""
    try:
        after = Cursor.parse(text)
    except InvalidCursor as error:
        raise InvalidRequest(f"after: {error}") from None
    now = await tx.cursor()
    if after.epoch != now.epoch or after.seq > now.seq:
        raise InvalidRequest("after: this cursor is of another history: take the map of the instant again")
    await past_city.check_kept(tx.raw, after.seq)
    return after


async def _places(tx: Transaction, rows: list[JournalRow]) -> Places:
    """Where the assets in `rows` were just before them; of no use to who sees all."""
    if tx.sees.whole or not rows:
        return Places()
    ids = sorted(set(filter(None, map(subject_of, rows))))
    return Places((await snapshots.states_at(tx.raw, past_city.just_before(rows), ids)).values())


def _not_ahead(ctx: Context, at: datetime) -> datetime:
    """Now. Raises `InvalidRequest` where `at` lies ahead of it."""
    now = ctx.clock.now()
    if at > now:
        raise InvalidRequest("this instant has not come yet")
    return now


async def _sent(body: bytes, accept_encoding: str) -> Response:
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        body = await asyncio.to_thread(gzip.compress, body, GZIP_LEVEL)
    return Response(body, media_type="application/json", headers=headers)
