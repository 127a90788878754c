"""Raise and clear the alarms of the installation itself."""

from __future__ import annotations

from datetime import datetime

from app.actions.ports import Transaction
from app.actions.write_alarms import record_steps, told
from app.domain.alarms.alarm import Act, Alarm, make, new_alarm
from app.domain.alarms.installation import INSTALLATION_KIND
from app.domain.alarms.lifecycle import Move, Transition
from app.domain.kinds.alarm import Definition


async def raise_anew(tx: Transaction, definition: Definition, detail: str, now: datetime) -> None:
    """Raise `definition`. One that stands, were it seen or shelved, gives way to the new one: each time calls."""
    await _end(tx, definition, Move.RETIRE, now)
    alarm = new_alarm(
        definition, asset=None, asset_id=None, system=None, kind=INSTALLATION_KIND, at=now, measured_at=now
    )
    [alarm.id] = await tx.alarms.numbers(1)
    alarm.detail = detail[:500]
    step = make(alarm, Move.RAISE, Act(now))
    await tx.alarms.add([alarm])
    await _tell(tx, alarm, step, now)


async def clear(tx: Transaction, definition: Definition, now: datetime) -> None:
    """The condition of `definition` has gone."""
    await _end(tx, definition, Move.RETURN, now)


async def _end(tx: Transaction, definition: Definition, move: Move, now: datetime) -> None:
    if alarm := await tx.alarms.of_installation(definition.name):
        step = make(alarm, move, Act(now))
        await tx.alarms.write([alarm])
        await _tell(tx, alarm, step, now)


async def _tell(tx: Transaction, alarm: Alarm, step: Transition | None, now: datetime) -> None:
    if step:
        await record_steps(tx, [told(alarm, step, Act(now))])
