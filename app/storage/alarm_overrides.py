"""What people change of alarm definitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.domain.alarms.override import Override

_APPLYING = """
SELECT a.key, o.definition, o.limits::text, o.on_delay_s, o.off_delay_s, o.priority, o.enabled,
       CASE WHEN o.asset IS NOT NULL THEN 9 WHEN o.zone IS NULL THEN 0
            ELSE 1 + array_position(ARRAY['territory', 'commune', 'district', 'perimeter'], z.level) END AS rank
FROM alarm_override o LEFT JOIN zone z ON z.id = o.zone
JOIN asset a ON a.kind = o.kind AND a.key = ANY($1) AND (o.zone IS NULL OR o.zone = ANY(a.zones))
    AND (o.asset IS NULL OR o.asset = a.id)
"""
_SAVE = """
INSERT INTO alarm_override AS o SELECT * FROM jsonb_populate_record(NULL::alarm_override, $1::jsonb)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, definition = excluded.definition, zone = excluded.zone,
    asset = excluded.asset, limits = excluded.limits, on_delay_s = excluded.on_delay_s,
    off_delay_s = excluded.off_delay_s, priority = excluded.priority, enabled = excluded.enabled,
    reason = excluded.reason, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
    version = excluded.version
RETURNING to_jsonb(o)::text
"""
_SAME = """
SELECT id FROM alarm_override WHERE kind = $1 AND definition = $2 AND zone IS NOT DISTINCT FROM $3
    AND asset IS NOT DISTINCT FROM $4 AND id <> $5
"""
_JUDGE = """
INSERT INTO alarm_due SELECT a.key, $4 FROM asset a JOIN asset_state s USING (key)
WHERE a.kind = $1 AND s.heard_at IS NOT NULL AND ($2::text IS NULL OR $2 = ANY(a.zones))
  AND ($3::text IS NULL OR a.id = $3) ORDER BY a.key
ON CONFLICT (asset) DO UPDATE SET due_at = excluded.due_at
"""


class OverrideSql:
    """The part of `AlarmStore` that is about overrides."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def overrides(self, assets: Sequence[int]) -> dict[int, list[Override]]:
        found: dict[int, list[Override]] = {}
        for row in await self._raw.fetch(_APPLYING, list(assets)):
            told = {name: row[name] for name in ("definition", "on_delay_s", "off_delay_s", "priority", "enabled")}
            override = Override(limits=msgspec.json.decode(row["limits"]), rank=row["rank"], **told)
            found.setdefault(row["key"], []).append(override)
        return found

    async def override(self, override: str) -> dict[str, Any] | None:
        row = await self._raw.fetchval(
            "SELECT to_jsonb(o)::text FROM alarm_override o WHERE id = $1 FOR UPDATE",
            override,
        )
        return msgspec.json.decode(row) if row else None

    async def save_override(self, document: dict[str, Any]) -> dict[str, Any] | None:
        same = [document[name] for name in ("kind", "definition", "zone", "asset", "id")]
        if await self._raw.fetchval(_SAME, *same):
            return None
        stored: dict[str, Any] = msgspec.json.decode(
            await self._raw.fetchval(_SAVE, msgspec.json.encode(document).decode())
        )
        return stored

    async def delete_override(self, override: str) -> None:
        await self._raw.execute("DELETE FROM alarm_override WHERE id = $1", override)

    async def judge_again(self, document: dict[str, Any], now: datetime) -> None:
        await self._raw.execute(_JUDGE, document["kind"], document["zone"], document["asset"], now)
