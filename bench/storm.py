"""A city that comes back: everyone silent behind a dead network, then everyone reports within seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import asyncpg
import msgspec
import typer

from bench.children import SYSTEM
from bench.gauges import Gauges, Use
from bench.options import Json, Profile, Strict
from bench.profile import profiled
from bench.publisher import Done, Job, Publishing, Session
from bench.report import Figure, Goal, Report
from bench.rig import Rig, running
from bench.traffic import Mix
from bench.watcher import Job as Watch
from bench.watcher import Seen, Watching

PATIENCE_S = 300.0
SETTLE_S = 3.0
_LOOK_S = 0.2
_STORED = "SELECT coalesce(sum(stored), 0)::int FROM ledger"
_LEDGER = """
SELECT coalesce(sum(stored), 0)::int AS stored, coalesce(sum(duplicate), 0)::int AS duplicate,
       coalesce(sum(rejected + unknown), 0)::int AS refused FROM ledger
"""
_READINGS = """
SELECT coalesce(sum(n), 0)::int AS readings, count(*) FILTER (WHERE n = $2)::int AS complete
FROM (SELECT count(*) AS n FROM reading WHERE received_at >= $1 GROUP BY asset) AS per_asset
"""
_STATUS = "SELECT count(*)::int FROM asset_state WHERE comm_status = $1"
_TOLD = """
SELECT body->'values'->>'comm_status' AS status, count(*)::int FROM journal
WHERE class = 'change' AND topic = 'state' AND seq > $1 AND body->'values' ? 'comm_status' GROUP BY 1
"""


class Drained(msgspec.Struct, frozen=True, kw_only=True):
    """The database after the storm: the ledger's and the readings' growth, `complete` assets with all their reports,
    `told` transitions of communication status by new status. `drained_s` counts from the first publish.
    """

    drained_s: float
    stored: int
    duplicate: int
    refused: int
    readings: int
    complete: int
    online: int
    told: dict[str, int]


def silence(rig: Rig, outage: float) -> None:
    """The system's last will, everyone offline, then `outage` seconds of nothing."""
    say_status(rig, "offline")
    asyncio.run(everyone(rig, "offline"))
    time.sleep(outage)


def once(rig: Rig, within: float, backlog: int, profile: Profile = None) -> tuple[Done, Drained, Seen, dict[str, Use]]:
    """The storm itself, with one live client that has everything on."""
    pids = rig.pids()
    roles = {name: pids[name] for name in ("web", "worker")}
    watching = Watching(Watch(url=rig.ws))
    try:
        with Gauges(pids) as gauges, profiled(roles, profile, within + 5):
            published, drained = asyncio.run(storm(rig, within, backlog))
        return published, drained, watching.finish(), gauges.uses
    finally:
        watching.stop()


def measure(assets: int, within: float, backlog: int, outage: float, profile: Profile = None) -> Report:
    """Take everything offline, hold it, let it come back, and wait until all of it is stored."""
    with running(assets) as rig:
        silence(rig, outage)
        published, drained, seen, uses = once(rig, within, backlog, profile)
    detail = {"published": published, "drained": drained, "seen": seen, "processes": uses}
    options = {"assets": assets, "within": within, "reports each": backlog + 1, "outage": outage}
    found = figures(assets, backlog, published, drained, seen)
    found += [Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in uses.items()]
    found += [Figure(f"memory, {name}", use.most_mb, "MB") for name, use in uses.items()]
    return Report("storm", options, found, detail=msgspec.to_builtins(detail))


async def storm(rig: Rig, within: float, backlog: int) -> tuple[Done, Drained]:
    """The system says it is back, then each of its assets sends one message of `backlog` old reports and a new one."""
    async with _books(rig) as books:
        before = await _row(books, _LEDGER)
        start = await _row(books, "SELECT seq, clock_timestamp() AS at FROM feed")
        due = await books.fetchval(_STORED) + 1 + rig.assets * (backlog + 1)
        say_status(rig, "online")
        publishing = Publishing(_job(rig, within, backlog))
        await _reaches(books, due, _STORED)
        drained_at = time.time()
        published = await asyncio.to_thread(publishing.finish)
        await asyncio.sleep(SETTLE_S)
        after = await _row(books, _LEDGER)
        told = await books.fetch(_TOLD, start["seq"])
        return published, Drained(
            drained_s=round(drained_at - published.began, 2),
            **{name: after[name] - before[name] for name in before},
            **await _row(books, _READINGS, start["at"], backlog + 1),
            online=await books.fetchval(_STATUS, "online"),
            told={row["status"]: row["count"] for row in told},
        )


