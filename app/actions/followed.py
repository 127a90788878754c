"""The programmes an asset follows at level 7, with what each asks now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.actions.attachments import position_of
from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment
from app.actions.ports import Transaction
from app.domain.programmes import Programme
from app.domain.programmes.nights import following

PROGRAMME_LEVEL = 7


@dataclass(frozen=True, slots=True)
class Followed:
    """What a programme asks of a property, from `since` (included) to `until` (excluded), real instants."""

    programme: str
    name: str
    capability: str
    value: Mapping[str, Any]
    since: datetime
    until: datetime

    @property
    def holder(self) -> str:
        return f"programme:{self.programme}"


async def followed(tx: Transaction, equipment: Equipment, calendar: CityCalendar, now: datetime) -> dict[str, Followed]:
    """By property, the programme in force; a programme that the equipment cannot carry out as written is left out."""
    shown = calendar.shown(now)
    assigned = (await tx.programmes.assigned([equipment.key], shown)).get(equipment.key, {})
    position = await position_of(tx, equipment.lon, equipment.lat) if assigned else None
    if position is None:
        return {}
    place = calendar.place(*position, shown.astimezone(calendar.zone).year)
    found: dict[str, Followed] = {}
    for name, programme in assigned.items():
        current, coming = following(programme, shown, place)
        since, until = calendar.real(current.at), calendar.real(coming.at)
        told = equipment.kind.capability(name).property_of(current.value)
        found[told] = _followed(programme, current.value, since, until)
    return found


def _followed(programme: Programme, value: Mapping[str, Any], since: datetime, until: datetime) -> Followed:
    return Followed(programme.id, programme.name, programme.capability, value, since, until)
