"""Alarms: locked in order of id, written whole and many at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from app.actions.alarm_ports import Cause, Pair, Step
from app.domain.alarms.alarm import Alarm
from app.storage.alarm_overrides import OverrideSql

_ALARM = """SELECT (to_jsonb(l) || jsonb_build_object('asset_id', a.id))::text FROM alarm l
LEFT JOIN asset a ON a.key = l.asset """
_LOCKED = " ORDER BY l.id FOR UPDATE OF l"
_COLUMNS = (
    "id, asset, system, kind, definition, priority, label, state, active, latching, detail, value, raised_at,"
    " measured_at, delayed, acknowledged_at, acknowledged_by, returned_at, closed_at, shelved_until, assigned_to,"
    " parent, folded, comment, suppressed_for, folds, folded_under, ports, occurrences, chattering"
)
_ADD = f"INSERT INTO alarm ({_COLUMNS}) SELECT {_COLUMNS} FROM jsonb_populate_recordset(NULL::alarm, $1::jsonb)"
# `folded` is counted by `recount` alone.
_WRITE = """
UPDATE alarm l SET priority = u.priority, state = u.state, active = u.active, detail = u.detail, value = u.value,
       raised_at = u.raised_at, measured_at = u.measured_at, delayed = u.delayed, acknowledged_at = u.acknowledged_at,
       acknowledged_by = u.acknowledged_by, returned_at = u.returned_at, closed_at = u.closed_at,
       shelved_until = u.shelved_until, assigned_to = u.assigned_to, parent = u.parent, comment = u.comment,
       suppressed_for = u.suppressed_for, ports = u.ports, occurrences = u.occurrences, chattering = u.chattering
FROM jsonb_populate_recordset(NULL::alarm, $1::jsonb) AS u WHERE l.id = u.id
"""
_OPEN = """JOIN unnest($1::int[], $2::text[]) AS w (asset, definition)
ON l.asset = w.asset AND l.definition = w.definition WHERE l.closed_at IS NULL"""
_CAUSES = """
SELECT r.to_key AS asset, r.type AS relation, COALESCE(l.parent, l.id) AS id
FROM relation r JOIN alarm l ON l.asset = r.from_key AND l.closed_at IS NULL AND l.folds <> '{}'
WHERE r.to_key = ANY($1) AND l.active AND r.type = ANY(l.folds) AND (l.ports IS NULL OR r.port = ANY(l.ports))
UNION ALL
SELECT a.key, 'system', l.id FROM asset a JOIN alarm l ON l.system = a.system AND l.asset IS NULL
WHERE a.key = ANY($1) AND l.closed_at IS NULL AND l.active
ORDER BY asset, relation, id
"""
_CONSEQUENCES = """
WITH cause AS (SELECT id, asset, system, folds, ports, raised_at, COALESCE(parent, id) AS root
               FROM alarm WHERE id = ANY($1) AND closed_at IS NULL AND active), found AS (
    SELECT c.root, l.id FROM cause c JOIN relation r ON r.from_key = c.asset AND r.type = ANY(c.folds)
        AND (c.ports IS NULL OR r.port = ANY(c.ports))
    JOIN alarm l ON l.asset = r.to_key AND r.type = ANY(l.folded_under)
    WHERE l.closed_at IS NULL AND l.raised_at >= c.raised_at - make_interval(secs => $2)
    UNION
    SELECT c.root, l.id FROM cause c JOIN asset a ON c.asset IS NULL AND a.system = c.system
    JOIN alarm l ON l.asset = a.key AND 'system' = ANY(l.folded_under)
    WHERE l.closed_at IS NULL AND l.raised_at >= c.raised_at - make_interval(secs => $2))
SELECT f.root, (to_jsonb(l) || jsonb_build_object('asset_id', a.id))::text AS body
FROM (SELECT id, min(root) AS root FROM found GROUP BY id) f JOIN alarm l USING (id) JOIN asset a ON a.key = l.asset
WHERE l.active AND l.state IN ('unacknowledged', 'acknowledged') AND l.id <> f.root
ORDER BY l.id LIMIT $3 FOR UPDATE OF l
"""
_RECOUNT = """
WITH counted AS (
    SELECT p.id, (SELECT count(*) FROM alarm c WHERE c.parent = p.id AND c.closed_at IS NULL)::int AS n
    FROM alarm p WHERE p.id = ANY($1))
