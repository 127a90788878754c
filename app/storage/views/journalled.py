"""What was journalled of one asset, and its events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.storage.views.conditions import Conditions

Row = dict[str, Any]


async def changes(
    raw: asyncpg.Connection[Any],
    asset: str,
    topics: list[str],
    since: datetime | None,
    until: datetime | None,
    after: int | None,
    limit: int,
    *,
    newest_first: bool,
) -> list[Row]:
    """Journal rows of an asset written from `since` (included) to `until` (excluded), in the order of seq."""
    found = Conditions(["entity = 'asset'"])
    found.add("key = {}", asset)
    found.add("topic = ANY({}::text[])", topics)
    order, beyond = ("DESC", "<") if newest_first else ("ASC", ">")
    for clause, value in (("at >= {}", since), ("at < {}", until), (f"seq {beyond} {{}}", after)):
        if value is not None:
            found.add(clause, value)
    query = (
        f"SELECT seq, at AS recorded_at, topic, body::text FROM journal_change{found.where}"
        f" ORDER BY seq {order} LIMIT {found.param(limit)}"
    )
    rows = await raw.fetch(query, *found.params)
    return [dict(row) | {"body": msgspec.json.decode(row["body"])} for row in rows]


async def events(
    raw: asyncpg.Connection[Any],
    asset: int,
    name: str | None,
    since: datetime | None,
    until: datetime | None,
    before: tuple[datetime, str] | None,
    limit: int,
) -> list[Row]:
    """Events of an asset measured in the period, the newest first; `place` makes the order total."""
    found = Conditions()
    found.add("asset = {}", asset)
    for clause, value in (("name = {}", name), ("measured_at >= {}", since), ("measured_at < {}", until)):
        if value is not None:
            found.add(clause, value)
    if before:
        found.add("(measured_at, ctid) < ({}, {}::text::tid)", *before)
    query = (
        "SELECT measured_at, reported_at, received_at, name, data::text, ctid::text AS place"
        f" FROM event{found.where} ORDER BY measured_at DESC, ctid DESC LIMIT {found.param(limit)}"
    )
    rows = await raw.fetch(query, *found.params)
    return [dict(row) | {"data": msgspec.json.decode(row["data"])} for row in rows]
