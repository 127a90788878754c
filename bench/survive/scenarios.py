"""What is done to a Poste at work. Each returns what it wants said about it; the books are kept elsewhere."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from bench.survive.gate import Gate, Side, gate
from bench.survive.town import Target, Town, until

Notes = dict[str, Any]

_ENDLESS = 10**9
_PATIENCE_S = 120
_GOING = 1000


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How much of everything: messages a second, seconds between kills, messages waiting, repetitions, outage."""

    rate: int = 5000
    pace_s: float = 5
    backlog: int = 60_000
    rounds: int = 3
    down_s: float = 60


LONG = Plan()
SHORT = Plan(pace_s=1, backlog=25_000, rounds=1, down_s=8)


async def in_full_flow(town: Town, plan: Plan, targets: Sequence[Target]) -> Notes:
    """Kill each target in the middle of the flow and start it again at once, round after round."""
    async with _flow(town, plan):
        for target in plan.rounds * tuple(targets):
            await town.kill(target)
            await town.restart(target)
            await _goes_on(town, plan)
    return {"kills": plan.rounds * len(targets)}


async def under_backlog(town: Town, plan: Plan, targets: Sequence[Target]) -> Notes:
    """Let a backlog gather at the broker while no worker runs, then kill each target while it is drained."""
    kills = plan.rounds * tuple(targets)
    town.worker.kill()
    before = await town.stored()
    await (await town.publish(plan.backlog)).finish()
    town.worker.restart()
    waiting = []
    async with asyncio.TaskGroup() as restarts:
        for number, target in enumerate(kills):
            await _reaches(town, before + 1 + plan.backlog * number // len(kills))
            waiting.append(before + plan.backlog - await town.stored())
            await town.kill(target)
            restarts.create_task(town.restart(target))
    return {"kills": len(kills), "backlog": plan.backlog, "waiting_at_kills": waiting}


async def around_the_commit(town: Town, plan: Plan, side: Side) -> Notes:
    """Kill the worker when its batch is committed and it does not know, or when it asked and nothing is committed."""
    async with _gated(town) as door, _flow(town, plan):
        for _ in range(plan.rounds):
            await door.catch(side)
            town.worker.kill()
            door.cut()
            await town.restart("worker")
            await _goes_on(town, plan)
    return {"kills": plan.rounds}


async def answer_lost(town: Town, plan: Plan) -> Notes:
    """The network swallows the answer to a COMMIT: the living worker stores the batch again."""
    async with _gated(town) as door, _flow(town, plan):
        for _ in range(plan.rounds):
            await door.catch("after")
            door.cut()
            await _goes_on(town, plan)
    return {"cuts": plan.rounds}


async def slow_worker(town: Town, plan: Plan) -> Notes:
    """A living worker waits for the database longer than the broker waits for it: all it holds is sent again."""
    held_s = 2.2 * town.ack_wait_s or 3
    async with _gated(town) as door, _flow(town, plan):
        for _ in range(plan.rounds):
            await door.catch("after")
            await asyncio.sleep(held_s)
            door.let_pass()
            await _goes_on(town, plan)
    return {"held_s": held_s}


async def frozen_worker(town: Town, plan: Plan) -> Notes:
    """A worker stops between commit and acknowledgement, beyond its lease and the broker's patience, and wakes up."""
    frozen_s = max(2 * town.lease_s, 1.2 * town.ack_wait_s)
    async with _gated(town) as door, _flow(town, plan):
        for _ in range(plan.rounds):
            await door.catch("after")
            town.worker.signal(signal.SIGSTOP)
            await asyncio.sleep(frozen_s)
            door.cut()
            town.worker.signal(signal.SIGCONT)
            await _goes_on(town, plan)
    return {"frozen_s": frozen_s}


async def resent(town: Town, plan: Plan) -> Notes:
    """The field sends every fifth message twice, each time as a new publish (dup=0)."""
    publishing = await town.publish(round(3 * plan.rate * plan.pace_s), rate=plan.rate, repeat=5)
    return {"resent": (await publishing.finish()).repeated}


async def database_down(town: Town, plan: Plan) -> Notes:
    """The database stays away while the field goes on. Raises `TimeoutError` when /readyz does not say why."""

    async def named() -> bool:
        return any(reason.startswith("database:") for reason in await town.unready())

    async with _flow(town, plan):
        await town.kill("postgres")
        await until(named, plan.down_s, "/readyz to name the database")
        await asyncio.sleep(plan.down_s)
        reasons = await town.unready()
        await town.restart("postgres")
        await town.connected()
        await _goes_on(town, plan)
    return {"down_s": plan.down_s, "readyz": reasons}


async def lossy_broker(town: Town, plan: Plan) -> Notes:
    """Kill the broker in full flow; then every asset reports twice more, so that each gap in `seq` has an end."""
    notes = await in_full_flow(town, plan, ["broker"])
    await (await town.publish(2 * town.rig.assets, rate=plan.rate)).finish()
    return notes


@asynccontextmanager
async def _flow(town: Town, plan: Plan) -> AsyncIterator[None]:
    """Inside, the field publishes at the plan's rate, and the first second's worth is stored."""
    publishing = await town.publish(_ENDLESS, rate=plan.rate)
    try:
        await _goes_on(town, plan)
        yield
    finally:
        await publishing.finish(early=True)


@asynccontextmanager
async def _gated(town: Town) -> AsyncIterator[Gate]:
    """Inside, the worker reaches the database through a gate."""
    async with gate(town.rig.database_url) as door, town.other_worker(POSTE_DATABASE_URL=door.url):
        yield door


async def _goes_on(town: Town, plan: Plan) -> None:
    """Until messages are being stored again, and for the plan's pace after that."""
    await _reaches(town, await town.stored() + _GOING)
    await asyncio.sleep(plan.pace_s)


async def _reaches(town: Town, stored: int) -> None:
    async def reached() -> bool:
        return await town.stored() >= stored

    await until(reached, _PATIENCE_S, f"{stored} messages to be stored")
