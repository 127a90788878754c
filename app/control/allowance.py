"""How many commands each field system may be sent now, by the rate it declares."""

from __future__ import annotations

from collections.abc import Mapping

BURST_S = 0.25
"""What may go at once: a quarter of a second's worth, and always one."""


class Allowance:
    """A token bucket per system. Times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._tokens: dict[str, float] = {}
        self._at: dict[str, float] = {}

    def now(self, rates: Mapping[str, float], at: float) -> dict[str, int]:
        """Of each system, by its rate (commands a second), how many may go at time `at`; without those that may not."""
        allowed: dict[str, int] = {}
        for system, rate in rates.items():
            most = max(1.0, rate * BURST_S)
            before = self._tokens.get(system, most)
            tokens = min(most, before + (at - self._at.get(system, at)) * rate)
            self._tokens[system], self._at[system] = tokens, at
            if tokens >= 1:
                allowed[system] = int(tokens)
        return allowed

    def spend(self, system: str) -> None:
        """A command to `system` went."""
        self._tokens[system] = self._tokens.get(system, 1.0) - 1
