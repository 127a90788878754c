"""The register of signs that tell people they are filmed (CSI R253-6)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.errors import NotFound
from app.actions.keep_signs import check_sign, put_up_sign, remove_sign
from app.actions.legal_ports import Sign as Given
from app.api import legal_examples as shown_as
from app.api.answers import AUTHORISED, FOUND, HOLD_LIFTED, LISTED, SIGN_CHECKED
from app.api.context import Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict
from app.api.mask_attestations import Cameras, Withdrawal
from app.api.operator import Operator
from app.storage.views import control, legal

router = APIRouter(prefix="/api/v1/video/signs", tags=["video"])

SignId = Annotated[Slug, Path(description="a sign's id", examples=[shown_as.SIGN_ID])]


class NewSign(Strict):
    """A sign covers `cameras`, or those that lie in `zone`, or both; `place` says where to find it, WGS 84 degrees
    where it stands.
    """

    model_config = shown(shown_as.NEW_SIGN)

    place: Key
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    zone: Slug | None = None
    cameras: Cameras = Field(default_factory=list)
    since: date
    checked_on: date


class Sign(NewSign):
    model_config = shown(shown_as.SIGN)

    id: str
    lon: float | None
    lat: float | None
    zone: str | None
    cameras: list[str]
    checked_by: str
    entered_at: Instant
    entered_by: str
    removed_at: Instant | None
    removed_by: str | None
    remove_reason: str | None


class SignPage(Strict):
    model_config = page_of(shown_as.SIGN)

    items: list[Sign]
    next: str | None


class SignsQuery(ListQuery):
    camera: Slug | None = None
    zone: Slug | None = None
    standing: bool | None = None
    checked_before: Annotated[date | None, Field(description="those last seen before")] = None


class Checked(Strict):
    model_config = shown(shown_as.CHECKED)

    checked_on: date


@router.get("", response_model=SignPage, summary="Signs", responses=LISTED)
async def list_video_signs(ctx: Ctx, query: Annotated[SignsQuery, Query()]) -> Response:
    """Where people are told that they are filmed; `standing=true` for those in their place."""
    return await listed(ctx, legal.SIGNS, query)


@router.get("/{sign}", response_model=Sign, summary="One sign", responses=FOUND)
async def get_video_sign(ctx: Ctx, sign: SignId) -> Response:
    """One sign."""
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, legal.SIGNS, {"id": sign})
    if body is None:
        raise NotFound(f"there is no sign {sign!r}")
    return Response(body, media_type="application/json")


@router.post("", status_code=201, response_model=Sign, summary="Enter a sign", responses=AUTHORISED)
async def post_video_sign(ctx: Ctx, new: NewSign, operator: Operator) -> Response:
    """A sign that is up, and was seen."""
    who = {"checked_by": operator, "entered_by": operator, "entered_at": ctx.clock.now()}
    asked = Given(id="", **new.model_dump() | {"cameras": tuple(new.cameras)} | who)
    stored = await put_up_sign(ctx.database, asked, ctx.clock)
    return Response(msgspec.json.encode(stored), 201, media_type="application/json")


@router.post("/{sign}/check", response_model=Sign, summary="Note that a sign was checked", responses=SIGN_CHECKED)
async def check_video_sign(ctx: Ctx, sign: SignId, checked: Checked, operator: Operator) -> Response:
    """It is in its place, and legible."""
    found = await check_sign(ctx.database, sign, checked.checked_on, operator, ctx.clock)
    return Response(msgspec.json.encode(found), media_type="application/json")


@router.post("/{sign}/remove", response_model=Sign, summary="Note that a sign is gone", responses=HOLD_LIFTED)
async def remove_video_sign(ctx: Ctx, sign: SignId, why: Withdrawal, operator: Operator) -> Response:
    """It covers nothing any more, and stays in the register for three years."""
    found = await remove_sign(ctx.database, sign, operator, why.reason, ctx.clock.now())
    return Response(msgspec.json.encode(found), media_type="application/json")
