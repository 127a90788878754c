"""Scenarios played one after the other in one Poste, each with a live client and its books checked."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from bench.survive import scenarios
from bench.survive.account import Books, Ledger, books, drained, ledger
from bench.survive.observer import Observer
from bench.survive.scenarios import Notes, Plan
from bench.survive.town import TARGETS, BrokerName, Target, Town, until

Duplicates = Literal["any", "some", "as resent"]


@dataclass(frozen=True, slots=True)
class Scenario:
    """`duplicates`: how many the ledger must show. `lossy`: the broker itself may lose, and the loss is told."""

    name: str
    run: Callable[[Town, Plan], Awaitable[Notes]]
    duplicates: Duplicates = "any"
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


BEFORE_COMMIT = Scenario("kill before commit", functools.partial(scenarios.around_the_commit, side="before"))
AFTER_COMMIT = Scenario(
    "kill between commit and acknowledgement", functools.partial(scenarios.around_the_commit, side="after"), "some"
)
ANSWER_LOST = Scenario("answer to the commit lost", scenarios.answer_lost, "some")
SLOW = Scenario("slow living worker", scenarios.slow_worker)
FROZEN = Scenario("frozen worker wakes", scenarios.frozen_worker, "some")
RESENT = Scenario("field resends with dup=0", scenarios.resent, "as resent")
DOWN = Scenario("database down", scenarios.database_down)
LOSSY = Scenario("broker killed in full flow", scenarios.lossy_broker, lossy=True)

_COMMITS = (BEFORE_COMMIT, AFTER_COMMIT, ANSWER_LOST, SLOW, FROZEN, RESENT)
_SURVIVING: tuple[Target, ...] = ("worker", "web", "postgres", "backend")

LONG: dict[BrokerName, Sequence[Scenario]] = {
    "nats": (*(in_flow(one) for one in TARGETS), *(in_backlog(one) for one in TARGETS), *_COMMITS, DOWN),
    "mosquitto": (*(in_flow(one) for one in _SURVIVING), *(in_backlog(one) for one in _SURVIVING), *_COMMITS, LOSSY),
}
SHORT: dict[BrokerName, Sequence[Scenario]] = {
    "nats": (in_flow(*TARGETS), in_backlog(*TARGETS), *_COMMITS, DOWN),
    "mosquitto": (in_backlog("worker"), AFTER_COMMIT, FROZEN, RESENT, LOSSY),
}


async def play(town: Town, scenario: Scenario, plan: Plan) -> Outcome:
    """Play one scenario; whatever it promised and did not keep is in the outcome's `wrong`."""
    before, already, began = await ledger(town), len(town.said), time.monotonic()
    async with _watched(town) as observer:
        notes = await scenario.run(town, plan)
        said = [(messages, publishing.progress.published) for messages, publishing in town.said[already:]]
        patience_s = 2 * town.ack_wait_s + 10
        drained_s = await drained(town, before.stored + sum(count for _, count in said), patience_s)
        await until(lambda: _settled(town), 60, "the last measurements to be journalled")
        agrees = await observer.agrees()
    found, counted = await books(town, said), (await ledger(town)).since(before)
    wrong = [*_unkept(scenario, found, counted, notes), *observer.faults[:5]]
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


def _unkept(scenario: Scenario, found: Books, counted: Ledger, notes: Notes) -> Iterable[str]:
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
    if scenario.duplicates == "some" and not counted.duplicate:
        yield "no duplicate was counted: the moment aimed at was missed"
    if scenario.duplicates == "as resent" and counted.duplicate != notes["resent"]:
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
