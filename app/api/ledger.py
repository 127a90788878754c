"""The ledger of messages: received = stored + duplicate + rejected + unknown, per system and hour."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.api import examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.systems import SystemId
from app.storage.views import ledger

router = APIRouter(prefix="/api/v1", tags=["ledger"])


class Counts(Strict):
    """Message parts by outcome; `balanced` says that the outcomes add up to what was received."""

    received: int
    stored: int
    duplicate: int
    rejected: int
    unknown: int
    unexpected_fields: int
    balanced: bool


class HourCounts(Counts):
    hour: Instant


class SystemCounts(Counts):
    system: str


class SystemLedger(Strict):
    model_config = shown(examples.SYSTEM_LEDGER)

    system: str
    total: Counts
    hours: list[HourCounts]


class Ledger(Strict):
    model_config = shown(examples.LEDGER)

    total: Counts
    systems: list[SystemCounts]


class Period(Strict):
    """Whole hours from `from` (included) to `to` (excluded); both empty: all that is kept."""

    since: Annotated[Instant | None, Field(alias="from")] = None
    until: Annotated[Instant | None, Field(alias="to")] = None


@router.get("/ledger", summary="The ledger of messages", responses=documented(*READS))
async def get_ledger(ctx: Ctx, period: Annotated[Period, Query()]) -> Ledger:
    """Totals, and by system as messages named it: also those of systems nobody registered."""
    async with ctx.database.read() as tx:
        rows = await ledger.by(tx.raw, "system", None, period.since, period.until)
    return Ledger.model_validate({"total": _counts(ledger.total(rows)), "systems": [_counts(row) for row in rows]})


@router.get("/systems/{system}/ledger", summary="One system’s ledger", responses=documented(*READS))
async def get_system_ledger(ctx: Ctx, system: SystemId, period: Annotated[Period, Query()]) -> SystemLedger:
    """One system's ledger by hour."""
    async with ctx.database.read() as tx:
        rows = await ledger.by(tx.raw, "hour", system, period.since, period.until)
    body = {"system": system, "total": _counts(ledger.total(rows)), "hours": [_counts(row) for row in rows]}
    return SystemLedger.model_validate(body)


def _counts(row: ledger.Row) -> ledger.Row:
    outcomes = sum(row[name] for name in ("stored", "duplicate", "rejected", "unknown"))
    return row | {"balanced": row["received"] == outcomes}
