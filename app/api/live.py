"""The live feed's doors: WebSocket and Server-Sent Events, the same messages through both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse

from app.actions.errors import InvalidRequest, Refusal, StorageUnavailable
from app.api import examples
from app.api.answers import LISTED, Responses
from app.api.context import Context, Ctx
from app.api.feed_filter import TOPICS, FeedFilter
from app.api.known import Standing, standing, while_permitted
from app.api.live_client import Client
from app.api.snapshot import Bbox, Families, SnapshotQuery, Zone
from app.domain.journal import Cursor, InvalidCursor

router = APIRouter(prefix="/api/v1", tags=["live"])

POLICY_VIOLATION = 1008
TRY_AGAIN_LATER = 1013
SERVICE_RESTART = 1012
RIGHTS_CHANGED = "your rights changed: what you may see is not what it was"

Topics = Annotated[str, Query(description=f"comma-separated topics: {', '.join(TOPICS)}")]
Since = Annotated[str, Query(description="epoch:seq of a snapshot or of the last frame received; empty: from now")]


def _client(ctx: Context, since: str, wanted: FeedFilter) -> Client:
    try:
        cursor = Cursor.parse(since) if since else None
    except InvalidCursor as error:
        raise InvalidRequest(str(error)) from None
    if not ctx.feed.cursor.epoch:
        raise StorageUnavailable("the feed has not reached the database yet")
    return Client(ctx, wanted.within(ctx.database.sees), cursor)


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
        await socket.close(TRY_AGAIN_LATER, "the live feed has not read the journal yet")
        return
    hearing = asyncio.create_task(_hear(socket))
    telling = asyncio.create_task(_tell(socket, ctx, client))
    permitted = asyncio.create_task(while_permitted(socket))
    tasks = hearing, telling, permitted
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        found = permitted.result() if permitted.done() else Standing.SAME
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    with suppress(RuntimeError, WebSocketDisconnect):
        if found is Standing.WITHDRAWN:
            await socket.close(POLICY_VIOLATION, "signed out, or no right to see any more")
        elif found is Standing.CHANGED:
            await socket.send_text(client.resync(RIGHTS_CHANGED))
            await socket.close()


async def _tell(socket: WebSocket, ctx: Context, client: Client) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):
        async for message in client.messages():
            await socket.send_text(message)
        if ctx.feed.ending:
            await socket.close(SERVICE_RESTART, "the server restarts: connect again and resume from your cursor")
        await socket.close()


async def _hear(socket: WebSocket) -> None:
    """Until the client leaves. What it says is not for us, but unread it would stop the answers to our pings."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        continue


_EVENTS: Responses = {
    200: {
        "description": "Server-Sent Events: `id` is the cursor, `event` the message's type, `data` the message",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": examples.SERVER_SENT_EVENT}},
    }
}


class LiveQuery(SnapshotQuery):
    topics: Topics = ""
    since: Since = ""


@router.get(
    "/live/sse",
    response_class=StreamingResponse,
    summary="The live feed as Server-Sent Events",
    responses=_EVENTS | LISTED,
)
async def live_sse(request: Request, ctx: Ctx, query: Annotated[LiveQuery, Query()]) -> StreamingResponse:
    """The same messages as Server-Sent Events; `Last-Event-ID` resumes like `since`."""
    wanted = FeedFilter.parse(query.families, query.topics, query.zone, query.bbox)
    client = _client(ctx, request.headers.get("last-event-id") or query.since, wanted)

    async def events() -> AsyncIterator[str]:
        word = ""
        async for message in client.messages():
            if word != ctx.vigil.word:
                word = ctx.vigil.word
                found = await standing(request)
                if found is Standing.CHANGED:
                    yield _event(client.resync(RIGHTS_CHANGED))
                if found is not Standing.SAME:
                    return
            yield _event(message)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _event(message: str) -> str:
    told = msgspec.json.decode(message, type=_Told)
    return f"id: {told.cursor}\nevent: {told.type}\ndata: {message}\n\n"


class _Told(msgspec.Struct):
    type: str
    cursor: str
