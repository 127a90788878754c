"""Those who left for the identity provider, and what its groups give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.provider_ports import Attempt
from app.domain.identity_provider import GroupGrants
from app.storage.grants import grants_json, read_grants

_ATTEMPT = ("nonce", "verifier", "return_to", "former", "desk", "begun_at")


class ProviderSql:
    """`ProviderStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def begin(self, state: bytes, browser: bytes, attempt: Attempt, forget: datetime) -> None:
        await self._raw.execute("DELETE FROM provider_attempt WHERE begun_at < $1", forget)
        await self._raw.execute(
            f"INSERT INTO provider_attempt (state, browser, {', '.join(_ATTEMPT)})"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            state,
            browser,
            *(getattr(attempt, name) for name in _ATTEMPT),
        )

    async def take(self, state: bytes, browser: bytes, since: datetime) -> Attempt | None:
        row = await self._raw.fetchrow(
            "DELETE FROM provider_attempt WHERE state = $1 AND browser = $2 AND begun_at >= $3"
            f" RETURNING {', '.join(_ATTEMPT)}",
            state,
            browser,
            since,
        )
        return Attempt(**dict(row)) if row else None

    async def mapping(self) -> tuple[Sequence[GroupGrants], int]:
        return await self._mapping("FOR SHARE")

    async def lock_mapping(self) -> tuple[Sequence[GroupGrants], int]:
        return await self._mapping("FOR UPDATE")

    async def write_mapping(self, items: Sequence[GroupGrants]) -> int:
        told = [{"group": item.group, "grants": msgspec.Raw(grants_json(item.grants).encode())} for item in items]
        query = "UPDATE provider_groups SET items = $1::jsonb, version = version + 1 RETURNING version"
        return int(await self._raw.fetchval(query, msgspec.json.encode(told).decode()))

    async def _mapping(self, lock: str) -> tuple[Sequence[GroupGrants], int]:
        row = await self._raw.fetchrow(f"SELECT items, version FROM provider_groups {lock}")
        assert row is not None  # noqa: S101 - the migration inserts the only row
        return [GroupGrants(item["group"], read_grants(item["grants"])) for item in row["items"]], row["version"]
