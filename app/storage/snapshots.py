"""The state of every asset at one instant: now, for clients; on schedule, for the time machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.errors import NoLongerKept
from app.domain.kinds import KINDS

Document = dict[str, Any]

# What live clients fold: the registry document, plus `values` with the computed fields among them. Kept for long, it
# does not tell where anything mobile was: readings do, for as long as positions are kept.
_BODY = (
    "asset_document(a) || jsonb_build_object('at', s.at, 'heard_at', s.heard_at, 'values',"
    " s.\"values\" - '{longitude_deg,latitude_deg}'::text[] ||"
    " jsonb_build_object('comm_status', s.comm_status, 'health', s.health))"
)
# The same as text. A function call an asset, and jsonb built to be copied twice, cost more than all else.
_TEXT = """json_build_object(
    'id', a.id, 'code', a.code, 'kind', a.kind, 'family', a.family, 'name', a.name, 'lon', a.lon, 'lat', a.lat,
    'zones', a.zones, 'commune', a.commune, 'system', a.system, 'service', a.service, 'lifecycle', a.lifecycle,
    'attributes', a.attributes, 'tags', a.tags, 'external_ids', a.external_ids, 'links', a.links,
    'version', a.version,
    'relations', COALESCE((
        SELECT json_agg(json_build_object('type', r.type, 'to', COALESCE(o.id, r.to_zone), 'port', r.port)
                        ORDER BY r.type, COALESCE(o.id, r.to_zone), r.port)
        FROM relation r LEFT JOIN asset_name o ON o.key = r.to_key WHERE r.from_key = a.key), '[]'),
    'at', s.at, 'heard_at', s.heard_at,
    'values', s."values" || jsonb_build_object('comm_status', s.comm_status, 'health', s.health))::text"""
_FROM = "FROM asset a JOIN asset_state s USING (key)"

_NEXT = "COALESCE((SELECT min(seq) FROM snapshot WHERE at > $3), 9223372036854775807)"
"""What was journalled by $3 has no later seq: a day's partition is not read to its end for an hour of it."""
_THIN = """
DELETE FROM snapshot WHERE at < $1 AND seq NOT IN (
    SELECT DISTINCT ON (date_trunc('hour', at)) seq FROM snapshot ORDER BY date_trunc('hour', at), seq)
"""


async def current(
    raw: asyncpg.Connection[Any],
    *,
    families: Sequence[str] = (),
    zone: str | None = None,
    bbox: tuple[float, float, float, float] | None = None,
) -> list[str]:
    """Every matching asset as JSON text, in the order of ids; `bbox` is west, south, east, north."""
    rows = await raw.fetch(
        f"SELECT {_TEXT} AS body {_FROM}"
        " WHERE (cardinality($1::text[]) = 0 OR a.family = ANY($1)) AND ($2::text IS NULL OR a.zones @> ARRAY[$2])"
        " AND ($3::float8[] IS NULL OR point(COALESCE((s.\"values\"->>'longitude_deg')::float8, a.lon),"
        " COALESCE((s.\"values\"->>'latitude_deg')::float8, a.lat))"
        " <@ box(point($3[1], $3[2]), point($3[3], $3[4]))) ORDER BY a.id",
        list(families),
        zone,
        list(bbox) if bbox else None,
    )
    return [row["body"] for row in rows]


async def take(raw: asyncpg.Connection[Any]) -> int:
    """Store the state of every asset as this transaction sees it; returns its seq. Needs REPEATABLE READ."""
    seq = await raw.fetchval(
        "INSERT INTO snapshot SELECT seq, at, epoch FROM feed ON CONFLICT DO NOTHING RETURNING seq"
    )
    if seq is None:
        return int(await raw.fetchval("SELECT seq FROM feed"))
    await raw.execute(
        f"INSERT INTO snapshot_asset SELECT $1, a.id, {_BODY} - 'heard_at' {_FROM}",
        seq,
    )
    return int(seq)


