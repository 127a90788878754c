"""Every scenario of the control path, each in a Poste of its own, and what came of it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from app.actions.clock import SystemClock
from app.actions.import_drafts import import_drafts
from app.domain.registry import AssetDraft, SystemDraft
from app.storage.database import Database
from bench.processes import Poste
from bench.seed import throw_away
from bench.services import RunningBroker, nats_broker, postgres_url
from bench.survive.control.scenarios import Notes, broker_away, killed_at_each_step, stopped

SYSTEM = "lighting"


class ControlPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds without a broker, seconds of SIGSTOP, rounds of kill -9 at eight steps, luminaires."""

    away_s: float = 60
    stopped_s: float = 10
    rounds: int = 3
    lamps: int = 60


LONG = ControlPlan()
SHORT = ControlPlan(away_s=8, rounds=1, lamps=20)

Play = Callable[[Database, Poste, RunningBroker], Awaitable[Notes]]


class Played(msgspec.Struct, frozen=True):
    """What came of one; `wrong` is empty when everything promised was kept."""

    scenario: str
    took_s: float
    notes: dict[str, Any]
    wrong: str


def scenarios(plan: ControlPlan) -> dict[str, tuple[int, Play]]:
    """By name, how many luminaires each wants and how it is played."""
    return {
        "control: broker away": (plan.lamps, lambda db, poste, broker: broker_away(
            db, poste, broker, plan.lamps, plan.away_s)),
        "control: SIGSTOP": (plan.lamps, lambda db, poste, _: stopped(db, poste, plan.lamps, plan.stopped_s)),
        "control: kill -9 at each step": (1, lambda db, poste, _: killed_at_each_step(db, poste, plan.rounds)),
    }  # fmt: skip


def played(plan: ControlPlan, only: str) -> Iterator[Played]:
    """Play those whose name holds `only`, one after the other."""
    chosen = {name: one for name, one in scenarios(plan).items() if only in name}
    if not chosen:
        return
    with postgres_url() as server:
        for name, (lamps, play) in chosen.items():
            yield asyncio.run(_play(server, name, lamps, play))


async def _play(server: str, name: str, lamps: int, play: Play) -> Played:
    began, notes, wrong = time.monotonic(), {}, ""
    async with _registry(server, lamps) as database:
        with nats_broker(SYSTEM, sync_interval="1s") as broker, tempfile.TemporaryDirectory() as folder:
            try:
                notes = await play(database, Poste(database.url, broker.url, Path(folder)), broker)
            except (AssertionError, TimeoutError) as error:
                wrong = str(error) or repr(error)
    return Played(name, round(time.monotonic() - began, 1), notes, wrong)


@asynccontextmanager
async def _registry(server: str, lamps: int) -> AsyncIterator[Database]:
    """A database of its own with so many luminaires, whose field system takes 40 commands a second."""
    async with throw_away(server, f"survive_{time.monotonic_ns()}") as url:
        database = Database(url, pool_size=4)
        drafts = [
            AssetDraft(id=f"EP-{n + 1:04d}", kind="luminaire", system=SYSTEM, lon=4.2 + n * 3e-4, lat=46.3)
            for n in range(lamps)
        ]
        try:
            await import_drafts(database, [SystemDraft(id=SYSTEM, name=SYSTEM), *drafts], SystemClock())
            async with database.begin() as tx:
                await tx.raw.execute("UPDATE field_system SET command_rate = 40")
            yield database
        finally:
            await database.close()
