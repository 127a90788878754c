"""Bounds on what is kept of messages that could not be stored: no system's flood pushes out another's."""

from __future__ import annotations

from typing import Any

import asyncpg

from app.storage import deletion

REJECTED_PER_REASON = 5000
UNKNOWN_PER_ASSET = 1000
UNKNOWN_PER_REASON = 100_000
BYTES_PER_SYSTEM = 128 * 2**20

# Systems nobody registered share one quota, under an empty name: a stranger can make up as many as it likes.
_TRIM = f"""
WITH placed AS (
    SELECT k.id, k.outcome, k.reason, k.system, k.asset, octet_length(k.payload) AS size, COALESCE(f.id, '') AS owner
    FROM kept_message k LEFT JOIN field_system f ON f.id = k.system
), ranked AS (
    SELECT id, owner,
           row_number() OVER (PARTITION BY owner, outcome, reason ORDER BY id DESC) AS of_reason,
           row_number() OVER (PARTITION BY outcome, system, asset ORDER BY id DESC) AS of_asset,
           sum(size) OVER (PARTITION BY owner ORDER BY id DESC) AS bytes
    FROM placed
), gone AS (
    DELETE FROM kept_message k USING ranked r WHERE k.id = r.id AND (
        r.bytes > $1
        OR k.outcome = 'rejected' AND r.of_reason > $2
        OR k.outcome = 'unknown' AND (r.of_reason > $3 OR r.of_asset > $4))
    RETURNING k.*, r.owner
), held AS (
    {deletion.kept_of(deletion.KEPT_MESSAGE, "gone")}
)
INSERT INTO kept_trimmed AS t (system, outcome, reason, count, newest)
SELECT owner, outcome, reason, count(*), max(received_at) FROM gone GROUP BY 1, 2, 3
ON CONFLICT (system, outcome, reason) DO UPDATE SET count = t.count + excluded.count,
    newest = greatest(t.newest, excluded.newest)
"""


async def trim_kept(raw: asyncpg.Connection[Any], seen: int = 0) -> int:
    """Keep the newest of each system and reason, count what goes; the newest id, to be given back as `seen`:
    nothing is looked at while nothing newer was kept.
    """
    newest = int(await raw.fetchval("SELECT max(id) FROM kept_message") or 0)
    if newest > seen:
        await raw.execute(_TRIM, BYTES_PER_SYSTEM, REJECTED_PER_REASON, UNKNOWN_PER_REASON, UNKNOWN_PER_ASSET)
    return newest
