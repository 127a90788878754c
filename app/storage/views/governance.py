"""Legal holds, certificates of deletion, and the rows that name a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import asyncpg

from app.storage.person_sources import SOURCES, PersonSource
from app.storage.views.control import List

HOLDS = List(
    "to_jsonb(h) || jsonb_build_object('held_rows', (SELECT count(*) FROM held_row r WHERE r.hold = h.id))",
    "legal_hold h",
    ("h.placed_at", "h.id"),
    ("timestamptz", "text"),
    {
        "id": "h.id = {}",
        "standing": "(h.lifted_at IS NULL) = {}",
        "category": "h.categories @> ARRAY[{}::text]",
        "reference": "h.reference = {}",
    },
)
HELD_ROWS = List(
    "to_jsonb(r) - 'hold'",
    "held_row r",
    ("r.id",),
    ("bigint",),
    {"hold": "r.hold = {}"},
)
DELETIONS = List(
    "d.document",
    "deletion_certificate d",
    ("d.number",),
    ("bigint",),
    {
        "number": "d.number = {}",
        "category": "d.category = {}",
        "reason": "d.reason = {}",
        "since": "d.at >= {}",
        "until": "d.at < {}",
    },
)

_FIRST = {"text": "", "bigint": "-1"}


async def rows_about(
    raw: asyncpg.Connection[Any], source: PersonSource, name: str, after: str | None, limit: int
) -> list[tuple[str, str]]:
    """Rows of `source` that name somebody, from the first or `after` a key: key and JSON text, in the order of keys."""
    await raw.execute("SET LOCAL transaction_timeout = 0")
    rows = await raw.fetch(
        f"SELECT ({source.key})::text AS key, ({source.shown})::text AS body FROM {source.table} AS t"
        f" WHERE ({source.names}) AND {source.key} > $2::text::{source.type} ORDER BY {source.key} LIMIT $3",
        name,
        _FIRST[source.type] if after is None else after,
        limit,
    )
    return [(row["key"], row["body"]) for row in rows]


def sources() -> Sequence[PersonSource]:
    """Where a person may be named."""
    return SOURCES
