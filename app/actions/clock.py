"""The one place that reads the machine’s clock; everything else is told the time."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)