async def rows_since_last(raw: asyncpg.Connection[Any]) -> int:
    """Journal rows written since the newest snapshot."""
    return int(await raw.fetchval("SELECT f.seq - (SELECT COALESCE(max(seq), 0) FROM snapshot) FROM feed f"))


async def drop_with(raw: asyncpg.Connection[Any], partition: str) -> None:
    """Drop the snapshots that need a change of `partition`, about to be dropped, to lead anywhere."""
    await raw.execute(f"DELETE FROM snapshot WHERE seq < (SELECT max(seq) FROM {partition})")


async def thin(raw: asyncpg.Connection[Any], before: datetime) -> None:
    """Of each hour before `before`, keep the first snapshot: a busy city takes one every few minutes."""
    await raw.execute(_THIN, before)


async def states_at(
    raw: asyncpg.Connection[Any], at: datetime, ids: Sequence[str] | None = None
) -> dict[str, Document]:
    """Assets and their journalled state as they were at `at`, by id.

    Measurements are left out: history answers for those. Raises `NoLongerKept` before the oldest snapshot.
    """
    base = await _before(raw, at)
    wanted = list(ids) if ids is not None else None
    rows = await raw.fetch(
        "SELECT body::text FROM snapshot_asset WHERE seq = $1 AND ($2::text[] IS NULL OR id = ANY($2))",
        base["seq"],
        wanted,
    )
    assets = {body["id"]: body for body in (msgspec.json.decode(row["body"]) for row in rows)}
    changes = await raw.fetch(
        "SELECT topic, key, body::text FROM journal_change WHERE entity = 'asset' AND seq > $1 AND at >= $2"
        f" AND at <= $3 AND seq <= {_NEXT} AND topic IN ('registry', 'state') AND ($4::text[] IS NULL OR key = ANY($4))"
        " ORDER BY seq",
        base["seq"],
        base["at"],
        at,
        wanted,
    )
    for row in changes:
        merge(assets, row["topic"], row["key"], msgspec.json.decode(row["body"]))
    for asset in assets.values():
        _keep_state_only(asset)
    return assets


async def seq_at(raw: asyncpg.Connection[Any], at: datetime) -> int:
    """The seq of the last change journalled by `at`. Raises `NoLongerKept` before the oldest snapshot."""
    base = await _before(raw, at)
    last = await raw.fetchval(
        f"SELECT max(seq) FROM journal_change WHERE seq > $1 AND at >= $2 AND at <= $3 AND seq <= {_NEXT}",
        base["seq"],
        base["at"],
        at,
    )
    return int(last or base["seq"])


async def oldest(raw: asyncpg.Connection[Any]) -> datetime:
    """From when on the past comes back."""
    at: datetime = await raw.fetchval("SELECT COALESCE(min(at), now()) FROM snapshot")
    return at


async def _before(raw: asyncpg.Connection[Any], at: datetime) -> asyncpg.Record:
    """Seq and time of the last snapshot by `at`. Raises `NoLongerKept`."""
    base: asyncpg.Record | None = await raw.fetchrow(
        "SELECT seq, at FROM snapshot WHERE at <= $1 ORDER BY seq DESC LIMIT 1", at
    )
    if base is None:
        kept_from = await oldest(raw)
        raise NoLongerKept(f"the past is kept from {kept_from.isoformat()} on", oldest=kept_from)
    return base


def merge(assets: dict[str, Document], topic: str, key: str, body: Document) -> None:
    """Apply one journal row to a snapshot: the rule every client follows (docs/live.md)."""
    if topic == "registry":
        if body.get("deleted"):
            assets.pop(key, None)
            return
        known = assets.get(key, {"at": None, "values": {"comm_status": "unknown", "health": "unknown"}})
        assets[key] = known | body
    elif key in assets:
        assets[key]["values"].update(body["values"])
        assets[key]["at"] = max(filter(None, (assets[key]["at"], body["at"])))


def _keep_state_only(asset: Document) -> None:
    kind = KINDS.get(asset["kind"])
    names = (kind.state_names if kind else frozenset()) | {"comm_status", "health"}
    asset["values"] = {name: value for name, value in asset["values"].items() if name in names}
