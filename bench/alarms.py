"""A flood of alarms over a whole city: none lost, none twice, and the list answers meanwhile."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

import httpx
import numpy as np
import typer

from app.actions.errors import Conflict
from app.actions.import_drafts import batched
from app.actions.store_batch import store_batch
from app.domain.reports import Message
from app.domain.reports import Report as Told
from app.storage.database import Database
from bench.children import SYSTEM
from bench.map import served
from bench.options import Json, Strict
from bench.report import Figure, Goal, Report
from bench.seed import seed, throw_away
from bench.services import postgres_url

BATCH = 200
GOAL_MS = 50
ASKED_EVERY_S = 0.1
QUERIES = ("", "?sort=age&limit=50", "?priority=low&family=lighting", "?q=rue&zone=district-7", "?state=unacknowledged")


@dataclass(slots=True)
class Flood:
    """What one flood took, and what the list took meanwhile (`during`) and with all open (`after`), milliseconds."""

    seconds: float
    counted: dict[str, int]
    during: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)


def command(
    assets: Annotated[int, typer.Option(help="Of the city.")] = 40_000,
    alarms: Annotated[int, typer.Option(help="Raised in the flood.")] = 5000,
    seconds: Annotated[float, typer.Option(help="Over so long.")] = 10,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """Raise alarms on as many lamps through the ingest path, each told twice, while operators list them."""
    with postgres_url() as server:
        flood = asyncio.run(once(server, assets, alarms, seconds))
    options = {"assets": assets, "alarms": alarms, "seconds": seconds}
    Report("alarms", options, figures(flood, alarms, seconds)).finish(json, strict=strict)


async def once(server: str, assets: int, alarms: int, seconds: float) -> Flood:
    """A city of its own, flooded, listed, counted."""
    async with throw_away(server, f"bench_alarms_{os.getpid()}") as url:
        database = Database(url)
        await seed(database, assets, (SYSTEM,))
        try:
            with served("poste", url) as base:
                async with httpx.AsyncClient(base_url=base, timeout=30) as http:
                    return await _flood(database, http, alarms, seconds)
        finally:
            await database.close()


async def _flood(database: Database, http: httpx.AsyncClient, alarms: int, seconds: float) -> Flood:
    await http.get("/api/v1/alarms")
    ended = asyncio.Event()
    asking = asyncio.ensure_future(_ask(http, ended))
    began = time.perf_counter()
    lamps = [number for number in range(1, alarms * 2) if number % 10][:alarms]
    parts = list(batched(lamps, BATCH))
    for number, part in enumerate(parts):
        await asyncio.sleep(max(0.0, seconds * number / len(parts) - (time.perf_counter() - began)))
        for _ in range(2):
            await _store(database, part)
    flood = Flood(time.perf_counter() - began, await _counted(database))
    ended.set()
    flood.during = await asking
    flood.after = [await _timed(http, QUERIES[number % len(QUERIES)]) for number in range(100)]
    return flood


async def _store(database: Database, lamps: Sequence[int]) -> None:
    now = datetime.now(UTC)
    messages = [
        Message(f"bench/{lamp}", now, SYSTEM, f"EP-{lamp:06d}", [Told({"lamp_failure": True}, now, now)])
        for lamp in lamps
    ]
    while True:
        try:
            await store_batch(database, messages, "bench", now)
        except Conflict:
            continue
        return


async def _ask(http: httpx.AsyncClient, ended: asyncio.Event) -> list[float]:
    took: list[float] = []
    while not ended.is_set():
        took.append(await _timed(http, QUERIES[len(took) % len(QUERIES)]))
        await asyncio.sleep(ASKED_EVERY_S)
    return took


async def _timed(http: httpx.AsyncClient, query: str) -> float:
    began = time.perf_counter()
    (await http.get(f"/api/v1/alarms{query}")).raise_for_status()
    return (time.perf_counter() - began) * 1000


async def _counted(database: Database) -> dict[str, int]:
    async with database.read() as tx:
        queries = {
            "open": "SELECT count(*) FROM alarm WHERE closed_at IS NULL",
            "concerned": "SELECT count(DISTINCT asset) FROM alarm WHERE closed_at IS NULL",
            "journalled": "SELECT count(*) FROM journal WHERE topic = 'alarm'",
        }
        return {name: int(await tx.raw.fetchval(query)) for name, query in queries.items()}


def figures(flood: Flood, alarms: int, seconds: float) -> list[Figure]:
    """Lost and doubled are exact; the list's times are of one client beside the flood, then alone."""
    counted = flood.counted
    late = Goal("<=", seconds * 1.1)
    return [
        Figure("alarms lost", alarms - counted["concerned"], "", Goal("==", 0)),
        Figure("alarms twice", counted["open"] - counted["concerned"], "", Goal("==", 0)),
        Figure("journal rows too many or too few", counted["journalled"] - alarms, "", Goal("==", 0)),
        Figure("time of the flood", flood.seconds, "s", late),
        *_times("list during the flood", flood.during),
        *_times(f"list with {alarms} open", flood.after, Goal("<=", GOAL_MS)),
    ]


def _times(name: str, took: Sequence[float], goal: Goal | None = None) -> list[Figure]:
    """A short flood may be over before anybody asked."""
    if not took:
        return []
    p50, p95 = (float(np.percentile(took, percent)) for percent in (50, 95))
    return [Figure(f"{name}, p50", p50, "ms"), Figure(f"{name}, p95", p95, "ms", goal)]
