"""Requests: what one person asked for at once, its report, its second person, its progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg
import msgspec

from app.actions.request_ports import ControlRequest
from app.domain.claims import OrderedBy

_REQUEST = (
    "id, placed_at, placed_by, verb, capability, value::text, level, reason, starts_at, expires_at, ordered_by::text,"
    " selection::text, idempotency_key, digest, status, holder, protected, rules, second_by, second_at, second_how,"
    " countersign, countersigned_by, countersigned_at, report::text"
)
_REQUEST_COLUMNS = [name.strip().removesuffix("::text") for name in _REQUEST.split(",")]
_PROGRESS = """
SELECT r.id, 'targets' AS what, t.status AS state, count(*) AS n
FROM unnest($1::text[]) AS r (id) JOIN claim c ON c.request = r.id JOIN target t ON t.claim = c.id
WHERE c.released_at IS NULL GROUP BY 1, 2, 3
UNION ALL
SELECT request, 'commands', state, count(*) FROM command WHERE request = ANY($1) GROUP BY 1, 2, 3
"""


class RequestSql:
    """`RequestStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def add(self, request: ControlRequest) -> bool:
        places = ", ".join(f"${n}" for n in range(1, len(_REQUEST_COLUMNS) + 1))
        stored = await self._raw.fetchval(
            f"INSERT INTO control_request ({', '.join(_REQUEST_COLUMNS)}) VALUES ({places})"
            " ON CONFLICT DO NOTHING RETURNING id",
            *_request_row(request),
        )
        return stored is not None

    async def of_key(self, person: str, key: str) -> ControlRequest | None:
        row = await self._raw.fetchrow(
            f"SELECT {_REQUEST} FROM control_request WHERE placed_by = $1 AND idempotency_key = $2", person, key
        )
        return _request(row) if row else None

    async def find(self, request: str) -> ControlRequest | None:
        row = await self._raw.fetchrow(f"SELECT {_REQUEST} FROM control_request WHERE id = $1", request)
        return _request(row) if row else None

    async def lock(self, request: str) -> ControlRequest | None:
        row = await self._raw.fetchrow(f"SELECT {_REQUEST} FROM control_request WHERE id = $1 FOR UPDATE", request)
        return _request(row) if row else None

    async def write(self, request: ControlRequest) -> None:
        await self._raw.execute(
            "UPDATE control_request SET status = $2, second_by = $3, second_at = $4, second_how = $5, countersign = $6,"
            " countersigned_by = $7, countersigned_at = $8, report = $9, expires_at = $10 WHERE id = $1",
            request.id,
            request.status,
            request.second_by,
            request.second_at,
            request.second_how,
            request.countersign,
            request.countersigned_by,
            request.countersigned_at,
            _json(request.report),
            request.expires_at,
        )

    async def progress(self, requests: Sequence[str]) -> dict[str, dict[str, dict[str, int]]]:
        found: dict[str, dict[str, dict[str, int]]] = {one: {"targets": {}, "commands": {}} for one in requests}
        for row in await self._raw.fetch(_PROGRESS, list(requests)):
            found[row["id"]][row["what"]][row["state"]] = row["n"]
        return found


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def _read(text: str | None) -> Any:
    return None if text is None else msgspec.json.decode(text)


def _request_row(request: ControlRequest) -> tuple[Any, ...]:
    told = {name: getattr(request, name) for name in _REQUEST_COLUMNS}
    told |= {name: _json(told[name]) for name in ("value", "ordered_by", "selection", "report")}
    return tuple((told | {"rules": list(request.rules)}).values())


def _request(row: Mapping[str, Any]) -> ControlRequest:
    told = dict(row) | {name: _read(row[name]) for name in ("value", "selection", "report")}
    ordered = row["ordered_by"]
    told["ordered_by"] = msgspec.json.decode(ordered, type=OrderedBy) if ordered else None
    return ControlRequest(**told | {"rules": tuple(row["rules"])})
