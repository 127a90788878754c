"""Attestations of privacy masks, signs, people's requests about images, impact assessments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.legal_ports import Closing, MaskAttestation, Sign
from app.domain.governance.assessments import Assessment
from app.domain.video.image_requests import ImageRequest

Document = dict[str, Any]
_WITHDRAW = """
UPDATE mask_attestation SET withdrawn_at = $2, withdrawn_by = $3, withdraw_reason = $4
WHERE id = $1 AND withdrawn_at IS NULL RETURNING to_jsonb(mask_attestation)::text
"""
_UNATTESTED = """
SELECT named.camera FROM unnest($1::text[]) AS named (camera)
WHERE NOT EXISTS (SELECT FROM mask_attestation m WHERE m.withdrawn_at IS NULL AND m.cameras @> ARRAY[named.camera])
"""
_COMMISSION = """
UPDATE asset SET lifecycle = 'in_service', version = version + 1, updated_at = $2
WHERE id = ANY($1::text[]) AND lifecycle = 'planned' RETURNING id
"""
_CHECK = """
UPDATE video_sign SET checked_on = $2, checked_by = $3 WHERE id = $1 AND removed_at IS NULL
RETURNING to_jsonb(video_sign)::text
"""
_REMOVE = """
UPDATE video_sign SET removed_at = $2, removed_by = $3, remove_reason = $4 WHERE id = $1 AND removed_at IS NULL
RETURNING to_jsonb(video_sign)::text
"""
_TAKE = "UPDATE image_request SET status = 'examining', taken_at = $2, taken_by = $3 WHERE id = $1"
_OPEN = "SELECT reference, due_on FROM image_request WHERE closed_at IS NULL AND due_on <= $1 ORDER BY due_on, id"
_CLOSE = """
UPDATE image_request SET status = CASE WHEN $4::text IS NULL THEN 'refused' ELSE 'answered' END, closed_at = $2,
closed_by = $3, outcome = $4, identity = $5, ground = $6, article = $7, answer = $8 WHERE id = $1
RETURNING to_jsonb(image_request)::text
"""
_ASSESSMENT = [field.name for field in fields(Assessment)]
_NEWEST = f"""
SELECT DISTINCT ON (activity) {", ".join(_ASSESSMENT)} FROM assessment
ORDER BY activity, done_on DESC, entered_at DESC
"""


class LegalSql:
    """`LegalStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def attest(self, attestation: MaskAttestation) -> Document:
        return await self._add("mask_attestation", attestation)

    async def withdraw_attestation(self, attestation: str, by: str, why: str, now: datetime) -> Document | None:
        return _found(await self._raw.fetchval(_WITHDRAW, attestation, now, by, why))

    async def unattested(self, cameras: Collection[str]) -> Collection[str]:
        return [row["camera"] for row in await self._raw.fetch(_UNATTESTED, list(cameras))]

    async def commission(self, cameras: Collection[str], now: datetime) -> list[str]:
        return [row["id"] for row in await self._raw.fetch(_COMMISSION, list(cameras), now)]

    async def put_up(self, sign: Sign) -> Document:
        return await self._add("video_sign", sign)

    async def check_sign(self, sign: str, checked_on: date, by: str) -> Document | None:
        return _found(await self._raw.fetchval(_CHECK, sign, checked_on, by))

    async def remove_sign(self, sign: str, by: str, why: str, now: datetime) -> Document | None:
        return _found(await self._raw.fetchval(_REMOVE, sign, now, by, why))

    async def receive(self, request: ImageRequest) -> Document:
        return await self._add("image_request", request)

    async def lock_request(self, request: str) -> Document | None:
        query = "SELECT to_jsonb(r)::text FROM image_request r WHERE id = $1 FOR UPDATE"
        return _found(await self._raw.fetchval(query, request))

    async def take(self, request: str, by: str, now: datetime) -> None:
        await self._raw.execute(_TAKE, request, now, by)

    async def close(self, request: str, closing: Closing) -> Document:
        told = (closing.outcome, closing.identity, closing.ground, closing.article, closing.answer)
        return _document(await self._raw.fetchval(_CLOSE, request, closing.at, closing.by, *told))

    async def open_until(self, due: date) -> Sequence[tuple[str, date]]:
        return [(row["reference"], row["due_on"]) for row in await self._raw.fetch(_OPEN, due)]

    async def assess(self, assessment: Assessment) -> Document:
        return await self._add("assessment", assessment)

    async def assessments(self) -> Mapping[str, Assessment]:
        return {row["activity"]: Assessment(**dict(row)) for row in await self._raw.fetch(_NEWEST)}

    async def _add(self, table: str, row: MaskAttestation | Sign | ImageRequest | Assessment) -> Document:
        names = [field.name for field in fields(row)]
        columns = ", ".join(f'"{name}"' for name in names)
        places = ", ".join(f"${n}" for n in range(1, len(names) + 1))
        values = [list(value) if isinstance(value, tuple) else value for value in (getattr(row, n) for n in names)]
        query = f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING to_jsonb({table})::text"
        return _document(await self._raw.fetchval(query, *values))


def _found(text: str | None) -> Document | None:
    return _document(text) if text else None


def _document(text: str) -> Document:
    found: Document = msgspec.json.decode(text)
    return found
