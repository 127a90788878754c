"""Accounts, their sessions, and tokens as lists: never a hash, a digest or a secret."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg

_ACCOUNT = """
SELECT a.id, a.name, a.locale, a.grants, a.disabled, a.must_change, a.totp IS NOT NULL AS second_factor, a.created_at,
    (SELECT max(seen_at) FROM account_session s WHERE s.account = a.id) AS last_seen_at, a.version, a.name_key,
    a.display_name, a.issuer AS identity_provider, a.groups, a.sealed, a.unsealed_at AS unsealed_since
FROM account a
"""
_PAGE = f"""{_ACCOUNT}
WHERE a.name_key > $1
AND ($3 = '' OR position(lower($3) IN a.name_key) > 0 OR position(lower($3) IN lower(a.display_name)) > 0)
AND ($4::text IS NULL OR a.grants @> jsonb_build_array(jsonb_build_object('role', $4::text)))
AND ($5::boolean IS NULL OR a.disabled = $5)
ORDER BY a.name_key LIMIT $2
"""
_SESSIONS = """
SELECT id, created_at, seen_at, expires_at, proven_twice, address, agent, parked_at FROM account_session
WHERE account = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id
"""
_TOKENS = """
SELECT id, name, prefix, grants, created_at, created_by, expires_at, revoked_at, used_at FROM api_token
WHERE (created_at, id) < ($1, $2) AND ($4::text IS NULL OR created_by = $4)
AND ($5::boolean IS NULL OR (revoked_at IS NULL AND expires_at > now()) = $5)
ORDER BY created_at DESC, id DESC LIMIT $3
"""
# Whole rows but what changes by being used: what is not known here yet counts too. Those revoked stay in it: what came
# and went between two looks has changed something.
_WORD = """
SELECT md5(concat_ws('/',
    (SELECT string_agg((to_jsonb(t) - 'used_at')::text, ',' ORDER BY id) FROM api_token t
     WHERE expires_at > $1),
    (SELECT string_agg((to_jsonb(s) - 'seen_at')::text, ',' ORDER BY id) FROM account_session s
     WHERE expires_at > $1),
    (SELECT string_agg((to_jsonb(a) - 'totp_step')::text, ',' ORDER BY id) FROM account a)))
"""
Row = dict[str, Any]


async def page(
    raw: asyncpg.Connection[Any],
    after: str,
    limit: int,
    part: str = "",
    role: str | None = None,
    disabled: bool | None = None,
) -> tuple[list[Row], str | None]:
    """Accounts in the order of names, those whose name has `part` in it, and the place to continue after."""
    rows = await raw.fetch(_PAGE, after, limit + 1, part, role, disabled)
    return [_shown(row) for row in rows[:limit]], rows[limit - 1]["name_key"] if len(rows) > limit else None


async def find(raw: asyncpg.Connection[Any], account: str) -> Row | None:
    """One account."""
    row = await raw.fetchrow(f"{_ACCOUNT} WHERE a.id = $1", account)
    return _shown(row) if row else None


async def sessions(raw: asyncpg.Connection[Any], account: str, now: datetime) -> list[Row]:
    """The standing sessions of an account, the newest first."""
    return [dict(row) for row in await raw.fetch(_SESSIONS, account, now)]


async def tokens(
    raw: asyncpg.Connection[Any],
    after: tuple[datetime, str],
    limit: int,
    created_by: str | None = None,
    standing: bool | None = None,
) -> tuple[list[Row], tuple[datetime, str] | None]:
    """Tokens, the newest first, also those that ended unless asked otherwise; and the place to continue after."""
    rows = [dict(row) for row in await raw.fetch(_TOKENS, *after, limit + 1, created_by, standing)]
    last = rows[limit - 1] if len(rows) > limit else None
    return rows[:limit], (last["created_at"], last["id"]) if last else None


async def word(raw: asyncpg.Connection[Any], now: datetime) -> str:
    """Another after anything by which callers are known, or that says what they may, has changed or ended."""
    found: str = await raw.fetchval(_WORD, now)
    return found


def _shown(row: asyncpg.Record) -> Row:
    return {name: value for name, value in row.items() if name != "name_key"}
