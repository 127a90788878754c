"""Have every equipment clock hold the programme it should: compare what is reported, send what is late."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.actions.attachments import Position, compiled_for
from app.actions.brake_ports import Freeze
from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import NewCommand
from app.actions.control_ports import Equipment
from app.actions.ports import Database, Transaction
from app.actions.programme_ports import Cabinet
from app.actions.raise_alarm import clear_alarm, raise_alarm
from app.actions.told import command_entry
from app.domain.claims import PROGRAMME_LEVEL
from app.domain.programmes.download import Download, compare

MOST_PER_ROUND = 50
"""So that a change of all programmes does not leave at once for hundreds of cabinets."""
NOT_TAKEN = "programme_not_taken"


async def download_programmes(database: Database, calendar: CityCalendar, now: datetime) -> int:
    """Queue `load_program`, for the cabinets that are late and can be reached; how many.

    Those tried in vain raise `programme_not_taken`, cleared when they report what they should.
    """
    async with database.read() as tx:
        cabinets = await tx.programmes.cabinets(calendar.shown(now))
        centre = await tx.silence.centre()
    wanted = await asyncio.to_thread(_wanted, cabinets, centre, calendar, now)
    async with database.begin() as tx:
        known = await tx.programmes.lock_downloads()
        reported = {one.key: one.reported for one in cabinets}
        after = {key: compare(known.get(key), one, reported[key], now) for key, one in wanted.items()}
        sent = await _send(tx, [one for one in after.values() if one.due(now)], now)
        after |= {one.cabinet: one for one in sent}
        after |= {one.cabinet: one for one in await _tell(tx, list(after.values()), now)}
        await tx.programmes.write_downloads([one for key, one in after.items() if one != known.get(key)])
        await _forget(tx, [one for key, one in known.items() if key not in after], now)
    return len(sent)


def _wanted(
    cabinets: Sequence[Cabinet], centre: Position | None, calendar: CityCalendar, now: datetime
) -> dict[int, Download]:
    """What each cabinet should hold; neighbours share one compiled form."""
    sums: dict[tuple[str, float, float], str] = {}
    found = {}
    for one in cabinets:
        position = (one.lon, one.lat) if one.lon is not None and one.lat is not None else centre
        if one.programme is None or position is None:
            continue
        near = (one.programme.id, round(position[0], 2), round(position[1], 2))
        if near not in sums:
            sums[near] = compiled_for(one.programme, position, calendar, now).checksum
        found[one.key] = Download(cabinet=one.key, programme=one.programme.id, checksum=sums[near])
    return found


async def _send(tx: Transaction, due: Sequence[Download], now: datetime) -> list[Download]:
    """Those sent, the longest waiting first; what would not hear it or is stopped waits without losing a try."""
    equipment = await tx.control.equipment([one.cabinet for one in due], now)
    freezes = await tx.brakes.freezes() if due else []
    ready = [one for one in due if (place := equipment.get(one.cabinet)) and _may_hear(place, freezes)]
    ready.sort(key=lambda one: (one.next_try_at or now, one.cabinet))
    places = {one.cabinet: _loader(equipment[one.cabinet]) for one in ready}
    versions = await tx.commands.next_versions(list(places.items()))
    free = [one for one in ready if (one.cabinet, places[one.cabinet]) in versions][:MOST_PER_ROUND]
    queued = [_command(one, equipment[one.cabinet], versions[one.cabinet, places[one.cabinet]], now) for one in free]
    await tx.commands.queue(queued)
    for underway in await tx.commands.now([one.id for one in queued]):
        tx.record(command_entry(equipment[underway.asset].id, underway))
    if queued:
        await tx.control.wake()
    return [one.tried(command.id, now) for one, command in zip(free, queued, strict=True)]


def _may_hear(place: Equipment, freezes: Sequence[Freeze]) -> bool:
    stopped = place.locked_by or place.values.get("control_mode") in ("local", "lockout")
    frozen = any(one.stops(place.kind.family, place.zones, PROGRAMME_LEVEL) for one in freezes)
    return place.reachable and bool(place.system) and place.dialect == "native" and not stopped and not frozen


def _loader(place: Equipment) -> str:
    return place.kind.loader.name if place.kind.loader else ""


def _command(one: Download, place: Equipment, version: int, now: datetime) -> NewCommand:
    value = {"id": one.programme, "valid_from": now.isoformat(timespec="seconds")}
    name = _loader(place)
    return NewCommand(
        id=uuid.uuid4().hex,
        asset=place.key,
        property=name,
        capability=name,
        mode="action",
        version=version,
        value=value,
        level=PROGRAMME_LEVEL,
        reason=f"asked by programme:{one.programme}",
        system=place.system or "",
        request=None,
        claim=None,
        queued_at=now,
        expires_at=now + timedelta(seconds=place.kind.capability(name).waits_s(value)),
    )


async def _tell(tx: Transaction, downloads: Sequence[Download], now: datetime) -> list[Download]:
    """Raise and clear alarms; those whose alarm changed."""
    changed = []
    for one in sorted(downloads, key=lambda one: one.cabinet):
        if one.stuck and not one.alarmed:
            detail = f"{one.programme}: sent {one.tries} times since {one.late_since:%Y-%m-%d %H:%M} UTC"
            await raise_alarm(tx, one.cabinet, NOT_TAKEN, detail=detail, value=one.checksum, now=now)
            changed.append(replace(one, alarmed=True))
        elif one.alarmed and one.late_since is None:
            await clear_alarm(tx, one.cabinet, NOT_TAKEN, now=now)
            changed.append(replace(one, alarmed=False))
    return changed


async def _forget(tx: Transaction, gone: Sequence[Download], now: datetime) -> None:
    """Cabinets that follow nothing any more keep what they hold."""
    for one in gone:
        if one.alarmed:
            await clear_alarm(tx, one.cabinet, NOT_TAKEN, now=now)
    await tx.programmes.forget_downloads([one.cabinet for one in gone])
