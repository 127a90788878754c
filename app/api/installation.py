"""What this installation is, what time it lives in, and how much it holds."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter

from app import __version__
from app.api import examples
from app.api.answers import documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.ground import Ground, ground_of
from app.api.inputs import Instant, Strict
from app.api.problem_types import STORAGE_UNAVAILABLE
from app.storage import journal
from app.storage.views import installation

router = APIRouter(prefix="/api/v1", tags=["installation"])


class Counts(Strict):
    kind: dict[str, int]
    health: dict[str, int]
    comm_status: dict[str, int]


class Installation(Strict):
    """`calendar_now` is `server_time` shifted by `calendar_offset_s`: what sun, rush hours and programmes go by."""

    model_config = shown(examples.INSTALLATION)

    name: str
    version: str
    timezone: str
    server_time: Instant
    calendar_offset_s: float
    calendar_now: Instant
    cursor: str
    journal_at: Instant
    assets: int
    counts: Counts
    ground: Ground


@router.get("/installation", summary="This installation", responses=documented(STORAGE_UNAVAILABLE))
async def get_installation(ctx: Ctx) -> Installation:
    """Name, version, clock, journal cursor, and counts of assets."""
    now = ctx.clock.now()
    async with ctx.database.read() as tx:
        cursor, at = await journal.position(tx.raw)
        counts = await installation.counts(tx.raw)
    return Installation(
        name=ctx.settings.city_name,
        version=__version__,
        timezone=ctx.settings.timezone,
        server_time=now,
        calendar_offset_s=ctx.settings.calendar_offset_s,
        calendar_now=now + timedelta(seconds=ctx.settings.calendar_offset_s),
        cursor=str(cursor),
        journal_at=at,
        assets=sum(counts["kind"].values()),
        counts=Counts.model_validate(counts),
        ground=ground_of(ctx.settings),
    )
