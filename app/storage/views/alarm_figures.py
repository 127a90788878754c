"""ISA-18.2's figures: how many alarms, where from, how long they stand and wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg

Row = dict[str, Any]

STALE_AFTER = timedelta(hours=24)
_RAISED = "SELECT count(*) FROM alarm_step WHERE transition = 'raised' AND at > $1 AND at <= $2"
_BUSIEST = """
SELECT to_timestamp(floor(extract(epoch FROM at) / 600) * 600) AS began, count(*)::int AS n
FROM alarm_step WHERE transition = 'raised' AND at > $1 AND at <= $2 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1
"""
_OFFENDERS = """
SELECT a.id AS asset, l.kind, l.definition, count(*)::int AS alarms FROM alarm_step s JOIN alarm l ON l.id = s.alarm
LEFT JOIN asset a ON a.key = l.asset WHERE s.transition = 'raised' AND s.at > $1 AND s.at <= $2
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 3 LIMIT $3
"""
_BY_PRIORITY = """
SELECT l.priority, count(*)::int AS n FROM alarm_step s JOIN alarm l ON l.id = s.alarm
WHERE s.transition = 'raised' AND s.at > $1 AND s.at <= $2 GROUP BY 1
"""
_NOW = """
SELECT count(*) FILTER (WHERE called AND active)::int AS standing,
       count(*) FILTER (WHERE called AND active AND raised_at < $1)::int AS stale,
       count(*) FILTER (WHERE state = 'shelved')::int AS shelved,
       count(*) FILTER (WHERE state = 'suppressed_by_design')::int AS suppressed,
       count(*) FILTER (WHERE state = 'out_of_service')::int AS out_of_service,
       count(*) FILTER (WHERE chattering)::int AS chattering
FROM (SELECT *, state IN ('unacknowledged', 'acknowledged', 'returned_unacknowledged') AS called FROM alarm
      WHERE closed_at IS NULL) AS open
"""
_LATENCY = """
SELECT count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY s) AS p50_s,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY s) AS p95_s
FROM (SELECT extract(epoch FROM {column} - raised_at)::float8 AS s FROM alarm
      WHERE raised_at > $1 AND raised_at <= $2 AND {column} IS NOT NULL) AS waited
"""
_STATES = """
SELECT priority, state, count(*)::int AS n FROM alarm WHERE closed_at IS NULL GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class AlarmGauges:
    """Open alarms by (priority, state), and what ISA-18.2 watches."""

    open: dict[tuple[str, str], int]
    stale: int
    chattering: int
    last_10_min: int
    flooding: bool


async def figures(raw: asyncpg.Connection[Any], since: datetime, until: datetime, positions: int, top: int) -> Row:
    """The figures of a period, and of now."""
    now = await raw.fetchrow(_NOW, until - STALE_AFTER)
    assert now is not None  # noqa: S101 - an aggregate is one row
    busiest = await raw.fetchrow(_BUSIEST, since, until)
    began = busiest["began"] if busiest else since
    return {
        "from": since,
        "to": until,
        "positions": positions,
        "last_10_min": await _rate(raw, until - timedelta(minutes=10), until, positions),
        "last_hour": await _rate(raw, until - timedelta(hours=1), until, positions),
        "last_day": await _rate(raw, until - timedelta(days=1), until, positions),
        "busiest_10_min": _told(began, began + timedelta(minutes=10), busiest["n"] if busiest else 0, positions),
        "offenders": [dict(row) for row in await raw.fetch(_OFFENDERS, since, until, top)],
        "by_priority": {row["priority"]: row["n"] for row in await raw.fetch(_BY_PRIORITY, since, until)},
        **dict(now),
        "floods": [dict(row) for row in await raw.fetch(
            "SELECT * FROM alarm_flood WHERE began_at <= $2 AND COALESCE(ended_at, $2) >= $1 ORDER BY began_at DESC"
            " LIMIT 100", since, until,
        )],
        "to_acknowledge": await _latency(raw, "acknowledged_at", since, until),
        "to_clear": await _latency(raw, "returned_at", since, until),
    }  # fmt: skip


async def gauges(raw: asyncpg.Connection[Any], now: datetime) -> AlarmGauges:
    """How alarms stand, for monitoring."""
    row = await raw.fetchrow(_NOW, now - STALE_AFTER)
    assert row is not None  # noqa: S101 - an aggregate is one row
    return AlarmGauges(
        open={(one["priority"], one["state"]): one["n"] for one in await raw.fetch(_STATES)},
        stale=row["stale"],
        chattering=row["chattering"],
        last_10_min=await raw.fetchval(_RAISED, now - timedelta(minutes=10), now),
        flooding=bool(await raw.fetchval("SELECT EXISTS (SELECT 1 FROM alarm_flood WHERE ended_at IS NULL)")),
    )


async def _rate(raw: asyncpg.Connection[Any], since: datetime, until: datetime, positions: int) -> Row:
    return _told(since, until, await raw.fetchval(_RAISED, since, until), positions)


def _told(since: datetime, until: datetime, alarms: int, positions: int) -> Row:
    return {"from": since, "to": until, "alarms": alarms, "per_position": alarms / positions}


async def _latency(raw: asyncpg.Connection[Any], column: str, since: datetime, until: datetime) -> Row:
    row = await raw.fetchrow(_LATENCY.format(column=column), since, until)
    assert row is not None  # noqa: S101 - an aggregate is one row
    return dict(row)
