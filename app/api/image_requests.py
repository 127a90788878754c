"""People's requests about images of themselves (CSI R253-6): a month to answer, few grounds to refuse."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import AfterValidator, Field, StringConstraints

from app.actions.answer_people import answer_request, examine_request, receive_request, refuse_request
from app.actions.errors import NotFound
from app.api import legal_examples as shown_as
from app.api.answers import AUTHORISED, FOUND, LISTED, REQUEST_ANSWERED, REQUEST_TAKEN
from app.api.context import Context, Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict, Text, storable
from app.api.legal_holds import Reason
from app.api.mask_attestations import Cameras
from app.api.operator import Operator
from app.domain.video.image_requests import ImageRequest as Received
from app.storage.views import control, legal

router = APIRouter(prefix="/api/v1/video/image-requests", tags=["video"])

RequestId = Annotated[Slug, Path(description="a request's id", examples=[shown_as.REQUEST_ID])]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=40), AfterValidator(storable)]
Right = Literal["access", "erasure", "restriction", "objection"]
Status = Literal["received", "examining", "answered", "refused"]
Deadline = Literal["in_time", "near", "overdue", "met", "missed"]
Outcome = Literal["images_shown", "copy_given", "images_erased", "images_restricted", "no_image"]
Ground = Literal["state_security", "defence", "public_safety", "judicial_proceedings", "third_parties"]


class NewImageRequest(Strict):
    """`reference` is the office's own and names nobody; `contact` how to answer, `description` what to know them by."""

    model_config = shown(shown_as.NEW_REQUEST)

    reference: Reference
    right: Right
    received_on: date
    person: Key
    contact: Key
    place: Key
    cameras: Cameras = Field(default_factory=list)
    seen_from: Instant
    seen_to: Instant
    description: Text = ""


class ImageRequest(NewImageRequest):
    """To be answered by `due_on`, a month after it came: `deadline` is `near` in the last seven days, then `overdue`;
    of what is closed, `met` or `missed`. A refusal has its `ground` and article.
    """

    model_config = shown(shown_as.REQUEST)

    id: str
    contact: str
    cameras: list[str]
    description: str
    due_on: date
    deadline: Deadline
    entered_at: Instant
    entered_by: str
    status: Status
    taken_at: Instant | None
    taken_by: str | None
    closed_at: Instant | None
    closed_by: str | None
    identity: str | None
    outcome: Outcome | None
    ground: Ground | Literal["no_right_to_object"] | None
    article: str | None
    answer: str | None


class ImageRequestPage(Strict):
    model_config = page_of(shown_as.REQUEST)

    items: list[ImageRequest]
    next: str | None


class ImageRequestsQuery(ListQuery):
    status: Annotated[list[Status], Field(default_factory=list, max_length=4)]
    right: Right | None = None
    reference: Reference | None = None
    deadline: Deadline | None = None
    received_from: Annotated[date | None, Field(description="received from, included")] = None
    received_to: Annotated[date | None, Field(description="received before")] = None


class ImageAnswer(Strict):
    """`identity` is how the person was known to be the one who was filmed."""

    model_config = shown(shown_as.ANSWER)

    outcome: Outcome
    identity: Key
    answer: Reason


class LawfulRefusal(Strict):
    """`ground` is one of the law's; without an `answer`, the person is told its words."""

    model_config = shown(shown_as.REFUSAL)

    ground: Ground
    answer: Text = ""


@router.get("", response_model=ImageRequestPage, summary="People's requests about images", responses=LISTED)
async def list_image_requests(ctx: Ctx, query: Annotated[ImageRequestsQuery, Query()]) -> Response:
    """Who asked what of images of themselves; `deadline=overdue` for those late."""
    return await listed(ctx, legal.IMAGE_REQUESTS, query)


@router.get("/{request}", response_model=ImageRequest, summary="One person's request", responses=FOUND)
async def get_image_request(ctx: Ctx, request: RequestId) -> Response:
    """One request."""
    return Response(await _body(ctx, request), media_type="application/json")


@router.post("", status_code=201, response_model=ImageRequest, summary="Enter a person's request", responses=AUTHORISED)
async def post_image_request(ctx: Ctx, new: NewImageRequest, operator: Operator) -> Response:
    """A request as it was received. An objection is refused at once: there is no right to object (CSI R253-6)."""
    asked = Received(
        id="",
        due_on=new.received_on,
        entered_at=ctx.clock.now(),
        entered_by=operator,
        **new.model_dump() | {"cameras": tuple(new.cameras)},
    )
    stored = await receive_request(ctx.database, asked, ctx.clock)
    return Response(await _body(ctx, stored["id"]), 201, media_type="application/json")


@router.post("/{request}/examine", response_model=ImageRequest, summary="Examine a request", responses=REQUEST_TAKEN)
async def examine_image_request(ctx: Ctx, request: RequestId, operator: Operator) -> Response:
    """Somebody looks for the images: to see them, they need an authorisation and a reason as for any view."""
    await examine_request(ctx.database, request, operator, ctx.clock.now())
    return Response(await _body(ctx, request), media_type="application/json")


@router.post("/{request}/answer", response_model=ImageRequest, summary="Answer a request", responses=REQUEST_ANSWERED)
async def answer_image_request(ctx: Ctx, request: RequestId, answer: ImageAnswer, operator: Operator) -> Response:
    """What was done of what was asked; an answer is final."""
    told = (answer.outcome, answer.identity, answer.answer)
    await answer_request(ctx.database, request, *told, operator, ctx.clock.now())
    return Response(await _body(ctx, request), media_type="application/json")


@router.post("/{request}/refuse", response_model=ImageRequest, summary="Refuse a request", responses=REQUEST_ANSWERED)
async def refuse_image_request(ctx: Ctx, request: RequestId, refusal: LawfulRefusal, operator: Operator) -> Response:
    """For one of the law's grounds, and no other; a refusal is final here, the person may turn to the CNIL."""
    told = (refusal.ground, refusal.answer)
    await refuse_request(ctx.database, request, *told, operator, ctx.clock.now())
    return Response(await _body(ctx, request), media_type="application/json")


async def _body(ctx: Context, request: str) -> str:
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, legal.IMAGE_REQUESTS, {"id": request})
    if body is None:
        raise NotFound(f"there is no request {request!r:.80}")
    return body
