"""Tokens of programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.account_ports import Token
from app.storage.grants import grants_json, read_grants

_COLUMNS = (
    "id", "name", "prefix", "digest", "grants", "created_at", "created_by", "expires_at", "revoked_at", "used_at",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM api_token"
_STANDING_OF = """
SELECT name FROM api_token WHERE created_by = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at, id
"""


class TokenSql:
    """`TokenStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def add(self, token: Token) -> None:
        places = ", ".join(f"${n}" for n in range(1, len(_COLUMNS) + 1))
        await self._raw.execute(
            f"INSERT INTO api_token ({', '.join(_COLUMNS)}) VALUES ({places})", *_values(token, _COLUMNS)
        )

    async def lock(self, token: str) -> Token | None:
        return _maybe(await self._raw.fetchrow(f"{_SELECT} WHERE id = $1 FOR UPDATE", token))

    async def write(self, token: Token) -> None:
        names = ("prefix", "digest", "expires_at", "revoked_at")
        sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(names, 2))
        await self._raw.execute(f"UPDATE api_token SET {sets} WHERE id = $1", token.id, *_values(token, names))

    async def standing(self, prefix: str, now: datetime) -> Token | None:
        where = "prefix = $1 AND revoked_at IS NULL AND expires_at > $2"
        return _maybe(await self._raw.fetchrow(f"{_SELECT} WHERE {where}", prefix, now))

    async def used(self, token: str, now: datetime) -> None:
        await self._raw.execute("UPDATE api_token SET used_at = $2 WHERE id = $1", token, now)

    async def standing_of(self, creator: str, now: datetime) -> Sequence[str]:
        rows = await self._raw.fetch(_STANDING_OF, creator, now)
        return [row["name"] for row in rows]


def _maybe(row: asyncpg.Record | None) -> Token | None:
    return Token(**dict(row) | {"grants": read_grants(row["grants"])}) if row else None


def _values(token: Token, names: tuple[str, ...]) -> list[Any]:
    return [grants_json(token.grants) if name == "grants" else getattr(token, name) for name in names]
