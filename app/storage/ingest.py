"""The batch path's SQL: columns in, one statement per step."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.ingest_ports import KeptRow, LockedAsset, Tally
from app.domain.fold import LiveState
from app.domain.journal import NOTIFY_CHANNEL, Entry
from app.domain.kinds import KINDS
from app.domain.reports import Event, Presence, Report
from app.storage import journal, remembered
from app.storage.journal import NUMBERED, SEPARATOR

_LOCK = """
SELECT a.key, a.id, a.kind, a.system, a.lifecycle, s."values"::text, s.at, s.field_at::text, s.memory::text,
       s.reported_at, s.heard_at, s.comm_status, s.health, s.expected
FROM asset a JOIN asset_state s USING (key)
WHERE a.{column} = ANY($1) ORDER BY a.key FOR UPDATE OF s
"""
# Once a transaction: a row written twice in one has its foreign key checked, which locks `asset` too.
_SET = """at = u.at, reported_at = u.reported_at, heard_at = u.heard_at,
       "values" = u.v::jsonb, field_at = u.f::jsonb, memory = u.m::jsonb,
       comm_status = COALESCE(c.comm, s.comm_status), health = COALESCE(c.health, s.health),
       since = CASE WHEN (c.comm, c.health) <> (s.comm_status, s.health) THEN c.at ELSE s.since END,
       expected = CASE WHEN c.key IS NULL THEN s.expected ELSE c.expected END,
       expected_since = CASE WHEN c.key IS NULL OR c.expected IS NOT DISTINCT FROM s.expected
                             THEN s.expected_since ELSE c.at END"""
_STATES = """
unnest(${}::int[], ${}::timestamptz[], ${}::timestamptz[], ${}::timestamptz[],
       string_to_array(${}, E'\\x1e'), string_to_array(${}, E'\\x1e'), string_to_array(${}, E'\\x1e'), ${}::bigint[])
    AS u (key, at, reported_at, heard_at, v, f, m, place)
LEFT JOIN unnest(${}::int[], ${}::text[], ${}::text[], ${}::bool[], ${}::timestamptz[])
    AS c (key, comm, health, expected, at) USING (key)
"""
_WRITE_STATES = f"""
UPDATE asset_state s SET {_SET} FROM {_STATES.format(*range(1, 14))} WHERE s.key = u.key
"""
_JOURNAL = f"""{NUMBERED}, written AS (
    UPDATE asset_state s SET seq = COALESCE(n.before + u.place, s.seq), {_SET}
    FROM numbered n, {_STATES.format(*range(6, 19))} WHERE s.key = u.key),
others AS (
    UPDATE asset_state s SET seq = n.before + u.place
    FROM numbered n, unnest($19::text[], $20::bigint[]) AS u (id, place) JOIN asset a USING (id) WHERE s.key = a.key)
SELECT pg_notify('{NOTIFY_CHANNEL}', '') FROM numbered
"""
_LOCK_STATES = """
SELECT 1 FROM asset_state s JOIN asset a USING (key) WHERE a.id = ANY($1::text[]) ORDER BY s.key FOR UPDATE OF s
"""
_STORED = """
SELECT DISTINCT u.i FROM unnest($1::int[], $2::int[], $3::timestamptz[], $4::bigint[], $5::text[])
     AS u (i, asset, reported_at, seq, v)
JOIN reading r ON r.asset = u.asset AND {how}
     AND r.reported_at = u.reported_at AND r.seq IS NOT DISTINCT FROM u.seq AND r."values" = u.v::jsonb
"""
# Fed assets may be held by the batch beside this one, which may want ours: rather than find a deadlock a second later,
# the batch is done again.
_ENERGISED = """
WITH fed AS MATERIALIZED (
    SELECT s.key, u.energised FROM unnest($1::int[], $2::text[], $3::bool[]) AS u (cabinet, port, energised)
    JOIN relation r ON r.from_key = u.cabinet AND r.type = 'feeds' AND r.port = u.port
    JOIN asset_state s ON s.key = r.to_key
    WHERE s.expected IS DISTINCT FROM u.energised OR s.key = ANY($5) ORDER BY s.key FOR UPDATE OF s NOWAIT),
