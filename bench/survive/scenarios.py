"""What is done to a Poste at work. Each returns what it wants said about it; the books are kept elsewhere."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal

import msgspec

from bench.survive.gate import Gate, gate
from bench.survive.town import Target, Town, until

Notes = dict[str, Any]
Moment = Literal["killed before", "killed after", "answer lost", "slow", "frozen"]

_ENDLESS = 10**9
_PATIENCE_S = 120
_GOING = 1000


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Messages a second, seconds of work between kills, messages waiting at the broker, repetitions, seconds without
    a database. `calm_rate` is for scenarios aimed at one moment; NATS sends again after `ack_wait_s`.
    """

    rate: int = 5000
    pace_s: float = 5
    backlog: int = 100_000
    rounds: int = 3
    down_s: float = 60
    calm_rate: int = 5000
    ack_wait_s: int = 10
    lease_s: float = 3


LONG = Plan()
SHORT = Plan(pace_s=0.5, backlog=20_000, rounds=1, down_s=8, calm_rate=2000, ack_wait_s=2, lease_s=1)


async def in_full_flow(town: Town, plan: Plan, targets: Sequence[Target]) -> Notes:
    """Kill each target in the middle of the flow and start it again at once, round after round."""
    async with _flow(town, plan.rate), asyncio.TaskGroup() as restarts:
        for target in plan.rounds * tuple(targets):
            await _goes_on(town, plan)
            await town.kill(target)
            restarts.create_task(town.restart(target))
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


async def around_the_commit(town: Town, plan: Plan, moments: Sequence[Moment]) -> Notes:
    """Stop batches at their commit by a gate in front of the database, and do what each moment says.

    Raises `TimeoutError` when a moment that must make the broker or the worker repeat what is committed does not.
    """
    async with (
        gate(town.rig.database_url) as door,
        town.other_worker(POSTE_DATABASE_URL=door.url),
        _flow(town, plan.calm_rate),
    ):
        for moment in plan.rounds * tuple(moments):
            await _goes_on(town, plan)
            duplicates = await town.duplicates()
            await door.catch("before" if moment == "killed before" else "after")
            await _MOMENTS[moment](town, door)
            if moment not in ("killed before", "slow"):
                await _repeats(town, duplicates)
        await _goes_on(town, plan)
    return {"moments": plan.rounds * len(moments)}


async def _killed(town: Town, door: Gate) -> None:
    town.worker.kill()
    door.cut()
    await town.restart("worker")


async def _answer_lost(_town: Town, door: Gate) -> None:
    door.cut()


async def _slow(town: Town, door: Gate) -> None:
    await asyncio.sleep(2.2 * town.ack_wait_s or 3)
    door.let_pass()


async def _frozen(town: Town, door: Gate) -> None:
    """Beyond its lease and the broker's patience."""
    town.worker.signal(signal.SIGSTOP)
    await asyncio.sleep(max(2 * town.lease_s, 1.2 * town.ack_wait_s))
    door.cut()
    town.worker.signal(signal.SIGCONT)


_MOMENTS: Mapping[Moment, Callable[[Town, Gate], Awaitable[None]]] = {
    "killed before": _killed,
    "killed after": _killed,
    "answer lost": _answer_lost,
    "slow": _slow,
    "frozen": _frozen,
}


async def resent(town: Town, plan: Plan) -> Notes:
    """The field sends every fifth message twice, each time as a new publish (dup=0)."""
    publishing = await town.publish(round(3 * plan.rate * plan.pace_s), rate=plan.rate, repeat=5)
    return {"resent": (await publishing.finish()).repeated}


async def database_down(town: Town, plan: Plan) -> Notes:
    """The database stays away while the field goes on. Raises `TimeoutError` when /readyz does not say why."""

    async def named() -> bool:
        return any(reason.startswith("database:") for reason in await town.unready())

    async with _flow(town, plan.calm_rate):
        await _goes_on(town, plan)
        await town.kill("postgres")
        await until(named, plan.down_s, "/readyz to name the database")
        await asyncio.sleep(plan.down_s)
        reasons = await town.unready()
        await town.restart("postgres")
        await town.connected()
        await _goes_on(town, plan)
    return {"down_s": plan.down_s, "readyz": reasons}


async def lossy_broker(town: Town, plan: Plan) -> Notes:
    """Kill the broker with a backlog in it; every asset reports before and after, so that a gap in `seq` ends."""
    before = await town.stored()
    await (await town.publish(town.rig.assets, rate=plan.calm_rate)).finish()
    await _reaches(town, before + town.rig.assets)
    town.worker.kill()
    await (await town.publish(plan.backlog)).finish()
    await town.kill("broker")
    await town.restart("broker")
    await town.restart("worker")
    await town.connected()
    await (await town.publish(2 * town.rig.assets, rate=plan.calm_rate)).finish()
    return {"backlog": plan.backlog}


@asynccontextmanager
async def _flow(town: Town, rate: float) -> AsyncIterator[None]:
    """Inside, the field publishes at `rate` messages a second."""
    publishing = await town.publish(_ENDLESS, rate=rate)
    try:
        yield
    finally:
        await publishing.finish(early=True)


async def _goes_on(town: Town, plan: Plan) -> None:
    """Until messages are being stored again, and for the plan's pace after that."""
    await _reaches(town, await town.stored() + _GOING)
    await asyncio.sleep(plan.pace_s)


async def _repeats(town: Town, before: int) -> None:
    async def counted() -> bool:
        return await town.duplicates() > before

    await until(counted, _PATIENCE_S, "what was committed and not acknowledged to be counted as duplicate")


async def _reaches(town: Town, stored: int) -> None:
    async def reached() -> bool:
        return await town.stored() >= stored

    await until(reached, _PATIENCE_S, f"{stored} messages to be stored")
