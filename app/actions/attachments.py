"""What goes beside a command's parameters: the compiled programme that a cabinet is to load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import Change, Outgoing
from app.actions.control_ports import Equipment
from app.actions.ports import Transaction
from app.domain.field_command import Attachment
from app.domain.programmes import Programme
from app.domain.programmes.compiled import checksum, compile_programme, encode
from app.domain.programmes.download import CHECKSUM_FIELD, begins_later

Position = tuple[float, float]
"""Longitude and latitude, WGS 84 degrees."""


@dataclass(slots=True)
class Attachments:
    """By command: what goes with it, what its equipment must then report, or why it cannot be sent."""

    beside: dict[str, Attachment] = field(default_factory=dict)
    expects: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    lacking: dict[str, Change] = field(default_factory=dict)


def compiled_for(programme: Programme, position: Position, calendar: CityCalendar, now: datetime) -> Attachment:
    """`programme` as a clock at `position` carries it out, with the public holidays of the city's year and the next."""
    place = calendar.place(*position, calendar.shown(now).astimezone(calendar.zone).year)
    document = encode(compile_programme(programme, place))
    return Attachment(document, checksum(document))


async def attachments(
    tx: Transaction,
    outgoing: Sequence[Outgoing],
    equipment: Mapping[int, Equipment],
    calendar: CityCalendar,
    now: datetime,
) -> Attachments:
    """Those of the commands among `outgoing` that load a programme, compiled as they leave."""
    found = Attachments()
    for one in outgoing:
        place = equipment[one.asset]
        if place.kind.capability(one.capability).loads is None:
            continue
        params = one.command.value or {}
        programme = await tx.programmes.programme(str(params.get("id")))
        position = await position_of(tx, place.lon, place.lat)
        if programme is None or position is None:
            why = "no asset has a position" if programme else f"there is no programme {params.get('id')!r}"
            found.lacking[one.command.id] = Change(one.command.id, ("queued",), "failed", why)
            continue
        told = found.beside[one.command.id] = compiled_for(programme, position, calendar, now)
        if not begins_later(params, now):
            found.expects[one.command.id] = {CHECKSUM_FIELD: told.checksum}
    return found


async def position_of(tx: Transaction, lon: float | None, lat: float | None) -> Position | None:
    """Where equipment is, or the middle of the registry's; None where nothing has a position."""
    return (lon, lat) if lon is not None and lat is not None else await tx.silence.centre()
