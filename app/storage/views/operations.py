"""What a monitoring system asks of the database, in one short transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.storage import partitions, schema
from app.storage.leases import Lease
from app.storage.views import notifications
from app.storage.views.alarm_figures import AlarmGauges, gauges

# Counts of systems nobody registered are added up under '': publishers must not be able to invent series.
_LEDGER = """
SELECT COALESCE(s.id, '') AS system, sum(stored)::bigint AS stored, sum(duplicate)::bigint AS duplicate,
       sum(rejected)::bigint AS rejected, sum(unknown)::bigint AS unknown,
       sum(unexpected_fields)::bigint AS unexpected_fields
FROM ledger l LEFT JOIN field_system s ON s.id = l.system GROUP BY 1 ORDER BY 1
"""
_NOW = """
SELECT clock_timestamp() AS at, f.epoch, f.seq, f.at AS journal_at,
       (SELECT max(at) FROM snapshot) AS snapshot_at, (SELECT received_at FROM rollup_mark) AS rolled_up_to,
       pg_database_size(current_database()) AS bytes
FROM feed f
"""


@dataclass(frozen=True, slots=True)
class Operations:
    """The installation as its database knows it; `leases` by name, counts by what they are counted by."""

    now: dict[str, Any]
    schema: str
    ledger: list[dict[str, Any]]
    leases: dict[str, Lease]
    assets: dict[str, int]
    systems: dict[str, str]
    kept: dict[str, int]
    partitions_ahead: dict[str, int]
    notifications: notifications.Figures
    alarms: AlarmGauges


async def operations(raw: asyncpg.Connection[Any], now: datetime) -> Operations:
    """Everything at once."""
    row = await raw.fetchrow(_NOW)
    assert row is not None  # noqa: S101 - the migration inserts the only row
    rows = await raw.fetch("SELECT name, holder, epoch, until, detail::text FROM lease")
    counts = {
        "assets": "SELECT comm_status, count(*) FROM asset_state GROUP BY 1",
        "systems": "SELECT id, status FROM field_system",
        "kept": "SELECT outcome, count(*) FROM kept_message GROUP BY 1",
    }
    found = {name: {key: value for key, value in await raw.fetch(query)} for name, query in counts.items()}  # noqa: C416 - Record is no pair
    return Operations(
        now=dict(row),
        schema=await schema.revision(raw) or "",
        ledger=[dict(one) for one in await raw.fetch(_LEDGER)],
        leases={
            one["name"]: Lease(one["holder"], one["epoch"], one["until"], msgspec.json.decode(one["detail"]))
            for one in rows
        },
        notifications=await notifications.figures(raw),
        partitions_ahead=await partitions.ahead(raw, now),
        alarms=await gauges(raw, now),
        **found,
    )
