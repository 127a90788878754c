"""What stops commands: lockouts of one asset, freezes of a family or a zone."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response

from app.actions.errors import NotFound
from app.actions.freeze_commands import ask_to_freeze, ask_to_lift
from app.actions.lock_out import Locking, lift_lockout, lock_out
from app.actions.second_person import Second
from app.api import control_examples as shown_as
from app.api.answers import FREEZE_LIFTED, FROZEN, LISTED, LOCKED_OUT, LOCKOUT_LIFTED
from app.api.caller import CurrentCaller
from app.api.claims import SecondCode
from app.api.context import Ctx
from app.api.control_query import ListQuery, OfAssets, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict, Text
from app.api.operator import Operator
from app.api.requests import Request, answered
from app.storage.views import assets, control

router = APIRouter(prefix="/api/v1", tags=["brakes"])

LockoutId = Annotated[Slug, Path(examples=[shown_as.LOCKOUT_ID])]
FreezeId = Annotated[Slug, Path(examples=[shown_as.REQUEST_ID])]


class NewLockout(Strict):
    """`holder` is who lifts it; `until` null: until lifted."""

    model_config = shown(shown_as.NEW_LOCKOUT)

    asset: Slug
    holder: Key
    kind: Literal["works_permit", "electrical", "other"]
    reference: Text = ""
    reason: Key
    until: Instant | None = None


class Lockout(Strict):
    """Nothing is sent to `asset` while it stands."""

    model_config = shown(shown_as.LOCKOUT)

    id: str
    asset: str
    holder: str
    kind: str
    reference: str
    reason: str
    since: Instant
    until: Instant | None
    placed_by: str
    lifted_at: Instant | None
    lifted_by: str | None


class LockoutPage(Strict):
    model_config = page_of(shown_as.LOCKOUT)

    items: list[Lockout]
    next: str | None


class LockoutsQuery(OfAssets):
    holder: Key | None = None
    standing: bool | None = None


class NewFreeze(Strict):
    """A family, a zone (with what it contains), or a family within a zone."""

    model_config = shown(shown_as.NEW_FREEZE)

    family: Key | None = None
    zone: Key | None = None
    reason: Key


class Freeze(Strict):
    """Levels 3 to 8 are stopped; `expired_commands` were queued and are not sent. Levels 1 and 2 pass."""

    model_config = shown(shown_as.FREEZE)

    id: str
    family: str | None
    zone: str | None
    reason: str
    since: Instant
    placed_by: str
    second_by: str | None
    expired_commands: int
    lifted_at: Instant | None
    lifted_by: str | None
    lifted_second_by: str | None


class FreezePage(Strict):
    model_config = page_of(shown_as.FREEZE)

    items: list[Freeze]
    next: str | None


class FreezesQuery(ListQuery):
    family: Key | None = None
    zone: Key | None = None
    standing: bool | None = None


class Lifting(Strict):
    model_config = shown({"reason": "Télégestion vérifiée"})

    reason: Key


@router.get("/lockouts", response_model=LockoutPage, summary="Lockouts", responses=LISTED)
async def list_lockouts(ctx: Ctx, query: Annotated[LockoutsQuery, Query()]) -> Response:
    """Who has locked out what."""
    return await listed(ctx, control.LOCKOUTS, query)


@router.post("/lockouts", status_code=201, response_model=Lockout, summary="Lock an asset out", responses=LOCKED_OUT)
async def post_lockout(ctx: Ctx, new: NewLockout, operator: Operator) -> Response:
    """From now on nothing is sent to the asset, at any level, until its holder lifts it."""
    async with ctx.database.read() as tx:
        found = await assets.key_and_kind(tx.raw, new.asset)
    if found is None:
        raise NotFound(f"there is no asset {new.asset!r}")
    asked = Locking(asset=found[0], **new.model_dump(exclude={"asset"}))
    document = await lock_out(ctx.database, asked, operator, ctx.clock)
    return Response(msgspec.json.encode(document), 201, media_type="application/json")


@router.post("/lockouts/{lockout}/lift", status_code=204, summary="Lift a lockout", responses=LOCKOUT_LIFTED)
async def lift_one_lockout(ctx: Ctx, lockout: LockoutId, operator: Operator, caller: CurrentCaller) -> None:
    """By its holder only."""
    await lift_lockout(ctx.database, lockout, operator, caller.origin, ctx.clock)


@router.get("/freezes", response_model=FreezePage, summary="Freezes", responses=LISTED)
async def list_freezes(ctx: Ctx, query: Annotated[FreezesQuery, Query()]) -> Response:
    """Command freezes; `standing=true` for those in force."""
    return await listed(ctx, control.FREEZES, query)


@router.post("/freezes", status_code=201, response_model=Request, summary="Freeze commands", responses=FROZEN)
async def post_freeze(ctx: Ctx, new: NewFreeze, operator: Operator, code: SecondCode = None) -> Response:
    """Ask to stop levels 3 to 8: at once with the on-call manager's code, else when a second person agrees to the
    request. When it is in force nothing it stops leaves any more.
    """
    second = Second(operator, code) if code else None
    request = await ask_to_freeze(ctx.database, new.family, new.zone, new.reason, operator, second, ctx.clock)
    return answered(request, 201)


@router.post(
    "/freezes/{freeze}/lift", status_code=201, response_model=Request, summary="Lift a freeze", responses=FREEZE_LIFTED
)
async def lift_one_freeze(
    ctx: Ctx, freeze: FreezeId, lifting: Lifting, operator: Operator, code: SecondCode = None
) -> Response:
    """Ask to lift a freeze: two persons, as to place it."""
    second = Second(operator, code) if code else None
    return answered(await ask_to_lift(ctx.database, freeze, lifting.reason, operator, second, ctx.clock), 201)
