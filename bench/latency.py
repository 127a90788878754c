"""From publish to the frame on a WebSocket, at a steady rate."""

from __future__ import annotations

import statistics
import time
from typing import Annotated, Any

import msgspec
import typer

from bench.gauges import Gauges
from bench.options import Json, Profile, Runs, Strict
from bench.profile import profiled
from bench.publisher import Done, Job, Publishing
from bench.report import Figure, Goal, Report
from bench.rig import Rig, running
from bench.watcher import Delays, Seen, Watching
from bench.watcher import Job as Watch

WARM_UP_S = 5
SETTLE_S = 1.5
_TOPICS = ("state", "sample")
_GOALS = {"p50": Goal("<=", 50), "p99": Goal("<=", 150)}


def once(rig: Rig, number: int, rate: float, seconds: float) -> tuple[Done, Seen]:
    """One run: everything published, and what one client with everything on saw of it."""
    watching = Watching(Watch(url=rig.ws))
    try:
        published = Publishing(_job(rig, f"latency-{number}", rate, seconds, number)).finish()
        time.sleep(SETTLE_S)
        return published, watching.finish()
    finally:
        watching.stop()


def _job(rig: Rig, client_id: str, rate: float, seconds: float, seed: int) -> Job:
    return Job(
        url=rig.system_url(),
        client_id=client_id,
        first=1,
        last=rig.assets,
        rate=rate,
        seconds=seconds,
        window=20_000,
        seed=seed,
        begin=time.time() + 1,
    )


def figures(runs: list[tuple[Done, Seen]]) -> list[Figure]:
    """Medians over the runs, state changes apart from samples."""
    found = []
    for topic in _TOPICS:
        delays: list[Delays] = [getattr(seen, topic) for _, seen in runs]
        for name in ("p50", "p95", "p99", "max"):
            each = [getattr(one, name) for one in delays]
            found.append(Figure(f"{topic} {name}", statistics.median(each), "ms", _GOALS.get(name), each))
    lost = [published.fresh - seen.messages for published, seen in runs]
    found.append(Figure("messages not seen", max(lost), "", Goal("==", 0), note=f"of {runs[0][0].fresh} a run"))
    found.append(Figure("frames out of order", sum(seen.gaps for _, seen in runs), "", Goal("==", 0)))
    return found


def measure(assets: int, rate: float, seconds: float, runs: int, profile: Profile = None) -> Report:
    """Run the whole stack and measure."""
    with running(assets) as rig:
        Publishing(_job(rig, "warm-up", rate, min(WARM_UP_S, seconds), 0)).finish()
        pids = rig.pids()
        roles = {name: pids[name] for name in ("web", "worker")}
        with Gauges(pids) as gauges, profiled(roles, profile, runs * (seconds + 2)):
            found = [once(rig, number, rate, seconds) for number in range(1, runs + 1)]
    detail: dict[str, Any] = {
        "runs": [msgspec.to_builtins({"published": published, "seen": seen}) for published, seen in found],
        "processes": msgspec.to_builtins(gauges.uses),
    }
    options = {"assets": assets, "rate": rate, "seconds": seconds, "runs": runs}
    cpu = [Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in gauges.uses.items()]
    return Report("latency", options, [*figures(found), *cpu], detail=detail)


def command(
    assets: Annotated[int, typer.Option(help="How many report, in turn.")] = 40_000,
    rate: Annotated[float, typer.Option(help="Messages a second, offered evenly.")] = 2000,
    seconds: Annotated[float, typer.Option(help="Length of a run.")] = 30,
    runs: Runs = 5,
    json: Json = None,
    profile: Profile = None,
    strict: Strict = False,
) -> None:
    """From publish to the WebSocket frame that carries it: p50 <= 50 ms, p99 <= 150 ms at 2,000 msg/s."""
    measure(assets, rate, seconds, runs, profile).finish(json, strict=strict)
