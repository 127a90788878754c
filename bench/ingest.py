"""Committed messages a second under saturating publishers, beside a subscriber that only counts."""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Literal

import asyncpg
import msgspec
import psutil
import typer
from rich.console import Console

from bench.children import SYSTEM, python
from bench.counter import Counted, Counting, forget_session
from bench.counter import Job as CounterJob
from bench.gauges import Gauges, Use
from bench.options import Json, Profile, Runs, Strict
from bench.profile import profiled
from bench.report import Figure, Goal, Report
from bench.rig import Rig, services
from bench.saturating import Load, saturating
from bench.services import mosquitto_broker, mosquitto_program

SETTLE_S = 3.0
DRAINED_S = 120.0
WORKER_SESSION = "poste-ingest"
Workers = Sequence[Mapping[str, str]]
ONE_WORKER: Workers = ({},)
SHARING: Workers = tuple({"POSTE_MQTT_SHARE": "poste", "POSTE_MQTT_CLIENT_ID": f"poste-{number}"} for number in (1, 2))


Broker = Literal["both", "nats", "mosquitto"]


class Plan(msgspec.Struct, frozen=True):
    """Seconds of a run, seconds of the long one (0: none), and how many runs."""

    seconds: float
    sustained: float
    runs: int


class Run(msgspec.Struct, frozen=True):
    """What a worker committed in so many seconds, and the share of a core each process took (percent)."""

    committed: int
    seconds: float
    uses: dict[str, Use]

    @property
    def rate(self) -> float:
        """Committed messages a second."""
        return self.committed / self.seconds

    def cost_us(self, process: str) -> float:
        """Processor time of one process for each committed message, in microseconds."""
        return self.uses[process].cpu_pct / 100 * self.seconds / self.committed * 1e6


@contextmanager
def live_client(rig: Rig) -> Iterator[None]:
    """One WebSocket client with everything on, in a process of its own."""
    process = subprocess.Popen(python("bench.sink", f"{rig.ws}/api/v1/live"))  # noqa: S603 - our own module
    try:
        yield
    finally:
        process.kill()
        process.wait()


class Ledger:
    """What the worker has committed, by its own ledger."""

    def __init__(self, rig: Rig) -> None:
        self._lock = threading.Lock()
        self._runner = asyncio.Runner()
        self._connection = self._runner.run(asyncpg.connect(rig.database_url))

    def received(self) -> int:
        """Messages in the ledger, all told."""
        query = "SELECT COALESCE(sum(received), 0)::bigint FROM ledger"
        with self._lock:
            return int(self._runner.run(self._connection.fetchval(query)))

    def close(self) -> None:
        self._runner.run(self._connection.close())
        self._runner.close()


def drain(ledger: Ledger) -> None:
    """Wait until nothing more is committed: the broker's backlog is read."""
    deadline, before = time.monotonic() + DRAINED_S, -1
    while time.monotonic() < deadline and (now := ledger.received()) != before:
        before = now
        time.sleep(1)


def ours(rig: Rig, seconds: float, load: Load, workers: Workers = ONE_WORKER, profile: Profile = None) -> Run:
    """One run of one or more workers."""
    children = [
        rig.start_worker(f"worker {number}", connected=True, **settings) for number, settings in enumerate(workers, 1)
    ]
    ledger = Ledger(rig)
    try:
        with saturating(rig, load, ledger.received):
            time.sleep(SETTLE_S)
            with Gauges(alive(rig)) as gauges, profiled({"worker": children[0].pid}, profile, seconds):
                first, began = ledger.received(), time.monotonic()
                time.sleep(seconds)
                last, ended = ledger.received(), time.monotonic()
        drain(ledger)
    finally:
        ledger.close()
        for child in children:
            child.stop()
    for settings in workers:
        forget_session(rig.mqtt_url, settings.get("POSTE_MQTT_CLIENT_ID", WORKER_SESSION))
    return Run(last - first, ended - began, gauges.uses)


def alive(rig: Rig) -> dict[str, int]:
    """The processes of this run: workers of earlier ones have ended."""
    return {name: pid for name, pid in rig.pids().items() if psutil.pid_exists(pid)}


def baseline(rig: Rig, seconds: float, load: Load) -> Counted:
    """One run of the subscriber that only counts."""
    counting = Counting(CounterJob(rig.mqtt_url, settle_s=SETTLE_S))
    with saturating(rig, load, counting.taken):
        time.sleep(SETTLE_S + seconds)
        return counting.finish()


class OnBroker(msgspec.Struct):
    """What was found on one broker: the counter and one worker in turn, the worker for long, two workers."""

    broker: str
    counted: list[Counted] = msgspec.field(default_factory=list)
    alone: list[Run] = msgspec.field(default_factory=list)
    together: list[Run] = msgspec.field(default_factory=list)
    long: Run | None = None


