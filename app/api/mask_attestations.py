"""Privacy masks are attested before a camera is in service (CSI L251-3); what each camera lacks before the law."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.attest_masks import attest_masks, withdraw_attestation
from app.actions.legal_ports import MaskAttestation
from app.api import legal_examples as shown_as
from app.api.answers import AUTHORISED, HOLD_LIFTED, LISTED
from app.api.asset_query import Lifecycle
from app.api.context import Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict
from app.api.legal_holds import Reason
from app.api.operator import Operator
from app.storage.views import legal

router = APIRouter(prefix="/api/v1/video", tags=["video"])

Lack = Literal["authorisation", "authorisation_ended", "authorisation_too_long", "purpose", "masks", "sign"]
Cameras = Annotated[list[Slug], Field(max_length=1000)]


class NewAttestation(Strict):
    """`masks` says what hides which dwellings, `document` where it is written, `checked_on` when somebody looked."""

    model_config = shown(shown_as.NEW_ATTESTATION)

    cameras: Annotated[Cameras, Field(min_length=1)]
    masks: Reason
    document: Key
    checked_on: date


class Attesting(NewAttestation):
    """`commission`: those that are planned enter service."""

    model_config = shown(shown_as.NEW_ATTESTATION | {"commission": False})

    commission: bool = False


class Attestation(NewAttestation):
    model_config = shown(shown_as.ATTESTATION)

    id: str
    attested_at: Instant
    attested_by: str
    withdrawn_at: Instant | None
    withdrawn_by: str | None
    withdraw_reason: str | None


class AttestationPage(Strict):
    model_config = page_of(shown_as.ATTESTATION)

    items: list[Attestation]
    next: str | None


class AttestationsQuery(ListQuery):
    camera: Slug | None = None
    standing: bool | None = None


class Withdrawal(Strict):
    model_config = shown(shown_as.WITHDRAWAL)

    reason: Reason


class CameraStanding(Strict):
    """`lacks` names what the law asks and it has not: `authorisation` (CSI L252-1), `authorisation_ended` and
    `authorisation_too_long` (L252-4: five years), `purpose` (L251-2), `masks` (L251-3), `sign` (R253-6).
    """

    model_config = shown(shown_as.CAMERA)

    camera: str
    name: str
    commune: str | None
    lifecycle: str
    purpose: str
    authorisation_ref: str
    authorisation_expires_on: str | None
    attestation: str | None
    masks_checked_on: date | None
    signs: int
    lacks: list[Lack]


class CameraStandingPage(Strict):
    model_config = page_of(shown_as.CAMERA)

    items: list[CameraStanding]
    next: str | None


class CamerasQuery(ListQuery):
    camera: Slug | None = None
    commune: Key | None = None
    zone: Key | None = None
    lifecycle: Lifecycle | None = None
    lacking: bool | None = None
    lacks: Lack | None = None


@router.get("/mask-attestations", response_model=AttestationPage, summary="Attestations of masks", responses=LISTED)
async def list_mask_attestations(ctx: Ctx, query: Annotated[AttestationsQuery, Query()]) -> Response:
    """Who attested which privacy masks; `standing=true` for those not withdrawn."""
    return await listed(ctx, legal.ATTESTATIONS, query)


@router.post(
    "/mask-attestations", status_code=201, response_model=Attestation, summary="Attest masks", responses=AUTHORISED
)
async def post_mask_attestation(ctx: Ctx, new: Attesting, operator: Operator) -> Response:
    """These cameras show neither the inside of dwellings nor specifically their entrances: they may be in service."""
    fields = new.model_dump(exclude={"commission"}) | {"cameras": tuple(new.cameras)}
    asked = MaskAttestation(id="", attested_at=ctx.clock.now(), attested_by=operator, **fields)
    stored = await attest_masks(ctx.database, asked, ctx.clock, commission=new.commission)
    return Response(msgspec.json.encode(stored), 201, media_type="application/json")


@router.post(
    "/mask-attestations/{attestation}/withdraw", response_model=Attestation, summary="Withdraw an attestation",
    responses=HOLD_LIFTED,
)  # fmt: skip
async def withdraw_mask_attestation(
    ctx: Ctx,
    attestation: Annotated[Slug, Path(examples=[shown_as.ATTESTATION_ID])],
    why: Withdrawal,
    operator: Operator,
) -> Response:
    """The camera was moved, or a mask taken off: nobody sees it until it is attested anew."""
    found = await withdraw_attestation(ctx.database, attestation, operator, why.reason, ctx.clock)
    return Response(msgspec.json.encode(found), media_type="application/json")


@router.get("/cameras", response_model=CameraStandingPage, summary="Cameras before the law", responses=LISTED)
async def list_camera_standings(ctx: Ctx, query: Annotated[CamerasQuery, Query()]) -> Response:
    """What each camera has of what the law asks, and what it lacks; `lacking=true` for those that lack something."""
    return await listed(ctx, legal.CAMERAS, query)
