"""Deleting what is past its term: noted in the transaction that does it, what a legal hold names set aside before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from app.domain.kinds import KINDS
from app.domain.retention.categories import Category

OF_PEOPLE = sorted(kind.name for kind in KINDS.values() if kind.personal)
"""Kinds whose reports tell where somebody is."""
_ASSET = "(SELECT a.id FROM asset a WHERE a.key = g.asset)"
_KEYS_OF_PEOPLE = "(SELECT a.key FROM asset a WHERE a.kind = ANY($3::text[]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table whose rows are past their term by column `at`. `asset` is the SQL of a row's asset, `body` of all a hold
    keeps of it, `also` what else must be true for a row to go; in each the row is `g`.
    """

    table: str
    category: Category
    at: str
    asset: str = "NULL::text"
    body: str = "to_jsonb(g)"
    also: str = "true"


READING_OLD = Source(table="reading_old", category=Category.READINGS, at="measured_at", asset=_ASSET)
EVENT = Source(table="event", category=Category.READINGS, at="measured_at", asset=_ASSET)
ROLLUP = Source(table="rollup", category=Category.ROLLUPS, at="at", asset=_ASSET)
KEPT_MESSAGE = Source(table="kept_message", category=Category.INBOX, at="received_at", asset="g.asset")
ALARM = Source(
    table="alarm",
    category=Category.JOURNAL,
    at="closed_at",
    asset=_ASSET,
    body="to_jsonb(g) || jsonb_build_object('steps', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.at) FROM alarm_step s"
    " WHERE s.alarm = g.id))",
)
# The newest command of a property stays: versions must go on rising.
CONTROL = (
    Source(
        table="command",
        category=Category.JOURNAL,
        at="ended_at",
        asset=_ASSET,
        also="EXISTS (SELECT 1 FROM command n WHERE n.asset = g.asset AND n.property = g.property"
        " AND n.version > g.version)",
    ),
    Source(table="claim", category=Category.JOURNAL, at="released_at", asset=_ASSET),
    Source(
        table="control_request",
        category=Category.JOURNAL,
        at="placed_at",
        also="g.status <> 'waiting' AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.request = g.id)",
    ),
    Source(table="lockout", category=Category.JOURNAL, at="lifted_at", asset=_ASSET),
    Source(table="command_freeze", category=Category.JOURNAL, at="lifted_at"),
    Source(table="second_code", category=Category.JOURNAL, at="used_at"),
)
NOTIFIED = (
    Source(table="notification", category=Category.JOURNAL, at="ended_at", asset="g.asset"),
    Source(
        table="escalation",
        category=Category.JOURNAL,
        at="ended_at",
        asset="g.asset",
        body="to_jsonb(g) || jsonb_build_object('calls', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.step)"
        " FROM escalation_call c WHERE c.escalation = g.id))",
    ),
)
VIDEO = (
    Source(table="video_access", category=Category.VIDEO, at="at", asset="g.camera"),
    Source(table="video_extract", category=Category.VIDEO, at="at", asset="g.camera"),
    Source(table="video_authorisation", category=Category.VIDEO, at="ends_on"),
    Source(table="mask_attestation", category=Category.VIDEO, at="withdrawn_at"),
    Source(table="video_sign", category=Category.VIDEO, at="removed_at"),
)
IMAGE_REQUEST = Source(table="image_request", category=Category.REQUESTS, at="closed_at")
POSITIONS = (
    Source(
        table="event", category=Category.POSITIONS, at="measured_at", asset=_ASSET, also=f"g.asset IN {_KEYS_OF_PEOPLE}"
    ),
    Source(table="rollup", category=Category.POSITIONS, at="at", asset=_ASSET, also=f"g.asset IN {_KEYS_OF_PEOPLE}"),
)
READING_OF_PEOPLE = Source(table="reading", category=Category.POSITIONS, at="measured_at", asset=_ASSET)
READING = Source(table="reading", category=Category.READINGS, at="measured_at", asset=_ASSET)
CHANGE = Source(
    table="journal_change",
    category=Category.JOURNAL,
    at="at",
    asset="CASE g.entity WHEN 'asset' THEN g.key ELSE g.body->>'asset' END",
)
AUDIT = Source(
    table="audit",
    category=Category.AUDIT,
    at="at",
    asset="CASE g.entity WHEN 'asset' THEN g.subject END",
    body="to_jsonb(g) || jsonb_build_object('content', (SELECT jsonb_build_object('salt', c.salt, 'text', c.text)"
    " FROM audit_content c WHERE c.number = g.number))",
)
_NOTE = "INSERT INTO deletion (category, reason, reference, what, first, last, rows, held)"


