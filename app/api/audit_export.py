"""The audit trail as files: NDJSON, exact, and CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import msgspec

from app.api.spreadsheet import lines
from app.storage.database import Database
from app.storage.views import control

NDJSON = "application/x-ndjson"
CHUNK = 1000
_CHAINED = ("number", "at", "who", "via", "action", "entity", "subject", "result", "digest", "previous", "hash")
_CONTENT = ("address", "why", "details")


async def ndjson(database: Database, wanted: Mapping[str, Any]) -> AsyncIterator[str]:
    """One entry a line with its content, `null` where it was erased; the oldest first."""
    async for rows in _chunks(database, wanted):
        yield "".join(f"{row}\n" for row in rows)


async def csv_lines(database: Database, wanted: Mapping[str, Any]) -> AsyncIterator[str]:
    """The same as RFC 4180 CSV with a header. What a spreadsheet would take for a formula has an apostrophe before."""
    yield lines([[*_CHAINED, *_CONTENT]])
    async for rows in _chunks(database, wanted):
        yield lines([_cells(msgspec.json.decode(row)) for row in rows])


async def _chunks(database: Database, wanted: Mapping[str, Any]) -> AsyncIterator[Sequence[str]]:
    """One short transaction per chunk: a slow reader holds nothing open."""
    after: Sequence[str] | None = None
    while True:
        async with database.read() as tx:
            rows, after = await control.page(tx.raw, control.AUDIT_WHOLE, wanted, after, CHUNK, newest_first=False)
        if rows:
            yield rows
        if after is None:
            return


def _cells(entry: Mapping[str, Any]) -> list[str]:
    content = entry["content"] or {}
    details = msgspec.json.encode(content["details"]).decode() if content else ""
    told = [str(entry[name]) for name in _CHAINED]
    return [*told, content.get("address", ""), content.get("why", ""), details]
