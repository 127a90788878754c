"""What judging an alarm remembers of an asset between reports."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Remembered(msgspec.Struct, omit_defaults=True):
    """One definition on one asset: `on` is what was judged last.

    `since` is the measured time from which the condition has been otherwise, `due` when that counts; `last` and
    `last_at` the sample that rates and stuck values are told from; `rises` when it lately came on.
    """

    on: bool = False
    since: datetime | None = None
    due: datetime | None = None
    last: float | None = None
    last_at: datetime | None = None
    rises: list[datetime] = []

    @property
    def is_blank(self) -> bool:
        """Nothing to remember."""
        return not self.on and self.since is None and self.last_at is None and not self.rises


Memories = dict[str, Remembered]
"""By definition; those with nothing to remember are left out."""


def next_due(memories: Memories) -> datetime | None:
    """When the first of them has something to decide."""
    return min((item.due for item in memories.values() if item.due), default=None)
