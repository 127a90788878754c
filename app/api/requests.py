"""What was asked for at once: its report, its second person, and how far the field has followed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.answer_request import agree_to, countersign, withdraw
from app.actions.city_calendar import CityCalendar
from app.actions.errors import NotFound
from app.actions.release_claims import release_request
from app.actions.second_person import Second
from app.actions.told import request_document
from app.api import control_examples as shown_as
from app.api.answers import AGREED, COUNTERSIGNED, FOUND, LISTED, RELEASED, WITHDRAWN
from app.api.context import Context, Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict
from app.api.operator import Operator
from app.storage.views import control

router = APIRouter(prefix="/api/v1", tags=["claims"])

RequestId = Annotated[Slug, Path(examples=[shown_as.REQUEST_ID])]
Countersign = Literal["none", "wanted", "given"]
Verb = Literal["claim", "action", "freeze", "unfreeze"]
Status = Literal["waiting", "placed", "refused", "withdrawn"]


class RequestSummary(Strict):
    """`needs_second` names the rules of two persons it meets; `countersign` is `wanted` of what one person had to do at
    once.
    """

    model_config = shown(shown_as.REQUEST_SUMMARY)

    id: str
    verb: Verb
    status: Status
    placed_at: Instant
    placed_by: str
    holder: str
    capability: str
    value: dict[str, Any] | None
    level: int
    reason: str
    starts_at: Instant
    expires_at: Instant | None
    ordered_by: dict[str, Any] | None
    protected: bool
    second_by: str | None
    second_at: Instant | None
    second_how: str | None
    countersign: Countersign
    countersigned_by: str | None
    countersigned_at: Instant | None
    needs_second: list[str]


class Request(RequestSummary):
    """With its report: of each asset `outcome` accepted, held_higher (`by` whom) or refused (`code`, `reason`)."""

    model_config = shown(shown_as.REQUEST)

    selection: dict[str, Any]
    outcomes: list[dict[str, Any]]


class RequestDetail(Request):
    """With how many of its targets and commands are in which state now."""

    model_config = shown(shown_as.REQUEST_DETAIL)

    progress: dict[str, dict[str, int]]


class RequestPage(Strict):
    model_config = page_of(shown_as.REQUEST_SUMMARY)

    items: list[RequestSummary]
    next: str | None


class RequestsQuery(ListQuery):
    status: Status | None = None
    verb: Verb | None = None
    placed_by: Key | None = None
    countersign: Countersign | None = None
    capability: Key | None = None


class Agreement(Strict):
    """Without a `code` the person who asks agrees; with one, whoever it was given to."""

    model_config = shown({"code": None})

    code: Annotated[str, Field(max_length=40)] | None = None


class Released(Strict):
    model_config = shown({"released": 1})

    released: int


def answered(document: dict[str, Any], status: int = 200) -> Response:
    """A request as JSON."""
    return Response(msgspec.json.encode(document), status, media_type="application/json")


@router.get("/requests", response_model=RequestPage, summary="Requests", responses=LISTED)
async def list_requests(ctx: Ctx, query: Annotated[RequestsQuery, Query()]) -> Response:
    """Who asked what; `status=waiting` for those that want a second person, `countersign=wanted` likewise."""
    return await listed(ctx, control.REQUESTS, query)


@router.get("/requests/{request}", response_model=RequestDetail, summary="One request", responses=FOUND)
async def get_request(ctx: Ctx, request: RequestId) -> Response:
    """One request with its report and its progress."""
    async with ctx.database.read() as tx:
        found = await tx.requests.find(request)
        if found is None:
            raise NotFound(f"there is no request {request!r}")
        progress = await tx.requests.progress([request])
    return answered(request_document(found) | {"progress": progress[request]})


@router.post("/requests/{request}/agree", response_model=Request, summary="Agree to a request", responses=AGREED)
async def agree_to_request(ctx: Ctx, request: RequestId, agreement: Agreement, operator: Operator) -> Response:
    """The second person: a colleague who asks by themselves, or the on-call manager's one-time code. It is carried out
    on what is known now, within 15 minutes.
    """
    second = Second(operator, agreement.code)
    return answered(await agree_to(ctx.database, request, second, ctx.clock, city_of(ctx)))


@router.post("/requests/{request}/withdraw", response_model=Request, summary="Withdraw a request", responses=WITHDRAWN)
async def withdraw_request(ctx: Ctx, request: RequestId, operator: Operator) -> Response:
    """Take a waiting request back, or turn it down."""
    return answered(await withdraw(ctx.database, request, operator))


@router.post("/requests/{request}/countersign", response_model=Request, summary="Countersign", responses=COUNTERSIGNED)
async def countersign_request(ctx: Ctx, request: RequestId, operator: Operator) -> Response:
    """Somebody else has seen what one person had to do at once."""
    return answered(await countersign(ctx.database, request, operator, ctx.clock))


@router.post("/requests/{request}/release", summary="Release all that a request claimed", responses=RELEASED)
async def release_claims_of_request(ctx: Ctx, request: RequestId, operator: Operator) -> Released:
    """Let go of every claim it placed that still stands."""
    return Released(released=await release_request(ctx.database, request, operator, "", ctx.clock, city_of(ctx)))


def city_of(ctx: Context) -> CityCalendar:
    return CityCalendar.of(ctx.settings)
