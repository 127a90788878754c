"""Who may see cameras, who saw them and why, what was handed to whom (CSI R253-3, R253-5)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field, StringConstraints

from app.actions.authorise_viewing import authorise, hand_over, withdraw
from app.actions.video_ports import Extract
from app.api import video_examples as shown_as
from app.api.answers import AUTHORISED, HANDED_OVER, LISTED, VIEWING_WITHDRAWN
from app.api.context import Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict, Text
from app.api.operator import Operator
from app.domain.video.access import Authorisation as Given
from app.storage.views import control

router = APIRouter(prefix="/api/v1/video", tags=["video"])

Category = Literal["municipal", "inter_communal", "state_service", "fire_service"]
Insee = Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|2[AB])[0-9]{3}$")]
From = Annotated[Instant | None, Field(alias="from", description="from, included")]
To = Annotated[Instant | None, Field(alias="to", description="before")]


class NewAuthorisation(Strict):
    """`agent` is named in person. `communes` (INSEE) may be empty for state and fire services only: all of the city."""

    model_config = shown(shown_as.NEW_AUTHORISATION)

    agent: Key
    category: Category
    communes: Annotated[list[Insee], Field(max_length=1000)]
    purposes: Annotated[list[Key], Field(min_length=1, max_length=20)]
    order_ref: Key
    prefect_agreement: Text = ""
    starts_on: date
    ends_on: date


class Authorisation(NewAuthorisation):
    model_config = shown(shown_as.AUTHORISATION)

    id: str
    prefect_agreement: str
    given_at: Instant
    given_by: str
    withdrawn_at: Instant | None
    withdrawn_by: str | None


class AuthorisationPage(Strict):
    model_config = page_of(shown_as.AUTHORISATION)

    items: list[Authorisation]
    next: str | None


class AuthorisationsQuery(ListQuery):
    agent: Key | None = None
    category: Category | None = None
    commune: Key | None = None
    standing: bool | None = None


class VideoAccess(Strict):
    """Granted under `authorisation`, or refused with `code` by `article`."""

    model_config = shown(shown_as.ACCESS)

    id: str
    at: Instant
    agent: str
    category: str | None
    camera: str
    commune: str | None
    medium: Literal["stream", "snapshot"]
    purpose: str
    reason: str
    result: Literal["granted", "refused"]
    code: str
    article: str
    authorisation: str | None
    until: Instant | None


class VideoAccessPage(Strict):
    model_config = page_of(shown_as.ACCESS)

    items: list[VideoAccess]
    next: str | None


class RegisterQuery(ListQuery):
    agent: Key | None = None
    camera: Key | None = None
    commune: Key | None = None
    purpose: Key | None = None
    result: Literal["granted", "refused"] | None = None
    since: From = None
    until: To = None


class NewExtract(Strict):
    """What was handed over: `requisition` empty where there is none, `sha256` of the file in hexadecimal digits,
    `encryption` how it is locked and for whom (CSI R253-2; `poste video seal` does it).
    """

    model_config = shown(shown_as.NEW_EXTRACT)

    camera: Key
    requisition: Text
    authority: Key
    officer: Key
    unit: Key
    reason: Key
    recorded_from: Instant
    recorded_to: Instant
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    medium: Key
    signature: Key
    encryption: Key


class VideoExtract(NewExtract):
    model_config = shown(shown_as.EXTRACT)

    id: str
    at: Instant
    made_by: str


class VideoExtractPage(Strict):
    model_config = page_of(shown_as.EXTRACT)

    items: list[VideoExtract]
    next: str | None


class ExtractsQuery(ListQuery):
    camera: Key | None = None
    authority: Key | None = None
    since: From = None
    until: To = None


@router.get("/authorisations", response_model=AuthorisationPage, summary="Who may see cameras", responses=LISTED)
async def list_video_authorisations(ctx: Ctx, query: Annotated[AuthorisationsQuery, Query()]) -> Response:
    """Individual, dated authorisations; `standing=true` for those in force today."""
    return await listed(ctx, control.VIDEO_AUTHORISATIONS, query)


@router.post(
    "/authorisations", status_code=201, response_model=Authorisation, summary="Authorise an agent", responses=AUTHORISED
)
async def post_video_authorisation(ctx: Ctx, new: NewAuthorisation, operator: Operator) -> Response:
    """Designate one person by name, for communes, purposes and a time."""
    fields = new.model_dump() | {"communes": frozenset(new.communes), "purposes": frozenset(new.purposes)}
    stored = await authorise(ctx.database, Given(id="", **fields), operator, ctx.clock)
    return Response(msgspec.json.encode(stored), 201, media_type="application/json")


@router.post(
    "/authorisations/{authorisation}/withdraw", response_model=Authorisation, summary="Withdraw an authorisation",
    responses=VIEWING_WITHDRAWN,
)  # fmt: skip
async def withdraw_video_authorisation(
    ctx: Ctx, authorisation: Annotated[Slug, Path(examples=[shown_as.AUTHORISATION_ID])], operator: Operator
) -> Response:
    """From now on nothing is seen under it; it stays on the list."""
    found = await withdraw(ctx.database, authorisation, operator, ctx.clock)
    return Response(msgspec.json.encode(found), media_type="application/json")


@router.get("/register", response_model=VideoAccessPage, summary="The register of images seen", responses=LISTED)
async def list_video_accesses(ctx: Ctx, query: Annotated[RegisterQuery, Query()]) -> Response:
    """Who asked to see which camera, why, and what was answered; kept for three years."""
    return await listed(ctx, control.VIDEO_ACCESSES, query)


@router.get("/extracts", response_model=VideoExtractPage, summary="Extracts handed over", responses=LISTED)
async def list_video_extracts(ctx: Ctx, query: Annotated[ExtractsQuery, Query()]) -> Response:
    """Recorded images handed to authorities."""
    return await listed(ctx, control.VIDEO_EXTRACTS, query)


@router.post(
    "/extracts", status_code=201, response_model=VideoExtract, summary="Enter an extract", responses=HANDED_OVER
)
async def post_video_extract(ctx: Ctx, new: NewExtract, operator: Operator) -> Response:
    """Enter what was handed over: to whom, of what, on which medium, with its digest and signature."""
    asked = Extract(id="", at=ctx.clock.now(), made_by=operator, **new.model_dump())
    made = await hand_over(ctx.database, asked, ctx.clock)
    return Response(msgspec.json.encode(asdict(made)), 201, media_type="application/json")
