"""Who is on call now, at an instant, over a period; and when nobody is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from app.actions.errors import InvalidRequest, NotFound
from app.actions.notifying_documents import rota_of
from app.api import notifying_examples as examples
from app.api.answers import READS, documented
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.people import Person
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.api.rotas import Level, RotaId
from app.domain.notifying.rota import LEVELS, Period, Rota, gaps, on_call, periods
from app.domain.notifying.rules import Place
from app.setting_values import public_holidays
from app.storage.transaction import Transaction
from app.storage.views import notifications

router = APIRouter(prefix="/api/v1", tags=["on-call"])

LONGEST = timedelta(days=400)
DEFAULT = timedelta(days=28)
_ALIASED = ConfigDict(validate_by_name=True, serialize_by_alias=True)


class AtLevel(Strict):
    """`person` null: nobody, a gap."""

    level: Level
    person: Person | None


class OnCall(Strict):
    model_config = shown(examples.ON_CALL)

    service: str
    at: Instant
    levels: list[AtLevel]


class OnCallList(Strict):
    model_config = shown({"items": [examples.ON_CALL]})

    items: list[OnCall]


class OnCallPeriod(Strict):
    """`person` is an id; null: nobody, a gap."""

    model_config = _ALIASED | shown(examples.PERIOD)

    level: Level
    person: str | None
    start: Annotated[Instant, Field(alias="from")]
    end: Annotated[Instant, Field(alias="to")]


class OnCallPeriods(Strict):
    model_config = shown({"service": "eclairage-public", "items": [examples.PERIOD]})

    service: str
    items: list[OnCallPeriod]


class Gap(Strict):
    model_config = _ALIASED | shown(examples.GAP)

    service: str
    level: Level
    start: Annotated[Instant, Field(alias="from")]
    end: Annotated[Instant, Field(alias="to")]


class Gaps(Strict):
    model_config = shown({"items": [examples.GAP]})

    items: list[Gap]


class AtQuery(Strict):
    """`at` empty: now."""

    at: Instant | None = None


class PeriodQuery(Strict):
    """`from` empty: now; `to` empty: four weeks later. 400 days at most."""

    since: Annotated[Instant | None, Field(alias="from")] = None
    until: Annotated[Instant | None, Field(alias="to")] = None

    def bounds(self, now: datetime) -> tuple[datetime, datetime]:
        """Raises `InvalidRequest`."""
        start = self.since or now
        end = self.until or start + DEFAULT
        if not start < end <= start + LONGEST:
            raise InvalidRequest("`to` comes after `from`, by 400 days at most")
        return start, end


@router.get("/on-call", summary="Who is on call", responses=documented(*READS))
async def list_on_call(ctx: Ctx, query: Annotated[AtQuery, Query()]) -> OnCallList:
    """Who is on call for each service that has a rota, with how to reach them."""
    async with ctx.database.read() as tx:
        services = await notifications.services_with_rota(tx.raw)
        return OnCallList(items=[await _on_call(ctx, tx, service, query.at) for service in services])


@router.get("/rotas/{rota}/on-call", summary="Who is on call for a service", responses=documented(NOT_FOUND, *READS))
async def get_on_call(ctx: Ctx, rota: RotaId, query: Annotated[AtQuery, Query()]) -> OnCall:
    """Who is on call for a service, with how to reach them."""
    async with ctx.database.read() as tx:
        return await _on_call(ctx, tx, rota, query.at)


@router.get(
    "/rotas/{rota}/periods",
    summary="Who is on call over a period",
    responses=documented(INVALID_REQUEST, NOT_FOUND, *READS),
)
async def get_on_call_periods(ctx: Ctx, rota: RotaId, query: Annotated[PeriodQuery, Query()]) -> OnCallPeriods:
    """Who is on call at each level, without hole: where nobody is, `person` is null."""
    start, end = query.bounds(ctx.clock.now())
    async with ctx.database.read() as tx:
        found = await _rota(tx, rota)
    items = [_shown(item) for level in LEVELS for item in periods(found, level, start, end, _place(ctx))]
    return OnCallPeriods.model_validate({"service": rota, "items": items})


@router.get("/on-call/gaps", summary="When nobody is on call", responses=documented(INVALID_REQUEST, *READS))
async def get_on_call_gaps(ctx: Ctx, query: Annotated[PeriodQuery, Query()]) -> Gaps:
    """The gaps of every rota: at each level that has turns, at all levels of a rota without any."""
    start, end = query.bounds(ctx.clock.now())
    async with ctx.database.read() as tx:
        rotas = {service: await _rota(tx, service) for service in await notifications.services_with_rota(tx.raw)}
    items = [
        {"service": service, "level": gap.level, "from": gap.start, "to": gap.end}
        for service, rota in rotas.items()
        for gap in gaps(rota, start, end, _place(ctx))
    ]
    return Gaps.model_validate({"items": items})


async def _on_call(ctx: Context, tx: Transaction, service: str, asked: datetime | None) -> OnCall:
    at = asked or ctx.clock.now()
    rota, known = await _rota(tx, service), await notifications.people(tx.raw)
    found = [(level, on_call(rota, level, at, _place(ctx))) for level in LEVELS]
    levels = [{"level": level, "person": known[person] if person else None} for level, person in found]
    return OnCall.model_validate({"service": service, "at": at, "levels": levels})


async def _rota(tx: Transaction, service: str) -> Rota:
    stored = await tx.escalations.rota(service)
    if stored is None:
        raise NotFound(f"service {service!r:.80} has no rota")
    return rota_of(stored)


def _place(ctx: Context) -> Place:
    return Place(ctx.settings.zone, public_holidays(ctx.settings.public_holidays))


def _shown(item: Period) -> dict[str, object]:
    return {"level": item.level, "person": item.person, "from": item.start, "to": item.end}
