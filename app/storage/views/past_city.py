"""The city at an instant of the past, as a screen follows it on from there: columns, alarms, field systems, rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import msgspec

from app.actions.errors import NoLongerKept
from app.domain.kinds import KINDS
from app.domain.permissions import Reach
from app.storage import snapshots
from app.storage.journal import JournalRow
from app.storage.views.map_state import VOCABULARIES

Document = dict[str, Any]

_CALLING = ["unacknowledged", "acknowledged", "returned_unacknowledged"]
_MARGIN = timedelta(minutes=1)
"""Between what is told of an alarm and its journal row."""
# What an alarm was is its last journal row by then. The steps say near which day's partition to look for it, and
# `closed_at` leaves out those long over.
_ALARMS = """
SELECT l.id, (j.body || jsonb_build_object('name', COALESCE(a.name, s.name, '')))::text AS body
FROM alarm l LEFT JOIN asset a ON a.key = l.asset LEFT JOIN field_system s ON s.id = l.system
CROSS JOIN LATERAL (
    SELECT COALESCE(max(t.at), $1::timestamptz - $2::interval) - $2::interval AS at
    FROM alarm_step t WHERE t.alarm = l.id AND t.at <= $1::timestamptz - $2::interval) last
CROSS JOIN LATERAL (
    SELECT body FROM journal_change WHERE entity = 'alarm' AND key = l.id AND at >= last.at AND at <= $1
    ORDER BY seq DESC LIMIT 1) j
WHERE (l.closed_at IS NULL OR l.closed_at > $1::timestamptz - $2::interval) AND j.body->>'state' = ANY($3::text[])
  AND j.body->>'parent' IS NULL AND l.id > $4
ORDER BY l.id LIMIT $5
"""
_NEXT_ALARM = """
SELECT l.id, j.at FROM alarm_step s JOIN alarm l ON l.id = s.alarm
CROSS JOIN LATERAL (
    SELECT at FROM journal_change WHERE entity = 'alarm' AND key = l.id AND at > $1 AND at >= s.at - $2::interval
        AND at <= s.at + $2::interval AND body->>'transition' = 'raised' AND body->>'parent' IS NULL
    ORDER BY seq LIMIT 1) j
WHERE s.at > $1::timestamptz - $2::interval AND s.transition = 'raised' ORDER BY s.at LIMIT 1
"""
_SYSTEMS = """
SELECT f.id, COALESCE(j.body->>'status', 'unknown') AS status, (j.body->>'at')::timestamptz AS status_at
FROM field_system f LEFT JOIN LATERAL (
    SELECT body FROM journal_change WHERE entity = 'system' AND topic = 'status' AND key = f.id AND at <= $1
    ORDER BY seq DESC LIMIT 1) j ON true
ORDER BY f.id
"""
_ROWS = """
SELECT seq, at, class, topic, entity, key, body::text FROM journal_change
WHERE seq > $1 AND at >= COALESCE((SELECT max(at) FROM snapshot WHERE seq <= $1), '-infinity') ORDER BY seq LIMIT $2
"""


async def map_columns(raw: asyncpg.Connection[Any], at: datetime, seq: int, sees: Reach) -> dict[str, list[Any]]:
    """The columns of the map of what lay within `sees`; each asset's `seq` is that of the whole.

    Where mobile assets were is not kept with the past, nor are measurements: both are null. Raises `NoLongerKept`.
    """
    states = await snapshots.states_at(raw, at)
    shown = (item for item in states.values() if sees.whole or sees.covers(item["family"], item["zones"]))
    return _columns(sorted(shown, key=lambda item: str(item["id"])), seq)


def _columns(documents: Sequence[Document], seq: int) -> dict[str, list[Any]]:
    places = {name: {word: n for n, word in enumerate(words)} for name, words in VOCABULARIES.items()}
    kinds = [KINDS[item["kind"]] for item in documents]
    return {
        "id": [item["id"] for item in documents],
        "kind": [places["kind"][item["kind"]] for item in documents],
        "lon": [None if kind.mobile else _degrees(item["lon"]) for item, kind in zip(documents, kinds, strict=True)],
        "lat": [None if kind.mobile else _degrees(item["lat"]) for item, kind in zip(documents, kinds, strict=True)],
        "health": [places["health"][item["values"]["health"]] for item in documents],
        "comm_status": [places["comm_status"][item["values"]["comm_status"]] for item in documents],
        "lifecycle": [places["lifecycle"][item["lifecycle"]] for item in documents],
        "value": [item["values"].get(kind.map_value) for item, kind in zip(documents, kinds, strict=True)],
        "seq": [seq] * len(documents),
    }


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


async def alarms(
    raw: asyncpg.Connection[Any], at: datetime, after: str, limit: int
) -> tuple[list[str], list[str] | None]:
    """What called someone at `at`, as the feed told it, as JSON texts in the order of ids; where to go on."""
    rows = await raw.fetch(_ALARMS, at, _MARGIN, _CALLING, after, limit + 1)
    return [row["body"] for row in rows[:limit]], [rows[limit - 1]["id"]] if len(rows) > limit else None


async def next_alarm(raw: asyncpg.Connection[Any], after: datetime) -> tuple[str, datetime] | None:
    """The first alarm journalled as raised after `after`, and when."""
    row = await raw.fetchrow(_NEXT_ALARM, after, _MARGIN)
    return (row["id"], row["at"]) if row else None


async def systems(raw: asyncpg.Connection[Any], at: datetime) -> list[dict[str, Any]]:
    """Every field system, and whether it was there."""
    return [dict(row) for row in await raw.fetch(_SYSTEMS, at)]


async def rows(raw: asyncpg.Connection[Any], after: int, until: datetime, limit: int) -> tuple[list[JournalRow], bool]:
    """Changes after seq `after` journalled by `until`, about `limit` at most, and whether there are no more.

    What was committed together is not torn apart. Samples are not among them: they are kept two hours.
    """
    found = [JournalRow(*row) for row in await raw.fetch(_ROWS, after, limit + 1)]
    in_time = [row for row in found if row.at <= until]
    if len(in_time) <= limit:
        return in_time, True
    last = in_time[limit].at
    whole = [row for row in in_time if row.at < last]
    return (whole or await _together(raw, after, last)), False


async def _together(raw: asyncpg.Connection[Any], after: int, at: datetime) -> list[JournalRow]:
    """One large transaction."""
    columns = "seq, at, class, topic, entity, key, body::text"
    query = f"SELECT {columns} FROM journal_change WHERE seq > $1 AND at = $2 ORDER BY seq"
    return [JournalRow(*row) for row in await raw.fetch(query, after, at)]


async def check_kept(raw: asyncpg.Connection[Any], seq: int) -> None:
    """Raises `NoLongerKept` where changes after `seq` are gone: a snapshot goes with those that lead on from it."""
    if not await raw.fetchval("SELECT EXISTS (SELECT FROM snapshot WHERE seq <= $1)", seq):
        kept_from = await snapshots.oldest(raw)
        raise NoLongerKept(f"the past is kept from {kept_from.isoformat()} on", oldest=kept_from)


def just_before(rows: Sequence[JournalRow]) -> datetime:
    """The last instant without the first of `rows`."""
    return rows[0].at - timedelta(microseconds=1)


def encode(columns: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Each column as JSON text."""
    return {name: msgspec.json.encode(values).decode() for name, values in columns.items()}
