"""Processes of a bench's own: how they are started, and when they begin. Light, for they import it first."""

from __future__ import annotations

import sys
import time

SYSTEM = "field"
"""The field system that publishes in benches."""


def python(module: str, *arguments: str) -> list[str]:
    """The command line of a bench's own process."""
    return [sys.executable, "-m", module, *arguments]


def wait_until(moment: float) -> None:
    """Sleep until a wall-clock `moment` (seconds since the epoch)."""
    time.sleep(max(0.0, moment - time.time()))
