"""Escalations: whom an alarm made call, what came of each call, and the answer typed in by the operator."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.errors import InvalidRequest, NotFound
from app.actions.escalate import answer_escalation, tell_outcome
from app.api import notifying_examples as examples
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict, Text
from app.api.notifications import From, Until
from app.api.operator import Operator
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.problem_types import (
    BODY_TOO_LARGE,
    CONFLICT,
    ESCALATION_ENDED,
    INVALID_REQUEST,
    NOT_FOUND,
    OPERATOR_REQUIRED,
)
from app.api.rotas import Level
from app.storage.views import notifications

router = APIRouter(prefix="/api/v1/escalations", tags=["on-call"])

EscalationId = Annotated[Key, Path(description="an escalation's id", examples=[examples.ESCALATION["id"]])]
Step = Annotated[int, Path(ge=0, le=2, description="a call's step, from 0", examples=[0])]
State = Literal["waiting", "calling", "answered", "stopped", "exhausted"]
_ACTED = documented(INVALID_REQUEST, NOT_FOUND, OPERATOR_REQUIRED, ESCALATION_ENDED, CONFLICT, BODY_TOO_LARGE, *READS)


class CallMade(Strict):
    """`sent`: the gateway, webhook or mail server took it; the rest is told by the gateway, the operator or time."""

    step: int
    id: Annotated[str, Field(description="the `webhook-id` under which it was sent")]
    level: Level
    person: Annotated[str | None, Field(description="null: nobody was on call, or they were erased since")]
    outcome: Literal["sending", "sent", "delivered", "answered", "unanswered", "failed"]
    called_at: Instant
    told_at: Instant | None
    detail: str


class Escalation(Strict):
    """`waiting` for the first call, `calling`; ended: `answered`, `stopped` (`ended_why` is the alarm's transition),
    `exhausted` (everyone was called, nobody answered).
    """

    model_config = shown(examples.ESCALATION)

    id: str
    rule: str
    service: str
    alarm: str
    asset: str | None
    priority: str | None
    state: State
    started_at: Instant
    next_at: Instant | None
    ended_at: Instant | None
    ended_by: str | None
    ended_why: str
    answered_by: str | None
    answered_at: Instant | None
    said: str
    calls: list[CallMade]


class EscalationPage(Strict):
    model_config = page_of(examples.ESCALATION)

    items: list[Escalation]
    next: str | None


class EscalationQuery(PageQuery):
    state: State | None = None
    service: Key | None = None
    alarm: Key | None = None
    rule: Key | None = None
    since: From = None
    until: Until = None
    sort: Literal["-started_at", "started_at"] = "-started_at"


class PhoneAnswer(Strict):
    """Who answered, when (empty: now), and what was said."""

    model_config = shown(examples.ANSWER)

    person: Key
    at: Instant | None = None
    said: Text = ""


class CallOutcome(Strict):
    """What a gateway tells of a call; `unanswered` and `failed` call the next level at once, `answered` ends it."""

    model_config = shown(examples.OUTCOME)

    outcome: Literal["delivered", "answered", "unanswered", "failed"]
    detail: Text = ""


@router.get("", response_model=EscalationPage, summary="Escalations", responses=LISTED)
async def list_escalations(ctx: Ctx, query: Annotated[EscalationQuery, Query()]) -> Response:
    """Escalations with their calls, the newest first unless asked otherwise."""
    place = read_cursor(query.cursor, datetime, str)
    async with ctx.database.read() as tx:
        items, last = await notifications.page(
            tx.raw,
            "escalation",
            {name: getattr(query, name) for name in ("state", "service", "alarm", "rule")},
            (query.since, query.until),
            (place[0], place[1]) if place else None,
            query.limit,
            newest_first=query.sort == "-started_at",
        )
    return json_page(items, last)


@router.get("/{escalation}", response_model=Escalation, summary="One escalation", responses=FOUND)
async def get_escalation(ctx: Ctx, escalation: EscalationId) -> Response:
    """One escalation with its calls."""
    async with ctx.database.read() as tx:
        found = await notifications.find(tx.raw, "escalation", escalation)
    if found is None:
        raise NotFound(f"there is no escalation {escalation!r:.80}")
    return Response(found, media_type="application/json")


@router.post("/{escalation}/answer", response_model=Escalation, summary="Type in an answer", responses=_ACTED)
async def answer(ctx: Ctx, escalation: EscalationId, told: PhoneAnswer, operator: Operator) -> Response:
    """Someone answered by phone: the escalation ends, nobody else is called."""
    at = _not_later(ctx, told.at)
    await answer_escalation(ctx.database, escalation, told.person, at, told.said, operator)
    return await get_escalation(ctx, escalation)


@router.post(
    "/{escalation}/calls/{step}/outcome", response_model=Escalation, summary="Tell a call’s outcome", responses=_ACTED
)
async def tell_call_outcome(
    ctx: Ctx, escalation: EscalationId, step: Step, told: CallOutcome, _operator: Operator
) -> Response:
    """For the gateway that rings phones."""
    await tell_outcome(ctx.database, escalation, step, told.outcome, told.detail, ctx.clock.now())
    return await get_escalation(ctx, escalation)


def _not_later(ctx: Context, at: datetime | None) -> datetime:
    now = ctx.clock.now()
    if at is not None and at > now:
        raise InvalidRequest("an answer is typed in after it was given")
    return at or now
