"""The live feed's doors: WebSocket and Server-Sent Events, the same messages through both; and the snapshot."""

from __future__ import annotations

import gzip
import time
from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse

from app.actions.errors import InvalidRequest, Refusal, StorageUnavailable
from app.api.context import Context, Ctx
from app.api.feed import Feed, Line, OutOfReach, conflate, frame_message, server_time
from app.api.feed_filter import FeedFilter, parse_bbox
from app.api.live_messages import Heartbeat, Hello, Resync
from app.domain.journal import Cursor, InvalidCursor
from app.storage import journal, snapshots

router = APIRouter(prefix="/api/v1", tags=["live"])

LINES_PER_FRAME = 2000
FURTHEST_BEHIND = 100_000
POLICY_VIOLATION = 1008
TRY_AGAIN_LATER = 1013
SERVICE_RESTART = 1012

Families = Annotated[str, Query(description="comma-separated families; empty: all")]
Topics = Annotated[str, Query(description="comma-separated topics: registry, state, sample, event, status")]
Zone = Annotated[str, Query(description="a zone id; what it contains is included")]
Bbox = Annotated[str, Query(description="west,south,east,north in degrees, WGS 84")]
Since = Annotated[str, Query(description="epoch:seq of a snapshot or of the last frame received; empty: from now")]


class Client:
    """One subscription: a place in the journal and a filter. It never queues; what it missed is conflated."""

    def __init__(self, ctx: Context, feed: Feed, wanted: FeedFilter, since: Cursor | None) -> None:
        self._ctx = ctx
        self._feed = feed
        self._filter = wanted
        self._since = since
        self._seq = feed.cursor.seq if since is None else since.seq
        self._told = self._seq

    async def messages(self) -> AsyncIterator[str]:
        """`hello`, then `frame`s and `heartbeat`s; ends after `resync`, which asks for a new snapshot."""
        figures = self._feed.figures
        figures.clients += 1
        try:
            async for message in self._messages():
                figures.messages += 1
                figures.characters += len(message)
                yield message
        finally:
            figures.clients -= 1

    async def _messages(self) -> AsyncIterator[str]:
        epoch = self._feed.cursor.epoch
        if self._since and (self._since.epoch != epoch or self._since.seq > self._feed.cursor.seq):
            yield self._resync("the cursor is of another epoch: history may have been rewritten")
            return
        yield self._hello()
        try:
            async for message in self._catch_up():
                yield message
            beat = time.monotonic()
            while True:
                quiet_s = self._ctx.settings.feed_heartbeat_s - (time.monotonic() - beat)
                arrived = await self._feed.wait(self._seq, max(0.0, quiet_s))
                if self._feed.ending:
                    return
                if self._feed.cursor.epoch != epoch:
                    yield self._resync("the epoch changed: history may have been rewritten")
                    return
                for message in self._advance() if arrived else ():
                    yield message
                if time.monotonic() - beat >= self._ctx.settings.feed_heartbeat_s:
                    beat = time.monotonic()
                    yield self._heartbeat()
        except OutOfReach:
            yield self._resync("too far behind to resume")

    async def _catch_up(self) -> AsyncIterator[str]:
        """From the database up to what the feed holds in memory."""
        while True:
            try:
                self._feed.frames_after(self._seq)
            except OutOfReach:
                if self._feed.cursor.seq - self._seq > FURTHEST_BEHIND:
                    raise
            else:
                return
            async with self._ctx.database.read() as tx:
                if not await journal.complete_since(tx.raw, self._seq):
                    raise OutOfReach
                rows = await journal.after(tx.raw, self._seq, LINES_PER_FRAME)
            if not rows:
                raise OutOfReach
            lines = [self._feed.line(row) for row in rows]
            yield self._frame([line for line in lines if self._filter.admits(line.topic, line.places)], rows[-1].seq)

    def _advance(self) -> list[str]:
        frames = self._feed.frames_after(self._seq)
        if not frames:
            return []
        epoch = self._feed.cursor.epoch
        behind = sum(len(frame.lines) for frame in frames)
        if behind <= self._ctx.settings.live_conflate_rows and self._filter.is_open and frames[0].after == self._told:
            self._seq = self._told = frames[-1].last
            return [frame.message(epoch) for frame in frames]
        lines = [
            line
            for frame in frames
            for line in frame.lines
            if line.seq > self._seq and self._filter.admits(line.topic, line.places)
        ]
        last = frames[-1].last
        if behind > self._ctx.settings.live_conflate_rows:
            return self._conflated(conflate(lines), last)
        return [self._frame(lines, last)] if lines else self._skip(last)

    def _conflated(self, lines: list[Line], last: int) -> list[str]:
        """Only the final part moves the cursor: a client cut off in between resumes from before all of it."""
        epoch, after = self._feed.cursor.epoch, self._told
        self._feed.figures.conflations += 1
        parts = [lines[i : i + LINES_PER_FRAME] for i in range(0, len(lines), LINES_PER_FRAME)] or [[]]
        self._seq = self._told = last
        return [
            frame_message(epoch, after, last if number == len(parts) else after, part, conflated=True)
            for number, part in enumerate(parts, 1)
        ]

    def _skip(self, last: int) -> list[str]:
        self._seq = last
        return []

    def _frame(self, lines: list[Line], last: int) -> str:
        """`after` is where the client was told to be: rows it filtered out are skipped without a word."""
        after, self._seq, self._told = self._told, last, last
        return frame_message(self._feed.cursor.epoch, after, last, lines)

    def _place(self) -> str:
        """Where the client is, now that it is told."""
        self._told = self._seq
        return str(Cursor(self._feed.cursor.epoch, self._seq))

    def _hello(self) -> str:
        settings = self._ctx.settings
        return _text(Hello(self._place(), server_time(), settings.feed_heartbeat_s, settings.calendar_offset_s))

    def _heartbeat(self) -> str:
        return _text(Heartbeat(self._place(), server_time(), round(self._feed.lag_s * 1000)))

    def _resync(self, reason: str) -> str:
        self._feed.figures.resyncs += 1
        return _text(Resync(self._place(), server_time(), reason))


