"""What programs of release 0.1.0 say to the database, word for word: they run on while the schema is upgraded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg

SCHEMA = "20261122_0001"
SESSION = {"idle_in_transaction_session_timeout": "2s", "transaction_timeout": "30s", "timezone": "UTC"}

_LOCK = """
SELECT a.key, a.id, a.kind, a.system, a.lifecycle, s.at, s.reported_at, s.heard_at,
       s."values"::text, s.field_at::text, s.memory::text, t.comm_status, t.health, t.expected
FROM asset a JOIN asset_state s USING (key) JOIN asset_status t USING (key)
WHERE a.id = ANY($1) ORDER BY a.key FOR UPDATE OF s, t
"""
_WRITE_STATES = """
UPDATE asset_state s SET at = u.at, reported_at = u.reported_at, heard_at = u.heard_at,
       "values" = u.v::jsonb, field_at = u.f::jsonb, memory = u.m::jsonb
FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
     AS u (key, at, reported_at, heard_at, v, f, m)
WHERE s.key = u.key
"""
_WRITE_STATUSES = """
UPDATE asset_status t SET comm_status = u.comm, health = u.health, expected = u.expected,
       since = CASE WHEN t.comm_status = u.comm AND t.health = u.health THEN t.since ELSE $5 END,
       expected_since = CASE WHEN t.expected IS DISTINCT FROM u.expected THEN $5 ELSE t.expected_since END
FROM unnest($1::int[], $2::text[], $3::text[], $4::bool[]) AS u (key, comm, health, expected)
WHERE t.key = u.key
"""
_STORED = """
SELECT DISTINCT u.i FROM unnest($1::int[], $2::int[], $3::timestamptz[], $4::bigint[], $5::text[])
     AS u (i, asset, reported_at, seq, v)
JOIN reading r ON r.asset = u.asset AND r.measured_at = u.reported_at
     AND r.reported_at = u.reported_at AND r.seq IS NOT DISTINCT FROM u.seq AND r."values" = u.v::jsonb
"""
_LEDGER = """
INSERT INTO ledger AS l (hour, system, worker, received, stored, duplicate, rejected, unknown, unexpected_fields)
SELECT date_trunc('hour', $1::timestamptz), u.system, $2, u.s + u.d + u.r + u.u, u.s, u.d, u.r, u.u, u.x
FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
     AS u (system, s, d, r, u, x) ORDER BY u.system
ON CONFLICT (hour, system, worker) DO UPDATE SET received = l.received + excluded.received,
    stored = l.stored + excluded.stored, duplicate = l.duplicate + excluded.duplicate,
    rejected = l.rejected + excluded.rejected, unknown = l.unknown + excluded.unknown,
    unexpected_fields = l.unexpected_fields + excluded.unexpected_fields
"""
_NUMBER = """
UPDATE feed SET seq = seq + $1, at = greatest(at, clock_timestamp()), history = h.now,
       epoch = CASE WHEN feed.history = h.now THEN epoch ELSE substr(md5(gen_random_uuid()::text), 1, 8) END
FROM (SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS now
      FROM pg_control_system()) AS h
