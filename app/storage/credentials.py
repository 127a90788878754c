"""What field systems show a broker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.credential_ports import FieldCredential, InForce, Verifiers
from app.actions.ingest_ports import ForeignSystem

_COLUMNS = (
    "id, system, kind, bcrypt, pbkdf2, note, created_at, created_by, expires_at, revoked_at, revoked_by, last_used_at"
)
_IN_FORCE = """
SELECT c.id, c.bcrypt, c.pbkdf2, s.id AS system, s.dialect, s.topics, s.mapping
FROM field_credential c JOIN field_system s ON s.id = c.system
WHERE c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > $1) ORDER BY c.id
"""


class CredentialSql:
    """`CredentialStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def of_system(self, system: str) -> Sequence[FieldCredential] | None:
        if not await self._raw.fetchval("SELECT true FROM field_system WHERE id = $1 FOR NO KEY UPDATE", system):
            return None
        rows = await self._raw.fetch(f"SELECT {_COLUMNS} FROM field_credential WHERE system = $1 ORDER BY id", system)
        return [_credential(row) for row in rows]

    async def add(self, credential: FieldCredential) -> bool:
        known = credential.verifiers
        return bool(
            await self._raw.fetchval(
                "INSERT INTO field_credential (id, system, kind, bcrypt, pbkdf2, note, created_at, created_by,"
                " expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING true",
                credential.id,
                credential.system,
                credential.kind,
                known.bcrypt if known else None,
                known.pbkdf2 if known else None,
                credential.note,
                credential.created_at,
                credential.created_by,
                credential.expires_at,
            )
        )

    async def revoke(self, credential: str, now: datetime, by: str) -> None:
        await self._raw.execute(
            "UPDATE field_credential SET revoked_at = $2, revoked_by = $3 WHERE id = $1", credential, now, by
        )

    async def expire(self, credential: str, at: datetime) -> None:
        await self._raw.execute(
            "UPDATE field_credential SET expires_at = LEAST(expires_at, $2) WHERE id = $1", credential, at
        )

    async def note_used(self, credential: str, now: datetime) -> None:
        await self._raw.execute("UPDATE field_credential SET last_used_at = $2 WHERE id = $1", credential, now)

    async def in_force(self, now: datetime) -> Sequence[InForce]:
        rows = await self._raw.fetch(_IN_FORCE, now)
        return [
            InForce(
                row["id"],
                _verifiers(row),
                ForeignSystem(row["system"], row["dialect"], tuple(row["topics"]), row["mapping"]),
            )
            for row in rows
        ]


def _credential(row: asyncpg.Record) -> FieldCredential:
    told = {name: value for name, value in row.items() if name not in ("bcrypt", "pbkdf2")}
    return FieldCredential(verifiers=_verifiers(row), **told)


def _verifiers(row: asyncpg.Record) -> Verifiers | None:
    return Verifiers(row["bcrypt"], row["pbkdf2"]) if row["pbkdf2"] else None
