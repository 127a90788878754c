"""Seeing cameras: authorisations, the register of images seen, extracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.video_ports import Access, Extract
from app.domain.video.access import Authorisation, Camera
from app.storage import deletion

_CAMERA = """
SELECT a.id, a.commune, a.attributes::text, EXISTS (
    SELECT FROM mask_attestation m WHERE m.withdrawn_at IS NULL AND m.cameras @> ARRAY[a.id]) AS masks_attested
FROM asset a WHERE a.id = $1 AND a.kind = 'camera'
"""
_HELD = "id, agent, category, communes, purposes, order_ref, prefect_agreement, starts_on, ends_on"
_WITHDRAW = """
UPDATE video_authorisation SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL
RETURNING to_jsonb(video_authorisation)::text
"""


class VideoSql:
    """`VideoStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def camera(self, asset: str) -> Camera | None:
        row = await self._raw.fetchrow(_CAMERA, asset)
        if row is None:
            return None
        told = msgspec.json.decode(row["attributes"])
        return Camera(
            id=row["id"],
            commune=row["commune"],
            purpose=told.get("purpose") or "",
            authorisation_ref=told.get("authorisation_ref") or "",
            authorised_until=_date(told.get("authorisation_expires_on")),
            masks_attested=row["masks_attested"],
        )

    async def held_by(self, agent: str) -> Sequence[Authorisation]:
        query = f"SELECT {_HELD}, withdrawn_at IS NOT NULL AS withdrawn FROM video_authorisation WHERE agent = $1"
        return [
            Authorisation(
                **dict(row) | {"communes": frozenset(row["communes"]), "purposes": frozenset(row["purposes"])}
            )
            for row in await self._raw.fetch(f"{query} ORDER BY starts_on, id", agent)
        ]

    async def authorise(self, given: Authorisation, by: str, now: datetime) -> Mapping[str, Any]:
        stored = await self._raw.fetchval(
            f"INSERT INTO video_authorisation ({_HELD}, given_at, given_by)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
            " RETURNING to_jsonb(video_authorisation)::text",
            given.id,
            given.agent,
            given.category,
            sorted(given.communes),
            sorted(given.purposes),
            given.order_ref,
            given.prefect_agreement,
            given.starts_on,
            given.ends_on,
            now,
            by,
        )
        found: dict[str, Any] = msgspec.json.decode(stored)
        return found

    async def withdraw(self, authorisation: str, by: str, now: datetime) -> Mapping[str, Any] | None:
        found = await self._raw.fetchval(_WITHDRAW, authorisation, now, by)
        withdrawn: dict[str, Any] | None = msgspec.json.decode(found) if found else None
        return withdrawn

    async def register(self, access: Access) -> None:
        await self._add("video_access", access)

    async def keep_extract(self, extract: Extract) -> None:
        await self._add("video_extract", extract)

    async def purge(self, before: datetime, limit: int) -> int:
        return sum([await deletion.delete_some(self._raw, source, before, limit) for source in deletion.VIDEO])

    async def _add(self, table: str, row: Access | Extract) -> None:
        names = [field.name for field in fields(row)]
        places = ", ".join(f"${n}" for n in range(1, len(names) + 1))
        values = [getattr(row, name) for name in names]
        await self._raw.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", *values)


def _date(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