told AS (
    UPDATE asset_state s SET expected = fed.energised, expected_since = $4
    FROM fed WHERE s.key = fed.key AND s.key <> ALL($5::int[]))
SELECT key, energised FROM fed
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
_LEGAL_BASIS = """
SELECT id FROM asset WHERE id = ANY($1::text[]) AND kind = 'camera' AND attributes->>'analytics_legal_basis' <> ''
"""
_READING = ("asset", "measured_at", "received_at", "reported_at", "seq", "values")
_KEPT = ("received_at", "topic", "system", "asset", "payload", "outcome", "reason", "detail")


_values = msgspec.json.Decoder(dict[str, Any])
_times = msgspec.json.Decoder(dict[str, datetime])


class IngestSql:
    """`IngestStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw
        self._held: dict[str, LockedAsset] = {}
        self._written: dict[str, LockedAsset] = {}
        self._changed: dict[int, tuple[LockedAsset, datetime]] = {}

    async def systems(self) -> dict[str, str]:
        return {row["id"]: row["status"] for row in await self._raw.fetch("SELECT id, status FROM field_system")}

    async def lock(self, ids: Sequence[str]) -> dict[str, LockedAsset]:
        return {asset.id: asset for asset in await self._lock("id", ids)}

    async def lock_keys(self, keys: Sequence[int]) -> list[LockedAsset]:
        """The same by internal key, for timers."""
        return await self._lock("key", keys)

    async def _lock(self, column: str, wanted: Sequence[str] | Sequence[int]) -> list[LockedAsset]:
        """What this transaction already holds is ahead of its row, which is written at commit."""
        rows = await self._raw.fetch(_LOCK.format(column=column), list(wanted))
        assets = [self._held.get(row[1]) or _locked(*row) for row in rows]
        self._held.update((asset.id, asset) for asset in assets)
        return assets

    async def with_legal_basis(self, ids: Sequence[str]) -> frozenset[str]:
        return frozenset(row["id"] for row in await self._raw.fetch(_LEGAL_BASIS, list(ids)))

    async def already_stored(self, suspects: Sequence[tuple[int, Report]]) -> set[int]:
        columns = (
            list(range(len(suspects))),
            [asset for asset, _ in suspects],
            [report.reported_at for _, report in suspects],
            [report.seq for _, report in suspects],
            [_json(report.values) for _, report in suspects],
        )
        found: set[int] = set()
        for how in ("r.measured_at = u.reported_at", "r.reported_at <> r.measured_at"):
            found |= {row["i"] for row in await self._raw.fetch(_STORED.format(how=how), *columns)}
        return found

    async def add_readings(self, rows: Sequence[tuple[int, Report]]) -> None:
        encode = msgspec.json.encode
        records = [
            (asset, r.measured_at, r.received_at, r.reported_at, r.seq, encode(r.values).decode()) for asset, r in rows
        ]
        await self._raw.copy_records_to_table("reading", records=records, columns=_READING)

    async def add_events(self, rows: Sequence[tuple[int, Event]]) -> set[int]:
        new: set[int] = set()
        for index, (asset, event) in enumerate(rows):
            data = msgspec.json.encode(event.data, order="sorted")
            stored = await self._raw.fetchval(
                "INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1",
                asset,
                event.reported_at,
                event.name,
                hashlib.sha256(data).digest()[:16],
                event.measured_at,
                event.received_at,
                data.decode(),
            )
            if stored:
                new.add(index)
        return new

    def write_states(self, assets: Sequence[LockedAsset]) -> None:
        self._written.update((asset.id, asset) for asset in assets)

    async def finish(self, entries: Sequence[Entry]) -> None:
        """The last statement before COMMIT: the journal's rows, the states folded in this transaction, and on each
        asset the seq of its last row.
        """
        if not entries:
            if self._written:
                await self._raw.execute(_WRITE_STATES, *self._states({}))
            return
        rows = journal.rows(entries)
        others = {asset: place for asset, place in rows.places.items() if asset not in self._written}
        if others:  # locked before the counter is held, so that nobody waits for them while holding it
            await self._raw.execute(_LOCK_STATES, list(others))
        states = self._states(rows.places)
        await self._raw.execute(_JOURNAL, *rows.columns, *states, list(others), list(others.values()))

    def _states(self, places: Mapping[str, int]) -> tuple[object, ...]:
        """What is to be written, in the columns of `_STATES`."""
        states = [asset.state for asset in self._written.values()]
        return (
            [asset.key for asset in self._written.values()],
            [state.at for state in states],
            [state.reported_at for state in states],
            [state.heard_at for state in states],
            SEPARATOR.join([_json(state.values) for state in states]),
            SEPARATOR.join([_json(state.field_at) if state.field_at else "{}" for state in states]),
            SEPARATOR.join([remembered.written(state) for state in states]),
            [places.get(asset) for asset in self._written],
            list(self._changed),
            [asset.state.comm_status for asset, _ in self._changed.values()],
            [asset.state.health for asset, _ in self._changed.values()],
            [asset.state.expected for asset, _ in self._changed.values()],
            [at for _, at in self._changed.values()],
        )

    def write_statuses(self, assets: Sequence[LockedAsset], now: datetime) -> None:
        self.write_states(assets)
        self._changed.update((asset.key, (asset, now)) for asset in assets)

    async def set_energised(self, circuits: Sequence[tuple[int, str, bool]], since: datetime) -> None:
        keys, ports, energised = zip(*circuits, strict=True)
        held = {asset.key: asset for asset in self._held.values()}
        rows = await self._raw.fetch(_ENERGISED, list(keys), list(ports), list(energised), since, list(held))
        for key, on in rows:
            asset = held.get(key)
            if asset and asset.state.expected != on:
                asset.state.expected = on
                self.write_statuses([asset], since)

    async def set_presence(self, system: str, presence: Presence) -> bool:
        status = await self._raw.execute(
            "UPDATE field_system SET status = $2, status_at = $3 WHERE id = $1 AND status <> $2",
            system,
            presence.status,
            presence.received_at,
        )
        return status == "UPDATE 1"

    async def keep(self, rows: Sequence[KeptRow]) -> None:
        if not rows:
            return
        records = [
            (
                row.received_at,
                _text(row.topic),
                _text(row.system),
                _text(row.asset),
                row.kept.payload,
                row.kept.outcome,
                row.kept.reason,
                _text(row.kept.detail)[:500],
            )
            for row in rows
        ]
        await self._raw.copy_records_to_table("kept_message", records=records, columns=_KEPT)

    async def count(self, hour: datetime, worker: str, tallies: Mapping[str, Tally]) -> None:
        rows = [(_text(system), tally) for system, tally in tallies.items()]
        await self._raw.execute(
            _LEDGER,
            hour,
            worker,
            [system for system, _ in rows],
            [tally.stored for _, tally in rows],
            [tally.duplicate for _, tally in rows],
            [tally.rejected for _, tally in rows],
            [tally.unknown for _, tally in rows],
            [tally.unexpected_fields for _, tally in rows],
        )


def _locked(
    key: int,
    asset: str,
    kind: str,
    system: str | None,
    lifecycle: str,
    values: str,
    at: datetime | None,
    field_at: str,
    memory: str,
    reported_at: datetime | None,
    heard_at: datetime | None,
    *rest: Any,
) -> LockedAsset:
    times = {} if field_at == "{}" else _times.decode(field_at)
    told = remembered.read(memory, reported_at, heard_at)
    state = LiveState(_values.decode(values), at, times, told, reported_at, heard_at, *rest)
    return LockedAsset(key, asset, KINDS[kind], system, lifecycle, state)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _text(value: str) -> str:
    """PostgreSQL text holds no NUL; what a hostile topic carries is shown as U+FFFD."""
    return value.replace("\x00", "\ufffd")