def kept_of(source: Source, rows: str) -> str:
    """SQL that sets aside those of `rows` (as `g`) that standing holds name."""
    return (
        "INSERT INTO held_row (hold, category, source, at, asset, body)"
        f" SELECT h.id, '{source.category}', '{source.table}', g.{source.at}, {source.asset}, {source.body}"
        f" FROM {rows} g JOIN legal_hold h ON h.lifted_at IS NULL AND h.categories @> ARRAY['{source.category}']"
        f" AND g.{source.at} >= h.since AND g.{source.at} < h.until"
        f" AND (h.assets = '{{}}' OR {source.asset} = ANY(h.assets))"
    )


def _deleting(source: Source, choice: str) -> str:
    return (
        f"WITH gone AS (DELETE FROM {source.table} g WHERE {choice} RETURNING g.*),"
        f" held AS ({kept_of(source, 'gone')} RETURNING 1)"
        f"{_NOTE} SELECT '{source.category}', 'term', '', '{source.table}', min({source.at}), max({source.at}),"
        " count(*), (SELECT count(*) FROM held) FROM gone HAVING count(*) > 0 RETURNING rows"
    )


async def delete_some(raw: asyncpg.Connection[Any], source: Source, before: datetime, limit: int) -> int:
    """Delete at most `limit` rows of before; how many."""
    choice = (
        f"ctid = ANY (ARRAY(SELECT g.ctid FROM {source.table} g WHERE g.{source.at} < $1 AND {source.also} LIMIT $2))"
    )
    more = [OF_PEOPLE] if "$3" in source.also else []
    return int(await raw.fetchval(_deleting(source, choice), before, limit, *more) or 0)


async def delete_positions(raw: asyncpg.Connection[Any], before: datetime) -> bool:
    """Delete an hour of readings of before that tell where somebody was. False when there is none."""
    source, mine = READING_OF_PEOPLE, "g.asset = ANY($1::int[])"
    keys = [row["key"] for row in await raw.fetch("SELECT key FROM asset WHERE kind = ANY($1::text[])", OF_PEOPLE)]
    if not keys:
        return False
    first = await raw.fetchval(
        f"SELECT min(measured_at) FROM reading g WHERE {mine} AND measured_at < $2", keys, before
    )
    if first is None:
        return False
    choice = (
        f"{mine} AND measured_at >= $2::timestamptz AND measured_at < least($2::timestamptz + interval '1 hour', $3)"
    )
    await raw.execute(_deleting(source, choice), keys, first, before)
    return True


async def set_aside(raw: asyncpg.Connection[Any], source: Source, rows: str) -> int:
    """Keep those of `rows` (a table, partition or subquery) that standing holds name; how many."""
    return len(await raw.fetch(f"{kept_of(source, rows)} RETURNING id"))


async def note(
    raw: asyncpg.Connection[Any],
    category: Category,
    what: str,
    count: tuple[int, datetime | None, datetime | None],
    held: int = 0,
    reason: str = "term",
    reference: str = "",
) -> None:
    """Note a deletion made in this transaction: `count` is how many rows, dated from when to when."""
    rows, first, last = count
    await raw.execute(
        f"{_NOTE} VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", category, reason, reference, what, first, last, rows, held
    )


async def note_partition(raw: asyncpg.Connection[Any], source: Source, name: str) -> None:
    """Set aside and note all of a partition, about to be dropped."""
    await raw.execute("SET LOCAL transaction_timeout = 0")
    held = await set_aside(raw, source, name)
    row = await raw.fetchrow(f"SELECT count(*) AS n, min({source.at}) AS first, max({source.at}) AS last FROM {name}")
    if row is not None and row["n"]:
        await note(raw, source.category, name, (row["n"], row["first"], row["last"]), held)
