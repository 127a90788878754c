"""How fast one may go: the generic cell rate algorithm (ITU-T I.371), one number for each name."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

REMEMBERED = 10_000
"""Names; beyond, the one idle longest is forgotten and may go as if it came for the first time."""


@dataclass(frozen=True, slots=True)
class Budget:
    """`rate` a second in the long run, `burst` at once."""

    rate: float
    burst: int


class Pace:
    """One budget for each name. Times are seconds of a monotonic clock."""

    def __init__(self, budget: Budget) -> None:
        self._step = 1 / budget.rate
        self._slack = (budget.burst - 1) * self._step
        self._spent_until: OrderedDict[str, float] = OrderedDict()

    def wait(self, name: str, now: float) -> float:
        """Seconds until `name` may go; 0: it goes now."""
        until = max(self._spent_until.pop(name, now), now)
        wait = until - now - self._slack
        self._spent_until[name] = until if wait > 0 else until + self._step
        if len(self._spent_until) > REMEMBERED:
            self._spent_until.popitem(last=False)
        return max(wait, 0.0)
