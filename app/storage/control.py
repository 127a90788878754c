"""Claims, targets and requests: one statement per step, rows in key order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.control_ports import Equipment, NewClaim, Selecting, StoredClaim, Target
from app.domain.claims import LET_GO_BY_HAND, Claim
from app.domain.kinds import KINDS

CHANNEL = "poste_control"
"""Hints to the controller: which assets to look at. One that is lost is made up for by the sweep."""
_HINT_BYTES = 7_900
"""A notification holds less than 8,000 bytes."""
_EQUIPMENT = """
SELECT a.key, a.id, a.kind, a.system, a.lifecycle, a.zones, a.tags, a.attributes::text AS attributes, a.lon, a.lat,
       s."values"::text AS "values", s.at, s.field_at::text AS field_at, s.comm_status, s.expected,
       f.status IS DISTINCT FROM 'offline' AS system_online, COALESCE(f.dialect, '') AS dialect,
       COALESCE(l.holder, '') AS locked_by,
       'safety_lit' = ANY(a.tags) OR EXISTS (
           SELECT 1 FROM zone z WHERE z.id = ANY(a.zones) AND z.safety_lit) AS safety_lit,
       EXISTS (SELECT 1 FROM relation r JOIN zone z ON z.id = r.to_zone
               WHERE r.from_key = a.key AND r.type = 'guards' AND z.closed) AS closed_perimeter
FROM asset a JOIN asset_state s USING (key)
LEFT JOIN field_system f ON f.id = a.system
LEFT JOIN LATERAL (
    SELECT holder FROM lockout WHERE asset = a.key AND lifted_at IS NULL AND (until IS NULL OR until > $2)
    ORDER BY since LIMIT 1) l ON true
WHERE a.key = ANY($1) ORDER BY a.key
"""
_MAKE_TARGETS = """
INSERT INTO target (asset, property, capability, since)
SELECT asset, property, capability, $4 FROM unnest($1::int[], $2::text[], $3::text[]) AS u (asset, property, capability)
ORDER BY asset, property ON CONFLICT DO NOTHING
"""
_TARGET = (
    "asset, property, capability, value::text, level, claim, version, status, detail, since, failures, rejected,"
    " retry_at, judged, overdue, next_change_at, due_at, programme"
)
_LOCK_TARGETS = f"""
SELECT {_TARGET} FROM target WHERE (asset, property) IN (SELECT * FROM unnest($1::int[], $2::text[]))
ORDER BY asset, property FOR UPDATE
"""
_WRITE_TARGETS = """
UPDATE target t SET value = u.value::jsonb, level = u.level, claim = u.claim, version = u.version, status = u.status,
       detail = u.detail, since = u.since, failures = u.failures, rejected = u.rejected, retry_at = u.retry_at,
       judged = u.judged, overdue = u.overdue, next_change_at = u.next_change_at, due_at = u.due_at,
       programme = u.programme
FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::text[], $8::text[],
            $9::timestamptz[], $10::int[], $11::text[], $12::timestamptz[], $13::bigint[], $14::int[],
            $15::timestamptz[], $16::timestamptz[], $17::text[])
     AS u (asset, property, value, level, claim, version, status, detail, since, failures, rejected, retry_at, judged,
           overdue, next_change_at, due_at, programme)
WHERE t.asset = u.asset AND t.property = u.property
"""
CLAIM = (
    "id, level, holder, value::text, starts_at, expires_at, placed_at, protected, reason,"
    " asset, property, capability, request"
)
_REPLACED = """
UPDATE claim c SET released_at = u.placed_at, released_by = u.placed_by, release_reason = 'replaced'
FROM unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::text[])
     AS u (asset, property, level, holder, placed_at, placed_by)
WHERE c.asset = u.asset AND c.property = u.property AND c.level = u.level AND c.holder = u.holder
      AND c.released_at IS NULL
"""
_PLACE = """
INSERT INTO claim (request, asset, property, capability, level, holder, value, reason, protected, ordered_by,
                   placed_at, placed_by, starts_at, expires_at)
SELECT d.request, d.asset, d.property, d.capability, d.level, d.holder, d.value, d.reason, d.protected, d.ordered_by,
       d.placed_at, d.placed_by, d.starts_at, d.expires_at
FROM jsonb_to_recordset($1::jsonb) AS d (n int, request text, asset int, property text, capability text, level int,
     holder text, value jsonb, reason text, protected bool, ordered_by jsonb, placed_at timestamptz, placed_by text,
     starts_at timestamptz, expires_at timestamptz) ORDER BY d.n RETURNING id
