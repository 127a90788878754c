"""A controller begins: what moves and was not sent yet is left to a person, as its capability's `on_takeover` says."""

from __future__ import annotations

from datetime import datetime

from app.actions.command_ports import Change
from app.actions.control_ports import Target
from app.actions.ports import Database, Transaction
from app.actions.retarget import claims_of, deciding, recovery_status
from app.actions.told import command_entry, target_entry
from app.domain.kinds import KINDS

DETAIL = "the controller changed: send it again"
GUARDED = tuple(sorted({one.name for kind in KINDS.values() for one in kind.capabilities if one.on_takeover != "auto"}))
"""Capabilities that no new controller goes on with by itself."""


async def take_over(database: Database, now: datetime) -> int:
    """How many properties were left to a person. What had been sent already is waited for, not sent again."""
    async with database.begin() as tx:
        pending = await tx.control.pending(GUARDED)
        targets = [one for one in await tx.control.lock_due(pending) if one.status == "pending"]
        left = await _left(tx, targets, now)
        await tx.control.write_targets(left)
    return len(left)


async def _left(tx: Transaction, targets: list[Target], now: datetime) -> list[Target]:
    if not targets:
        return []
    equipment = await tx.control.equipment(sorted({one.asset for one in targets}), now)
    newest = await tx.commands.newest([(one.asset, one.property) for one in targets])
    claims = await claims_of(tx, targets)
    left, changes = [], []
    for target in targets:
        underway = newest.get((target.asset, target.property))
        capability = equipment[target.asset].kind.capability(target.capability)
        under_way = underway is not None and underway.command.state in ("sent", "accepted")
        if capability.on_takeover == "auto" or under_way:
            continue
        if underway is not None and underway.command.state == "queued":
            changes.append(Change(underway.command.id, ("queued",), "expired", DETAIL))
        target.status, target.detail, target.since = recovery_status(capability.on_takeover), DETAIL, now
        won = deciding(target, claims[target.asset, target.property])
        tx.record(target_entry(equipment[target.asset].id, target, won))
        left.append(target)
    for underway in await tx.commands.change(changes, now):
        tx.record(command_entry(equipment[underway.asset].id, underway))
    return left
