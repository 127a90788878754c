"""Why images may be seen (CSI L251-2), and of one camera what would be answered for each purpose."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from app.actions.view_camera import may_be_seen
from app.api import video_examples as shown_as
from app.api.answers import FORBIDDEN, FOUND, READS, documented
from app.api.caller import CurrentCaller
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Strict
from app.api.operator import Operator
from app.api.problem_types import OPERATOR_REQUIRED
from app.api.video_server import gives_pictures, gives_streams
from app.api.viewing import CameraId
from app.domain.video.access import Denied
from app.domain.video.purposes import PURPOSES

router = APIRouter(prefix="/api/v1/video", tags=["video"])


class PurposeLabel(Strict):
    fr: str
    en: str


class LawfulPurpose(Strict):
    model_config = shown(shown_as.PURPOSE)

    name: str
    label: PurposeLabel


class LawfulPurposes(Strict):
    model_config = shown({"items": [shown_as.PURPOSE]})

    items: list[LawfulPurpose]


class WouldRefuse(Strict):
    """Why images would not be shown, by which article."""

    code: str
    article: str
    reason: str


class PurposeOfView(LawfulPurpose):
    """`refusal`: what would be answered now; null where images are shown."""

    model_config = shown(shown_as.PURPOSE_OF_VIEW)

    refusal: WouldRefuse | None


class CameraToSee(Strict):
    """The prefect's authorisation it carries, what gives its images here, and what would be answered to who asks."""

    model_config = shown(shown_as.TO_SEE)

    camera: str
    commune: str | None
    authorisation_ref: str
    authorised_until: date | None
    streams: bool
    stills: bool
    purposes: list[PurposeOfView]


@router.get("/purposes", summary="Why images may be seen")
async def list_video_purposes() -> LawfulPurposes:
    """The law's closed list (CSI L251-2)."""
    items = [LawfulPurpose.model_validate(_told(name)) for name in PURPOSES]
    return LawfulPurposes(items=items)


@router.get(
    "/cameras/{camera}", summary="What a camera may be seen for",
    responses=FOUND | documented(*FORBIDDEN, OPERATOR_REQUIRED, *READS),
)  # fmt: skip
async def get_camera_to_see(ctx: Ctx, camera: CameraId, operator: Operator, caller: CurrentCaller) -> CameraToSee:
    """For each purpose what would be answered now. Nothing is shown, and nothing entered in the register."""
    found = await may_be_seen(ctx.database, camera, operator, caller.origin, ctx.clock, ctx.settings.zone)
    return CameraToSee(
        camera=camera,
        commune=found.camera.commune,
        authorisation_ref=found.camera.authorisation_ref,
        authorised_until=found.camera.authorised_until,
        streams=gives_streams(ctx.settings),
        stills=gives_pictures(ctx.settings),
        purposes=[PurposeOfView.model_validate(_told(name) | _refusal(one)) for name, one in found.refusals.items()],
    )


def _told(name: str) -> dict[str, object]:
    return {"name": name, "label": PURPOSES[name].schema()}


def _refusal(denied: Denied | None) -> dict[str, object]:
    if denied is None:
        return {"refusal": None}
    return {"refusal": {"code": denied.code, "article": denied.article, "reason": denied.reason}}
