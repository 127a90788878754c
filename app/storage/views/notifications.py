"""Notifications and escalations as lists, and who may be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import asyncpg

from app.storage.views.conditions import Conditions

State = Literal["queued", "delivered", "dead"]
Place = tuple[datetime, str]

_DROPPED = ["event", "seq", "subject", "step_s"]
_CALLS = """COALESCE((SELECT jsonb_agg(to_jsonb(c) - 'escalation' ORDER BY c.step)
    FROM escalation_call c WHERE c.escalation = r.id), '[]')"""
_BODY = {
    "notification": "to_jsonb(r) - $1::text[]",
    "escalation": f"to_jsonb(r) - $1::text[] || jsonb_build_object('calls', {_CALLS})",
}
_AT = {"notification": "queued_at", "escalation": "started_at"}
Table = Literal["notification", "escalation"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Queued by receiver, when the oldest of these was queued, dead letters, escalations that wait or call."""

    queued: dict[str, int]
    oldest: datetime | None
    dead: int
    escalating: int


async def page(
    raw: asyncpg.Connection[Any],
    table: Table,
    equal: Mapping[str, Any],
    period: tuple[datetime | None, datetime | None],
    after: Place | None,
    limit: int,
    *,
    newest_first: bool,
) -> tuple[list[str], Place | None]:
    """A page in the order of time as JSON texts, and the place to continue after.

    `equal` maps columns (never from outside) to the value each must have, None for any.
    """
    at, beyond, order = _AT[table], "<" if newest_first else ">", "DESC" if newest_first else "ASC"
    found = Conditions(params=[_DROPPED])
    for column, value in equal.items():
        if value is not None:
            found.add(f"r.{column} = {{}}", value)
    for clause, value in ((f"r.{at} >= {{}}", period[0]), (f"r.{at} < {{}}", period[1])):
        if value is not None:
            found.add(clause, value)
    if after:
        found.add(f"(r.{at}, r.id) {beyond} ({{}}, {{}})", *after)
    query = (
        f"SELECT r.{at} AS at, r.id, ({_BODY[table]})::text AS body FROM {table} r{found.where}"
        f" ORDER BY r.{at} {order}, r.id {order} LIMIT {found.param(limit + 1)}"
    )
    rows = await raw.fetch(query, *found.params)
    last = (rows[limit - 1]["at"], rows[limit - 1]["id"]) if len(rows) > limit else None
    return [row["body"] for row in rows[:limit]], last


async def find(raw: asyncpg.Connection[Any], table: Table, key: str) -> str | None:
    """One as JSON text."""
    found: str | None = await raw.fetchval(
        f"SELECT ({_BODY[table]})::text FROM {table} r WHERE r.id = $2", _DROPPED, key
    )
    return found


async def outcome(raw: asyncpg.Connection[Any], notification: str) -> tuple[State, str]:
    """What became of a notification that exists."""
    row = await raw.fetchrow("SELECT state, detail FROM notification WHERE id = $1", notification)
    assert row is not None  # noqa: S101 - purged only long after it ended
    return row["state"], row["detail"]


async def services_with_rota(raw: asyncpg.Connection[Any]) -> list[str]:
    """Their ids, in order."""
    return [row["id"] for row in await raw.fetch("SELECT id FROM rota ORDER BY id")]


async def people(raw: asyncpg.Connection[Any]) -> dict[str, dict[str, Any]]:
    """Everyone by id, as the API shows them."""
    rows = await raw.fetch("SELECT id, name, phone, email, webhook, version FROM person")
    return {row["id"]: dict(row) for row in rows}


async def figures(raw: asyncpg.Connection[Any]) -> Figures:
    """What monitoring asks."""
    queued = await raw.fetch("SELECT receiver, count(*) FROM notification WHERE state = 'queued' GROUP BY 1")
    row = await raw.fetchrow(
        "SELECT (SELECT min(queued_at) FROM notification WHERE state = 'queued') AS oldest,"
        " (SELECT count(*) FROM notification WHERE state = 'dead') AS dead,"
        " (SELECT count(*) FROM escalation WHERE state IN ('waiting', 'calling')) AS open"
    )
    assert row is not None  # noqa: S101 - sub-selects always give one
    return Figures({name: count for name, count in queued}, row["oldest"], row["dead"], row["open"])  # noqa: C416 - Record is no pair
