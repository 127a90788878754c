"""Credentials of a field system as lists, without what verifies them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import asyncpg

from app.storage.views.conditions import Conditions


async def page(
    raw: asyncpg.Connection[Any],
    system: str,
    equal: Mapping[str, str | None],
    now: datetime,
    after: str,
    limit: int,
) -> tuple[list[str], str | None]:
    """A page in the order of ids as JSON texts, and the id to continue after; `equal` filters by `id`, `kind` and
    `state`, None for any.
    """
    found = Conditions()
    at = found.param(now)
    state = (
        f"CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= {at} THEN 'expired' ELSE 'in_force' END"
    )
    found.add("system = {}", system)
    found.add("id > {}", after)
    for column, value in equal.items():
        if value is not None:
            found.add(f"{column} = {{}}", value)
    query = (
        f"SELECT id, (to_jsonb(r) - ARRAY['bcrypt', 'pbkdf2'])::text AS body"
        f" FROM (SELECT *, {state} AS state FROM field_credential) r{found.where}"
        f" ORDER BY id LIMIT {found.param(limit + 1)}"
    )
    rows = await raw.fetch(query, *found.params)
    return [row["body"] for row in rows[:limit]], rows[limit - 1]["id"] if len(rows) > limit else None
