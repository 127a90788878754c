"""The start of a shift: what changed since one left the desk, and what stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Request
from pydantic import Field

from app.actions.callers import Caller
from app.actions.city_calendar import CityCalendar
from app.actions.errors import InvalidRequest
from app.actions.followed import Sky
from app.api.answers import LISTED
from app.api.caller import CurrentCaller
from app.api.context import Ctx
from app.api.inputs import Instant, Strict
from app.api.operator import HEADER, named
from app.api.shift_models import Shift
from app.domain.dusk import night_of
from app.domain.programmes import Programme
from app.storage.transaction import Transaction
from app.storage.views import alarms, control, dusk, shift
from app.storage.views.alarms import AlarmFilter

router = APIRouter(prefix="/api/v1", tags=["shift"])

FIRST = 20
DEFAULT = timedelta(hours=8)
LONGEST = timedelta(days=31)
Origin = Literal["asked", "session", "default"]


class ShiftQuery(Strict):
    since: Annotated[
        Instant | None, Field(description="RFC 3339; empty: the end of the caller's last session, else 8 h ago")
    ] = None


@router.get("/shift", response_model=Shift, summary="What a shift begins with", responses=LISTED)
async def get_shift(
    request: Request, ctx: Ctx, caller: CurrentCaller, query: Annotated[ShiftQuery, Query()]
) -> dict[str, Any]:
    """Alarms raised, cleared and standing; claims, lockouts and freezes that stand; what waits for a second person;
    tonight's lighting; field systems that are away; what others did.
    """
    now = ctx.clock.now()
    me = caller.name or named(request.headers.get(HEADER, ""))
    async with ctx.database.read() as tx:
        since, origin = await _since(tx, caller, query.since, now)
        return {
            "at": now,
            "since": since,
            "since_from": origin,
            "alarms": await _alarms(tx, since),
            "claims": await _claims(tx, now),
            "lockouts": await _listed(tx, control.LOCKOUTS, {"standing": True}, "/api/v1/lockouts?standing=true"),
            "freezes": await _listed(tx, control.FREEZES, {"standing": True}, "/api/v1/freezes?standing=true"),
            "waiting": await _listed(tx, control.REQUESTS, {"status": "waiting"}, "/api/v1/requests?status=waiting"),
            "programmes": await _tonight(tx, CityCalendar.of(ctx.settings), now),
            "systems": [
                row | {"since_left": row["status_at"] is not None and row["status_at"] >= since}
                for row in await shift.offline(tx.raw)
            ],
            "acts": await shift.acts(tx.raw, since, me, FIRST),
        }


async def _since(tx: Transaction, caller: Caller, asked: datetime | None, now: datetime) -> tuple[datetime, Origin]:
    """Raises `InvalidRequest` for what lies ahead or too far back."""
    if asked is not None:
        if not now - LONGEST <= asked <= now:
            raise InvalidRequest("`since` must not lie ahead, nor over 31 days back")
        return asked, "asked"
    if caller.account is not None and caller.session is not None:
        left = await shift.left_at(tx.raw, caller.account.id, caller.session.id, now)
        if left is not None:
            return left, "session"
    return now - DEFAULT, "default"


async def _alarms(tx: Transaction, since: datetime) -> dict[str, Any]:
    calling = AlarmFilter()
    items, _ = await alarms.page(tx.raw, calling, "priority", None, FIRST)
    return {
        **await shift.alarms(tx.raw, since),
        "counts": msgspec.json.decode(await alarms.counts(tx.raw, calling)),
        "items": [msgspec.json.decode(item) for item in items],
        "link": "/api/v1/alarms",
    }


async def _claims(tx: Transaction, now: datetime) -> dict[str, Any]:
    rows = await shift.claims(tx.raw, now, FIRST)
    total, groups = (rows[0]["claims"], rows[0]["groups"]) if rows else (0, 0)
    items = [{name: value for name, value in row.items() if name not in ("claims", "groups")} for row in rows]
    return {"total": total, "groups": groups, "items": items, "link": "/api/v1/claims?standing=true"}


async def _listed(tx: Transaction, shown: control.List, wanted: Mapping[str, Any], link: str) -> dict[str, Any]:
    items, _ = await control.page(tx.raw, shown, wanted, None, FIRST)
    total = await control.count(tx.raw, shown, wanted)
    return {"total": total, "items": [msgspec.json.decode(item) for item in items], "link": link}


async def _tonight(tx: Transaction, calendar: CityCalendar, now: datetime) -> list[dict[str, Any]]:
    """The lighting programmes in the clocks of cabinets that the caller sees."""
    shown = calendar.shown(now)
    seen = {one.key for one in await dusk.cabinets(tx.raw, None)}
    async with tx.whole():
        place = await Sky(tx, calendar, now).place(None, None)
        clocks = [one for one in await tx.programmes.cabinets(shown) if one.key in seen]
    programmes: dict[str, Programme] = {one.programme.id: one.programme for one in clocks if one.programme}
    followed = Counter(one.programme.id for one in clocks if one.programme)
    if place is None:
        return []
    found = []
    for name, programme in sorted(programmes.items()):
        night = night_of(programme, shown, place)
        lights, ends = (at and calendar.real(at) for at in night)
        told = {"programme": name, "name": programme.name, "cabinets": followed[name]}
        found.append(told | {"lights_at": lights, "ends_at": ends})
    return found
