"""What rights cost: permission checks, guesses at a password, and ingest from field systems held to their prefix."""

from __future__ import annotations

import statistics
import time
from itertools import pairwise
from typing import Annotated

import httpx
import typer

from app.domain.permissions import Grant, Permission, Role, may
from bench.ingest import Run, live_client, ours, say
from bench.options import Json, Runs, Strict
from bench.report import Figure, Goal, Report
from bench.rig import Rig, services
from bench.saturating import Load

CHECKS = 1_000
REPEATED = 50
AHEAD = 20_000
GUESSES_S = 12
REFUSED, TOO_EARLY = 401, 429
HELD = [
    *(Grant(Role.VIEWER, zones=frozenset({f"z{number}"})) for number in range(3)),
    Grant(Role.OPERATOR, frozenset({"lighting"}), frozenset({"nord"})),
]


def thousand_checks() -> list[float]:
    """Milliseconds that so many checks take, of somebody who holds several limited roles; one value a repetition."""
    found = []
    for _ in range(REPEATED):
        began = time.perf_counter()
        for _ in range(CHECKS):
            may(HELD, Permission.COMMAND, "lighting", ("macon", "nord"))
        found.append(1000 * (time.perf_counter() - began))
    return found


def guesses(rig: Rig) -> list[float]:
    """Seconds between the guesses at one name that were judged, once the first of them came too early."""
    judged, slowed = [], False
    with httpx.Client(base_url=rig.http) as http:
        end = time.monotonic() + GUESSES_S
        while time.monotonic() < end:
            answer = http.post("/api/v1/session", json={"name": "a.martin", "password": "not this one"})
            slowed = slowed or answer.status_code == TOO_EARLY
            if slowed and answer.status_code == REFUSED:
                judged.append(time.monotonic())
    return [later - sooner for sooner, later in pairwise(judged)]


def measure(assets: int, seconds: float, runs: int) -> Report:
    """Ingest in turn: from a field system that the broker binds to its prefix, and from a user bound to nothing."""
    bound: list[Run] = []
    free: list[Run] = []
    with services(assets, settings={"POSTE_ACCESS": "accounts"}) as rig:
        rig.start_web()
        waits = guesses(rig)
    with services(assets) as rig:
        rig.start_web()
        with live_client(rig):
            ours(rig, min(seconds, 10), Load(1, AHEAD))
            for number in range(1, runs + 1):
                free.append(ours(rig, seconds, Load(1, AHEAD, bound=False)))
                bound.append(ours(rig, seconds, Load(1, AHEAD)))
                say(f"run {number}: free {free[-1].rate:,.0f}, bound {bound[-1].rate:,.0f} msg/s")
    options = {"assets": assets, "seconds": seconds, "runs": runs}
    return Report("rights", options, figures(thousand_checks(), waits, free, bound))


def figures(checks: list[float], waits: list[float], free: list[Run], bound: list[Run]) -> list[Figure]:
    """Each against the goal of its kind."""
    more = [100 * (_cost(two) / _cost(one) - 1) for one, two in zip(free, bound, strict=True)]
    return [
        Figure("1,000 permission checks", statistics.median(checks), "ms", Goal("<=", 5)),
        Figure("between two guesses judged, least", min(waits), "s", Goal(">=", 1), note=f"{len(waits)} waits"),
        Figure("ingest, a message: bound over free", statistics.median(more), "%", Goal("<=", 5), more),
        Figure("a message, free", statistics.median(map(_cost, free)), "us", runs=[*map(_cost, free)]),
        Figure("a message, bound", statistics.median(map(_cost, bound)), "us", runs=[*map(_cost, bound)]),
    ]


def _cost(run: Run) -> float:
    """Processor time of a committed message, all processes together, in microseconds."""
    return sum(run.cost_us(name) for name in run.uses)


def command(
    assets: Annotated[int, typer.Option(help="How many report.")] = 40_000,
    seconds: Annotated[float, typer.Option(help="Length of a run.")] = 8,
    runs: Runs = 5,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """What asking for rights costs: < 5 ms for 1,000 checks, > 1 s a guess, < 5 % of a message."""
    measure(assets, seconds, runs).finish(json, strict=strict)
