"""What alarms do by themselves as time passes: delays, shelving that ends, causes gone, maintenance, systems lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from app.actions.judge_alarms import judge_due
from app.actions.ports import Database, Transaction
from app.actions.write_alarms import NOT_IN_SERVICE, Change, fold_under, record_steps, recount, told, write_changes
from app.domain.alarms.alarm import SYSTEM_KIND, Act, Alarm, make, new_alarm
from app.domain.alarms.lifecycle import Move, State
from app.domain.alarms.override import overridden
from app.domain.alarms.systems import SYSTEM_OFFLINE
from app.domain.kinds import KINDS
from app.domain.kinds.alarm import Definition
from app.domain.kinds.trigger import Expiring

CHUNK = 500
FOLD_SINCE = timedelta(minutes=2)
"""How long after a cause is told the sweep goes on folding what told itself before it."""
UNFOLD_AFTER = timedelta(minutes=10)
"""What was folded has so long, once its cause has gone, to come back by itself."""

_MOVES = {"retired": Move.RETIRE, **dict.fromkeys(NOT_IN_SERVICE, Move.SUPPRESS)}


async def sweep_alarms(database: Database, now: datetime) -> None:
    """One round, in short transactions; each looks again under the rows' locks, and may be repeated."""
    await _judge_systems(database, now)
    steps: tuple[Callable[[Transaction, datetime], Awaitable[int]], ...] = (
        _ripen,
        _fold,
        _unshelve,
        _unfold,
        _keep_step,
    )
    for step in steps:
        while await _once(database, step, now) == CHUNK:
            continue


async def _once(database: Database, step: Callable[[Transaction, datetime], Awaitable[int]], now: datetime) -> int:
    async with database.begin() as tx:
        return await step(tx, now)


async def watch_calendar(database: Database, now: datetime) -> None:
    """Raise what expires soon and clear what was renewed."""
    for kind in KINDS.values():
        for definition in kind.alarms:
            if isinstance(definition.trigger, Expiring):
                await _watch_dates(database, kind.name, definition, definition.trigger, now)


async def _watch_dates(database: Database, kind: str, definition: Definition, trigger: Expiring, now: datetime) -> None:
    until = now.date() + timedelta(days=trigger.days)
    async with database.begin() as tx:
        found = dict((await tx.alarms.expiring(kind, trigger.attribute, until, definition.name))[:CHUNK])
        assets = await tx.ingest.lock_keys(list(found))
        overrides = await tx.alarms.overrides(list(found))
        changes = [
            Change(asset, definition, on=found[asset.key], since=now, detail=trigger.attribute)
            for asset in assets
            if not found[asset.key] or overridden(definition, overrides.get(asset.key, ())).enabled
        ]
        await write_changes(tx, changes, now)


async def _judge_systems(database: Database, now: datetime) -> None:
    """A field system that left is an alarm; what it carries is folded under it next."""
    async with database.begin() as tx:
        offline, standing = await tx.alarms.of_systems()
        added = [_lost(system, now) for system in offline if system not in standing]
        back = [alarm for system, alarm in standing.items() if system not in offline and alarm.active]
        again = [alarm for system, alarm in standing.items() if system in offline and not alarm.active]
        for alarm, number in zip(added, await tx.alarms.numbers(len(added)) if added else (), strict=True):
            alarm.id = number
        moves = [(alarm, Move.RAISE) for alarm in (*added, *again)] + [(alarm, Move.RETURN) for alarm in back]
        steps = [told(alarm, step, Act(now)) for alarm, move in moves if (step := make(alarm, move, Act(now)))]
        await tx.alarms.add(added)
        await tx.alarms.write([*back, *again])
        await record_steps(tx, steps)


def _lost(system: str, now: datetime) -> Alarm:
    alarm = new_alarm(
        SYSTEM_OFFLINE, asset=None, asset_id=None, system=system, kind=SYSTEM_KIND, at=now, measured_at=now
    )
    alarm.detail = system
    return alarm


async def _ripen(tx: Transaction, now: datetime) -> int:
    keys = await tx.alarms.due(now, CHUNK)
    if not keys:
        return 0
    return len(keys) if await judge_due(tx, await tx.ingest.lock_keys(keys), now) else CHUNK


async def _fold(tx: Transaction, now: datetime) -> int:
    return await fold_under(tx, await tx.alarms.recent_causes(now - FOLD_SINCE), now)


async def _unshelve(tx: Transaction, now: datetime) -> int:
    found = await tx.alarms.by_id(await tx.alarms.unshelvable(now, CHUNK))
    over = [alarm for alarm in found.values() if alarm.shelved_until and alarm.shelved_until <= now]
    await _move(tx, [(alarm, Move.UNSHELVE) for alarm in over], now)
    return len(found)


async def _unfold(tx: Transaction, now: datetime) -> int:
    found = await tx.alarms.by_id(await tx.alarms.orphans(now - UNFOLD_AFTER, CHUNK))
    await _move(tx, [(alarm, Move.UNSUPPRESS) for alarm in found.values() if alarm.suppressed_for == "cause"], now)
    return len(found)


async def _keep_step(tx: Transaction, now: datetime) -> int:
    """Alarms of what is in maintenance are suppressed until it is back; those of what is retired go."""
    lifecycles = dict(await tx.alarms.out_of_step(CHUNK))
    found = await tx.alarms.by_id(list(lifecycles))
    moves = [(alarm, _MOVES.get(lifecycles[alarm.id], Move.UNSUPPRESS)) for alarm in found.values()]
    await _move(tx, moves, now)
    return len(found)


async def _move(tx: Transaction, moves: Sequence[tuple[Alarm, Move]], now: datetime) -> None:
    causes = {alarm.parent for alarm, _ in moves if alarm.parent}
    steps = []
    for alarm, move in moves:
        if alarm.state is State.NORMAL:
            continue
        act = Act(now, suppressed_for="maintenance")
        if step := make(alarm, move, act):
            steps.append(told(alarm, step, act))
    if moves:
        await tx.alarms.write([alarm for alarm, _ in moves])
    await record_steps(tx, steps)
    await recount(tx, causes, now)
