"""See a camera: a reason and a purpose are asked for, the law decides, the register remembers (CSI R253-5)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi import status as http

from app.actions.errors import NotFound
from app.actions.view_camera import view_camera
from app.api import video_examples as shown_as
from app.api.answers import PICTURED, STREAMED, Responses
from app.api.caller import CurrentCaller
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Key, Strict
from app.api.operator import Operator
from app.api.video_server import PICTURES, link, picture, require_pictures, require_streams

router = APIRouter(prefix="/api/v1/video/cameras/{camera}", tags=["video"])

CameraId = Annotated[Key, Path(description="a camera's asset id", examples=[shown_as.CAMERA_ID])]
_PICTURE: Responses = {
    200: {
        "content": {
            media: {"schema": {"type": "string", "format": "binary"}, "example": "the bytes of a picture"}
            for media in PICTURES
        },
        "description": "The picture, kept nowhere; `Poste-Video-Access` names the register's entry",
    }
}


class NewView(Strict):
    """`purpose` is one of CSI L251-2 (docs/video.md) that the camera and the agent are authorised for."""

    model_config = shown(shown_as.NEW_VIEW)

    purpose: Key
    reason: Key


class Stream(Strict):
    """A link that opens until `until`; whoever looks on asks again. `access` names the register's entry."""

    model_config = shown(shown_as.STREAM)

    access: str
    url: str
    until: Instant


@router.post("/stream", status_code=http.HTTP_201_CREATED, summary="See a camera live", responses=STREAMED)
async def open_stream(ctx: Ctx, camera: CameraId, view: NewView, operator: Operator, caller: CurrentCaller) -> Stream:
    """A short-lived signed link to the stream, which the video server gives: no image passes through Poste."""
    await _require_camera(ctx, camera)
    require_streams(ctx.settings)
    access = await view_camera(
        ctx.database,
        camera,
        "stream",
        view.purpose,
        view.reason,
        operator,
        caller.origin,
        ctx.clock,
        ctx.settings.zone,
    )
    until = access.until or access.at
    return Stream(access=access.id, url=link(ctx.settings, camera, access.id, until), until=until)


@router.post("/snapshot", response_class=Response, summary="See a still of a camera", responses=_PICTURE | PICTURED)
async def take_snapshot(
    ctx: Ctx, camera: CameraId, view: NewView, operator: Operator, caller: CurrentCaller
) -> Response:
    """One picture, passed on: it enters neither the journal, nor the time machine, nor any cache."""
    await _require_camera(ctx, camera)
    require_pictures(ctx.settings)
    access = await view_camera(
        ctx.database,
        camera,
        "snapshot",
        view.purpose,
        view.reason,
        operator,
        caller.origin,
        ctx.clock,
        ctx.settings.zone,
    )
    body, media = await picture(ctx.settings, camera)
    headers = {"Cache-Control": "no-store", "Poste-Video-Access": access.id}
    return Response(body, media_type=media, headers=headers)


async def _require_camera(ctx: Context, camera: str) -> None:
    """Told before what shows it is looked for. Raises `NotFound`."""
    async with ctx.database.read() as tx:
        if await tx.video.camera(camera) is None:
            raise NotFound(f"there is no camera {camera!r:.80}")
