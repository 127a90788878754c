"""What each property should be, the full priority array behind it, and how far the field has followed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.city_calendar import CityCalendar
from app.actions.errors import NotFound
from app.actions.priority_arrays import priority_arrays
from app.actions.proceed import proceed
from app.api import control_examples as shown_as
from app.api.answers import DECIDED, FOUND, LISTED
from app.api.assets import AssetId
from app.api.caller import CurrentCaller
from app.api.context import Ctx
from app.api.control_query import OfAssets, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict
from app.api.operator import Operator
from app.storage.views import assets, control

router = APIRouter(prefix="/api/v1", tags=["commands"])

Property = Annotated[Key, Path(description="`light_level`, or `circuit/D1`", examples=["light_level"])]
TargetStatus = Literal["agreed", "pending", "discrepancy", "blocked", "unreachable", "ask", "held", "refused"]


class Target(Strict):
    """`value` null: nobody claims it, the equipment follows its own programme. At level 7 without `claim` it is the
    programme's that Poste carries out (`holder` `programme:ID`). `status`, since `since`: agreed (the
    field shows it), pending, discrepancy (changed in the field), blocked (lockout, local control, freeze, interlock),
    unreachable, ask (a person decides: POST …/proceed), held (left as it is), refused (the equipment said no).
    """

    model_config = shown(shown_as.TARGET)

    asset: str
    property: str
    capability: str
    value: dict[str, Any] | None
    level: int | None
    claim: int | None
    holder: str | None
    expires_at: Instant | None
    status: TargetStatus
    detail: str
    since: Instant
    version: int
    failures: int
    next_change_at: Instant | None


class ArrayRow(Strict):
    """One level and the claims on it, the one that counts first; those that start later are not `in_force`. At level 7
    also the programme the asset follows (`holder` `programme:ID`, `claim` null): its value now, until its next change,
    `carried_by` the clock of that cabinet (null: Poste), `late` while that cabinet does not report to hold it.
    """

    model_config = shown(shown_as.ARRAY_ROW)

    level: int
    name: str
    claims: list[dict[str, Any]]


class PriorityArray(Target):
    """The eight levels, and what would show through if the winner were released (`next`: a claim's
    value, else its programme's; null where nobody claims, or it follows no programme).
    """

    model_config = shown(shown_as.ARRAY)

    next: dict[str, Any] | None
    rows: list[ArrayRow]
    locked_by: str | None


class PriorityArrays(Strict):
    model_config = shown({"items": [shown_as.ARRAY]})

    items: list[PriorityArray]


class TargetPage(Strict):
    model_config = page_of(shown_as.TARGET)

    items: list[Target]
    next: str | None


class TargetsQuery(OfAssets):
    property: Key | None = None
    capability: Key | None = None
    status: Annotated[list[TargetStatus], Field(default_factory=list, max_length=8)]
    level: Annotated[int | None, Field(ge=1, le=8)] = None


@router.get("/targets", response_model=TargetPage, summary="Targets and discrepancies", responses=LISTED)
async def list_targets(ctx: Ctx, query: Annotated[TargetsQuery, Query()]) -> Response:
    """What equipment should be; `status=discrepancy` for what was changed in the field, with its age in `since`."""
    return await listed(ctx, control.TARGETS, query)


@router.get(
    "/assets/{asset}/targets", response_model=PriorityArrays, summary="Priority arrays of an asset", responses=FOUND
)
async def get_arrays(ctx: Ctx, asset: AssetId) -> Response:
    """Who holds what on an asset, property by property, claimed or by programme, and what would show through next."""
    async with ctx.database.read() as tx:
        found = await assets.key_and_kind(tx.raw, asset)
        if found is None:
            raise NotFound(f"there is no asset {asset!r}")
        async with tx.whole():  # a lamp's programme is its cabinet's, wherever that stands
            items = await priority_arrays(tx, found[0], CityCalendar.of(ctx.settings), ctx.clock.now())
    return Response(msgspec.json.encode({"items": items}), media_type="application/json")


@router.post(
    "/assets/{asset}/targets/{property:path}/proceed",
    status_code=204,
    summary="Have a target sent that waits for a decision",
    responses=DECIDED,
)
async def proceed_with_target(
    ctx: Ctx,
    asset: AssetId,
    property: Property,  # noqa: A002
    operator: Operator,
    caller: CurrentCaller,
) -> None:
    """Send it now, where its status is ask, held, refused or discrepancy; what stops commands still does."""
    async with ctx.database.read() as tx:
        found = await assets.key_and_kind(tx.raw, asset)
    if found is None:
        raise NotFound(f"there is no asset {asset!r}")
    await proceed(ctx.database, found[0], property, operator, caller.origin, ctx.clock)
