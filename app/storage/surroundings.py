"""What stands around the assets of a request: protected claims, and what they carry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.control_ports import StoredClaim
from app.domain.claims import LET_GO_BY_HAND
from app.storage.control import CLAIM, stored_claim

_PROTECTED = f"""
SELECT {CLAIM} FROM claim WHERE released_at IS NULL AND protected AND asset = ANY($1)
   AND ($3::timestamptz IS NULL OR starts_at < $3) AND (expires_at IS NULL OR expires_at > $2 OR level = ANY($4))
ORDER BY id
"""
_NOT_ALL = "SELECT EXISTS (SELECT 1 FROM asset WHERE kind = $2 AND lifecycle <> 'retired' AND key <> ALL($1))"
_CARRY_ALONE = """
SELECT EXISTS (SELECT 1 FROM unnest($1::int[]) AS k (key)
               WHERE NOT EXISTS (SELECT 1 FROM relation r WHERE r.from_key = k.key AND r.type = 'carries'))
    OR EXISTS (SELECT 1 FROM relation r WHERE r.from_key = ANY($1) AND r.type = 'carries' AND NOT EXISTS (
               SELECT 1 FROM relation o JOIN asset_state s ON s.key = o.from_key
               WHERE o.to_key = r.to_key AND o.type = 'carries' AND o.from_key <> ALL($1)
                 AND s.comm_status = 'online'))
"""
_PORT_CARRIES = """
WITH RECURSIVE behind (key) AS (
    SELECT to_key FROM relation WHERE from_key = ANY($1) AND type = 'carries'
       AND ($2::text IS NULL OR port IN ($2, ''))
    UNION SELECT r.to_key FROM behind b JOIN relation r ON r.from_key = b.key AND r.type = 'carries')
SELECT EXISTS (SELECT 1 FROM behind JOIN asset a USING (key) WHERE a.family = ANY($3))
    OR EXISTS (SELECT 1 FROM unnest($1::int[]) AS k (key)
               WHERE NOT EXISTS (SELECT 1 FROM relation r WHERE r.from_key = k.key AND r.type = 'carries'))
"""


class SurroundingsSql:
    """`SurroundingsStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def protected_claims(self, assets: Sequence[int], start: datetime, end: datetime | None) -> list[StoredClaim]:
        rows = await self._raw.fetch(_PROTECTED, list(assets), start, end, list(LET_GO_BY_HAND))
        return [stored_claim(row) for row in rows]

    async def are_all(self, assets: Sequence[int], kind: str) -> bool:
        others: bool = await self._raw.fetchval(_NOT_ALL, list(assets), kind)
        return not others

    async def carry_alone(self, assets: Sequence[int]) -> bool:
        alone: bool = await self._raw.fetchval(_CARRY_ALONE, list(assets))
        return alone

    async def port_carries(self, assets: Sequence[int], port: str | None, families: Sequence[str]) -> bool:
        carries: bool = await self._raw.fetchval(_PORT_CARRIES, list(assets), port, list(families))
        return carries
