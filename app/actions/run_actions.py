"""One-off actions under way: confirmed, sent again where that is safe, or ended with what is known."""

from __future__ import annotations

from datetime import datetime

from app.actions.command_ports import Change
from app.actions.ports import Database
from app.actions.reconcile import FATES, Looked
from app.actions.told import command_entry
from app.domain.one_off import outcome

CHUNK = 500


async def run_actions(database: Database, now: datetime) -> Looked:
    """Take the next step of every open action."""
    looked = Looked()
    async with database.begin() as tx:
        open_ = await tx.commands.open_actions(now, CHUNK)
        if not open_:
            return looked
        equipment = await tx.control.equipment(sorted({one.asset for one in open_}), now)
        changes = []
        for one in open_:
            place = equipment[one.asset]
            step = outcome(
                place.kind.capability(one.capability),
                one.command,
                now,
                reachable=place.reachable,
                values=place.values,
            )
            if step.fate:
                again = now if step.fate == "resend" else None
                changes.append(Change(one.command.id, (one.command.state,), FATES[step.fate], step.detail, again))
        for underway in await tx.commands.change(changes, now):
            tx.record(command_entry(equipment[underway.asset].id, underway))
            looked.count += 1
            if underway.request:
                looked.requests.add(underway.request)
    return looked
