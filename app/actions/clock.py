"""The machine’s clock, for programs that ask no database; everything else is told the time."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)
