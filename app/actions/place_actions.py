"""Queue a one-off action on each of many assets; one whose like is still under way there is refused."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import NewCommand
from app.actions.control_ports import Equipment
from app.actions.fitness import refusal
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.actions.told import command_entry

Outcome = dict[str, Any]


async def place_actions(
    tx: Transaction,
    request: ControlRequest,
    equipment: Mapping[int, Equipment],
    city: CityCalendar,
    now: datetime,
) -> list[Outcome]:
    """What became of it on each asset: `accepted` with the command's id, or `refused`."""
    value = request.value or {}
    refused = {key: why for key, place in equipment.items() if (why := refusal(place, request, city.zone, now))}
    names = {
        key: place.kind.capability(request.capability).property_of(value)
        for key, place in equipment.items()
        if key not in refused
    }
    versions = await tx.commands.next_versions(list(names.items()))
    for key, name in names.items():
        if (key, name) not in versions:
            refused[key] = {"code": "under_way", "reason": f"{name} is under way there: wait for its end"}
    queued = [
        _command(request, equipment[key], name, versions[key, name], now)
        for key, name in names.items()
        if key not in refused
    ]
    await tx.commands.queue(queued)
    for underway in await tx.commands.now([one.id for one in queued]):
        tx.record(command_entry(equipment[underway.asset].id, underway))
    ids = {one.asset: one.id for one in queued}
    return [
        {"asset": place.id, "outcome": "refused", **refused[key]}
        if key in refused
        else {"asset": place.id, "outcome": "accepted", "command": ids[key], "property": names[key]}
        for key, place in equipment.items()
    ]


def _command(request: ControlRequest, place: Equipment, name: str, version: int, now: datetime) -> NewCommand:
    capability = place.kind.capability(request.capability)
    value = request.value or {}
    return NewCommand(
        id=uuid.uuid4().hex,
        asset=place.key,
        property=name,
        capability=request.capability,
        mode="action",
        version=version,
        value=value,
        level=request.level,
        reason=request.reason or f"asked by {request.holder}",
        system=place.system or "",
        request=request.id,
        claim=None,
        queued_at=now,
        expires_at=now + timedelta(seconds=capability.waits_s(value)),
    )
