"""How much may go now, by a rate: commands to a field system, connections to be judged."""

from __future__ import annotations

from collections.abc import Mapping

BURST_S = 0.25
"""What may go at once: a quarter of a second's worth, and always one."""


class Allowance:
    """A token bucket per name. Times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._tokens: dict[str, float] = {}
        self._at: dict[str, float] = {}

    def now(self, rates: Mapping[str, float], at: float) -> dict[str, int]:
        """Of each name, by its rate a second, how many may go at time `at`; without those that may not."""
        allowed: dict[str, int] = {}
        for name, rate in rates.items():
            most = max(1.0, rate * BURST_S)
            before = self._tokens.get(name, most)
            tokens = min(most, before + (at - self._at.get(name, at)) * rate)
            self._tokens[name], self._at[name] = tokens, at
            if tokens >= 1:
                allowed[name] = int(tokens)
        return allowed

    def spend(self, name: str) -> None:
        """One of `name` went."""
        self._tokens[name] = self._tokens.get(name, 1.0) - 1
