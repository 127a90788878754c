"""Editing the registry one resource at a time: exact replacement under the row's lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.errors import InUse
from app.actions.ports import KeptMessage, Private, Resource, Selection
from app.domain.registry import AssetDraft
from app.storage.registry import RegistrySql, asset_row
from app.storage.views.conditions import Conditions

Document = dict[str, Any]

_WRITABLE: dict[Resource | Private, str] = {
    "zone": "name, level, parent, insee, geometry, safety_lit, closed",
    "service": "name, partner, contact",
    "field_system": "name, dialect, service, topics, mapping, command_rate",
    "programme": "name, capability, calendars, correction, checksum",
    "programme_assignment": "programme, asset, tag, zone, kind, since, until",
    "notification_receiver": "name, channel, address, secret, enabled, families, zones",
    "notification_rule": "name, enabled, receiver, transitions, priorities, families, kinds, definitions, zones,"
    " systems, hours, escalation",
    "person": "name, phone, email, webhook, secret",
    "rota": "gateway, turns, exceptions",
}
_KEPT = "id, received_at, topic, payload, system, outcome"
_DRAFT = """jsonb_to_recordset($1::jsonb) AS d (
    id text, code text, kind text, family text, name text, search text, lon float8, lat float8, zones text[],
    commune text, system text, service text, lifecycle text, attributes jsonb, tags text[], external_ids jsonb,
    links jsonb)"""
_COLUMNS = (
    "code, kind, family, name, search, lon, lat, zones, commune, system, service,"
    " lifecycle, attributes, tags, external_ids, links"
)
_INSERT_ASSET = f"""
WITH written AS (
    INSERT INTO asset (id, {_COLUMNS}, created_at, updated_at) SELECT id, {_COLUMNS}, $2, $2 FROM {_DRAFT}
    ON CONFLICT DO NOTHING RETURNING key
), states AS (
    INSERT INTO asset_state (key, since) SELECT key, $2 FROM written
)
SELECT key FROM written
"""
_HISTORY = " OR ".join(
    f"EXISTS (SELECT FROM {table} WHERE asset = $1)" for table in ("event", "rollup", "reading", "alarm")
)
_REPLACE_ASSET = f"""
UPDATE asset SET ({_COLUMNS}) = (SELECT {_COLUMNS} FROM {_DRAFT}), version = version + 1, updated_at = $2
WHERE id = $3
"""
_REPLACE_RELATIONS = """
WITH holder AS (SELECT key FROM asset WHERE id = $1), drawn AS (
    SELECT holder.key AS from_key, d.type, t.key AS to_key, z.id AS to_zone, d.port
    FROM holder CROSS JOIN jsonb_to_recordset($2::jsonb) AS d (type text, "to" text, port text)
    LEFT JOIN asset t ON t.id = d."to" AND d.type <> 'guards' LEFT JOIN zone z ON z.id = d."to" AND d.type = 'guards'
), gone AS (
    DELETE FROM relation r USING holder WHERE r.from_key = holder.key AND NOT EXISTS (
        SELECT 1 FROM drawn d WHERE d.type = r.type AND d.port = r.port
        AND d.to_key IS NOT DISTINCT FROM r.to_key AND d.to_zone IS NOT DISTINCT FROM r.to_zone)
)
INSERT INTO relation (from_key, type, to_key, to_zone, port)
SELECT from_key, type, to_key, to_zone, port FROM drawn ON CONFLICT DO NOTHING
"""


class EditingSql:
    """`EditingStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any], registry: RegistrySql) -> None:
        self._raw = raw
        self._registry = registry

    async def lock_asset(self, asset: str) -> Document | None:
        """Lock an asset's registry row; its document."""
        found = await self._raw.fetchval("SELECT key FROM asset WHERE id = $1 FOR UPDATE", asset)
        return (await self._registry.documents([asset]))[0] if found else None

    async def insert_asset(self, draft: AssetDraft, family: str, now: datetime) -> bool:
        """Insert with its relations; False when the id is taken."""
        key = await self._raw.fetchval(_INSERT_ASSET, await self._row(draft, family), now)
        if key is None:
            return False
        await self._relate(draft)
        return True

    async def replace_asset(self, draft: AssetDraft, family: str, now: datetime) -> None:
        """Replace all that people write of an asset, relations included."""
        await self._raw.execute(_REPLACE_ASSET, await self._row(draft, family), now, draft.id)
        await self._relate(draft)

    async def has_history(self, asset: str) -> bool:
        """Whether it has readings, events, roll-ups or alarms. Its live state is locked: none is stored meanwhile."""
        row = await self._raw.fetchrow(
            "SELECT s.key, s.heard_at IS NOT NULL AS heard FROM asset a JOIN asset_state s USING (key) WHERE a.id = $1"
            " FOR UPDATE OF s",
            asset,
        )
        assert row is not None  # noqa: S101 - every asset has a live state
        return row["heard"] or bool(await self._raw.fetchval(f"SELECT {_HISTORY}", row["key"]))

    async def delete_asset(self, asset: str) -> list[str]:
        """Delete; returns the ids of the assets whose relations named it, now without them."""
        rows = await self._raw.fetch(
            "UPDATE asset SET version = version + 1 WHERE key IN (SELECT r.from_key FROM asset a"
            " JOIN relation r ON r.to_key = a.key WHERE a.id = $1) AND id <> $1 RETURNING id",
            asset,
        )
        await self._raw.execute("DELETE FROM asset WHERE id = $1", asset)
        return [row["id"] for row in rows]

    async def delete_assignments(self, asset: str) -> list[str]:
        """Delete the assignments of programmes to that one asset; returns their ids."""
        rows = await self._raw.fetch("DELETE FROM programme_assignment WHERE asset = $1 RETURNING id", asset)
        return [row["id"] for row in rows]

    async def lock(self, resource: Resource | Private, key: str) -> Document | None:
        """Lock a resource's row; its document."""
        row = await self._raw.fetchval(
            f"SELECT to_jsonb(r)::text FROM {resource} r WHERE id = $1 FOR UPDATE",
            key,
        )
        return msgspec.json.decode(row) if row else None

    async def insert(self, resource: Resource | Private, document: Document) -> Document | None:
        """Insert; the document as stored, None when the id is taken."""
        columns = _WRITABLE[resource]
        row = await self._raw.fetchval(
            f"INSERT INTO {resource} AS r (id, {columns}) SELECT id, {columns}"
            f" FROM jsonb_populate_record(NULL::{resource}, $1::jsonb)"
            " ON CONFLICT DO NOTHING RETURNING to_jsonb(r)::text",
            _json(document),
        )
        return msgspec.json.decode(row) if row else None

    async def replace(self, resource: Resource | Private, document: Document) -> Document:
        """Replace all that people write of a locked row; the document as stored."""
        columns = _WRITABLE[resource]
        row = await self._raw.fetchval(
            f"UPDATE {resource} r SET ({columns}) = (SELECT {columns}"
            f" FROM jsonb_populate_record(NULL::{resource}, $1::jsonb)), version = version + 1"
            " WHERE id = $2 RETURNING to_jsonb(r)::text",
            _json(document),
            document["id"],
        )
        stored: Document = msgspec.json.decode(row)
        return stored

    async def delete(self, resource: Resource | Private, key: str) -> None:
        """Delete. Raises `InUse` when something refers to it."""
        try:
            await self._raw.execute(f"DELETE FROM {resource} WHERE id = $1", key)
        except asyncpg.ForeignKeyViolationError as error:
            raise InUse(f"{key!r} is still referred to by {error.table_name} rows: change those first") from error

    async def ancestors(self, zone: str) -> list[str]:
        """A zone and all those it lies in, nearest first."""
        rows = await self._raw.fetch(
            "WITH RECURSIVE up AS (SELECT id, parent, 0 AS n FROM zone WHERE id = $1"
            " UNION ALL SELECT z.id, z.parent, n + 1 FROM up JOIN zone z ON z.id = up.parent WHERE n < 100)"
            " SELECT id FROM up ORDER BY n",
            zone,
        )
        return [row["id"] for row in rows]

    async def newest_kept(self) -> int:
        """The id of the newest kept message, 0 when there is none."""
        return int(await self._raw.fetchval("SELECT COALESCE(max(id), 0) FROM kept_message"))

    async def take_kept(self, selection: Selection, until: int, limit: int) -> Sequence[KeptMessage]:
        """Take the oldest of the messages selected, up to id `until`, out of what is kept; in order of arrival."""
        found = _kept(selection)
        found.add("id <= {}", until)
        rows = await self._raw.fetch(
            f"DELETE FROM kept_message WHERE id IN (SELECT id FROM kept_message{found.where} ORDER BY id"
            f" LIMIT {found.param(limit)} FOR UPDATE) RETURNING {_KEPT}",
            *found.params,
        )
        return sorted((KeptMessage(*row) for row in rows), key=lambda row: (row.received_at, row.id))

    async def find_kept(self, selection: Selection, limit: int) -> Sequence[KeptMessage]:
        """The newest of the messages selected, left where they are."""
        found = _kept(selection)
        query = f"SELECT {_KEPT} FROM kept_message{found.where} ORDER BY id DESC LIMIT {found.param(limit)}"
        return [KeptMessage(*row) for row in await self._raw.fetch(query, *found.params)]

    async def _row(self, draft: AssetDraft, family: str) -> str:
        [zones] = (await self._registry.zone_index()).locate([(draft.lon, draft.lat)])
        return _json([asset_row(draft, family, zones)])

    async def _relate(self, draft: AssetDraft) -> None:
        rows = [{"type": relation.type, "to": relation.to, "port": relation.port} for relation in draft.relations]
        await self._raw.execute(_REPLACE_RELATIONS, draft.id, _json(rows))


def _kept(selection: Selection) -> Conditions:
    found = Conditions()
    found.add("outcome = {}", selection.outcome)
    for column in ("system", "asset", "reason"):
        if (value := getattr(selection, column)) is not None:
            found.add(f"{column} = {{}}", value)
    if selection.ids is not None:
        found.add("id = ANY({})", list(selection.ids))
    return found


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
