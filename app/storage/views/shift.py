"""What changed since somebody left the desk, and what stands: counts, and the first of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg
import msgspec

Row = dict[str, Any]

_LEFT = """
SELECT max(COALESCE(revoked_at, seen_at)) FROM account_session
WHERE account = $1 AND id <> $2 AND (revoked_at IS NOT NULL OR expires_at <= $3)
"""
_ALARMS = """
SELECT count(*) FILTER (WHERE s.transition = 'raised')::int AS raised,
       count(*) FILTER (WHERE s.transition = 'closed')::int AS cleared
FROM alarm_step s JOIN alarm l ON l.id = s.alarm
WHERE s.at >= $1 AND s.transition IN ('raised', 'closed') AND l.parent IS NULL
"""
_CLAIMS = """
SELECT c.request, c.capability, c.level, c.holder, c.reason, c.placed_by, c.ordered_by::text, c.value::text,
       min(c.placed_at) AS placed_at, min(c.starts_at) AS starts_at, max(c.expires_at) AS expires_at,
       count(*)::int AS assets, min(a.id) AS asset, min(a.name) AS name, count(*) OVER ()::int AS groups,
       sum(count(*)) OVER ()::int AS claims
FROM claim c JOIN asset a ON a.key = c.asset
WHERE c.released_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > $1)
GROUP BY c.request, c.capability, c.level, c.holder, c.reason, c.placed_by, c.ordered_by, c.value
ORDER BY c.level, min(c.placed_at) DESC, min(a.id) LIMIT $2
"""
_ACTS = """
SELECT who, act, count(*)::int AS times, max(at) AS last_at FROM (
    SELECT s.by AS who, s.transition AS act, s.at FROM alarm_step s WHERE s.at >= $1
    UNION ALL SELECT placed_by, verb, placed_at FROM control_request WHERE placed_at >= $1
    UNION ALL SELECT second_by, 'agree', second_at FROM control_request WHERE second_at >= $1
    UNION ALL SELECT DISTINCT released_by, 'release', released_at FROM claim WHERE released_at >= $1
    UNION ALL SELECT placed_by, 'lock_out', since FROM lockout WHERE since >= $1
    UNION ALL SELECT lifted_by, 'lift_lockout', lifted_at FROM lockout WHERE lifted_at >= $1) AS done
WHERE who <> '' AND who <> $2 GROUP BY 1, 2 ORDER BY max(at) DESC, 1, 2 LIMIT $3
"""


async def left_at(raw: asyncpg.Connection[Any], account: str, session: str, now: datetime) -> datetime | None:
    """When the last session of `account` other than `session` ended; those that go on at another desk do not count."""
    at: datetime | None = await raw.fetchval(_LEFT, account, session, now)
    return at


async def alarms(raw: asyncpg.Connection[Any], since: datetime) -> Row:
    """How many were raised and cleared since; those folded under a cause do not count."""
    row = await raw.fetchrow(_ALARMS, since)
    return dict(row) if row else {}


async def claims(raw: asyncpg.Connection[Any], now: datetime, limit: int) -> list[Row]:
    """Claims that stand, those placed at once together; of the first, how many claims and groups there are in all."""
    rows = await raw.fetch(_CLAIMS, now, limit)
    read = msgspec.json.decode
    return [dict(row) | {name: row[name] and read(row[name]) for name in ("ordered_by", "value")} for row in rows]


async def offline(raw: asyncpg.Connection[Any]) -> list[Row]:
    """Field systems that are not there, the last to go first."""
    rows = await raw.fetch(
        "SELECT id, name, status_at FROM field_system WHERE status = 'offline' ORDER BY status_at DESC, id"
    )
    return [dict(row) for row in rows]


async def acts(raw: asyncpg.Connection[Any], since: datetime, me: str, limit: int) -> list[Row]:
    """What others did, counted by person and act, the latest first."""
    return [dict(row) for row in await raw.fetch(_ACTS, since, me, limit)]
