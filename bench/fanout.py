"""Many live clients at once: how late each gets each change, and whether the web role's memory stays where it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from app.actions.clock import SystemClock
from app.actions.edit_tokens import create_token
from app.domain.permissions import Grant, Role
from app.storage.database import Database
from bench.gauges import Gauges, Use
from bench.options import Json, Profile, Strict
from bench.profile import profiled
from bench.publisher import Done, Job, Publishing
from bench.report import Figure, Goal, Report
from bench.rig import Rig, running
from bench.watcher import Job as Watch
from bench.watcher import Seen, Watching

SETTLE_S = 2.0
BUFFER_ROWS = 50_000
WARM_UP_RATE = 4000
# Flat: what pymalloc and the kernel move by themselves in three minutes, and less than one screen a second would leak.
FLAT_MB_MIN = 1.0
MOST_MORE_PCT = 5.0
"""What asking who watches may add."""


class Access(StrEnum):
    OPEN = "open"
    ACCOUNTS = "accounts"
    BOTH = "both"


def measure(
    assets: int, clients: int, rate: float, seconds: float, profile: Profile = None, access: Access = Access.OPEN
) -> Report:
    """Fill the feed's buffer first, so that what grows afterwards is a leak; then watch `rate` changes a second."""
    with running(assets, settings={"POSTE_ACCESS": access}) as rig:
        _publish(rig, "warm-up", WARM_UP_RATE, BUFFER_ROWS / WARM_UP_RATE)
        tokens = asyncio.run(_tokens(rig.database_url, clients)) if access is Access.ACCOUNTS else []
        published, seen, uses = once(rig, clients, rate, seconds, profile, tokens)
    detail = msgspec.to_builtins({"published": published, "seen": seen, "processes": uses})
    options = {"assets": assets, "clients": clients, "rate": rate, "seconds": seconds, "access": access}
    return Report("fanout", options, figures(clients, published, seen, uses), detail=detail)


def compare(assets: int, clients: int, rate: float, seconds: float, profile: Profile = None) -> Report:
    """What it costs the web role that every client is known by a token and its rights are looked at again: the same
    measured where nobody is asked, and where all are.
    """
    measured = (Access.OPEN, Access.ACCOUNTS)
    told = {access: measure(assets, clients, rate, seconds, profile, access) for access in measured}
    web = {access: report.detail["processes"]["web"]["cpu_pct"] for access, report in told.items()}
    more = 100 * (web[Access.ACCOUNTS] / web[Access.OPEN] - 1)
    found = [Figure("web processor, accounts over open", more, "%", Goal("<=", MOST_MORE_PCT))]
    for access, report in told.items():
        found += [msgspec.structs.replace(figure, name=f"{figure.name}, {access}") for figure in report.figures]
    options = told[Access.OPEN].options | {"access": Access.BOTH}
    return Report("fanout", options, found, detail={access: report.detail for access, report in told.items()})


def once(
    rig: Rig, clients: int, rate: float, seconds: float, profile: Profile = None, tokens: Sequence[str] = ()
) -> tuple[Done, Seen, dict[str, Use]]:
    """Everything published while `clients` watch, what they saw, and what the processes took."""
    watching = Watching(Watch(url=rig.ws, clients=clients, tokens=list(tokens)))
    try:
        pids = rig.pids()
        with Gauges({**pids, "clients": watching.pid}) as gauges, profiled({"web": pids["web"]}, profile, seconds):
            published = _publish(rig, "fanout", rate, seconds)
        time.sleep(SETTLE_S)
        return published, watching.finish(), gauges.uses
    finally:
        watching.stop()


def figures(clients: int, published: Done, seen: Seen, uses: dict[str, Use]) -> list[Figure]:
    """Delays over every change at every client."""
    web, length = uses["web"], published.ended - published.began
    return [
        Figure("sample p50", seen.sample.p50, "ms"),
        Figure("sample p99", seen.sample.p99, "ms", Goal("<=", 300), note="over all clients"),
        Figure("state p99", seen.state.p99, "ms", Goal("<=", 300), note="over all clients"),
        Figure("unluckiest client's p99", seen.sample.worst_p99, "ms"),
        Figure("max", max(seen.sample.max, seen.state.max), "ms"),
        Figure("changes a second", seen.changes / length, "1/s", Goal(">=", 0.98 * published.sent / length)),
        Figure("deliveries of a change", seen.sample.count + seen.state.count),
        Figure("messages not seen", published.fresh - seen.messages, "", Goal("==", 0)),
        Figure("frames out of order", seen.gaps, "", Goal("==", 0)),
        Figure("conflated frames", seen.conflated),
        Figure("clients cut off", seen.closed, "", Goal("==", 0)),
        Figure("web memory, slope", web.slope_mb_min, "MB/min", Goal("<=", FLAT_MB_MIN)),
        Figure("web memory, first", web.first_mb, "MB"),
        Figure("web memory, most", web.most_mb, "MB"),
        Figure("frames sent", seen.frames, note=f"to {clients} clients"),
        Figure("sent", seen.bytes / 1e6 / length, "MB/s"),
        *(Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in uses.items()),
    ]


async def _tokens(database_url: str, number: int) -> list[str]:
    """Of programs that may see all."""
    database, clock = Database(database_url), SystemClock()
    end, grants = clock.now() + timedelta(days=1), [Grant(Role.VIEWER)]
    try:
        return [(await create_token(database, f"bench {n}", grants, end, "bench", clock))[1] for n in range(number)]
    finally:
        await database.close()


def _publish(rig: Rig, client_id: str, rate: float, seconds: float) -> Done:
    job = Job(
        url=rig.system_url(),
        client_id=client_id,
        first=1,
        last=rig.assets,
        rate=rate,
        seconds=seconds,
        window=20_000,
        seed=int(rate) + 1,
    )
    return Publishing(job).finish()


def command(
    assets: Annotated[int, typer.Option(help="How many report, in turn.")] = 40_000,
    clients: Annotated[int, typer.Option(help="WebSocket clients with everything on.")] = 200,
    rate: Annotated[float, typer.Option(help="Changes a second.")] = 500,
    seconds: Annotated[float, typer.Option(help="Length of the run.")] = 600,
    access: Annotated[
        Access, typer.Option(help="Whether clients are asked who they are; both: one after the other.")
    ] = Access.OPEN,
    json: Json = None,
    profile: Profile = None,
    strict: Strict = False,
) -> None:
    """200 WebSocket clients at 500 changes a second: p99 <= 300 ms at every client, web memory flat."""
    if access is Access.BOTH:
        report = compare(assets, clients, rate, seconds, profile)
    else:
        report = measure(assets, clients, rate, seconds, profile, access)
    report.finish(json, strict=strict)
