"""When Python looks for cycles of garbage."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """A batch, or a page of the journal, makes tens of thousands of objects, none in a cycle: looking for cycles took a
    fifth of the worker's time and a third of the web role's (docs/performance.md).
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
