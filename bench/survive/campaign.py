"""Scenarios played one after the other in one Poste, each with a live client and its books checked."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from bench.survive import scenarios
from bench.survive.account import Books, Ledger, books, drained, ledger
from bench.survive.observer import Observer
from bench.survive.scenarios import Moment, Notes, Plan
from bench.survive.town import TARGETS, BrokerName, Target, Town, until


@dataclass(frozen=True, slots=True)
class Scenario:
    """`lossy`: the broker itself may lose, and Poste must tell how much."""

    name: str
    run: Callable[[Town, Plan], Awaitable[Notes]]
    lossy: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a scenario; `wrong` is empty when everything that was promised was kept."""

    broker: str
    scenario: str
    took_s: float
    drained_s: float
    books: Books
    ledger: Ledger
    changes_seen: int
    reconnections: int
    notes: dict[str, Any]
    wrong: list[str]


def in_flow(*targets: Target) -> Scenario:
    return Scenario(
        f"kill in full flow: {', '.join(targets)}", functools.partial(scenarios.in_full_flow, targets=targets)
    )


def in_backlog(*targets: Target) -> Scenario:
    return Scenario(
        f"kill under backlog: {', '.join(targets)}", functools.partial(scenarios.under_backlog, targets=targets)
    )


def commits(*moments: Moment) -> Scenario:
    run = functools.partial(scenarios.around_the_commit, moments=moments)
    return Scenario(f"around the commit: {', '.join(moments)}", run)


RESENT = Scenario("field resends with dup=0", scenarios.resent)
DOWN = Scenario("database down", scenarios.database_down)
LOSSY = Scenario("kill under backlog: broker (its own loss)", scenarios.lossy_broker, lossy=True)

_SURVIVING: tuple[Target, ...] = ("worker", "web", "postgres", "backend")
_MOMENTS: tuple[Moment, ...] = ("killed before", "killed after", "answer lost", "slow", "frozen")

LONG: dict[BrokerName, Sequence[Scenario]] = {
    "nats": (
        *(in_flow(target) for target in TARGETS),
        *(in_backlog(target) for target in TARGETS),
        *(commits(moment) for moment in _MOMENTS),
        RESENT,
        DOWN,
    ),
    "mosquitto": (
        *(in_flow(target) for target in _SURVIVING),
        *(in_backlog(target) for target in _SURVIVING),
        *(commits(moment) for moment in _MOMENTS),
        RESENT,
        LOSSY,
    ),
}
SHORT: dict[BrokerName, Sequence[Scenario]] = {
    "nats": (in_flow(*TARGETS), in_backlog(*TARGETS), commits(*_MOMENTS), RESENT, DOWN),
    "mosquitto": (in_backlog("worker"), commits("killed after", "frozen"), RESENT, LOSSY),
}


async def play(town: Town, scenario: Scenario, plan: Plan) -> Outcome:
    """Play one scenario; whatever it promised and did not keep is in the outcome's `wrong`."""
    before, already, began = await ledger(town), len(town.said), time.monotonic()
    gaps = await town.gaps() if scenario.lossy else 0
    async with _watched(town) as observer:
        notes = await scenario.run(town, plan)
        said = [(messages, publishing.progress.published) for messages, publishing in town.said[already:]]
        patience_s = 2 * town.ack_wait_s + (10 if scenario.lossy else 40)
        drained_s = await drained(town, before.stored + sum(count for _, count in said), patience_s)
        await until(lambda: _settled(town), 60, "the last measurements to be journalled")
        agrees = await observer.agrees()
        told = await town.gaps() - gaps if scenario.lossy else 0
    found, counted = await books(town, said), (await ledger(town)).since(before)
    wrong = [*_unkept(scenario, found, counted, told, notes), *observer.faults[:5]]
    if not agrees:
        wrong.append("old snapshot + frames is not the fresh snapshot")
    return Outcome(
        broker=town.broker.name,
        scenario=scenario.name,
        took_s=round(time.monotonic() - began, 1),
        drained_s=round(drained_s, 1),
        books=found,
        ledger=counted,
        changes_seen=observer.seen,
        reconnections=observer.connections - 1,
        notes=notes | {"rate": _rate(town, already)},
        wrong=wrong,
    )


def _unkept(scenario: Scenario, found: Books, counted: Ledger, told: int, notes: Notes) -> Iterable[str]:
    if found.missing and not scenario.lossy:
        yield f"{found.missing} of {found.published} published messages are lost"
    if found.repeated:
        yield f"{found.repeated} messages are stored more than once"
    if found.altered:
        yield f"{found.altered} messages are not stored as they were sent"
    if not counted.balances:
        yield f"the ledger does not balance: {counted}"
    if counted.stored != found.published - found.missing:
        yield f"the ledger says {counted.stored} stored, the readings {found.published - found.missing}"
    if counted.rejected or counted.unknown:
        yield f"{counted.rejected} rejected and {counted.unknown} unknown among good messages"
    if scenario.lossy and told != found.missing:
        yield f"{found.missing} messages are lost and Poste tells of {told}"
    if counted.duplicate != notes.get("resent", counted.duplicate):
        yield f"{notes['resent']} messages were resent and {counted.duplicate} counted as duplicates"


async def _settled(town: Town) -> bool:
    [(due,)] = await town.rows("SELECT count(*) FROM asset_state WHERE memory ? 'due'")
    return bool(due == 0)


def _rate(town: Town, already: int) -> int:
    told = [publishing.progress for _, publishing in town.said[already:]]
    return round(sum(one.published for one in told) / sum(one.elapsed_s for one in told))


@asynccontextmanager
async def _watched(town: Town) -> AsyncIterator[Observer]:
    """Inside, a live client follows the feed."""
    observer = Observer(town.http)
    await observer.begin()
    following = asyncio.get_running_loop().create_task(observer.follow())
    try:
        yield observer
    finally:
        following.cancel()
        await asyncio.wait([following])
        if not following.cancelled() and (error := following.exception()):
            observer.faults.append(f"the live client failed: {error!r}")
