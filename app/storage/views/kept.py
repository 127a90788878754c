"""Messages kept because they could not be stored: the inbox of unknown assets, and the rejected."""

from __future__ import annotations

from typing import Any

import asyncpg

from app.storage.views.conditions import Conditions

Row = dict[str, Any]

_SHOWN = "id, received_at, topic, system, asset, reason, detail"


async def unknown_assets(
    raw: asyncpg.Connection[Any], system: str | None, after: tuple[str, str] | None, limit: int
) -> list[Row]:
    """Unknown (system, asset) pairs after `after`, each with its count and its newest message."""
    found = Conditions(["outcome = 'unknown'"])
    if system is not None:
        found.add("system = {}", system)
    if after:
        found.add("(system, asset) > ({}, {})", *after)
    rows = await raw.fetch(
        "SELECT g.system, g.asset, g.count, g.first_seen, g.last_seen, k.reason, k.topic AS last_topic, k.payload"
        " FROM ("
        " SELECT system, asset, count(*), min(received_at) AS first_seen, max(received_at) AS last_seen,"
        f" max(id) AS newest FROM kept_message{found.where}"
        f" GROUP BY 1, 2 ORDER BY 1, 2 LIMIT {found.param(limit)}) g JOIN kept_message k ON k.id = g.newest"
        " ORDER BY 1, 2",
        *found.params,
    )
    return [dict(row) for row in rows]


async def rejected(
    raw: asyncpg.Connection[Any],
    system: str | None,
    asset: str | None,
    reason: str | None,
    text: str,
    before: int | None,
    limit: int,
) -> list[Row]:
    """Rejected messages with an id below `before`, the newest first."""
    found = Conditions(["outcome = 'rejected'"])
    for clause, value in (
        ("system = {}", system),
        ("asset = {}", asset),
        ("reason = {}", reason),
        ("position(lower({}) IN lower(topic || ' ' || detail)) > 0", text or None),
        ("id < {}", before),
    ):
        if value is not None:
            found.add(clause, value)
    query = f"SELECT {_SHOWN} FROM kept_message{found.where} ORDER BY id DESC LIMIT {found.param(limit)}"
    return [dict(row) for row in await raw.fetch(query, *found.params)]


async def rejected_one(raw: asyncpg.Connection[Any], message: int) -> Row | None:
    """One rejected message with its payload."""
    row = await raw.fetchrow(
        f"SELECT {_SHOWN}, payload FROM kept_message WHERE outcome = 'rejected' AND id = $1",
        message,
    )
    return dict(row) if row else None


async def refusals(raw: asyncpg.Connection[Any], system: str | None) -> list[Row]:
    """Refused messages by system, outcome and reason: how many are kept, how many were and went, the newest of all.

    Under an empty system are those of systems nobody registered that are no longer kept.
    """
    rows = await raw.fetch(
        "SELECT system, outcome, reason, sum(kept)::bigint AS kept, sum(trimmed)::bigint AS trimmed,"
        " max(newest) AS newest FROM ("
        " SELECT system, outcome, reason, count(*) AS kept, 0 AS trimmed, max(received_at) AS newest"
        " FROM kept_message GROUP BY 1, 2, 3"
        " UNION ALL SELECT system, outcome, reason, 0, count, newest FROM kept_trimmed) AS told"
        " WHERE $1::text IS NULL OR system = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        system,
    )
    return [dict(row) for row in rows]
