"""Impact assessments (GDPR art. 35; AIPD) of the activities of the register."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query, Response

from app.actions.assess_impact import assess_impact
from app.api import legal_examples as shown_as
from app.api.answers import AUTHORISED, LISTED
from app.api.context import Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict, Text
from app.api.operator import Operator
from app.domain.governance.assessments import Assessment as Done
from app.storage.views import legal

router = APIRouter(prefix="/api/v1/assessments", tags=["governance"])


class NewAssessment(Strict):
    """Of `activity`, as the register names it: `residual_risk` is what is left, `opinion` the officer's (art. 35-2)."""

    model_config = shown(shown_as.NEW_ASSESSMENT)

    activity: Key
    reference: Key
    done_on: date
    residual_risk: Literal["low", "medium", "high"]
    opinion: Literal["favourable", "reserved", "unfavourable"]
    remarks: Text = ""
    review_on: date


class Assessment(NewAssessment):
    model_config = shown(shown_as.ASSESSMENT)

    id: str
    remarks: str
    entered_at: Instant
    entered_by: str


class AssessmentPage(Strict):
    model_config = page_of(shown_as.ASSESSMENT)

    items: list[Assessment]
    next: str | None


class AssessmentsQuery(ListQuery):
    activity: Key | None = None


@router.get("", response_model=AssessmentPage, summary="Impact assessments", responses=LISTED)
async def list_assessments(ctx: Ctx, query: Annotated[AssessmentsQuery, Query()]) -> Response:
    """Impact assessments, the newest first; the newest of each activity is in the register of processing."""
    return await listed(ctx, legal.ASSESSMENTS, query)


@router.post("", status_code=201, response_model=Assessment, summary="Enter an assessment", responses=AUTHORISED)
async def post_assessment(ctx: Ctx, new: NewAssessment, operator: Operator) -> Response:
    """From now on it is what the register shows of its activity, until its day of review."""
    asked = Done(id="", entered_at=ctx.clock.now(), entered_by=operator, **new.model_dump())
    stored = await assess_impact(ctx.database, asked, ctx.clock)
    return Response(msgspec.json.encode(stored), 201, media_type="application/json")
