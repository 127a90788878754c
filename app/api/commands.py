"""Commands: each step of what was sent to equipment."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.errors import NotFound
from app.api import control_examples as shown_as
from app.api.answers import FOUND, LISTED
from app.api.context import Ctx
from app.api.control_query import OfAssets, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict
from app.storage.views import control

router = APIRouter(prefix="/api/v1", tags=["commands"])

CommandId = Annotated[Slug, Path(examples=[shown_as.COMMAND_ID])]
CommandState = Literal["queued", "sent", "accepted", "confirmed", "rejected", "failed", "expired", "superseded"]


class Command(Strict):
    """`accepted_at` is the device's acknowledgement, `done_at` its word that it is done; `confirmed` is said only once
    the field shows it. `value` null releases; `attempt` counts how often the same command was sent.
    """

    model_config = shown(shown_as.COMMAND)

    id: str
    asset: str
    property: str
    capability: str
    mode: Literal["held", "action"]
    version: int
    value: dict[str, Any] | None
    level: int
    reason: str
    system: str
    request: str | None
    claim: int | None
    state: CommandState
    attempt: int
    detail: str
    queued_at: Instant
    sent_at: Instant | None
    accepted_at: Instant | None
    done_at: Instant | None
    ended_at: Instant | None
    expires_at: Instant


class CommandPage(Strict):
    model_config = page_of(shown_as.COMMAND)

    items: list[Command]
    next: str | None


class CommandsQuery(OfAssets):
    property: Key | None = None
    state: Annotated[list[CommandState], Field(default_factory=list, max_length=8)]
    system: Key | None = None
    request: Slug | None = None
    mode: Literal["held", "action"] | None = None
    since: Annotated[Instant | None, Field(alias="from", description="queued from, included")] = None
    until: Annotated[Instant | None, Field(alias="to", description="queued before")] = None


@router.get("/commands", response_model=CommandPage, summary="Commands", responses=LISTED)
async def list_commands(ctx: Ctx, query: Annotated[CommandsQuery, Query()]) -> Response:
    """Commands by when they were queued."""
    return await listed(ctx, control.COMMANDS, query)


@router.get("/commands/{command}", response_model=Command, summary="One command", responses=FOUND)
async def get_command(ctx: Ctx, command: CommandId) -> Response:
    """One command with the time of each step."""
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, control.COMMANDS, {"id": command})
    if body is None:
        raise NotFound(f"there is no command {command!r}")
    return Response(body, media_type="application/json")