def _text(message: Hello | Heartbeat | Resync) -> str:
    return msgspec.json.encode(message).decode()


def _client(ctx: Context, since: str, wanted: FeedFilter) -> Client:
    try:
        cursor = Cursor.parse(since) if since else None
    except InvalidCursor as error:
        raise InvalidRequest(str(error)) from None
    if not ctx.feed.cursor.epoch:
        raise StorageUnavailable("the feed has not reached the database yet")
    return Client(ctx, ctx.feed, wanted, cursor)


@router.websocket("/live")
async def live(
    socket: WebSocket, ctx: Ctx, since: Since = "", families: Families = "", topics: Topics = "", zone: Zone = "",
    bbox: Bbox = "",
) -> None:  # fmt: skip
    """Every change as it is committed (docs/live.md). A bad parameter closes with 1008 and the reason."""
    await socket.accept()
    try:
        client = _client(ctx, since, FeedFilter.parse(families, topics, zone, bbox))
    except Refusal as error:
        await socket.close(POLICY_VIOLATION, str(error)[:120])
        return
    except StorageUnavailable:
        await socket.close(TRY_AGAIN_LATER, "the database does not answer")
        return
    try:
        async for message in client.messages():
            await socket.send_text(message)
        if ctx.feed.ending:
            await socket.close(SERVICE_RESTART, "the server restarts: connect again and resume from your cursor")
        await socket.close()
    except (WebSocketDisconnect, RuntimeError):
        return


@router.get("/live/sse", response_class=StreamingResponse)
async def live_sse(
    request: Request, ctx: Ctx, since: Since = "", families: Families = "", topics: Topics = "", zone: Zone = "",
    bbox: Bbox = "",
) -> StreamingResponse:  # fmt: skip
    """The same messages as Server-Sent Events; `Last-Event-ID` resumes like `since`."""
    client = _client(ctx, request.headers.get("last-event-id") or since, FeedFilter.parse(families, topics, zone, bbox))

    async def events() -> AsyncIterator[str]:
        async for message in client.messages():
            told = msgspec.json.decode(message, type=_Told)
            yield f"id: {told.cursor}\nevent: {told.type}\ndata: {message}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


class _Told(msgspec.Struct):
    type: str
    cursor: str


@router.get("/snapshot", response_class=Response)
async def snapshot(request: Request, ctx: Ctx, families: Families = "", zone: Zone = "", bbox: Bbox = "") -> Response:
    """Every matching asset with its live values, and the cursor to subscribe `since`. Old snapshot + frames = fresh."""
    wanted = FeedFilter.parse(families, "", zone, bbox)
    async with ctx.database.read() as tx:
        cursor = await tx.cursor()
        bodies = await snapshots.current(
            tx.raw, families=sorted(wanted.families), zone=wanted.zone, bbox=parse_bbox(bbox)
        )
    at = server_time().isoformat().replace("+00:00", "Z")
    text = f'{{"cursor":"{cursor}","at":"{at}","assets":[{",".join(bodies)}]}}'.encode()
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(gzip.compress(text, 1), media_type="application/json", headers={"Content-Encoding": "gzip"})
    return Response(text, media_type="application/json")
