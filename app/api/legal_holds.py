"""Legal holds: placed by who answers for personal data, for an authority; what they keep can be handed over."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import AfterValidator, Field, StringConstraints

from app.actions.errors import NotFound
from app.actions.governance_ports import Hold
from app.actions.hold_data import lift_hold, place_hold
from app.api import governance_examples as shown_as
from app.api.answers import FOUND, HOLD_LIFTED, HOLD_PLACED, LISTED
from app.api.context import Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict, storable
from app.api.operator import Operator
from app.domain.retention.categories import Category as Kept
from app.storage.views import control, governance

router = APIRouter(prefix="/api/v1/legal-holds", tags=["governance"])

Category = Literal["readings", "positions", "rollups", "journal", "inbox", "video", "audit", "people", "requests"]
HoldId = Annotated[Key, Path(description="a hold's id", examples=[shown_as.HOLD_ID])]
Reason = Annotated[str, StringConstraints(max_length=500, pattern=r"\S"), AfterValidator(storable)]


class NewHold(Strict):
    """What is kept: of `categories`, dated `from` (included) `to`, of `assets` (empty: of all; readings, positions and
    roll-ups need some).
    """

    model_config = shown(shown_as.NEW_HOLD)

    categories: Annotated[list[Category], Field(min_length=1, max_length=9)]
    assets: Annotated[list[Key], Field(default_factory=list, max_length=1000)]
    since: Annotated[Instant, Field(alias="from")]
    until: Annotated[Instant, Field(alias="to")]
    authority: Key
    reference: Key
    reason: Reason


class ShownHold(Strict):
    """`held_rows` are set aside: they were past their term, and go when it is lifted."""

    model_config = shown(shown_as.HOLD)

    id: str
    categories: list[Category]
    assets: list[str]
    since: Instant
    until: Instant
    authority: str
    reference: str
    reason: str
    placed_at: Instant
    placed_by: str
    lifted_at: Instant | None
    lifted_by: str | None
    lift_reason: str | None
    held_rows: int


class HoldPage(Strict):
    model_config = page_of(shown_as.HOLD)

    items: list[ShownHold]
    next: str | None


class HoldsQuery(ListQuery):
    standing: bool | None = None
    category: Category | None = None
    reference: Key | None = None


class Lifting(Strict):
    model_config = shown(shown_as.LIFTED)

    reason: Reason


class HeldRow(Strict):
    """A row as it was when its term was over: `source` is its table, `body` its columns."""

    model_config = shown(shown_as.HELD_ROW)

    id: int
    category: Category
    source: str
    at: Instant
    asset: str | None
    body: dict[str, Any]


class HeldRowPage(Strict):
    model_config = page_of(shown_as.HELD_ROW)

    items: list[HeldRow]
    next: str | None


@router.get("", response_model=HoldPage, summary="Legal holds", responses=LISTED)
async def list_holds(ctx: Ctx, query: Annotated[HoldsQuery, Query()]) -> Response:
    """Holds, those that were lifted too; `standing=true` for those in force."""
    return await listed(ctx, governance.HOLDS, query)


@router.get("/{hold}", response_model=ShownHold, summary="One legal hold", responses=FOUND)
async def get_hold(ctx: Ctx, hold: HoldId) -> Response:
    """One hold."""
    return Response(await _body(ctx, hold), media_type="application/json")


@router.post("", status_code=201, response_model=ShownHold, summary="Place a legal hold", responses=HOLD_PLACED)
async def post_hold(ctx: Ctx, new: NewHold, operator: Operator) -> Response:
    """From now on what it names is deleted neither by its term nor on a person's request, until the hold is lifted."""
    asked = Hold(
        id="",
        categories=frozenset(Kept(name) for name in new.categories),
        assets=frozenset(new.assets),
        since=new.since,
        until=new.until,
        authority=new.authority,
        reference=new.reference,
        reason=new.reason,
        placed_at=ctx.clock.now(),
        placed_by=operator,
    )
    placed = await place_hold(ctx.database, asked, ctx.clock)
    return Response(await _body(ctx, placed["id"]), 201, media_type="application/json")


@router.post("/{hold}/lift", response_model=ShownHold, summary="Lift a legal hold", responses=HOLD_LIFTED)
async def lift_one_hold(ctx: Ctx, hold: HoldId, lifting: Lifting, operator: Operator) -> Response:
    """What was set aside for it is past its term: it goes now, and is certified."""
    lifted = await lift_hold(ctx.database, hold, operator, lifting.reason, ctx.clock)
    return Response(msgspec.json.encode(lifted | {"held_rows": 0}), media_type="application/json")


@router.get("/{hold}/rows", response_model=HeldRowPage, summary="What was set aside", responses=LISTED | FOUND)
async def list_held_rows(ctx: Ctx, hold: HoldId, query: Annotated[ListQuery, Query()]) -> Response:
    """Rows kept beyond their term; what is within it is where it always was."""
    await _body(ctx, hold)
    return await listed(ctx, governance.HELD_ROWS, query, hold=hold)


async def _body(ctx: Ctx, hold: str) -> str:
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, governance.HOLDS, {"id": hold})
    if body is None:
        raise NotFound(f"there is no legal hold {hold!r:.80}")
    return body
