"""Writing the registry: assets, relations, zones, systems, services, base map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import asyncpg
import msgspec

from app.domain.geometry import Area, ZoneIndex, polygon_of
from app.domain.registry import AssetDraft, BaseMapDraft, SystemDraft, ZoneDraft, fold_text

Document = dict[str, Any]

# `attributes`, `tags`, `external_ids` and `links` of a file are merged over what people entered; what the file leaves
# empty stays as it is, and a file that knows no lifecycle does not put an asset in works back in service.
_DRAFTS = """jsonb_to_recordset($1::jsonb) AS {name} (
    id text, code text, kind text, family text, name text, search text, lon float8, lat float8,
    zones text[], commune text, system text, service text, lifecycle text,
    attributes jsonb, tags text[], external_ids jsonb, links jsonb)"""
_DIFFERS = """
    (a.code, a.kind, COALESCE(excluded.lon, a.lon), COALESCE(excluded.lat, a.lat),
     COALESCE(excluded.system, a.system), COALESCE(excluded.service, a.service),
     CASE WHEN excluded.name = '' THEN a.name ELSE excluded.name END,
     a.attributes || excluded.attributes, a.external_ids || excluded.external_ids,
     CASE WHEN excluded.tags = '{}' THEN a.tags ELSE excluded.tags END,
     CASE WHEN excluded.links = '[]' THEN a.links ELSE excluded.links END,
     CASE WHEN excluded.lifecycle = 'in_service' THEN a.lifecycle ELSE excluded.lifecycle END)
    IS DISTINCT FROM
    (excluded.code, excluded.kind, a.lon, a.lat, a.system, a.service, a.name,
     a.attributes, a.external_ids, a.tags, a.links, a.lifecycle)"""
_DIFFERING = f"""
SELECT excluded.id FROM {_DRAFTS.format(name="excluded")} LEFT JOIN asset a ON a.id = excluded.id
WHERE a.id IS NULL OR {_DIFFERS}
"""
_UPSERT = f"""
WITH draft AS (SELECT * FROM {_DRAFTS.format(name="d")}), written AS (
    INSERT INTO asset AS a (id, code, kind, family, name, search, lon, lat, zones, commune, system, service,
                            lifecycle, attributes, tags, external_ids, links, created_at, updated_at)
    SELECT id, code, kind, family, name, search, lon, lat, zones, commune, system, service,
           lifecycle, attributes, tags, external_ids, links, $2, $2 FROM draft
    ON CONFLICT (id) DO UPDATE SET
        code = excluded.code, kind = excluded.kind, family = excluded.family, search = excluded.search,
        name = CASE WHEN excluded.name = '' THEN a.name ELSE excluded.name END,
        lon = COALESCE(excluded.lon, a.lon), lat = COALESCE(excluded.lat, a.lat),
        zones = CASE WHEN excluded.lon IS NULL THEN a.zones ELSE excluded.zones END,
        commune = COALESCE(excluded.commune, a.commune),
        system = COALESCE(excluded.system, a.system), service = COALESCE(excluded.service, a.service),
        lifecycle = CASE WHEN excluded.lifecycle = 'in_service' THEN a.lifecycle ELSE excluded.lifecycle END,
        attributes = a.attributes || excluded.attributes, external_ids = a.external_ids || excluded.external_ids,
        tags = CASE WHEN excluded.tags = '{{}}' THEN a.tags ELSE excluded.tags END,
        links = CASE WHEN excluded.links = '[]' THEN a.links ELSE excluded.links END,
        version = a.version + 1, updated_at = $2
    WHERE {_DIFFERS}
    RETURNING key, id
), states AS (
    INSERT INTO asset_state (key) SELECT key FROM written ON CONFLICT DO NOTHING
)
SELECT id FROM written
"""
_RELATE = """
WITH drawn AS (
    SELECT f.key AS from_key, d.type, t.key AS to_key, z.id AS to_zone, d.port
    FROM jsonb_to_recordset($1::jsonb) AS d ("from" text, type text, "to" text, port text)
    JOIN asset f ON f.id = d."from"
    LEFT JOIN asset t ON t.id = d."to" AND d.type <> 'guards' LEFT JOIN zone z ON z.id = d."to" AND d.type = 'guards'
    WHERE num_nonnulls(t.key, z.id) = 1
), gone AS (
    DELETE FROM relation r USING (SELECT DISTINCT from_key FROM drawn) AS holder
    WHERE r.from_key = holder.from_key AND NOT EXISTS (
        SELECT 1 FROM drawn d WHERE d.from_key = r.from_key AND d.type = r.type AND d.port = r.port
        AND d.to_key IS NOT DISTINCT FROM r.to_key AND d.to_zone IS NOT DISTINCT FROM r.to_zone)
    RETURNING r.from_key
), added AS (
    INSERT INTO relation (from_key, type, to_key, to_zone, port)
    SELECT DISTINCT from_key, type, to_key, to_zone, port FROM drawn
    ON CONFLICT DO NOTHING RETURNING from_key
)
UPDATE asset a SET version = a.version + 1
FROM (SELECT from_key FROM gone UNION SELECT from_key FROM added) AS c WHERE c.from_key = a.key RETURNING a.id
"""


class RegistrySql:
    """`RegistryStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def upsert_assets(
        self, drafts: Sequence[AssetDraft], families: Mapping[str, str], now: datetime
    ) -> list[str]:
        """Insert or update; returns the ids of those that changed. `families` maps kind to family."""
        index = await self.zone_index()
        located = index.locate([(draft.lon, draft.lat) for draft in drafts])
        rows = [asset_row(draft, families[draft.kind], zones) for draft, zones in zip(drafts, located, strict=True)]
        return [row["id"] for row in await self._raw.fetch(_UPSERT, msgspec.json.encode(rows).decode(), now)]

    async def differing(self, drafts: Sequence[AssetDraft], families: Mapping[str, str]) -> list[str]:
        """The ids of those that `upsert_assets` would insert or change."""
        rows = [asset_row(draft, families[draft.kind], ()) for draft in drafts]
        return [row["id"] for row in await self._raw.fetch(_DIFFERING, msgspec.json.encode(rows).decode())]

    async def relate(self, drafts: Sequence[AssetDraft]) -> list[str]:
        """Replace the relations of the drafts that state any; returns the ids of the holders that changed."""
        rows = [
            {"from": draft.id, "type": relation.type, "to": relation.to, "port": relation.port}
            for draft in drafts
            for relation in draft.relations
        ]
        return [row["id"] for row in await self._raw.fetch(_RELATE, msgspec.json.encode(rows).decode())]

    async def documents(self, ids: Sequence[str]) -> list[Document]:
        """Assets as the registry shows them, in the order of `ids`."""
        rows = await self._raw.fetch(
            "SELECT asset_document(a)::text AS body FROM unnest($1::text[]) WITH ORDINALITY AS u (id, n)"
            " JOIN asset a USING (id) ORDER BY u.n",
            list(ids),
        )
        return [msgspec.json.decode(row["body"]) for row in rows]

    async def places(self, keys: Collection[int]) -> dict[int, tuple[str, Sequence[str]]]:
        """Family and zones of the assets that exist, by internal key."""
        rows = await self._raw.fetch("SELECT key, family, zones FROM asset WHERE key = ANY($1)", list(keys))
        return {row["key"]: (row["family"], row["zones"]) for row in rows}

    async def zone_index(self) -> ZoneIndex:
        """Every zone, ready to locate places."""
        rows = await self._raw.fetch("SELECT id, level, insee, geometry::text FROM zone")
        return ZoneIndex(
            [Area(r["id"], r["level"], r["insee"], polygon_of(msgspec.json.decode(r["geometry"]))) for r in rows]
        )

    async def upsert_zones(self, zones: Sequence[ZoneDraft]) -> list[str]:
        """Insert or update zones, parents first; returns the ids of those that changed."""
        changed = []
        for zone in zones:
            row = await self._raw.fetchrow(
                "INSERT INTO zone AS z (id, name, level, parent, insee, geometry) VALUES ($1, $2, $3, $4, $5, $6)"
                " ON CONFLICT (id) DO UPDATE SET name = $2, level = $3, parent = $4, insee = $5, geometry = $6,"
                " version = z.version + 1"
                " WHERE (z.name, z.level, z.parent, z.insee, z.geometry) IS DISTINCT FROM ($2, $3, $4, $5, $6::jsonb)"
                " RETURNING id",
                zone.id,
                zone.name,
                zone.level,
                zone.parent,
                zone.insee,
                msgspec.json.encode(zone.geometry).decode(),
            )
            if row:
                changed.append(zone.id)
        return changed

    async def relocate(self, limit: int | None = None) -> list[str]:
        """Work out every asset's zones again, after zones changed; returns the ids of those that moved.

        At most `limit` are moved: call again until none is left.
        """
        index = await self.zone_index()
        rows = await self._raw.fetch("SELECT key, id, lon, lat, zones, commune FROM asset WHERE lon IS NOT NULL")
        located = index.locate([(row["lon"], row["lat"]) for row in rows])
        moved = [
            {
                "key": row["key"],
                "id": row["id"],
                "zones": [a.id for a in areas],
                "commune": _commune(areas, row["commune"]),
            }
            for row, areas in zip(rows, located, strict=True)
            if row["zones"] != [a.id for a in areas] or row["commune"] != _commune(areas, row["commune"])
        ][:limit]
        await self._raw.execute(
            "UPDATE asset a SET zones = m.zones, commune = m.commune, version = a.version + 1"
            " FROM jsonb_to_recordset($1::jsonb) AS m (key int, zones text[], commune text) WHERE a.key = m.key",
            msgspec.json.encode(moved).decode(),
        )
        return [str(row["id"]) for row in moved]

    async def existing(
        self, table: Literal["asset", "field_system", "zone", "service"], ids: Sequence[str]
    ) -> set[str]:
        """Which of `ids` exist."""
        rows = await self._raw.fetch(f"SELECT id FROM {table} WHERE id = ANY($1)", list(ids))
        return {row["id"] for row in rows}

    async def upsert_services(self, ids: Sequence[str]) -> None:
        """Create the services that do not exist yet, named as their id."""
        await self._raw.execute(
            "INSERT INTO service (id, name) SELECT u, u FROM unnest($1::text[]) AS u ON CONFLICT DO NOTHING", list(ids)
        )

    async def upsert_systems(self, systems: Sequence[SystemDraft]) -> list[str]:
        """Insert or update field systems; what a draft leaves out stays. Returns the ids of those that changed."""
        added = await self._raw.fetch(
            "INSERT INTO field_system AS f (id, name, dialect, topics, mapping)"
            " SELECT id, name, COALESCE(dialect, 'native'), COALESCE(topics, '{}'), COALESCE(mapping, '')"
            " FROM jsonb_to_recordset($1::jsonb) AS d (id text, name text, dialect text, topics text[], mapping text)"
            " ON CONFLICT (id) DO NOTHING RETURNING id",
            msgspec.json.encode(list(systems)).decode(),
        )
        changed = await self._raw.fetch(
            "UPDATE field_system f SET name = d.name, dialect = COALESCE(d.dialect, f.dialect),"
            " topics = COALESCE(d.topics, f.topics), mapping = COALESCE(d.mapping, f.mapping), version = f.version + 1"
            " FROM jsonb_to_recordset($1::jsonb) AS d (id text, name text, dialect text, topics text[], mapping text)"
            " WHERE f.id = d.id AND (f.name, f.dialect, f.topics, f.mapping) IS DISTINCT FROM"
            " (d.name, COALESCE(d.dialect, f.dialect), COALESCE(d.topics, f.topics), COALESCE(d.mapping, f.mapping))"
            " RETURNING f.id",
            msgspec.json.encode(list(systems)).decode(),
        )
        return [row["id"] for row in (*added, *changed)]

    async def upsert_base_map(self, features: Sequence[BaseMapDraft]) -> int:
        """Insert or replace base-map features; returns how many."""
        rows = [
            {"layer": f.layer, "id": f.id, "name": f.name, "search": fold_text(f.name), "geometry": f.geometry}
            for f in features
        ]
        await self._raw.execute(
            "INSERT INTO base_map SELECT DISTINCT ON (layer, id) * FROM jsonb_to_recordset($1::jsonb)"
            " AS d (layer text, id text, name text, search text, geometry jsonb)"
            " ON CONFLICT (layer, id) DO UPDATE"
            " SET name = excluded.name, search = excluded.search, geometry = excluded.geometry",
            msgspec.json.encode(rows).decode(),
        )
        return len(rows)


def asset_row(draft: AssetDraft, family: str, zones: Sequence[Area]) -> Document:
    """An asset's columns, found by name."""
    attributes = dict(draft.attributes)
    return {
        "id": draft.id,
        "code": draft.code or draft.id,
        "kind": draft.kind,
        "family": family,
        "name": draft.name,
        "search": fold_text(f"{draft.id} {draft.code} {draft.name} {' '.join(draft.tags)}"),
        "lon": draft.lon,
        "lat": draft.lat,
        "zones": [zone.id for zone in zones],
        "commune": _commune(zones, attributes.get("commune_insee")),
        "system": draft.system,
        "service": draft.service,
        "lifecycle": draft.lifecycle,
        "attributes": attributes,
        "tags": list(draft.tags),
        "external_ids": dict(draft.external_ids),
        "links": [{"label": link.label, "url": link.url} for link in draft.links],
    }


def _commune(zones: Sequence[Area], stated: str | None) -> str | None:
    return next((zone.insee for zone in zones if zone.level == "commune" and zone.insee), stated)
