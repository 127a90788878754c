"""The bench of the screen's memory tells a leak from a sawtooth."""

from __future__ import annotations

import pytest

from bench.console_memory import Sample, figures, slope


def _samples(*heaps: float, nodes: float = 0) -> list[Sample]:
    return [Sample(0.5 * n, heap, 900 + nodes * n, 300) for n, heap in enumerate(heaps)]


def test_a_slope_is_by_the_minute() -> None:
    assert slope(_samples(50, 51, 52, 53), "heap_mb") == pytest.approx(2)
    assert slope(_samples(53, 50, 50, 53), "heap_mb") == pytest.approx(0)


def test_what_fills_once_is_no_leak_and_what_goes_on_growing_is() -> None:
    flat = {figure.name: figure for figure in figures(_samples(40, 60, 61, 60, 61, 60))}
    assert "MISSED" not in {figure.verdict for figure in flat.values()}
    leaks = {figure.name: figure for figure in figures(_samples(40, 60, 61, 62, 63, 64, nodes=40))}
    assert leaks["heap grows by"].verdict == "MISSED"
    assert leaks["DOM nodes grow by"].verdict == "MISSED"
    assert leaks["listeners grow by"].verdict == "met"
