"""Look at the properties that are due: decide, take each command's next step, queue what is to be sent."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.actions.brake_ports import Freeze
from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import Change, NewCommand, Underway
from app.actions.control_alarms import Before, tell_alarms
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.actions.ports import Database, Transaction
from app.actions.retarget import deciding, settle, standing
from app.actions.sight import sight_of, stop_of
from app.actions.told import command_entry, target_entry
from app.domain.commands import CommandState, back_off, next_try
from app.domain.programmes.carrying import leaves_after
from app.domain.reconcile import Decision, decide

FATES: Mapping[str, CommandState] = {
    "confirmed": "confirmed",
    "superseded": "superseded",
    "expired": "expired",
    "failed": "failed",
    "resend": "queued",
}


@dataclass(slots=True)
class Looked:
    """What one look did: properties looked at, requests whose progress changed, whether something is to be sent."""

    count: int = 0
    requests: set[str] = field(default_factory=set)
    queued: int = 0


@dataclass(slots=True)
class _Round:
    tx: Transaction
    now: datetime
    equipment: Mapping[int, Equipment]
    claims: Mapping[tuple[int, str], list[StoredClaim]]
    underway: Mapping[tuple[int, str], Underway]
    freezes: Sequence[Freeze]
    changes: list[Change] = field(default_factory=list)
    queue: list[NewCommand] = field(default_factory=list)


async def reconcile(
    database: Database, properties: Sequence[tuple[int, str]], now: datetime, calendar: CityCalendar
) -> Looked:
    """Look at `properties` in one transaction; those that another transaction holds are left for the next look."""
    looked = Looked()
    async with database.begin() as tx:
        targets = await tx.control.lock_due(properties)
        looked.count = len(targets)
        if not targets:
            return looked
        places = [(target.asset, target.property) for target in targets]
        await tx.control.end_expired(places, now)
        equipment = await tx.control.equipment(sorted({target.asset for target in targets}), now)
        this = _Round(
            tx,
            now,
            equipment,
            await standing(tx, targets, equipment, calendar, now),
            await tx.commands.newest(places),
            await tx.brakes.freezes(),
        )
        before = [Before.of(target) for target in targets]
        for target in targets:
            _look(this, target)
        for underway in await tx.commands.change(this.changes, now):
            tx.record(command_entry(this.equipment[underway.asset].id, underway))
            if underway.request:
                looked.requests.add(underway.request)
        await tx.commands.queue(this.queue)
        for target, told in zip(targets, before, strict=True):
            claims = [one.claim for one in this.claims[target.asset, target.property]]
            await tell_alarms(tx, target, told, claims, now)
        await tx.control.write_targets(targets)
        looked.queued = len(this.queue)
        looked.requests |= {one.request for one in this.queue if one.request}
    return looked


def _look(this: _Round, target: Target) -> None:
    equipment = this.equipment[target.asset]
    capability = equipment.kind.capability(target.capability)
    held = this.claims[target.asset, target.property]
    asked, claimed = target.value, target.claim is not None
    target.since = min(target.since, this.now)
    target.retry_at = next_try(target.retry_at, target.failures, this.now)
    told = settle(target, capability, held, this.now, placed=False)
    newest = this.underway.get((target.asset, target.property))
    _account(target, newest, this.now)
    won = deciding(target, held)
    stop = stop_of(equipment, target.level or 8, this.freezes)
    seen = sight_of(target, equipment, held, newest, stop, this.now)
    decision = decide(capability, seen, this.now, random.random())  # noqa: S311 - jitter
    told |= _take(this, target, decision, newest)
    if decision.send:
        changes_alone = target.programme is not None and not claimed and target.value != asked
        leaves = this.now + leaves_after(equipment.id) if changes_alone else this.now
        _queue(this, target, equipment, won, leaves, capability.waits_s(target.value or {}))
    target.due_at = min(filter(None, (decision.look_at, target.next_change_at)), default=None)
    if told:
        this.tx.record(target_entry(equipment.id, target, won))


def _account(target: Target, newest: Underway | None, now: datetime) -> None:
    """Count once what the equipment, or an interlock on sending, refused."""
    if newest is None or newest.command.version != target.version or target.judged >= target.version:
        return
    if newest.command.state in ("rejected", "failed"):
        target.judged = target.version
        target.failures += 1
        target.rejected = newest.detail or newest.command.state
        target.retry_at = now + back_off(target.failures, random.random())  # noqa: S311 - jitter


def _take(this: _Round, target: Target, decision: Decision, newest: Underway | None) -> bool:
    """Put the decision on the target and its command; whether the target changed."""
    if decision.fate and newest:
        again = decision.fate == "resend"
        detail = "" if again else decision.detail
        this.changes.append(
            Change(
                newest.command.id, (newest.command.state,), FATES[decision.fate], detail, this.now if again else None
            )
        )
        if decision.fate in ("failed", "expired"):
            target.judged = max(target.judged, newest.command.version)
            target.retry_at = decision.look_at
    if decision.status == "agreed":
        target.rejected, target.retry_at = "", None
    changed = (target.status, target.detail, target.failures) != (decision.status, decision.detail, decision.failures)
    if target.status != decision.status:
        target.since = this.now
    target.status, target.detail, target.failures = decision.status, decision.detail, decision.failures
    return changed


def _queue(
    this: _Round, target: Target, equipment: Equipment, won: StoredClaim | None, leaves: datetime, ttl_s: float
) -> None:
    target.version += 1
    this.queue.append(
        NewCommand(
            id=uuid.uuid4().hex,
            asset=target.asset,
            property=target.property,
            capability=target.capability,
            mode="held",
            version=target.version,
            value=target.value,
            level=target.level or 8,
            reason=won.claim.reason if won else "",
            system=equipment.system or "",
            request=won.request if won else None,
            claim=target.claim,
            queued_at=this.now,
            not_before=leaves,
            expires_at=leaves + timedelta(seconds=ttl_s),
        )
    )