def measure(assets: int, plan: Plan, load: Load, broker: Broker, profile: Profile = None) -> Report:
    """On NATS and on Mosquitto, which can share a subscription."""
    found = []
    if broker != "mosquitto":
        with services(assets) as rig:
            found.append(in_turn(rig, OnBroker("NATS"), plan, load, profile))
    if broker != "nats" and mosquitto_program() is None:
        say("mosquitto is not installed: nothing is measured on it (apt install mosquitto)")
    elif broker != "nats":
        with mosquitto_broker(SYSTEM) as own:
            url = f"{own.url}?version=5"
            with services(assets, mqtt_url=url, credentials=own.credentials) as rig:
                found.append(in_turn(rig, OnBroker("Mosquitto"), plan, load, shared=True))
    return Report(
        "ingest",
        {"assets": assets} | msgspec.to_builtins(plan) | msgspec.to_builtins(load),
        [figure for one in found for figure in figures(one)],
        detail={one.broker: msgspec.to_builtins(one) for one in found},
    )


def in_turn(
    rig: Rig, found: OnBroker, plan: Plan, load: Load, profile: Profile = None, *, shared: bool = False
) -> OnBroker:
    """Counter, one worker and, `shared`, two; as often as planned. Then one worker for long."""
    rig.start_web()
    with live_client(rig):
        ours(rig, min(plan.seconds, 10), load)
        for number in range(1, plan.runs + 1):
            found.counted.append(baseline(rig, plan.seconds, load))
            found.alone.append(ours(rig, plan.seconds, load, profile=profile if number == plan.runs else None))
            if shared:
                found.together.append(ours(rig, plan.seconds, load, SHARING))
            told = ", ".join(f"{of[-1].rate:,.0f}" for of in (found.counted, found.alone, found.together) if of)
            say(f"{found.broker}, run {number}: counting only, one worker{', two' if shared else ''}: {told} msg/s")
        if plan.sustained:
            found.long = ours(rig, plan.sustained, load)
            say(f"{found.broker}, {found.long.seconds:.0f} s: {found.long.rate:,.0f} msg/s")
    return found


def figures(found: OnBroker) -> list[Figure]:
    """Each named after its broker."""
    told = [*rates(found), *(kept_up(found.long) if found.long else ()), *costs(found.alone)]
    return [msgspec.structs.replace(figure, name=f"{found.broker}: {figure.name}") for figure in told]


def rates(found: OnBroker) -> list[Figure]:
    plain, one, two = ([run.rate for run in of] for of in (found.counted, found.alone, found.together))
    told = [
        Figure("paho subscriber that only counts", statistics.median(plain), "msg/s", runs=plain),
        Figure("one worker, committed", statistics.median(one), "msg/s", runs=one),
        _ratio("one worker over the subscriber", one, plain, 1.0),
    ]
    if two:
        told.append(Figure("two workers, shared subscription", statistics.median(two), "msg/s", runs=two))
        told.append(_ratio("two workers over one", two, one, 1.2))
    return told


def kept_up(long: Run) -> list[Figure]:
    """Of the long run."""
    worker = long.uses["worker 1"]
    return [
        Figure(f"one worker for {long.seconds:.0f} s", long.rate, "msg/s", Goal(">=", 12_000)),
        Figure("worker memory, most", worker.most_mb, "MB", Goal("<=", 400)),
        Figure("worker memory, slope", worker.slope_mb_min, "MB/min"),
        *(Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in long.uses.items()),
    ]


def costs(found: list[Run]) -> list[Figure]:
    """What a committed message takes of the processor, by process: comparable where the machine does other work."""
    names = [name for name in found[-1].uses if name != "worker 1"]
    by_name = {name: [run.cost_us(name) for run in found] for name in ("worker 1", *names)}
    together = [sum(run.cost_us(name) for name in by_name) for run in found]
    return [
        *(Figure(f"a message, {name}", statistics.median(of), "us", runs=of) for name, of in by_name.items()),
        Figure("a message, together", statistics.median(together), "us", runs=together),
    ]


def _ratio(name: str, above: list[float], below: list[float], goal: float) -> Figure:
    ratios = [high / low for high, low in zip(above, below, strict=True)]
    return Figure(name, statistics.median(ratios), "", Goal(">=", goal), ratios)


def say(words: str) -> None:
    """Progress, apart from the figures."""
    Console(stderr=True, highlight=False).print(words)


def command(
    assets: Annotated[int, typer.Option(help="How many report.")] = 40_000,
    seconds: Annotated[float, typer.Option(help="Length of a run.")] = 30,
    sustained: Annotated[float, typer.Option(help="Length of the long run; 0: none.")] = 300,
    publishers: Annotated[int, typer.Option(min=1, help="Publishing processes.")] = 1,
    ahead: Annotated[int, typer.Option(help="How many may wait at the broker; 0: any number.")] = 20_000,
    broker: Annotated[Broker, typer.Option(help="On which.")] = "both",
    runs: Runs = 5,
    json: Json = None,
    profile: Profile = None,
    strict: Strict = False,
) -> None:
    """Committed messages a second: >= 12,000 for 5 minutes, >= 1.0 of a paho subscriber that only counts."""
    plan = Plan(seconds, sustained, runs)
    measure(assets, plan, Load(publishers, ahead), broker, profile).finish(json, strict=strict)
