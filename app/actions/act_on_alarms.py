"""What operators do to alarms, one or many: each is done or refused on its own, and said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.actions.ports import Database
from app.actions.within import assets_outside, not_permitted
from app.actions.write_alarms import record_steps, recount, told
from app.domain import audit
from app.domain.alarms.alarm import Act, Alarm, make
from app.domain.alarms.lifecycle import Impossible, Move, State, Transition
from app.domain.permissions import Permission

Outcome = Literal["done", "unchanged", "refused", "not_found", "not_permitted"]
Remark = Literal["assign", "comment"]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one alarm; `state` is empty where there is none."""

    id: str
    outcome: Outcome
    state: str
    detail: str


async def act_on_alarms(
    database: Database, ids: Sequence[str], verb: Move | Remark, act: Act, assigned_to: str | None = None
) -> list[Result]:
    """Do `verb` to each alarm, in one transaction; results in the order of `ids`."""
    async with database.begin() as tx:
        known = await tx.alarms.by_id(set(ids))
        barred = await assets_outside(tx, Permission.ACKNOWLEDGE, {alarm.asset for alarm in known.values()})
        found = {key: alarm for key, alarm in known.items() if alarm.asset not in barred}
        causes = {alarm.parent for alarm in found.values() if alarm.parent}
        steps = []
        results = {key: _barred(alarm) for key, alarm in known.items() if barred.get(alarm.asset) == "not_permitted"}
        for alarm in found.values():
            result, transition = _act(alarm, verb, act, assigned_to)
            results[alarm.id] = result
            if transition:
                steps.append(told(alarm, transition, act))
        if steps:
            changed = [alarm for alarm in found.values() if results[alarm.id].outcome == "done"]
            await tx.alarms.write(changed)
            await record_steps(tx, steps)
            await recount(tx, causes, act.at)
        for key in dict.fromkeys(ids):
            tx.audit.tell(_told(results.get(key) or _unknown(key), verb, act, assigned_to))
    return [results.get(key) or _unknown(key) for key in dict.fromkeys(ids)]


def _unknown(key: str) -> Result:
    return Result(key, "not_found", "", f"there is no alarm {key!r}")


def _barred(alarm: Alarm) -> Result:
    return Result(alarm.id, "not_permitted", alarm.state.value, str(not_permitted(Permission.ACKNOWLEDGE)))


def _told(result: Result, verb: Move | Remark, act: Act, assigned_to: str | None) -> audit.Act:
    details = {"until": act.until, "assigned_to": assigned_to, "outcome": result.outcome, "detail": result.detail}
    outcome: audit.Result = result.outcome if result.outcome in ("done", "unchanged") else "refused"
    return audit.Act(f"alarm.{verb}", "alarm", result.id, act.reason, details, outcome)


def _act(alarm: Alarm, verb: Move | Remark, act: Act, assigned_to: str | None) -> tuple[Result, Transition | None]:
    try:
        transition = make(alarm, verb, act) if isinstance(verb, Move) else _remark(alarm, verb, act, assigned_to)
    except Impossible as error:
        return Result(alarm.id, "refused", alarm.state.value, str(error)), None
    return Result(alarm.id, "done" if transition else "unchanged", alarm.state.value, ""), transition


def _remark(alarm: Alarm, verb: Remark, act: Act, assigned_to: str | None) -> Transition | None:
    if verb == "comment":
        alarm.comment = act.reason
        return "commented"
    if alarm.state is State.NORMAL:
        raise Impossible("it is closed")
    if alarm.assigned_to == assigned_to:
        return None
    alarm.assigned_to = assigned_to
    return "assigned"