async def everyone(rig: Rig, status: str) -> None:
    """Wait until every asset has that communication status. Raises `TimeoutError`."""
    async with _books(rig) as books:
        await _reaches(books, rig.assets, _STATUS, status)
        if await books.fetchval(_STATUS, status) < rig.assets:
            raise TimeoutError(f"not every asset was {status} after {PATIENCE_S:.0f} s")


@asynccontextmanager
async def _books(rig: Rig) -> AsyncIterator[asyncpg.Connection[Any]]:
    connection = await asyncpg.connect(rig.database_url)
    try:
        yield connection
    finally:
        await connection.close()


async def _reaches(books: asyncpg.Connection[Any], count: int, query: str, *arguments: str) -> None:
    """Look until what `query` counts is at least `count`, or patience is out."""
    end = time.monotonic() + PATIENCE_S
    while await books.fetchval(query, *arguments) < count and time.monotonic() < end:  # noqa: ASYNC110 - the database, looked at
        await asyncio.sleep(_LOOK_S)


async def _row(books: asyncpg.Connection[Any], query: str, *arguments: object) -> Mapping[str, Any]:
    row = await books.fetchrow(query, *arguments)
    assert row is not None  # noqa: S101 - every query here has one
    return dict(row)


def say_status(rig: Rig, status: str) -> None:
    """As the field system's own message or last will says it."""
    session = Session(rig.system_url(), f"status-{status}")
    body = {"at": datetime.now(UTC), "status": status}
    session.publish([(f"poste/v1/{SYSTEM}/status".encode(), msgspec.json.encode(body))])
    while session.open:
        session.wait(0.1)
    session.close()


def _job(rig: Rig, within: float, backlog: int) -> Job:
    return Job(
        url=rig.system_url(),
        client_id="storm",
        first=1,
        last=rig.assets,
        rate=rig.assets / within,
        messages=rig.assets,
        window=60_000,
        mix=Mix(duplicate=0, late=0),
        backlog=backlog,
    )


def figures(assets: int, backlog: int, published: Done, drained: Drained, seen: Seen) -> list[Figure]:
    """`lost` figures must be zero: by the ledger, by the rows themselves, and on the screen."""
    reports = assets * (backlog + 1)
    took = published.ended - published.began
    none = Goal("==", 0)
    return [
        Figure("reports published", reports, note=f"in {published.sent} messages over {took:.1f} s"),
        Figure("reports lost, by the ledger", reports + 1 - drained.stored, "", none, note="the status is one more"),
        Figure("reports lost, by the rows", reports - drained.readings, "", none),
        Figure("assets without all their reports", assets - drained.complete, "", none),
        Figure("reports refused", drained.refused, "", none),
        Figure("reports delivered twice, stored once", drained.duplicate),
        Figure("time to drain", drained.drained_s, "s", note="from the first publish to the last commit"),
        Figure("after the last publish", max(0.0, drained.drained_s - took), "s"),
        Figure("reports stored a second", reports / drained.drained_s, "1/s"),
        Figure("assets not online after it", assets - drained.online, "", none),
        Figure("assets called stale during it", drained.told.get("stale", 0), "", none),
        Figure("messages the screen did not get", published.fresh - seen.messages, "", none),
        Figure("publish to screen, p50", seen.sample.p50, "ms"),
        Figure("publish to screen, p99", seen.sample.p99, "ms"),
        Figure("feed lag, most", seen.lag_ms, "ms"),
        Figure("conflated frames", seen.conflated),
        Figure("frames out of order", seen.gaps, "", none),
    ]


def command(
    assets: Annotated[int, typer.Option(help="How many come back.")] = 40_000,
    within: Annotated[float, typer.Option(help="Seconds in which they all report.")] = 10,
    backlog: Annotated[int, typer.Option(help="Old reports each sends before its new one.")] = 4,
    outage: Annotated[float, typer.Option(help="Seconds of silence: longer than a bus may be silent.")] = 150,
    json: Json = None,
    profile: Profile = None,
    strict: Strict = False,
) -> None:
    """40,000 assets reporting within 10 s after an outage: nothing lost, time to drain."""
    measure(assets, within, backlog, outage, profile).finish(json, strict=strict)
