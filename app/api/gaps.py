"""Messages that never arrived, told by the gaps in the `seq` that devices send."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.errors import InvalidRequest
from app.api import examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.problem_types import INVALID_REQUEST, TOO_LONG
from app.storage.views import gaps, history

router = APIRouter(prefix="/api/v1", tags=["ledger"])

LONGEST = timedelta(hours=24)


class SystemGaps(Strict):
    """`missing` numbers skipped over `assets` assets of a system."""

    system: str
    assets: int
    missing: int


class Gaps(Strict):
    model_config = shown(examples.GAPS)

    since: Annotated[datetime, Field(serialization_alias="from")]
    until: Annotated[datetime, Field(serialization_alias="to")]
    missing: int
    systems: list[SystemGaps]


class Period(Strict):
    """From `from` (included; empty: an hour before `to`) to `to` (excluded; empty: now), 24 h at most."""

    since: Annotated[Instant | None, Field(alias="from")] = None
    until: Annotated[Instant | None, Field(alias="to")] = None


@router.get(
    "/ledger/gaps",
    summary="Messages that never arrived",
    responses=documented(INVALID_REQUEST, TOO_LONG, *READS),
)
async def get_gaps(ctx: Ctx, period: Annotated[Period, Query()]) -> Gaps:
    """For devices whose `seq` rises by one with each message: how many are missing between two that arrived."""
    until = period.until or ctx.clock.now()
    since = period.since or until - timedelta(hours=1)
    if not timedelta(0) < until - since <= LONGEST:
        raise InvalidRequest("`from` must be before `to`, by 24 hours at most")
    async with ctx.database.read() as tx:
        await history.limit_time(tx.raw)
        rows = await gaps.by_system(tx.raw, since, until)
    systems = [SystemGaps.model_validate(row) for row in rows]
    return Gaps(since=since, until=until, missing=sum(row.missing for row in systems), systems=systems)
