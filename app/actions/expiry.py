"""When a claim ends: as asked, within what its level allows, or the default of its level."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment
from app.actions.errors import InvalidRequest
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.domain.claims import LEVELS, REASONED, Moments, NoEnd, default_expiry, longest_expiry
from app.domain.sun import next_sunrise


async def expiry_of(
    tx: Transaction,
    request: ControlRequest,
    ends_at: datetime | None,
    equipment: Mapping[int, Equipment],
    city: CityCalendar,
    now: datetime,
) -> datetime | None:
    """The end of a request's claims; None for actions and for levels that stand until released.

    Raises `InvalidRequest` for a missing reason or end, one that is over, or one beyond what the level allows.
    """
    if request.level in REASONED and len(request.reason.strip()) < 3:
        raise InvalidRequest(f"level {request.level} ({LEVELS[request.level].name}) needs a `reason`")
    if request.verb != "claim":
        return None
    start = max(request.starts_at, now)
    longest = longest_expiry(request.level, start)
    end = request.expires_at or await _by_default(tx, request, start, ends_at, equipment, city)
    if end is None:
        return None
    if end <= start:
        raise InvalidRequest(f"it would end at {end.isoformat()}, before it starts: give a later `expires_at`")
    if longest is not None and end > longest:
        raise InvalidRequest(
            f"level {request.level} ({LEVELS[request.level].name}) is held until {longest.isoformat()} at the latest"
        )
    return end


async def _by_default(
    tx: Transaction,
    request: ControlRequest,
    start: datetime,
    ends_at: datetime | None,
    equipment: Mapping[int, Equipment],
    city: CityCalendar,
) -> datetime | None:
    sunrise = None
    light = {place.kind.family for place in equipment.values()} == {"lighting"}
    centre = await tx.silence.centre() if light and request.level == 4 else None
    if centre is not None:
        sunrise = next_sunrise(start, city.shift, centre[1], centre[0])
    try:
        return default_expiry(request.level, start, Moments(ends_at, sunrise))
    except NoEnd as error:
        raise InvalidRequest(str(error)) from None
