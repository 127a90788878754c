"""Mark queued commands as sent, under the controller's epoch; only then may they leave."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

import msgspec
from msgspec import UNSET

from app.actions.attachments import Attachments, attachments
from app.actions.brake_ports import Freeze
from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import Change, Outgoing, Underway
from app.actions.control_ports import Equipment
from app.actions.ports import Database, Transaction
from app.actions.scenes import scene_of
from app.actions.told import command_entry
from app.domain.commands import ANSWER_S
from app.domain.field_command import FieldCommand
from app.domain.interlocks import judge
from app.domain.reports import native_topic

ANSWERS_WITHIN = timedelta(seconds=ANSWER_S)


@dataclass(frozen=True, slots=True)
class Payload:
    """A command as it goes to the field (docs/mqtt.md), and to which system."""

    system: str
    topic: str
    body: bytes


@dataclass(slots=True)
class Sent:
    """What may be published now; which properties to look at again; whose progress changed."""

    payloads: list[Payload] = field(default_factory=list)
    stopped: list[tuple[int, str]] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)


class EpochLost(Exception):
    """Another controller holds the lease: nothing may be sent."""


@asynccontextmanager
async def sharing_gate(database: Database) -> AsyncIterator[None]:
    """Around `send_commands` and the publishing of what it returns: a freeze asked for meanwhile returns after both."""
    async with database.begin() as tx:
        await tx.brakes.share_gate()
        yield


async def send_commands(
    database: Database, epoch: int, systems: Mapping[str, int], now: datetime, calendar: CityCalendar
) -> Sent:
    """Take at most so many queued commands of each of `systems`, check them once more, and mark them sent.

    Raises `EpochLost` when the lease is not `epoch`'s any more. What a lockout, local control, a freeze or an interlock
    stops meanwhile is ended with the reason instead; programmes are compiled as they leave. Within `sharing_gate`.
    """
    sent = Sent()
    async with database.begin() as tx:
        outgoing = await tx.commands.sendable(systems, now)
        if not outgoing:
            return sent
        equipment = await tx.control.equipment(sorted({one.asset for one in outgoing}), now)
        beside = await attachments(tx, outgoing, equipment, calendar, now)
        stopped = beside.lacking | _stopped(outgoing, equipment, await tx.brakes.freezes(), now, calendar.zone)
        going = [one for one in outgoing if one.command.id not in stopped]
        marked = await tx.commands.mark_sent([one.command.id for one in going], epoch, now)
        if going and not marked:
            raise EpochLost
        await tx.commands.expect(beside.expects)
        steps = [*marked, *await tx.commands.change(list(stopped.values()), now)]
        _journal(tx, sent, outgoing, steps)
        await tx.control.look_again([(one.asset, one.property) for one in marked], now + ANSWERS_WITHIN)
        left = {underway.command.id for underway in marked}
        sent.payloads = [_payload(one, now, beside) for one in going if one.command.id in left]
        sent.stopped = [(one.asset, one.property) for one in outgoing if one.command.id in stopped]
    return sent


def _stopped(
    outgoing: Sequence[Outgoing],
    equipment: Mapping[int, Equipment],
    freezes: Sequence[Freeze],
    now: datetime,
    zone: tzinfo,
) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for one in outgoing:
        place = equipment[one.asset]
        freeze = next((each for each in freezes if each.stops(one.family, one.zones, one.level)), None)
        if freeze:
            why = f"commands are frozen by {freeze.placed_by}: {freeze.reason}"
            found[one.command.id] = Change(one.command.id, ("queued",), "expired", why)
        elif place.locked_by or place.values.get("control_mode") in ("local", "lockout"):
            why = f"locked out by {place.locked_by}" if place.locked_by else "someone has the equipment in hand"
            found[one.command.id] = Change(one.command.id, ("queued",), "expired", why)
        elif why := _interlocked(one, place, now, zone):
            found[one.command.id] = Change(one.command.id, ("queued",), "failed", why)
    return found


def _interlocked(one: Outgoing, place: Equipment, now: datetime, zone: tzinfo) -> str:
    if one.command.value is None:
        return ""
    capability = place.kind.capability(one.capability)
    blocks = judge(capability, one.command.value, scene_of(place, one.level, now, zone))
    return "; ".join(str(block) for block in blocks)


def _journal(tx: Transaction, sent: Sent, outgoing: Sequence[Outgoing], steps: Sequence[Underway]) -> None:
    ids = {one.asset: one.asset_id for one in outgoing}
    for underway in steps:
        tx.record(command_entry(ids[underway.asset], underway))
        if underway.request:
            sent.requests.add(underway.request)


def _payload(one: Outgoing, now: datetime, beside: Attachments) -> Payload:
    command = one.command
    slot = one.property.partition("/")[2]
    value = None if command.value is None else dict(command.value)
    told = FieldCommand(
        id=command.id,
        version=command.version,
        at=now,
        expires_at=command.expires_at,
        capability=one.capability,
        slot=slot or UNSET,
        value=value if one.mode == "held" else UNSET,
        params=(value or {}) if one.mode == "action" else UNSET,
        attachment=beside.beside.get(command.id, UNSET),
        reason=one.reason,
        priority=one.level,
    )
    return Payload(one.system, native_topic(one.system, one.asset_id, "command"), msgspec.json.encode(told))