UPDATE alarm p SET folded = n FROM counted WHERE counted.id = p.id AND p.folded <> n RETURNING p.id
"""
_SET_DUE = """
INSERT INTO alarm_due (asset, due_at) SELECT * FROM unnest($1::int[], $2::timestamptz[]) ORDER BY 1
ON CONFLICT (asset) DO UPDATE SET due_at = excluded.due_at
"""

_alarm = msgspec.json.Decoder(Alarm)


class AlarmSql(OverrideSql):
    """`AlarmStore` on one asyncpg connection."""

    async def set_due(self, due: Mapping[int, datetime | None]) -> None:
        if gone := [asset for asset, at in due.items() if at is None]:
            await self._raw.execute("DELETE FROM alarm_due WHERE asset = ANY($1)", gone)
        if kept := {asset: at for asset, at in due.items() if at is not None}:
            await self._raw.execute(_SET_DUE, list(kept), list(kept.values()))

    async def due(self, now: datetime, limit: int) -> list[int]:
        rows = await self._raw.fetch(
            "SELECT asset FROM alarm_due WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
            now,
            limit,
        )
        return [row["asset"] for row in rows]

    async def numbers(self, count: int) -> list[str]:
        rows = await self._raw.fetch("SELECT 'A' || nextval('alarm_number') AS id FROM generate_series(1, $1)", count)
        return [row["id"] for row in rows]

    async def open(self, wanted: Collection[Pair]) -> dict[Pair, Alarm]:
        assets, definitions = [asset for asset, _ in wanted], [definition for _, definition in wanted]
        found = await self._alarms(_OPEN + _LOCKED, assets, definitions)
        return {(alarm.asset, alarm.definition): alarm for alarm in found if alarm.asset is not None}

    async def by_id(self, ids: Collection[str]) -> dict[str, Alarm]:
        return {alarm.id: alarm for alarm in await self._alarms("WHERE l.id = ANY($1)" + _LOCKED, list(ids))}

    async def of_systems(self) -> tuple[list[str], dict[str, Alarm]]:
        rows = await self._raw.fetch("SELECT id FROM field_system WHERE status = 'offline' ORDER BY id FOR UPDATE")
        found = await self._alarms("WHERE l.asset IS NULL AND l.closed_at IS NULL" + _LOCKED)
        return [row["id"] for row in rows], {alarm.system: alarm for alarm in found if alarm.system}

    async def of_installation(self, definition: str) -> Alarm | None:
        await self._raw.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"installation {definition}")
        where = "WHERE l.asset IS NULL AND l.system IS NULL AND l.definition = $1 AND l.closed_at IS NULL"
        return next(iter(await self._alarms(where + _LOCKED, definition)), None)

    async def causes(self, assets: Collection[int]) -> list[Cause]:
        return [Cause(*row) for row in await self._raw.fetch(_CAUSES, list(assets))]

    async def recent_causes(self, since: datetime) -> list[str]:
        return await self._ids(
            "SELECT id FROM alarm WHERE closed_at IS NULL AND active AND folds <> '{}' AND raised_at > $1", since
        )

    async def consequences(self, causes: Collection[str], within_s: float, limit: int) -> list[tuple[str, Alarm]]:
        rows = await self._raw.fetch(_CONSEQUENCES, list(causes), within_s, limit)
        return [(row["root"], _alarm.decode(row["body"])) for row in rows]

    async def adopt(self, causes: Mapping[str, str]) -> None:
        if causes:
            await self._raw.execute(
                "UPDATE alarm l SET parent = u.cause FROM unnest($1::text[], $2::text[]) AS u (id, cause)"
                " WHERE l.parent = u.id",
                list(causes),
                list(causes.values()),
            )

    async def add(self, alarms: Sequence[Alarm]) -> None:
        if alarms:
            await self._raw.execute(_ADD, _json(alarms))

    async def write(self, alarms: Sequence[Alarm]) -> None:
        if alarms:
            await self._raw.execute(_WRITE, _json(alarms))

    async def note(self, steps: Sequence[Step]) -> None:
        if steps:
            records = [(s.alarm, s.at, s.transition, s.state, s.by, s.reason, s.until, s.assigned_to) for s in steps]
            columns = ("alarm", "at", "transition", "state", "by", "reason", "until", "assigned_to")
            await self._raw.copy_records_to_table("alarm_step", records=records, columns=columns)

    async def recount(self, causes: Collection[str]) -> list[Alarm]:
        await self._raw.execute("SELECT 1 FROM alarm WHERE id = ANY($1) ORDER BY id FOR UPDATE", list(causes))
        changed = [row["id"] for row in await self._raw.fetch(_RECOUNT, list(causes))]
        return await self._alarms("WHERE l.id = ANY($1) ORDER BY l.id", changed) if changed else []

    async def unshelvable(self, now: datetime, limit: int) -> list[str]:
        return await self._ids(
            "SELECT id FROM alarm WHERE shelved_until <= $1 ORDER BY shelved_until LIMIT $2", now, limit
        )

    async def orphans(self, before: datetime, limit: int) -> list[str]:
        return await self._ids(
            "SELECT l.id FROM alarm l JOIN alarm p ON p.id = l.parent WHERE l.closed_at IS NULL AND NOT p.active"
            " AND COALESCE(p.closed_at, p.returned_at) < $1 ORDER BY l.id LIMIT $2",
            before,
            limit,
        )

    async def out_of_step(self, limit: int) -> list[tuple[str, str]]:
        rows = await self._raw.fetch(
            "SELECT l.id, a.lifecycle FROM alarm l JOIN asset a ON a.key = l.asset WHERE l.closed_at IS NULL AND ("
            " a.lifecycle = 'retired' OR a.lifecycle IN ('maintenance', 'planned') AND l.state IN ('unacknowledged',"
            " 'acknowledged', 'returned_unacknowledged')"
            " OR a.lifecycle = 'in_service' AND l.suppressed_for = 'maintenance') ORDER BY l.id LIMIT $1",
            limit,
        )
        return [(row["id"], row["lifecycle"]) for row in rows]

    async def expiring(self, kind: str, attribute: str, until: date, definition: str) -> list[tuple[int, bool]]:
        rows = await self._raw.fetch(
            "SELECT key, stands FROM (SELECT a.key, l.id IS NOT NULL AS told,"
            " COALESCE(a.attributes->>$2 <= $3, false) AS stands FROM asset a LEFT JOIN alarm l"
            " ON l.asset = a.key AND l.definition = $4 AND l.closed_at IS NULL AND l.active WHERE a.kind = $1) AS x"
            " WHERE stands <> told ORDER BY key",
            kind,
            attribute,
            until.isoformat(),
            definition,
        )
        return [(row["key"], row["stands"]) for row in rows]

    async def raised_since(self, since: datetime) -> int:
        return int(
            await self._raw.fetchval("SELECT count(*) FROM alarm_step WHERE at > $1 AND transition = 'raised'", since)
        )

    async def flood(self) -> dict[str, Any] | None:
        row = await self._raw.fetchrow("SELECT * FROM alarm_flood WHERE ended_at IS NULL FOR UPDATE")
        return dict(row) if row else None

    async def write_flood(self, flood: dict[str, Any]) -> None:
        await self._raw.execute(
            "INSERT INTO alarm_flood (id, began_at, ended_at, positions, alarms, peak) VALUES ($1, $2, $3, $4, $5, $6)"
            " ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, alarms = excluded.alarms,"
            " peak = excluded.peak",
            *(flood[name] for name in ("id", "began_at", "ended_at", "positions", "alarms", "peak")),
        )

    async def _alarms(self, where: str, *params: Any) -> list[Alarm]:
        return [_alarm.decode(row[0]) for row in await self._raw.fetch(_ALARM + where, *params)]

    async def _ids(self, query: str, *params: Any) -> list[str]:
        return [row["id"] for row in await self._raw.fetch(query, *params)]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
