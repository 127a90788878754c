"""When to try again to deliver: exponential back-off with full jitter, until it is given up."""

from __future__ import annotations

from datetime import datetime, timedelta

MAX_PAUSE_S = 300.0


def next_attempt(now: datetime, attempts: int, first_pause_s: float, draw: float) -> datetime:
    """When to try after `attempts` (1 or more) failed: at least half of a pause that doubles each time up to five
    minutes; `draw`, from 0 to 1, spreads those who failed together.
    """
    pause = min(MAX_PAUSE_S, first_pause_s * 2.0 ** min(attempts - 1, 30))
    return now + timedelta(seconds=pause * (0.5 + draw / 2))
