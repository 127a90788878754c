"""The books of a scenario: what the field published against what the database holds, by SQL."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import msgspec

from bench.survive.numbered import Numbered
from bench.survive.town import Town, patiently

_STORED = """
WITH stored AS (
    SELECT r.seq * $1 + substr(a.id, 4)::bigint - 1 AS n, r.reported_at FROM reading r JOIN asset a ON a.key = r.asset
    WHERE r.seq BETWEEN $2::bigint / $1 - 1 AND ($2 + $3) / $1 + 1
)
SELECT count(*), count(DISTINCT n), count(*) FILTER (
           WHERE reported_at IS DISTINCT FROM $4::timestamptz + (n - $2) * make_interval(secs => $5::float8 / 1e6))
FROM stored WHERE n >= $2 AND n < $2 + $3
"""
_LEDGER = """
SELECT COALESCE(sum(received), 0)::bigint, COALESCE(sum(stored), 0)::bigint, COALESCE(sum(duplicate), 0)::bigint,
       COALESCE(sum(rejected), 0)::bigint, COALESCE(sum(unknown), 0)::bigint
FROM ledger
"""


class Ledger(msgspec.Struct, frozen=True):
    """The ledger's sums."""

    received: int
    stored: int
    duplicate: int
    rejected: int
    unknown: int

    @property
    def balances(self) -> bool:
        return self.received == self.stored + self.duplicate + self.rejected + self.unknown

    def since(self, before: Ledger) -> Ledger:
        """What was added."""
        return Ledger(
            *(a - b for a, b in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(before), strict=True))
        )


class Books(msgspec.Struct, frozen=True):
    """Published messages, those not stored at all, stored more than once, or stored otherwise than they were sent."""

    published: int
    missing: int
    repeated: int
    altered: int


async def ledger(town: Town) -> Ledger:
    async def ask() -> Ledger:
        [row] = await town.rows(_LEDGER)
        return Ledger(*row)

    return await patiently(ask)


async def books(town: Town, said: Sequence[tuple[Numbered, int]]) -> Books:
    """Compare every message of `said` (what, and how many of it) with the readings."""
    published = missing = repeated = altered = 0
    for messages, count in said:
        [(rows, distinct, wrong)] = await town.rows(
            _STORED, messages.assets, messages.first, count, messages.start, messages.step_us
        )
        published += count
        missing += count - distinct
        repeated += rows - distinct
        altered += wrong
    return Books(published, missing, repeated, altered)


async def drained(town: Town, expected: int, patience_s: float) -> float:
    """Wait until `expected` messages are stored, or nothing has come in for `patience_s`; seconds it took."""
    began = moved = time.monotonic()
    received = -1
    while (found := await ledger(town)).stored < expected and time.monotonic() - moved < patience_s:
        if found.received != received:
            received, moved = found.received, time.monotonic()
        await asyncio.sleep(0.1)
    return time.monotonic() - began
