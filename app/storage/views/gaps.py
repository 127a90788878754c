"""What never arrived, as far as the field's own numbering tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg

# In the order of the devices' own time: a late report fills its gap, and a counter that starts again leaves none.
_GAPS = """
WITH told AS (
    SELECT asset, seq - lag(seq) OVER (PARTITION BY asset ORDER BY reported_at, seq) - 1 AS missing
    FROM reading WHERE measured_at >= $1 AND measured_at < $2 AND seq IS NOT NULL
)
SELECT COALESCE(a.system, '') AS system, count(DISTINCT a.key) AS assets, sum(told.missing)::bigint AS missing
FROM told JOIN asset a ON a.key = told.asset WHERE told.missing > 0 GROUP BY 1 ORDER BY 1
"""


async def by_system(raw: asyncpg.Connection[Any], since: datetime, until: datetime) -> list[dict[str, Any]]:
    """Numbers skipped between two readings measured in the period: by system, over how many assets, how many."""
    return [dict(row) for row in await raw.fetch(_GAPS, since, until)]
