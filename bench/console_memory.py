"""Whether the screen's memory stays flat while a city changes: heap, DOM and listeners after forced collections."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bench.report import Figure, Goal

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

EVERY_S = 30.0
LEAST_SAMPLES = 4
_WALK = ("alarms", "systems", "map")


class Sample(NamedTuple):
    """What is left after a collection, `at_min` minutes from the first."""

    at_min: float
    heap_mb: float
    nodes: float
    listeners: float


def watch(page: Page, devtools: CDPSession, minutes: float) -> list[Sample]:
    """A sample every 30 s; between them views are left and come back to, as in a shift."""
    devtools.send("HeapProfiler.enable")
    devtools.send("Performance.enable")
    began, samples = time.monotonic(), list[Sample]()
    while time.monotonic() - began < minutes * 60 or len(samples) < LEAST_SAMPLES:
        for view in _WALK:
            page.locator(f"nav a[href='/{view}']").click()
            page.wait_for_timeout(EVERY_S * 1000 / len(_WALK))
        samples.append(_sample(devtools, (time.monotonic() - began) / 60))
    return samples


def _sample(devtools: CDPSession, at_min: float) -> Sample:
    devtools.send("HeapProfiler.collectGarbage")
    told = {item["name"]: item["value"] for item in devtools.send("Performance.getMetrics")["metrics"]}
    return Sample(at_min, told["JSHeapUsedSize"] / 1e6, told["Nodes"], told["JSEventListeners"])


def figures(samples: Sequence[Sample]) -> list[Figure]:
    """The first sample is left out: caches fill."""
    settled = samples[1:]
    heap = [sample.heap_mb for sample in settled]
    return [
        Figure("heap grows by", slope(settled, "heap_mb"), "MB/min", Goal("<=", 1), note="least squares"),
        Figure("heap, first and last", heap[0], "MB", note=f"{heap[-1]:.1f} MB at the end, {max(heap):.1f} at most"),
        Figure("DOM nodes grow by", slope(settled, "nodes"), "1/min", Goal("<=", 10), note=f"{settled[-1].nodes:.0f}"),
        Figure(
            "listeners grow by",
            slope(settled, "listeners"),
            "1/min",
            Goal("<=", 1),
            note=f"{settled[-1].listeners:.0f}",
        ),
        Figure("watched for", settled[-1].at_min - settled[0].at_min, "min"),
    ]


def slope(samples: Sequence[Sample], name: str) -> float:
    """What `name` rises by a minute: the line through the samples with the least squares."""
    times = [sample.at_min for sample in samples]
    values = [float(getattr(sample, name)) for sample in samples]
    middle, level = sum(times) / len(times), sum(values) / len(values)
    spread = sum((at - middle) ** 2 for at in times)
    return sum((at - middle) * (value - level) for at, value in zip(times, values, strict=True)) / spread
