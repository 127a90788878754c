"""Legal holds, deletions noted and certified, and the traces of a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.governance_ports import Hold
from app.domain.retention.categories import Category
from app.domain.retention.certificate import Deleted, Reason
from app.domain.sign_in import name_key
from app.storage import deletion
from app.storage.person_sources import SOURCES

Document = dict[str, Any]

_LIFT = """
UPDATE legal_hold SET lifted_at = $2, lifted_by = $3, lift_reason = $4 WHERE id = $1 AND lifted_at IS NULL
RETURNING to_jsonb(legal_hold)::text
"""
_DROP_HELD = """
WITH gone AS (DELETE FROM held_row WHERE hold = $1 RETURNING category, source, at)
INSERT INTO deletion (category, reason, reference, what, first, last, rows, held)
SELECT category, 'hold_lifted', $2, 'held_row/' || source, min(at), max(at), count(*), 0
FROM gone GROUP BY category, source RETURNING rows
"""
_HOLDING = """
SELECT reference FROM legal_hold WHERE lifted_at IS NULL AND categories @> ARRAY[$1::text]
AND ($2::timestamptz IS NULL OR $2 >= since AND $2 < until) AND ($3::text IS NULL OR assets = '{}' OR $3 = ANY(assets))
ORDER BY placed_at LIMIT 1
"""
_DELETED = [field.name for field in fields(Deleted)]
_TAKE = f"""
WITH taken AS (DELETE FROM deletion WHERE at < $1 OR reason <> 'term' RETURNING *)
SELECT {", ".join(_DELETED)} FROM taken ORDER BY id
"""
_CERTIFIED = """
SELECT COALESCE(max(subject::bigint), 0) FROM audit WHERE entity = 'deletion' AND action = 'deletion.certify'
"""
_ABOUT = """
SELECT a.number, a.at, a.action FROM audit a JOIN audit_content c USING (number)
WHERE position(lower($1) IN lower(c.text)) > 0 ORDER BY a.number
"""
_RENAME = "UPDATE account SET name = $2, name_key = $3 WHERE id = $1"
_FORGET_ORDERED = """
UPDATE claim SET ordered_by = ordered_by || jsonb_build_object('name', $2::text)
WHERE lower(ordered_by->>'name') = lower($1) AND released_at IS NOT NULL
"""
_FORGET_ORDERERS = """
UPDATE control_request r SET ordered_by = ordered_by || jsonb_build_object('name', $2::text)
WHERE lower(ordered_by->>'name') = lower($1) AND status <> 'waiting'
AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.request = r.id AND c.released_at IS NULL)
"""
_FORGET_ASKER = """
UPDATE image_request SET person = $2, contact = '', description = '', answer = '', identity = NULL
WHERE lower(person) = lower($1) AND closed_at IS NOT NULL
"""


class GovernanceSql:
    """`GovernanceStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def place_hold(self, hold: Hold) -> Document:
        names = [field.name for field in fields(hold)]
        values = [sorted(value) if isinstance(value, frozenset) else value for value in _values(hold)]
        places = ", ".join(f"${n}" for n in range(1, len(names) + 1))
        query = f"INSERT INTO legal_hold ({', '.join(names)}) VALUES ({places}) RETURNING to_jsonb(legal_hold)::text"
        return _document(await self._raw.fetchval(query, *values))

    async def lift_hold(self, hold: str, by: str, why: str, now: datetime) -> Document | None:
        lifted = await self._raw.fetchval(_LIFT, hold, now, by, why)
        return _document(lifted) if lifted else None

    async def drop_held(self, hold: str, reference: str) -> int:
        return sum(row["rows"] for row in await self._raw.fetch(_DROP_HELD, hold, reference))

    async def holding(self, category: Category, at: datetime | None, asset: str | None = None) -> str | None:
        reference: str | None = await self._raw.fetchval(_HOLDING, category, at, asset)
        return reference

    async def note(
        self, category: Category, what: str, rows: int, *, reason: Reason, reference: str, at: datetime
    ) -> None:
        await deletion.note(self._raw, category, what, (rows, at, at), reason=reason, reference=reference)

    async def take_deletions(self, before: datetime) -> Sequence[Deleted]:
        rows = await self._raw.fetch(_TAKE, before)
        return [Deleted(**dict(row) | {"category": Category(row["category"])}) for row in rows]

    async def last_certificate(self) -> Document | None:
        await self._raw.execute("LOCK TABLE deletion_certificate IN SHARE ROW EXCLUSIVE MODE")
        query = "SELECT document::text FROM deletion_certificate ORDER BY number DESC LIMIT 1"
        found = await self._raw.fetchval(query)
        return _document(found) if found else None

    async def add_certificate(self, document: Document) -> None:
        told = document["certificate"]
        await self._raw.execute(
            "INSERT INTO deletion_certificate VALUES ($1, $2, $3, $4, $5::text::jsonb)",
            told["number"],
            datetime.fromisoformat(told["at"]),
            told["category"],
            told["reason"],
            msgspec.json.encode(document).decode(),
        )

    async def certificates(self, after: int, limit: int) -> Sequence[Document]:
        query = "SELECT document::text AS body FROM deletion_certificate WHERE number > $1 ORDER BY number LIMIT $2"
        return [_document(row["body"]) for row in await self._raw.fetch(query, after, limit)]

    async def certified(self) -> int:
        return int(await self._raw.fetchval(_CERTIFIED))

    async def contents_about(self, name: str) -> Sequence[tuple[int, datetime, str]]:
        rows = await self._raw.fetch(_ABOUT, name)
        return [(row["number"], row["at"], row["action"]) for row in rows]

    async def people_called(self, name: str) -> Collection[str]:
        rows = await self._raw.fetch("SELECT id FROM person WHERE lower(name) = lower($1) ORDER BY id FOR UPDATE", name)
        return [row["id"] for row in rows]

    async def forget_account(self, account: str, pseudonym: str) -> None:
        await self._raw.execute(_RENAME, account, pseudonym, name_key(pseudonym))
        for table in ("account_session", "recovery_code"):
            await self._raw.execute(f"DELETE FROM {table} WHERE account = $1", account)

    async def forget_orders(self, name: str, pseudonym: str) -> int:
        done = [
            await self._raw.execute(statement, name, pseudonym) for statement in (_FORGET_ORDERED, _FORGET_ORDERERS)
        ]
        return sum(int(status.split()[-1]) for status in done)

    async def forget_asker(self, name: str, pseudonym: str) -> int:
        return int((await self._raw.execute(_FORGET_ASKER, name, pseudonym)).split()[-1])

    async def collection_key(self, collection: str, fresh: bytes) -> bytes:
        await self._raw.execute("INSERT INTO open_data_key VALUES ($1, $2) ON CONFLICT DO NOTHING", collection, fresh)
        key: bytes = await self._raw.fetchval("SELECT key FROM open_data_key WHERE collection = $1", collection)
        return key

    async def traces(self, name: str) -> Mapping[str, int]:
        await self._raw.execute("SET LOCAL transaction_timeout = 0")
        found = {}
        for source in SOURCES:
            query = f"SELECT count(*) FROM {source.table} AS t WHERE {source.names}"
            found[source.name] = int(await self._raw.fetchval(query, name))
        return found


def _values(hold: Hold) -> list[Any]:
    return [getattr(hold, field.name) for field in fields(hold)]


def _document(text: str) -> Document:
    found: Document = msgspec.json.decode(text)
    return found
