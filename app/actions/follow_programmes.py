"""Have each property that Poste holds by programme follow it: what begins to, what stops, what changed."""

from __future__ import annotations

from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.ports import Database


async def follow_programmes(database: Database, calendar: CityCalendar, now: datetime, *, anew: bool) -> int:
    """Make due what does not follow the programme that Poste carries out for it, with `anew` (a programme or an
    assignment changed) all that follows any; how many. Their values are worked out as they are looked at.
    """
    async with database.begin() as tx:
        carried = await tx.programmes.carried(calendar.shown(now))
        due = await tx.programmes.follow(carried, now, anew=anew)
        if due:
            await tx.control.wake()
    return due
