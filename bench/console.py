"""One browser on a whole city that changes all the time: how busy it is, and how late it draws what it was told."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from app.embedded.errors import LaunchError
from bench import console_memory
from bench.browser import browser_page
from bench.options import Json, Strict
from bench.publisher import Job, Publishing
from bench.report import Figure, Goal, Report
from bench.rig import running

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

_PROBE = Path(__file__).with_name("console_probe.js")
WARM_UP_S = 5.0
PATIENCE_S = 60.0
PAN_S = 20.0
"""What the pan may take where every frame is drawn in software."""
MARGIN_S = 60.0


class Probe(msgspec.Struct):
    """What the page measured of itself (console_probe.js), in milliseconds."""

    painted: float
    drawn: list[float]
    frames: list[float]
    scripts: list[float]
    changes: int
    conflated: int


def measure(assets: int, rate: float, seconds: float) -> Report:
    """Raises `LaunchError` where there is no screen to look at, or nothing to look with."""
    sitting = f"localStorage.setItem('poste.operator', 'bench'); measureFrom({assets})"
    with running(assets) as rig, browser_page(_PROBE.read_text(encoding="utf-8") + sitting) as page:
        page.goto(rig.http)
        _await_painted(page)
        job = Job(
            url=rig.system_url(),
            client_id="console",
            first=1,
            last=rig.assets,
            rate=rate,
            seconds=WARM_UP_S + seconds + PAN_S,
        )
        publishing = Publishing(job)
        page.wait_for_timeout(WARM_UP_S * 1000)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable")
        page.evaluate("Object.assign(probe, { drawn: [], frames: [], changes: 0, conflated: 0 })")
        before, began = _metrics(devtools), time.monotonic()
        page.wait_for_timeout(seconds * 1000)
        after, took_s = _metrics(devtools), time.monotonic() - began
        probe = msgspec.convert(page.evaluate("probe"), Probe)
        page.evaluate("Object.assign(probe, { scripts: [] })")
        _pan(page)
        panned = msgspec.convert(page.evaluate("probe"), Probe).scripts
        publishing.finish()
    return Report(
        "console", {"assets": assets, "rate": rate, "seconds": seconds}, figures(probe, before, after, took_s, panned)
    )


def watch_memory(assets: int, rate: float, minutes: float) -> Report:
    """The same city for longer, as its memory tells. Raises `LaunchError`."""
    sitting = f"localStorage.setItem('poste.operator', 'bench'); measureFrom({assets})"
    with running(assets) as rig, browser_page(_PROBE.read_text(encoding="utf-8") + sitting) as page:
        page.goto(rig.http)
        _await_painted(page)
        job = Job(
            url=rig.system_url(),
            client_id="console",
            first=1,
            last=rig.assets,
            rate=rate,
            seconds=minutes * 60 + MARGIN_S,
        )
        publishing = Publishing(job)
        samples = console_memory.watch(page, page.context.new_cdp_session(page), minutes)
        publishing.finish()
    parameters = {"assets": assets, "rate": rate, "minutes": minutes}
    return Report("console memory", parameters, console_memory.figures(samples))


def _await_painted(page: Page) -> None:
    """By asking: the page's policy lets nothing be evaluated inside it. Raises `LaunchError`."""
    deadline = time.monotonic() + PATIENCE_S
    while not page.evaluate("probe.painted"):
        if time.monotonic() > deadline:
            raise LaunchError(f"the screen drew no city within {PATIENCE_S:.0f} s")
        page.wait_for_timeout(100)


def _pan(page: Page) -> None:
    """Drag the map across the city and back, all of it in view."""
    width, height = page.viewport_size["width"], page.viewport_size["height"]  # type: ignore[index]
    page.mouse.move(width * 0.7, height * 0.5)
    page.mouse.down()
    for part in (0.4, 0.7):
        page.mouse.move(width * part, height * part, steps=30)
    page.mouse.up()
    page.wait_for_timeout(1000)


def _metrics(devtools: CDPSession) -> dict[str, float]:
    """Chromium's own figures; durations in seconds."""
    return {item["name"]: item["value"] for item in devtools.send("Performance.getMetrics")["metrics"]}


def figures(
    probe: Probe, before: dict[str, float], after: dict[str, float], took_s: float, panned: list[float]
) -> list[Figure]:
    """Lateness is from the commit of a frame's first change to its upload for drawing; `panned` is the milliseconds of
    script in each frame while the map was dragged.
    """
    quarter = max(1, len(probe.drawn) // 4)
    busy = (after["TaskDuration"] - before["TaskDuration"]) / took_s
    return [
        Figure("whole city painted after", probe.painted, "ms", Goal("<=", 2000), note="from navigation"),
        Figure("changes", probe.changes / took_s, "1/s"),
        Figure("main thread busy", 100 * busy, "%", Goal("<=", 50)),
        Figure("drawn p50", _percentile(probe.drawn, 0.5), "ms"),
        Figure("drawn p95", _percentile(probe.drawn, 0.95), "ms", Goal("<=", 300)),
        Figure("drawn p95, first quarter", _percentile(probe.drawn[:quarter], 0.95), "ms"),
        Figure("drawn p95, last quarter", _percentile(probe.drawn[-quarter:], 0.95), "ms", note="no more: no backlog"),
        Figure("animation frame p95", _percentile(probe.frames, 0.95), "ms", note="25 ms on a graphics card"),
        Figure(
            "script of a frame while panning p95",
            _percentile(panned, 0.95),
            "ms",
            Goal("<=", 16),
            note="of 60 a second",
        ),
        Figure("conflated frames", probe.conflated),
        Figure("memory of the page", after["JSHeapUsedSize"] / 1e6, "MB"),
    ]


def _percentile(values: list[float], part: float) -> float:
    ordered = sorted(values) or [0.0]
    return ordered[int((len(ordered) - 1) * part)]


def command(
    assets: Annotated[int, typer.Option(min=1)] = 50_000,
    rate: Annotated[float, typer.Option(help="Messages a second.")] = 2000,
    seconds: Annotated[float, typer.Option(min=1)] = 30,
    minutes: Annotated[float, typer.Option(min=0, help="Watch the memory for so long instead.")] = 0,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """One browser on a whole city: main thread, lateness of what is drawn, first paint; or whether memory is flat."""
    report = watch_memory(assets, rate, minutes) if minutes else measure(assets, rate, seconds)
    report.finish(json, strict=strict)