RETURNING seq, at
"""
_READING = ("asset", "measured_at", "received_at", "reported_at", "seq", "values")
_KEPT = ("received_at", "topic", "system", "asset", "payload", "outcome", "reason", "detail")
_JOURNAL = ("seq", "at", "class", "topic", "entity", "key", "body")
_DOCUMENT = "SELECT (asset_document(a) || jsonb_build_object('values', s.\"values\"))::text AS body FROM asset a"
_SNAPSHOT = f"{_DOCUMENT} JOIN asset_state s USING (key) JOIN asset_status t USING (key) ORDER BY a.id"


class Program:
    """A worker and a web process of that release on one session."""

    def __init__(self, connection: asyncpg.Connection[Any]) -> None:
        self._raw = connection

    async def register(self, system: str, assets: list[str]) -> None:
        await self._raw.execute("INSERT INTO service (id, name) VALUES ('lights', 'Éclairage')")
        await self._raw.execute("INSERT INTO field_system (id, name, service) VALUES ($1, $1, 'lights')", system)
        await self._raw.execute("INSERT INTO zone (id, name, level, geometry) VALUES ('z', 'Zone', 'district', '{}')")
        await self._raw.execute("INSERT INTO base_map VALUES ('street', 's', 'Rue', 'rue', '{}')")
        await self._raw.execute("INSERT INTO import_run VALUES ('i', now(), 'a.csv', false, 'done', '{}')")
        await self._raw.execute(
            "INSERT INTO asset (id, code, kind, family, name, search, lon, lat, zones, system, lifecycle, attributes,"
            " tags, external_ids, created_at, updated_at) SELECT id, id, 'luminaire', 'lighting', id, id, 4.2, 46.3,"
            " '{z}', $1, 'in_service', '{\"pole\": 3}', '{}', '{}', now(), now() FROM unnest($2::text[]) AS id",
            system,
            assets,
        )
        await self._raw.execute("INSERT INTO asset_state (key) SELECT key FROM asset")
        await self._raw.execute("INSERT INTO asset_status (key) SELECT key FROM asset")
        await self._raw.execute(
            "INSERT INTO relation (from_key, type, to_key) SELECT min(key), 'feeds', max(key) FROM asset"
        )

    async def store(self, assets: list[str], at: datetime, power: int, worker: str = "old") -> None:
        """A batch: one report of each asset, one event, one unknown message."""
        async with self._raw.transaction():
            locked = await self._raw.fetch(_LOCK, assets)
            keys = [row["key"] for row in locked]
            n, values = len(keys), [f'{{"active_power_w": {power}}}'] * len(keys)
            await self._raw.fetch("SELECT id, status FROM field_system")
            await self._raw.fetch(_STORED, list(range(n)), keys, [at] * n, [None] * n, values)
            readings = [(key, at, at, at, None, value) for key, value in zip(keys, values, strict=True)]
            await self._raw.copy_records_to_table("reading", records=readings, columns=_READING)
            fields = [f'{{"active_power_w": "{at.isoformat()}"}}'] * n
            memory = [f'{{"sampled": "{at.isoformat()}"}}'] * n
            await self._raw.execute(_WRITE_STATES, keys, [at] * n, [at] * n, [at] * n, values, fields, memory)
            await self._raw.execute(_WRITE_STATUSES, keys, ["online"] * n, ["ok"] * n, [True] * n, at)
            await self._raw.execute(
                "INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                *(keys[0], at, "door_opened", power.to_bytes(16, "big"), at, at, "{}"),
            )
            unknown = (at, "poste/v1/x/y/telemetry", "x", "y", b"{}", "unknown", "unknown_system", "")
            await self._raw.copy_records_to_table("kept_message", records=[unknown], columns=_KEPT)
            await self._raw.execute(_LEDGER, at, worker, ["lighting", "x"], [n, 0], [0, 0], [0, 0], [0, 1], [0, 0])
            row = await self._raw.fetchrow(_NUMBER, 2 * n)
            assert row
            entries = [(topic, cls, asset) for asset in assets for topic, cls in _CLASSES.items()]
            records = [
                (row["seq"] - 2 * n + 1 + i, row["at"], cls, topic, "asset", asset, values[0])
                for i, (topic, cls, asset) in enumerate(entries)
            ]
            await self._raw.copy_records_to_table("journal", records=records, columns=_JOURNAL)
            await self._raw.execute("NOTIFY poste_journal")

    async def snapshot(self) -> list[str]:
        """What the web role answers."""
        return [row["body"] for row in await self._raw.fetch(_SNAPSHOT)]


_CLASSES = {"state": "change", "sample": "sample"}
