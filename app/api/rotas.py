"""Rotas of services (astreinte): turns and exceptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import ConfigDict, Field

from app.actions.edit_private import create_private, delete_private, replace_private
from app.api import notifying_examples as examples
from app.api.answers import BY_OPERATOR_CREATED, BY_OPERATOR_DELETED, BY_OPERATOR_REPLACED, FOUND, LISTED
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import Instant, Key, Strict, Text
from app.api.notification_rules import HoursOfWeek, TimeOfDay
from app.api.operator import Operator
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1/rotas", tags=["on-call"])

RotaId = Annotated[Key, Path(description="the id of the rota's service", examples=["eclairage-public"])]
Level = Literal["level_1", "level_2", "officer"]
_ALIASED = ConfigDict(validate_by_name=True, serialize_by_alias=True)


class TurnFields(Strict):
    """`people` take the level a week each, in this order, from `first` at local time `handover` on; within `hours`."""

    model_config = shown(examples.TURN)

    level: Level
    people: Annotated[list[Key], Field(min_length=1, max_length=100)]
    first: date
    handover: TimeOfDay
    hours: HoursOfWeek | None = None


class SwapFields(Strict):
    """From one instant until another the level is `person`'s, or nobody's with null; the last one that applies wins."""

    model_config = _ALIASED | shown(examples.SWAP)

    level: Level
    person: Key | None
    start: Annotated[Instant, Field(alias="from")]
    end: Annotated[Instant, Field(alias="to")]
    reason: Text = ""


class RotaFields(Strict):
    """`gateway` is a webhook receiver that rings phones. Of turns of one level the first that applies wins: put public
    holidays before ordinary days. `officer` is the elected one.
    """

    model_config = shown(without_id(examples.NEW_ROTA))

    gateway: Key | None = None
    turns: Annotated[list[TurnFields], Field(max_length=100)]
    exceptions: Annotated[list[SwapFields], Field(max_length=500)] = Field(default_factory=list)


class NewRota(RotaFields):
    model_config = shown(examples.NEW_ROTA)

    id: Key


class Rota(Strict):
    """`id` is the service's."""

    model_config = shown(examples.ROTA)

    id: str
    gateway: str | None
    turns: list[TurnFields]
    exceptions: list[SwapFields]
    version: int


class RotaPage(Strict):
    model_config = page_of(examples.ROTA)

    items: list[Rota]
    next: str | None


@router.get("", response_model=RotaPage, summary="Rotas", responses=LISTED)
async def list_rotas(ctx: Ctx, query: Annotated[PageQuery, Query()]) -> Response:
    """Rotas, in the order of services."""
    return await page(ctx, "rota", query, {})


@router.get("/{rota}", response_model=Rota, summary="A service’s rota", responses=FOUND)
async def get_rota(ctx: Ctx, rota: RotaId) -> Response:
    """A service's rota."""
    return await one(ctx, "rota", rota)


@router.post("", status_code=201, response_model=Rota, summary="Create a rota", responses=BY_OPERATOR_CREATED)
async def post_rota(ctx: Ctx, new: NewRota, operator: Operator) -> Response:
    """Create a service's rota."""
    document = new.model_dump(mode="json", by_alias=True)
    return versioned(await create_private(ctx.database, "rota", document, operator), 201, location("rotas", new.id))


@router.put("/{rota}", response_model=Rota, summary="Replace a rota", responses=BY_OPERATOR_REPLACED)
async def put_rota(
    ctx: Ctx, rota: RotaId, fields: RotaFields, operator: Operator, if_match: IfMatch = None
) -> Response:
    """Replace a service's rota: calls made from now on follow it. Needs If-Match."""
    document = fields.model_dump(mode="json", by_alias=True) | {"id": rota}
    return versioned(await replace_private(ctx.database, "rota", document, expected_version(if_match), operator))


@router.delete("/{rota}", status_code=204, summary="Delete a rota", responses=BY_OPERATOR_DELETED)
async def remove_rota(ctx: Ctx, rota: RotaId, operator: Operator, if_match: IfMatch = None) -> None:
    """Delete a service's rota: nobody is on call for it any more. Needs If-Match."""
    await delete_private(ctx.database, "rota", rota, expected_version(if_match), operator, ctx.clock.now())
