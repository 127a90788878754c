"""Who is silent, in one query: heartbeats by kind, feeders, nights, systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.domain.kinds.kind import Kind

_STALE = """
SELECT key FROM (
    SELECT s.key, greatest(s.heard_at, $2::timestamptz, f.status_at,
               CASE WHEN s.expected THEN s.expected_since END,
               CASE WHEN k.fed AND s.expected IS NULL THEN $3::timestamptz END) AS since,
           k.missed * COALESCE((s."values"->>k.period_field)::float8,
                               (k.periods->>(a.attributes->>k.period_attribute))::float8, k.period_s) AS limit_s
    FROM jsonb_to_recordset($4::jsonb) AS k (kind text, period_s float8, missed int, period_field text,
                                             period_attribute text, periods jsonb, fed bool)
    JOIN asset a USING (kind) JOIN asset_state s USING (key)
    LEFT JOIN field_system f ON f.id = a.system
    WHERE s.comm_status IN ('online', 'unknown') AND s.heard_at IS NOT NULL AND a.lifecycle <> 'retired'
      AND f.status IS DISTINCT FROM 'offline' AND ($5::int[] IS NULL OR s.key = ANY($5))
      AND CASE WHEN k.fed AND (a.attributes->>'powered_by_day')::bool THEN true
               WHEN k.fed THEN COALESCE(s.expected, $3::timestamptz IS NOT NULL)
               ELSE COALESCE(s.expected, true) END
) AS silent
WHERE since + make_interval(secs => limit_s) < $1 ORDER BY key LIMIT $6
"""
# An asset heard after its system went offline is not offline: another path may carry it.
_OF_SYSTEMS = {
    "offline": """
        SELECT a.key FROM field_system f JOIN asset a ON a.system = f.id
        JOIN asset_state s USING (key)
        WHERE f.status = 'offline' AND s.comm_status <> 'offline' AND (s.heard_at IS NULL OR s.heard_at <= f.status_at)
          AND ($1::int[] IS NULL OR a.key = ANY($1)) ORDER BY a.key LIMIT $2""",
    "unknown": """
        SELECT a.key FROM asset_state s JOIN asset a USING (key) LEFT JOIN field_system f ON f.id = a.system
        WHERE s.comm_status = 'offline' AND f.status IS DISTINCT FROM 'offline'
          AND ($1::int[] IS NULL OR a.key = ANY($1)) ORDER BY a.key LIMIT $2""",
}


class SilenceSql:
    """`SilenceStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def stale(
        self,
        now: datetime,
        listening_since: datetime,
        night_since: datetime | None,
        kinds: Mapping[str, Kind],
        among: Sequence[int] | None,
        limit: int,
    ) -> list[int]:
        """Keys of assets silent for longer than their kind allows, counting from when each could be heard: not before
        its system came back, nor before we listened.
        """
        beats = [{"kind": name} | asdict(replace(kind.heartbeat, expected=None)) for name, kind in kinds.items()]
        rows = await self._raw.fetch(
            _STALE,
            now,
            listening_since,
            night_since,
            msgspec.json.encode(beats).decode(),
            list(among) if among is not None else None,
            limit,
        )
        return [row["key"] for row in rows]

    async def of_systems(self, status: str, among: Sequence[int] | None, limit: int) -> list[int]:
        """Keys of assets whose system is offline and who are not marked so; or, for `unknown`, the reverse."""
        rows = await self._raw.fetch(_OF_SYSTEMS[status], list(among) if among is not None else None, limit)
        return [row["key"] for row in rows]

    async def unsampled(self) -> list[int]:
        """Keys of assets with measurements not yet journalled."""
        return [row["key"] for row in await self._raw.fetch("SELECT key FROM asset_state WHERE memory ? 'due'")]

    async def centre(self) -> tuple[float, float] | None:
        """The middle of the registry, (lon, lat), for the sun."""
        row = await self._raw.fetchrow("SELECT avg(lon) AS lon, avg(lat) AS lat FROM asset WHERE lon IS NOT NULL")
        return (row["lon"], row["lat"]) if row and row["lon"] is not None else None
