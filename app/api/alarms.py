"""Alarms: the list, one with its history, and what operators do to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.actions.act_on_alarms import Remark, act_on_alarms
from app.actions.errors import InvalidRequest, NotFound
from app.api.alarm_models import (
    Acknowledgement,
    ActReport,
    AlarmDetail,
    AlarmPage,
    AlarmQuery,
    Assignment,
    Reasoned,
    Shelving,
)
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Context, Ctx
from app.api.inputs import Key
from app.api.operator import Operator
from app.api.paging import json_page, read_cursor
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST, OPERATOR_REQUIRED
from app.domain.alarms.alarm import Act
from app.domain.alarms.installation import INSTALLATION_ALARMS
from app.domain.alarms.lifecycle import Move
from app.domain.alarms.systems import SYSTEM_ALARMS
from app.domain.kinds import KINDS
from app.storage.views import alarms

router = APIRouter(prefix="/api/v1", tags=["alarms"])

AlarmId = Annotated[Key, Path(description="an alarm's id", examples=["A1"])]
ACTS = documented(INVALID_REQUEST, OPERATOR_REQUIRED, CONFLICT, BODY_TOO_LARGE, *READS)
LONGEST_SHELVING = timedelta(days=7)


@router.get("/alarms", response_model=AlarmPage, summary="Alarms, the gravest first", responses=LISTED)
async def list_alarms(ctx: Ctx, query: Annotated[AlarmQuery, Query()]) -> Response:
    """Alarms that fit, and how many by priority and state; old list + frames of topic `alarm` = fresh list."""
    place = read_cursor(query.cursor, float, float, str)
    async with ctx.database.read() as tx:
        after = (place[0], place[1], place[2]) if place else None
        items, last = await alarms.page(tx.raw, query.wanted(), query.sort, after, query.limit)
        counts = await alarms.counts(tx.raw, query.wanted())
        cursor = await tx.cursor()
    return json_page(items, last, counts=counts, cursor=f'"{cursor}"')


@router.get("/alarms/{alarm}", summary="One alarm with its history and guidance", responses=FOUND)
async def get_alarm(ctx: Ctx, alarm: AlarmId) -> AlarmDetail:
    """One alarm, who did what to it and why, and what the operator should do. Closed ones stay readable for as long as
    the journal is kept.
    """
    async with ctx.database.read() as tx:
        found = await alarms.find(tx.raw, alarm)
    if found is None:
        raise NotFound(f"there is no alarm {alarm!r:.80}")
    kind = KINDS.get(found["kind"])
    definitions = kind.alarms_by_name if kind else SYSTEM_ALARMS | INSTALLATION_ALARMS
    definition = definitions.get(found["definition"])
    return AlarmDetail.model_validate(found | {"guidance": definition.rationale.schema() if definition else None})


@router.post("/alarms/acknowledge", summary="Acknowledge alarms", responses=ACTS)
async def acknowledge_alarms(ctx: Ctx, operator: Operator, order: Acknowledgement) -> ActReport:
    """Acknowledge one or many. What has returned closes, unless it latches."""
    return await _act(ctx, operator, order.ids, Move.ACKNOWLEDGE, order.comment)


@router.post("/alarms/reset", summary="Reset latched alarms", responses=ACTS)
async def reset_alarms(ctx: Ctx, operator: Operator, order: Acknowledgement) -> ActReport:
    """Close latched alarms that are acknowledged and whose condition has gone."""
    return await _act(ctx, operator, order.ids, Move.RESET, order.comment)


@router.post("/alarms/shelve", summary="Shelve alarms for a while", responses=ACTS)
async def shelve_alarms(ctx: Ctx, operator: Operator, order: Shelving) -> ActReport:
    """Set aside until a time, with a reason; afterwards it calls again if its condition still stands."""
    now = ctx.clock.now()
    if not now < order.until <= now + LONGEST_SHELVING:
        raise InvalidRequest("`until` must lie ahead, seven days at most: put it out of service for longer")
    act = Act(now, operator, order.reason, order.until)
    return await _report(ctx, order.ids, Move.SHELVE, act)


@router.post("/alarms/unshelve", summary="Unshelve alarms", responses=ACTS)
async def unshelve_alarms(ctx: Ctx, operator: Operator, order: Acknowledgement) -> ActReport:
    """Take back before its time what was shelved."""
    return await _act(ctx, operator, order.ids, Move.UNSHELVE, order.comment)


@router.post("/alarms/suppress", summary="Suppress alarms", responses=ACTS)
async def suppress_alarms(ctx: Ctx, operator: Operator, order: Reasoned) -> ActReport:
    """Suppress until the condition goes, or until unsuppressed. Consequences of a cause and equipment in maintenance
    are suppressed without being asked.
    """
    return await _act(ctx, operator, order.ids, Move.SUPPRESS, order.reason)


@router.post("/alarms/unsuppress", summary="Unsuppress alarms", responses=ACTS)
async def unsuppress_alarms(ctx: Ctx, operator: Operator, order: Acknowledgement) -> ActReport:
    """Let suppressed alarms call again; folded ones leave their cause."""
    return await _act(ctx, operator, order.ids, Move.UNSUPPRESS, order.comment)


@router.post("/alarms/out-of-service", summary="Put alarms out of service", responses=ACTS)
async def remove_alarms(ctx: Ctx, operator: Operator, order: Reasoned) -> ActReport:
    """Out of service, with a reason, until put in service: it calls nobody, whatever its condition."""
    return await _act(ctx, operator, order.ids, Move.REMOVE, order.reason)


@router.post("/alarms/in-service", summary="Put alarms in service", responses=ACTS)
async def restore_alarms(ctx: Ctx, operator: Operator, order: Acknowledgement) -> ActReport:
    """Back in service; it calls again if its condition stands."""
    return await _act(ctx, operator, order.ids, Move.RESTORE, order.comment)


@router.post("/alarms/assign", summary="Assign alarms", responses=ACTS)
async def assign_alarms(ctx: Ctx, operator: Operator, order: Assignment) -> ActReport:
    """Say who deals with them."""
    return await _report(ctx, order.ids, "assign", Act(ctx.clock.now(), operator), order.assigned_to)


@router.post("/alarms/comment", summary="Comment alarms", responses=ACTS)
async def comment_alarms(ctx: Ctx, operator: Operator, order: Reasoned) -> ActReport:
    """Add a comment to the history; the last one is shown with the alarm."""
    return await _act(ctx, operator, order.ids, "comment", order.reason)


async def _act(ctx: Context, operator: str, ids: Sequence[str], verb: Move | Remark, reason: str) -> ActReport:
    return await _report(ctx, ids, verb, Act(ctx.clock.now(), operator, reason))


async def _report(
    ctx: Context, ids: Sequence[str], verb: Move | Remark, act: Act, assigned_to: str | None = None
) -> ActReport:
    results = await act_on_alarms(ctx.database, ids, verb, act, assigned_to)
    items = [asdict(result) for result in results]
    return ActReport.model_validate({"items": items, "counts": Counter(result.outcome for result in results)})
