"""Which programme each asset follows, and the lighting the order of 27 December 2018 is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import asyncpg
import msgspec

from app.actions.programme_ports import Measured
from app.domain.kinds import KINDS
from app.domain.programmes import Programme, read_programme
from app.domain.programmes.assignment import SCOPES, Assignee, Assignment, Assignments
from app.domain.programmes.light_order import LIGHTING_KINDS

_HELD = {name: [item.name for item in kind.capabilities if item.mode == "held"] for name, kind in KINDS.items()}
_PROGRAMME = "to_jsonb(p) - '{checksum,version}'::text[]"


@dataclass(frozen=True, slots=True)
class Ruled:
    """The programme an asset follows for one capability, and by which assignment."""

    programme: Programme
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class Installation:
    """A lighting installation of the registry."""

    key: int
    id: str
    code: str
    name: str
    kind: str
    tags: Sequence[str]
    commune: str | None
    lon: float | None
    lat: float | None
    attributes: Mapping[str, Any]


async def ruled(raw: asyncpg.Connection[Any], asset_keys: Sequence[int], at: datetime) -> dict[int, dict[str, Ruled]]:
    """By asset, the programme given to each of its capabilities and the assignment that decided, `at` an instant of the
    city's calendar (app/domain/programmes/assignment.py); assets without are left out.
    """
    programmes, assignments = await in_force(raw, at)
    assets = await raw.fetch("SELECT key, id, kind, tags, zones FROM asset WHERE key = ANY($1)", list(asset_keys))
    found: dict[int, dict[str, Ruled]] = {}
    for asset in assets:
        assignee = Assignee(asset["id"], asset["kind"], asset["tags"], asset["zones"])
        ruling = assignments.of(assignee, _HELD.get(asset["kind"], ()))
        if ruling:
            found[asset["key"]] = {name: Ruled(programmes[row.programme], row) for name, row in ruling.items()}
    return found


async def in_force(raw: asyncpg.Connection[Any], at: datetime) -> tuple[dict[str, Programme], Assignments]:
    """Every assignment that counts at `at`, and the programmes they give."""
    rows = await raw.fetch(
        f"SELECT a.*, ({_PROGRAMME})::text AS document"
        " FROM programme_assignment a JOIN programme p ON p.id = a.programme"
        " WHERE (a.since IS NULL OR a.since <= $1) AND (a.until IS NULL OR a.until > $1)",
        at,
    )
    found = {row["programme"]: _read(row["document"]) for row in rows}
    return found, Assignments(_assignment(row, found[row["programme"]]) for row in rows)


async def programme(raw: asyncpg.Connection[Any], key: str) -> Programme | None:
    """One programme."""
    row = await raw.fetchval(f"SELECT ({_PROGRAMME})::text FROM programme p WHERE id = $1", key)
    return read_programme(msgspec.json.decode(row)) if row else None


async def position(raw: asyncpg.Connection[Any], asset: str) -> tuple[int, float | None, float | None] | None:
    """An asset's internal key, lon and lat."""
    row = await raw.fetchrow("SELECT key, lon, lat FROM asset WHERE id = $1", asset)
    return (row["key"], row["lon"], row["lat"]) if row else None


async def daylight(raw: asyncpg.Connection[Any], lon: float, lat: float) -> Measured | None:
    """The last illuminance of the weather station nearest to a place."""
    row = await raw.fetchrow(
        "SELECT a.id, (s.\"values\"->>'illuminance_lx')::float8 AS lux,"
        " COALESCE((s.field_at->>'illuminance_lx')::timestamptz, s.at) AS at"
        " FROM asset a JOIN asset_state s USING (key)"
        " WHERE a.kind = 'weather_station' AND a.lifecycle = 'in_service' AND s.\"values\" ? 'illuminance_lx'"
        " ORDER BY point(a.lon, a.lat) <-> point($1, $2), a.id LIMIT 1",
        lon,
        lat,
    )
    return Measured(row["id"], row["lux"], row["at"]) if row else None


async def installations(raw: asyncpg.Connection[Any], after: str, limit: int | None) -> list[Installation]:
    """Lighting in the order of ids, from the one after `after` on; what is planned or retired is left out."""
    rows = await raw.fetch(
        "SELECT key, id, code, name, kind, tags, commune, lon, lat, attributes::text AS attributes FROM asset"
        " WHERE kind = ANY($1) AND lifecycle IN ('in_service', 'maintenance') AND id > $2 ORDER BY id LIMIT $3",
        list(LIGHTING_KINDS),
        after,
        limit,
    )
    return [Installation(**{**row, "attributes": msgspec.json.decode(row["attributes"])}) for row in rows]


@lru_cache(maxsize=256)
def _read(document: str) -> Programme:
    return read_programme(msgspec.json.decode(document))


def _assignment(row: asyncpg.Record, of: Programme) -> Assignment:
    scope = next(name for name in SCOPES if row[name] is not None)
    return Assignment(row["id"], of.id, of.capability, scope, row[scope], row["since"])
