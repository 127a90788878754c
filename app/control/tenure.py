"""How long a lease is ours: the epoch it was taken under, and until when this process may act on it."""

from __future__ import annotations

import time


class Tenure:
    """Held by a job. `epoch` fences what it writes; `valid` says whether it may still act outside the database.

    Time is the machine's monotonic clock, which goes on while a process is stopped: whoever wakes after his lease ran
    out knows it before he does anything.
    """

    def __init__(self, epoch: int, seconds: float) -> None:
        self.epoch = epoch
        self._until = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """The lease was renewed, by a request made this many seconds before it ends."""
        self._until = time.monotonic() + seconds

    @property
    def left_s(self) -> float:
        """Seconds until it ends; negative when it has."""
        return self._until - time.monotonic()

    @property
    def valid(self) -> bool:
        return self.left_s > 0
