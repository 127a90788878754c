"""ISA-18.2's figures of how well alarms serve operators."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.errors import InvalidRequest
from app.api import alarm_examples as examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.problem_types import INVALID_REQUEST, TOO_LONG
from app.storage.views.alarm_figures import figures

router = APIRouter(prefix="/api/v1", tags=["alarms"])

LONGEST = timedelta(days=92)


class FiguresQuery(Strict):
    """A period, by default the last day; `positions` by default as the installation is set."""

    from_: Annotated[Instant | None, Field(alias="from", description="RFC 3339")] = None
    to: Annotated[Instant | None, Field(description="RFC 3339; by default now")] = None
    positions: Annotated[int | None, Field(ge=1, le=500)] = None
    top: Annotated[int, Field(ge=1, le=100, description="how many offenders")] = 10


class AlarmRate(Strict):
    from_: Annotated[Instant, Field(alias="from")]
    to: Instant
    alarms: int
    per_position: float


class Latency(Strict):
    """Seconds, null where there was none."""

    count: int
    p50_s: float | None
    p95_s: float | None


class Offender(Strict):
    """`asset` is null for a field system."""

    asset: str | None
    kind: str
    definition: str
    alarms: int


class FloodShown(Strict):
    """`peak` is the most in ten minutes; `ended_at` is null while it lasts."""

    id: str
    began_at: Instant
    ended_at: Instant | None
    positions: int
    alarms: int
    peak: int


class AlarmFigures(Strict):
    """Alarms that called someone: folded and suppressed ones do not count. `standing` and what follows are of now;
    `stale` stand for over 24 hours.
    """

    model_config = shown(examples.FIGURES)

    from_: Annotated[Instant, Field(alias="from")]
    to: Instant
    positions: int
    last_10_min: AlarmRate
    last_hour: AlarmRate
    last_day: AlarmRate
    busiest_10_min: AlarmRate
    offenders: list[Offender]
    by_priority: dict[str, int]
    standing: int
    stale: int
    shelved: int
    suppressed: int
    out_of_service: int
    chattering: int
    floods: list[FloodShown]
    to_acknowledge: Latency
    to_clear: Latency


@router.get(
    "/alarms/figures", summary="Figures of the alarm system", responses=documented(INVALID_REQUEST, TOO_LONG, *READS)
)
async def get_alarm_figures(ctx: Ctx, query: Annotated[FiguresQuery, Query()]) -> AlarmFigures:
    """ISA-18.2's figures: alarms per operator position, offenders, standing and stale, floods, and how long it takes
    to acknowledge and to clear.
    """
    until = query.to or ctx.clock.now()
    since = query.from_ or until - timedelta(days=1)
    if not timedelta(0) < until - since <= LONGEST:
        raise InvalidRequest("`from` must be before `to`, 92 days at most")
    positions = query.positions or ctx.settings.operator_positions
    async with ctx.database.read() as tx:
        return AlarmFigures.model_validate(await figures(tx.raw, since, until, positions, query.top))
