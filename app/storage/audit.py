"""The audit trail's rows: written last but for the journal, under a lock of their own that ingest never takes."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import asyncpg
import msgspec

from app.domain.audit import Act, Author, Content, Head, Row, link
from app.domain.retention.categories import Category
from app.storage import deletion

_COLUMNS = tuple(field.name for field in fields(Row))
_LOCK = "SELECT number, hash, greatest(at, clock_timestamp()) AS at FROM audit_head FOR UPDATE"
_MOVE = "UPDATE audit_head SET number = $1, hash = $2, at = $3"
_PURGED = """
SELECT number, hash FROM (SELECT number, hash, at FROM audit ORDER BY number LIMIT $2) AS oldest
WHERE at < $1 ORDER BY number DESC LIMIT 1
"""
_ERASURES = "SELECT subject::bigint AS number FROM audit WHERE action = 'audit.erase' AND result = 'done'"


class AuditSql:
    """`AuditStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw
        self.acts: list[Act] = []

    def tell(self, act: Act) -> Act:
        self.acts.append(act)
        return act

    async def write(self, author: Author) -> None:
        """Chain what was told; from here to COMMIT the head is held, and other acts wait."""
        if not self.acts:
            return
        row = await self._raw.fetchrow(_LOCK)
        assert row is not None  # noqa: S101 - the migration inserts the only row
        head, linked = Head(row["number"], row["hash"]), []
        for act in self.acts:
            linked.append(link(head, row["at"], author, act, secrets.token_hex(16)))
            head = Head(linked[-1][0].number, linked[-1][0].hash)
        records = [tuple(getattr(entry, name) for name in _COLUMNS) for entry, _ in linked]
        await self._raw.copy_records_to_table("audit", records=records, columns=_COLUMNS)
        contents = [(entry.number, content.salt, content.text) for entry, content in linked]
        await self._raw.copy_records_to_table("audit_content", records=contents)
        await self._raw.execute(_MOVE, head.number, head.hash, row["at"])

    async def ends(self) -> tuple[Head, Head]:
        row = await self._raw.fetchrow("SELECT * FROM audit_head")
        assert row is not None  # noqa: S101 - the migration inserts the only row
        return Head(row["base_number"], row["base_hash"]), Head(row["number"], row["hash"])

    async def rows(self, after: int, limit: int) -> Sequence[Row]:
        query = f"SELECT {', '.join(_COLUMNS)} FROM audit WHERE number > $1 ORDER BY number LIMIT $2"
        return [Row(**dict(row)) for row in await self._raw.fetch(query, after, limit)]

    async def contents(self, first: int, last: int) -> Mapping[int, Content]:
        query = "SELECT number, salt, text FROM audit_content WHERE number BETWEEN $1 AND $2"
        return {row["number"]: Content(row["salt"], row["text"]) for row in await self._raw.fetch(query, first, last)}

    async def erased(self) -> Collection[int]:
        return frozenset(row["number"] for row in await self._raw.fetch(_ERASURES))

    async def erase(self, number: int) -> bool:
        return await self._raw.execute("DELETE FROM audit_content WHERE number = $1", number) == "DELETE 1"

    async def purge(self, before: datetime, limit: int) -> int:
        await self._raw.execute(_LOCK)
        last = await self._raw.fetchrow(_PURGED, before, limit)
        if last is None:
            return 0
        old = f"(SELECT * FROM audit WHERE number <= {int(last['number'])})"
        held = await deletion.set_aside(self._raw, deletion.AUDIT, old)
        await self._raw.execute("UPDATE audit_head SET base_number = $1, base_hash = $2", last["number"], last["hash"])
        await self._raw.execute("DELETE FROM audit_content WHERE number <= $1", last["number"])
        gone = await self._raw.fetch("DELETE FROM audit WHERE number <= $1 RETURNING at", last["number"])
        times = [row["at"] for row in gone]
        await deletion.note(self._raw, Category.AUDIT, "audit", (len(times), min(times), max(times)), held)
        return len(times)

    async def written_at(self, number: int) -> datetime | None:
        at: datetime | None = await self._raw.fetchval("SELECT at FROM audit WHERE number = $1", number)
        return at

    async def anchors(self, since: date) -> Sequence[dict[str, Any]]:
        query = "SELECT document::text AS body FROM audit_anchor WHERE day >= $1 ORDER BY day"
        return [msgspec.json.decode(row["body"]) for row in await self._raw.fetch(query, since)]

    async def add_anchor(self, day: date, number: int, document: dict[str, Any]) -> bool:
        text = msgspec.json.encode(document).decode()
        query = "INSERT INTO audit_anchor VALUES ($1, $2, $3::jsonb) ON CONFLICT (day) DO NOTHING"
        return await self._raw.execute(query, day, number, text) == "INSERT 0 1"


async def close_trail(raw: asyncpg.Connection[Any]) -> None:
    """Take from the program's own role the rights to change the trail: a restored copy comes without them; one of an
    older schema has no trail yet.
    """
    if not await raw.fetchval("SELECT to_regclass('audit') IS NOT NULL"):
        return
    await raw.execute("REVOKE UPDATE, TRUNCATE ON audit, audit_content, video_access, video_extract FROM CURRENT_USER")
    await raw.execute("REVOKE UPDATE, DELETE, TRUNCATE ON audit_anchor FROM CURRENT_USER")
    if await raw.fetchval("SELECT to_regclass('deletion_certificate') IS NOT NULL"):
        await raw.execute("REVOKE UPDATE, DELETE, TRUNCATE ON deletion_certificate FROM CURRENT_USER")
