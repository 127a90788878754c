"""What a worker counts about its batches; its lease's row carries it to whoever watches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MESSAGES = (1, 5, 10, 25, 50, 100, 250, 500, 750, 1000, 1500, 2000)


class Distribution:
    """How many observations were at most each bound, as a Prometheus histogram counts them."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = bounds
        self._counts = [0] * (len(bounds) + 1)
        self._sum = 0.0

    def observe(self, value: float) -> None:
        self._counts[bisect_left(self._bounds, value)] += 1
        self._sum += value

    def told(self) -> dict[str, Any]:
        """`{"bounds": [...], "counts": [...], "sum"}`; the last count is of what exceeds every bound."""
        return {"bounds": self._bounds, "counts": self._counts, "sum": round(self._sum, 6)}


@dataclass(frozen=True, slots=True)
class Figures:
    """Since the process started. `store` is the whole transaction, `commit` its end: journal, COMMIT, disk."""

    batch: Distribution = field(default_factory=lambda: Distribution(MESSAGES))
    read: Distribution = field(default_factory=lambda: Distribution(SECONDS))
    store: Distribution = field(default_factory=lambda: Distribution(SECONDS))
    commit: Distribution = field(default_factory=lambda: Distribution(SECONDS))

    def told(self) -> dict[str, Any]:
        return {name: getattr(self, name).told() for name in ("batch", "read", "store", "commit")}
