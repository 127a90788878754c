"""Committed messages a second under saturating publishers, beside a subscriber that only counts."""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated

import asyncpg
import msgspec
import psutil
import typer
from rich.console import Console

from bench.children import SYSTEM, python
from bench.counter import TELL_EVERY_S, Counted, Counting, forget_session
from bench.counter import Job as CounterJob
from bench.gauges import Gauges, Use
from bench.options import Json, Profile, Runs, Strict
from bench.profile import profiled
from bench.publisher import Job, Publishing
from bench.report import Figure, Goal, Report
from bench.rig import Rig, services
from bench.services import mosquitto_broker, mosquitto_program

SETTLE_S = 3.0
DRAINED_S = 120.0
WORKER_SESSION = "poste-ingest"
Workers = Sequence[Mapping[str, str]]
ONE_WORKER: Workers = ({},)
SHARING: Workers = tuple({"POSTE_MQTT_SHARE": "poste", "POSTE_MQTT_CLIENT_ID": f"poste-{number}"} for number in (1, 2))


class Load(msgspec.Struct, frozen=True):
    """How many publishing processes, and how far ahead of what is taken they may be together (0: any distance)."""

    publishers: int
    ahead: int


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
def saturating(rig: Rig, publishers: int, ahead: int, taken: Callable[[], int]) -> Iterator[None]:
    """Publishers that send as fast as the broker acknowledges, each for its own assets, together at most `ahead`
    messages beyond what was `taken`: there is always something waiting.
    """
    share = rig.assets // publishers
    jobs = [
        Job(
            url=rig.system_url(),
            client_id=f"saturate-{number}",
            first=number * share + 1,
            last=(number + 1) * share,
            seed=number + int(time.time()),
            ahead=ahead // publishers,
        )
        for number in range(publishers)
    ]
    done = threading.Event()
    before = taken()
    publishing = [Publishing(job) for job in jobs]

    def tell() -> None:
        while not done.wait(TELL_EVERY_S):
            for one in publishing:
                one.allow((taken() - before) // publishers)

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        for one in publishing:
            one.stop()


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
        with saturating(rig, load.publishers, load.ahead, ledger.received):
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
    with saturating(rig, load.publishers, load.ahead, counting.taken):
        time.sleep(SETTLE_S + seconds)
        return counting.finish()


def measure(assets: int, seconds: float, sustained: float, runs: int, load: Load, profile: Profile = None) -> Report:
    """On NATS, baseline and worker in turn, then the worker for long; on Mosquitto, one worker and two in turn."""
    with services(assets) as rig:
        rig.start_web()
        with live_client(rig):
            ours(rig, min(seconds, 10), load)
            counted: list[Counted] = []
            found: list[Run] = []
            for number in range(1, runs + 1):
                counted.append(baseline(rig, seconds, load))
                found.append(ours(rig, seconds, load, profile=profile if number == runs else None))
                say(f"run {number}: counting only {counted[-1].rate:,.0f} msg/s, poste {found[-1].rate:,.0f} msg/s")
            long = ours(rig, sustained, load) if sustained else found[-1]
            say(f"{long.seconds:.0f} s: {long.rate:,.0f} msg/s")
    alone, together = side_by_side(assets, seconds, runs, load)
    return Report(
        "ingest",
        {"assets": assets, "seconds": seconds, "sustained": sustained, "runs": runs} | msgspec.to_builtins(load),
        [*figures(counted, found, long), *sharing_figures(alone, together)],
        detail=msgspec.to_builtins(
            {"counted": counted, "runs": found, "long": long, "one on mosquitto": alone, "two": together}
        ),
    )


def side_by_side(assets: int, seconds: float, runs: int, load: Load) -> tuple[list[Run], list[Run]]:
    """One worker and two on a shared subscription, in turn, on Mosquitto; nothing where it is not installed."""
    alone: list[Run] = []
    together: list[Run] = []
    if mosquitto_program() is None:
        say("mosquitto is not installed: two workers are not measured (apt install mosquitto)")
        return alone, together
    with mosquitto_broker(SYSTEM) as broker:
        url = f"{broker.url}?version=5"
        with services(assets, mqtt_url=url, credentials=broker.credentials) as rig:
            rig.start_web()
            with live_client(rig):
                for number in range(1, runs + 1):
                    alone.append(ours(rig, seconds, load))
                    together.append(ours(rig, seconds, load, SHARING))
                    say(f"run {number}: one worker {alone[-1].rate:,.0f} msg/s, two {together[-1].rate:,.0f} msg/s")
    return alone, together


def figures(counted: list[Counted], found: list[Run], long: Run) -> list[Figure]:
    plain, rates = [one.rate for one in counted], [one.rate for one in found]
    worker = long.uses["worker 1"]
    return [
        Figure("paho subscriber that only counts", statistics.median(plain), "msg/s", runs=plain),
        Figure("one worker, committed", statistics.median(rates), "msg/s", runs=rates),
        _ratio("one worker over the subscriber", rates, plain, 1.0),
        Figure(f"one worker for {long.seconds:.0f} s", long.rate, "msg/s", Goal(">=", 12_000)),
        Figure("worker memory, most", worker.most_mb, "MB", Goal("<=", 400)),
        Figure("worker memory, slope", worker.slope_mb_min, "MB/min"),
        *(Figure(f"processor, {name}", use.cpu_pct, "% of a core") for name, use in long.uses.items()),
        *costs(found),
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


def sharing_figures(alone: list[Run], together: list[Run]) -> list[Figure]:
    one, two = [run.rate for run in alone], [run.rate for run in together]
    if not one:
        return []
    return [
        Figure("one worker on Mosquitto", statistics.median(one), "msg/s", runs=one),
        Figure("two workers, shared subscription", statistics.median(two), "msg/s", runs=two),
        _ratio("two workers over one", two, one, 1.2),
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
    runs: Runs = 5,
    json: Json = None,
    profile: Profile = None,
    strict: Strict = False,
) -> None:
    """Committed messages a second: >= 12,000 for 5 minutes, >= 1.0 of a paho subscriber that only counts."""
    measure(assets, seconds, sustained, runs, Load(publishers, ahead), profile).finish(json, strict=strict)
