"""Power that is measured, each watt once, and what was measured at the same time of earlier weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from app.domain.energy import GAUGES, QUARTER, Sum
from app.domain.kinds import KINDS

HELD_PERIODS = 2
"""How many heartbeats a power told is believed for."""
# What a meter or a metered cabinet feeds, near or far, is in its figure already.
_COUNTED = """
WITH RECURSIVE measuring AS (
    SELECT a.key, a.kind, a.family, a.service, s.comm_status, s.expected IS FALSE AS off,
           (s."values"->>k.power)::float8 AS power_w, COALESCE((s.field_at->>k.power)::timestamptz, s.at) AS at,
           (s."values"->>NULLIF(k.imported, ''))::float8 AS imported_kwh,
           (s."values"->>NULLIF(k.exported, ''))::float8 AS exported_kwh
    FROM asset a JOIN asset_state s USING (key)
    JOIN unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k (kind, power, imported, exported) USING (kind)
    WHERE a.lifecycle IN ('in_service', 'maintenance') AND jsonb_typeof(s."values"->k.power) = 'number'
), fed AS (
    SELECT r.to_key AS key FROM relation r JOIN measuring m ON m.key = r.from_key WHERE r.type = 'feeds'
    UNION SELECT r.to_key FROM relation r JOIN fed f ON f.key = r.from_key WHERE r.type = 'feeds'
)
SELECT * FROM measuring WHERE key NOT IN (SELECT key FROM fed) ORDER BY key
"""
# Within the quarter of an hour, else the last value before it that was still believed; 0 where a plan had it off.
_POWER_THEN = """
SELECT c.part, w.week, COALESCE(sum(v.power_w), 0) AS value, count(v.power_w)::int AS told
FROM unnest($1::int[], $2::text[], $3::int[], $4::interval[], $5::bool[]) AS c (key, field, part, held, off)
CROSS JOIN unnest($6::int[], $7::timestamptz[]) AS w (week, at)
CROSS JOIN LATERAL (SELECT COALESCE(
    (SELECT avg((r."values"->>c.field)::float8) FROM reading r WHERE r.asset = c.key AND r.measured_at >= w.at
        AND r.measured_at < w.at + $8::interval AND jsonb_typeof(r."values"->c.field) = 'number'),
    (SELECT (r."values"->>c.field)::float8 FROM reading r WHERE r.asset = c.key AND r.measured_at < w.at
        AND r.measured_at >= w.at - c.held AND jsonb_typeof(r."values"->c.field) = 'number'
        ORDER BY r.measured_at DESC LIMIT 1),
    CASE WHEN c.off THEN 0 END) AS power_w) v
GROUP BY 1, 2
"""
# A counter at an instant, from roll-ups: between the ends of the hour before and of its own, in proportion. One that
# fell started again from zero: what it shows is what it counted since.
_ENERGY = """
WITH told AS (
    SELECT c.n, c.part, c.sign, w.week, w.ends,
           CASE WHEN w.week = 0 AND w.ends THEN c.now_kwh
                ELSE before.last + COALESCE(own.last - before.last, 0)
                     * extract(epoch FROM w.at - date_trunc('hour', w.at)) / 3600 END AS kwh
    FROM unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::float8[]) WITH ORDINALITY
         AS c (key, field, part, sign, now_kwh, n)
    CROSS JOIN unnest($6::int[], $7::bool[], $8::timestamptz[]) AS w (week, ends, at)
    LEFT JOIN LATERAL (SELECT last FROM rollup WHERE asset = c.key AND field = c.field
        AND at < date_trunc('hour', w.at) AND at >= date_trunc('hour', w.at) - interval '2 days'
        ORDER BY at DESC LIMIT 1) before ON true
    LEFT JOIN rollup own ON own.asset = c.key AND own.field = c.field AND own.at = date_trunc('hour', w.at)
), counted AS (
    SELECT n, part, sign, week, max(kwh) FILTER (WHERE ends) AS after, max(kwh) FILTER (WHERE NOT ends) AS before
    FROM told GROUP BY 1, 2, 3, 4
)
SELECT part, week, sum(sign * CASE WHEN after >= before THEN after - before ELSE after END) AS value,
       count(*)::int AS told FROM counted WHERE after IS NOT NULL AND before IS NOT NULL GROUP BY 1, 2
"""
Weekly = Mapping[int, Mapping[int, Sum]]
"""By part, by week."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts, and what it told last. `off`: a plan has it without supply."""

    key: int
    kind: str
    family: str
    service: str | None
    comm_status: str
    off: bool
    power_w: float
    at: datetime | None
    imported_kwh: float | None
    exported_kwh: float | None

    @property
    def compared(self) -> bool:
        """Whether its power now is known: told, or nothing by plan."""
        return self.off or self.comm_status == "online"


async def counted(raw: asyncpg.Connection[Any]) -> list[Counted]:
    """What measures power and is fed by nothing that does."""
    columns = [[gauge[n] for gauge in GAUGES.values()] for n in range(3)]
    return [Counted(**row) for row in await raw.fetch(_COUNTED, list(GAUGES), *columns)]


async def power_then(
    raw: asyncpg.Connection[Any], parts: Mapping[int, Sequence[Counted]], quarters: Sequence[datetime]
) -> Weekly:
    """The power (W) of the counted of each part in the quarters of an hour that begin so, by number from 1."""
    rows = [(one, part) for part, those in parts.items() for one in those]
    held = [timedelta(seconds=HELD_PERIODS * KINDS[one.kind].heartbeat.period_s) for one, _ in rows]
    columns: tuple[list[Any], ...] = (
        [one.key for one, _ in rows],
        [GAUGES[one.kind].power for one, _ in rows],
        [part for _, part in rows],
        held,
        [one.off for one, _ in rows],
    )
    weeks = list(range(1, len(quarters) + 1))
    return _weekly(await raw.fetch(_POWER_THEN, *columns, weeks, list(quarters), QUARTER))


async def energy(
    raw: asyncpg.Connection[Any],
    parts: Mapping[int, Sequence[Counted]],
    today: tuple[datetime, datetime],
    earlier: Sequence[tuple[datetime, datetime]],
) -> Weekly:
    """The energy (kW.h) counted between two instants: today as week 0, the weeks before from 1; what is fed back is
    taken off.
    """
    counters = [(one, part, *told) for part, those in parts.items() for one in those for told in _counters(one)]
    columns = [
        [one.key for one, *_ in counters],
        *([row[n] for row in counters] for n in (2, 1, 3, 4)),
    ]
    instants = [(week, ends, at) for week, pair in enumerate([today, *earlier]) for ends, at in enumerate(pair)]
    asked = [[week for week, _, _ in instants], [bool(ends) for _, ends, _ in instants], [at for *_, at in instants]]
    return _weekly(await raw.fetch(_ENERGY, *columns, *asked))


def _counters(one: Counted) -> list[tuple[str, int, float]]:
    """Field, sign and value now of each counter it told."""
    gauge = GAUGES[one.kind]
    told = ((gauge.imported, 1, one.imported_kwh), (gauge.exported, -1, one.exported_kwh))
    return [(field, sign, value) for field, sign, value in told if value is not None]


def _weekly(rows: Sequence[asyncpg.Record]) -> Weekly:
    found: defaultdict[int, dict[int, Sum]] = defaultdict(dict)
    for row in rows:
        found[row["part"]][row["week"]] = Sum(row["value"], row["told"])
    return found
