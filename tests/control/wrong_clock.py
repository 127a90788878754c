"""A worker whose machine's clock is wrong, and steps while it runs (libfaketime; Debian's package `faketime`)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.processes import Poste, Process

_LIBRARIES = Path("/usr/lib")


class MachineClock:
    """What one process takes for the time of day; its monotonic clock and everybody else's are right."""

    def __init__(self, folder: Path) -> None:
        found = sorted(_LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"))
        if not found:
            pytest.skip("libfaketime is not installed (apt install faketime)")
        self._file = folder / "machine-clock"
        self._library = found[0]
        self.step(timedelta(0))

    def step(self, ahead: timedelta) -> None:
        """From now on it is so far ahead of the truth (negative: behind)."""
        self._file.write_text(f"{ahead.total_seconds():+.0f}")

    def of(self, poste: Poste) -> None:
        """Processes of `poste` are started with this clock."""
        poste.settings |= {
            "LD_PRELOAD": str(self._library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


def believed_ahead(process: Process) -> timedelta:
    """How far ahead the process's own machine clock was when it last logged."""
    last = json.loads(process.log.read_text().splitlines()[-1])
    return datetime.fromisoformat(last["at"]) - datetime.now(UTC)