"""


class ControlSql:
    """`ControlStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def select(self, wanted: Selecting, limit: int) -> list[int]:
        found = wanted.conditions()
        found.add("a.lifecycle <> 'retired'")
        rows = await self._raw.fetch(
            "SELECT a.key FROM asset a JOIN asset_state s USING (key)"
            f"{found.where} ORDER BY a.key LIMIT {found.param(limit)}",
            *found.params,
        )
        return [row["key"] for row in rows]

    async def keys_of(self, ids: Sequence[str]) -> list[int]:
        rows = await self._raw.fetch("SELECT key FROM asset WHERE id = ANY($1) ORDER BY key", list(ids))
        return [row["key"] for row in rows]

    async def equipment(self, keys: Sequence[int], now: datetime) -> dict[int, Equipment]:
        rows = await self._raw.fetch(_EQUIPMENT, list(keys), now)
        return {row["key"]: _equipment(row) for row in rows}

    async def lock_targets(self, properties: Sequence[tuple[int, str, str]], now: datetime) -> list[Target]:
        assets, names, capabilities = _columns(properties, 3)
        await self._raw.execute(_MAKE_TARGETS, assets, names, capabilities, now)
        rows = await self._raw.fetch(_LOCK_TARGETS, assets, names)
        return [_target(row) for row in rows]

    async def lock_due(self, properties: Sequence[tuple[int, str]]) -> list[Target]:
        rows = await self._raw.fetch(f"{_LOCK_TARGETS} SKIP LOCKED", *_columns(properties, 2))
        return [_target(row) for row in rows]

    async def targets(self, properties: Sequence[tuple[int, str]]) -> list[Target]:
        rows = await self._raw.fetch(
            f"SELECT {_TARGET} FROM target WHERE (asset, property) IN (SELECT * FROM unnest($1::int[], $2::text[]))",
            *_columns(properties, 2),
        )
        return [_target(row) for row in rows]

    async def due(self, now: datetime, limit: int) -> list[tuple[int, str]]:
        rows = await self._raw.fetch(
            "SELECT asset, property FROM target WHERE due_at <= $1 ORDER BY due_at LIMIT $2", now, limit
        )
        return [(row["asset"], row["property"]) for row in rows]

    async def next_due(self) -> datetime | None:
        """When the next target is to be looked at."""
        found: datetime | None = await self._raw.fetchval("SELECT min(due_at) FROM target")
        return found

    async def targets_of(self, assets: Sequence[int]) -> list[tuple[int, str]]:
        rows = await self._raw.fetch("SELECT asset, property FROM target WHERE asset = ANY($1)", list(assets))
        return [(row["asset"], row["property"]) for row in rows]

    async def pending(self, capabilities: Sequence[str]) -> list[tuple[int, str]]:
        rows = await self._raw.fetch(
            "SELECT asset, property FROM target WHERE status = 'pending' AND capability = ANY($1) LIMIT 1000",
            list(capabilities),
        )
        return [(row["asset"], row["property"]) for row in rows]

    async def sweep(self, now: datetime) -> int:
        status = await self._raw.execute(
            "UPDATE target SET due_at = $1 WHERE (asset, property) IN (SELECT asset, property FROM target"
            " WHERE (due_at IS NULL OR due_at > $1) AND (value IS NOT NULL OR version > 0)"
            " ORDER BY asset, property FOR UPDATE SKIP LOCKED)",
            now,
        )
        return int(status.split()[-1])

    async def look_at_all(self, now: datetime) -> None:
        await self._raw.execute(
            "UPDATE target SET due_at = $1 WHERE (asset, property) IN (SELECT asset, property FROM target"
            " WHERE value IS NOT NULL OR version > 0 ORDER BY asset, property FOR UPDATE)",
            now,
        )

    async def look_again(self, properties: Sequence[tuple[int, str]], at: datetime) -> None:
        await self._raw.execute(
            "UPDATE target t SET due_at = LEAST(COALESCE(t.due_at, $3), $3) FROM (SELECT asset, property FROM target"
            " WHERE (asset, property) IN (SELECT * FROM unnest($1::int[], $2::text[])) ORDER BY asset, property"
            " FOR UPDATE SKIP LOCKED) AS free WHERE t.asset = free.asset AND t.property = free.property",
            *_columns(properties, 2),
            at,
        )

    async def claimed(self, *, assets: Sequence[int] = (), system: str | None = None) -> list[int]:
        rows = await self._raw.fetch(
            "SELECT DISTINCT t.asset FROM target t WHERE t.asset = ANY($1) UNION SELECT DISTINCT t.asset FROM target t"
            " JOIN asset a ON a.key = t.asset WHERE $2::text IS NOT NULL AND a.system = $2 ORDER BY 1",
            list(assets),
            system,
        )
        return [row["asset"] for row in rows]

    async def write_targets(self, targets: Sequence[Target]) -> None:
        rows = [
            (
                t.asset, t.property, _json(t.value), t.level, t.claim, t.version, t.status, t.detail, t.since,
                t.failures, t.rejected, t.retry_at, t.judged, t.overdue, t.next_change_at, t.due_at, t.programme,
            )
            for t in targets
        ]  # fmt: skip
        await self._raw.execute(_WRITE_TARGETS, *_columns(rows, 17))

    async def claims(self, properties: Sequence[tuple[int, str]]) -> list[StoredClaim]:
        rows = await self._raw.fetch(
            f"SELECT {CLAIM} FROM claim WHERE released_at IS NULL"
            " AND (asset, property) IN (SELECT * FROM unnest($1::int[], $2::text[])) ORDER BY id",
            *_columns(properties, 2),
        )
        return [stored_claim(row) for row in rows]

    async def claims_where(
        self, *, ids: Sequence[int] = (), request: str | None = None, assets: Sequence[int] = ()
    ) -> list[StoredClaim]:
        rows = await self._raw.fetch(
            f"SELECT {CLAIM} FROM claim WHERE released_at IS NULL"
            " AND (id = ANY($1) OR request = $2 OR asset = ANY($3)) ORDER BY asset, property, id",
            list(ids),
            request,
            list(assets),
        )
        return [stored_claim(row) for row in rows]

    async def place(self, claims: Sequence[NewClaim]) -> list[int]:
        held = [(c.asset, c.property, c.level, c.holder, c.placed_at, c.placed_by) for c in claims]
        await self._raw.execute(_REPLACED, *_columns(held, 6))
        rows = await self._raw.fetch(_PLACE, _json([asdict(claim) | {"n": n} for n, claim in enumerate(claims)]))
        return [row["id"] for row in rows]

    async def release(self, ids: Sequence[int], now: datetime, person: str, reason: str) -> None:
        await self._raw.execute(
            "UPDATE claim SET released_at = $2, released_by = $3, release_reason = $4 WHERE id = ANY($1)"
            " AND released_at IS NULL",
            list(ids),
            now,
            person,
            reason,
        )

    async def end_expired(self, properties: Sequence[tuple[int, str]], now: datetime) -> None:
        await self._raw.execute(
            "UPDATE claim SET released_at = expires_at, release_reason = 'expired' WHERE released_at IS NULL"
            " AND expires_at <= $3 AND level <> ALL($4)"
            " AND (asset, property) IN (SELECT * FROM unnest($1::int[], $2::text[]))",
            *_columns(properties, 2),
            now,
            list(LET_GO_BY_HAND),
        )

    async def extend(self, claim: int, expires_at: datetime, person: str, now: datetime) -> None:
        await self._raw.execute(
            "UPDATE claim SET expires_at = $2, extended_by = $3, extended_at = $4 WHERE id = $1",
            claim,
            expires_at,
            person,
            now,
        )

    async def wake(self, assets: Sequence[int] = ()) -> None:
        text = ",".join(map(str, assets))
        for start in range(0, max(1, len(text)), _HINT_BYTES):
            await self._raw.execute("SELECT pg_notify($1, $2)", CHANNEL, _whole(text, start))


def _whole(text: str, start: int) -> str:
    """The part of a comma-separated list that begins in `start`, cut at commas."""
    begin = text.rfind(",", 0, start) + 1 if start else 0
    end = len(text) if start + _HINT_BYTES >= len(text) else text.rfind(",", 0, start + _HINT_BYTES)
    return text[begin:end]


def _columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[row[n] for row in rows] for n in range(width)]


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def _read(text: str | None) -> Any:
    return None if text is None else msgspec.json.decode(text)


_times = msgspec.json.Decoder(dict[str, datetime])


def _equipment(row: Mapping[str, Any]) -> Equipment:
    told = dict(row)
    told |= {name: _read(told[name]) for name in ("attributes", "values")}
    told["field_at"] = _times.decode(told["field_at"])
    told |= {"kind": KINDS[told["kind"]], "zones": tuple(told["zones"]), "tags": tuple(told["tags"])}
    return Equipment(**told)


def _target(row: Mapping[str, Any]) -> Target:
    return Target(**dict(row) | {"value": _read(row["value"])})


def stored_claim(row: Mapping[str, Any]) -> StoredClaim:
    """A row of `CLAIM` columns."""
    on = ("asset", "property", "capability", "request")
    told = {name: value for name, value in row.items() if name not in on}
    claim = Claim(**told | {"value": _read(row["value"])})
    return StoredClaim(claim=claim, **{name: row[name] for name in on})
