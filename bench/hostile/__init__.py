"""Hostile messages by seed, each with what must become of it: one verdict for each part it counts for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bench.hostile.shots import MAKERS
from bench.hostile.source import ASSETS, OPEN, OTHER, STORED, SYSTEM, Shot, Source

__all__ = ["ASSETS", "OPEN", "OTHER", "STORED", "SYSTEM", "Hostile", "Shot"]

_DRAWN = [make for make, weight in MAKERS for _ in range(weight)]


class Hostile:
    """An endless, repeatable source of messages that field systems should never send."""

    def __init__(self, seed: int, now: datetime | None = None) -> None:
        self._source = Source(seed, now or datetime.now(UTC))

    def __iter__(self) -> Iterator[Shot]:
        while True:
            self._source.number += 1
            yield self._source.draw.choice(_DRAWN)(self._source)
