"""Programmes as equipment follows them, and what equipment clocks hold of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.programme_ports import Cabinet
from app.domain.kinds import KINDS
from app.domain.programmes import Programme
from app.domain.programmes.assignment import Assignee, Assignments
from app.domain.programmes.download import CHECKSUM_FIELD, Download, majority
from app.storage.views import programmes

LOADS = {name: kind.loader.loads for name, kind in KINDS.items() if kind.loader and kind.loader.loads}
"""By kind with a clock of its own, the capability whose programmes it carries out."""
_CABINETS = """
SELECT a.key, a.id, a.kind, a.tags, a.lon, a.lat, s."values"->>$2 AS reported
FROM asset a JOIN asset_state s USING (key) WHERE a.kind = ANY($1) AND a.lifecycle = 'in_service'
    AND a.system IS NOT NULL ORDER BY a.key
"""
_FED = """
SELECT r.from_key AS cabinet, b.kind, b.tags, b.zones, CASE WHEN b.id = ANY($2) THEN b.id ELSE '' END AS id,
       count(*) AS lamps
FROM relation r JOIN asset b ON b.key = r.to_key
WHERE r.type = 'feeds' AND r.from_key = ANY($1) AND b.lifecycle IN ('in_service', 'maintenance') GROUP BY 1, 2, 3, 4, 5
"""
_COLUMNS = "cabinet, programme, checksum, late_since, tries, next_try_at, command, alarmed"
_WRITE = f"""
INSERT INTO programme_download ({_COLUMNS})
SELECT {_COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS d (cabinet int, programme text, checksum text,
    late_since timestamptz, tries int, next_try_at timestamptz, command text, alarmed bool)
ON CONFLICT (cabinet) DO UPDATE SET programme = EXCLUDED.programme, checksum = EXCLUDED.checksum,
    late_since = EXCLUDED.late_since, tries = EXCLUDED.tries, next_try_at = EXCLUDED.next_try_at,
    command = EXCLUDED.command, alarmed = EXCLUDED.alarmed
"""
_EDITION = """
SELECT md5(COALESCE((SELECT string_agg(id || ' ' || checksum, ',' ORDER BY id) FROM programme), '')
    || COALESCE((SELECT string_agg(id || ' ' || version, ',' ORDER BY id) FROM programme_assignment), ''))
"""


class ProgrammeSql:
    """`ProgrammeStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def programme(self, key: str) -> Programme | None:
        return await programmes.programme(self._raw, key)

    async def assigned(self, assets: Sequence[int], at: datetime) -> dict[int, dict[str, Programme]]:
        return await programmes.assigned(self._raw, assets, at)

    async def cabinets(self, at: datetime) -> list[Cabinet]:
        found, assignments = await programmes.in_force(self._raw, at)
        rows = await self._raw.fetch(_CABINETS, list(LOADS), CHECKSUM_FIELD)
        fed = await self._followed_by_fed([row["key"] for row in rows], assignments)
        wanted = {row["key"]: _own(row, assignments) or majority(fed[row["key"], LOADS[row["kind"]]]) for row in rows}
        return [
            Cabinet(
                key=row["key"],
                id=row["id"],
                lon=row["lon"],
                lat=row["lat"],
                programme=found.get(wanted[row["key"]] or ""),
                reported=row["reported"],
            )
            for row in rows
        ]

    async def _followed_by_fed(
        self, cabinets: Sequence[int], assignments: Assignments
    ) -> defaultdict[tuple[int, str], Counter[str]]:
        """By cabinet and capability, how many of what it feeds follow each programme; alike lamps are read once."""
        counts: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        capabilities = set(LOADS.values())
        for row in await self._raw.fetch(_FED, list(cabinets), list(assignments.subjects("asset"))):
            assignee = Assignee(row["id"], row["kind"], row["tags"], row["zones"])
            for name, ruling in assignments.of(assignee, capabilities).items():
                counts[row["cabinet"], name][ruling.programme] += row["lamps"]
        return counts

    async def lock_downloads(self) -> dict[int, Download]:
        rows = await self._raw.fetch(f"SELECT {_COLUMNS} FROM programme_download ORDER BY cabinet FOR UPDATE")
        return {row["cabinet"]: Download(**row) for row in rows}

    async def write_downloads(self, downloads: Sequence[Download]) -> None:
        if downloads:
            await self._raw.execute(_WRITE, msgspec.json.encode([asdict(one) for one in downloads]).decode())

    async def forget_downloads(self, cabinets: Sequence[int]) -> None:
        if cabinets:
            await self._raw.execute("DELETE FROM programme_download WHERE cabinet = ANY($1)", list(cabinets))

    async def edition(self) -> str:
        edition: str = await self._raw.fetchval(_EDITION)
        return edition


def _own(cabinet: asyncpg.Record, assignments: Assignments) -> str | None:
    """What is given to the cabinet itself; a zone is its lamps' affair."""
    capability = LOADS[cabinet["kind"]]
    assignee = Assignee(cabinet["id"], cabinet["kind"], cabinet["tags"], ())
    ruling = assignments.of(assignee, (capability,)).get(capability)
    return ruling.programme if ruling else None
