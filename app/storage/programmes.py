"""Programmes as equipment follows them: by a clock of what feeds it, or by Poste's own commands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.programme_ports import Cabinet, Measured, Ruling
from app.domain.programmes import Programme
from app.domain.programmes.assignment import Assignee, Assignment, Assignments
from app.domain.programmes.carrying import CARRIED, CLOCKS
from app.domain.programmes.download import CHECKSUM_FIELD, Download, majority
from app.storage.views import programmes

_LIVING = "lifecycle IN ('in_service', 'maintenance')"
_CLOCKS = """
SELECT a.key, a.id, a.kind, a.tags, a.lon, a.lat, s."values"->>$2 AS reported
FROM asset a JOIN asset_state s USING (key) WHERE a.kind = ANY($1) AND
"""
_COMMANDED = "a.lifecycle = 'in_service' AND a.system IS NOT NULL ORDER BY a.key"
_FED = f"""
SELECT r.from_key AS cabinet, b.kind, b.tags, b.zones, CASE WHEN b.id = ANY($2) THEN b.id ELSE '' END AS id,
       count(*) AS lamps
FROM relation r JOIN asset b ON b.key = r.to_key
WHERE r.type = 'feeds' AND r.from_key = ANY($1) AND b.{_LIVING} GROUP BY 1, 2, 3, 4, 5
"""
_FEEDERS = f"""
SELECT DISTINCT ON (r.to_key, c.kind) r.to_key AS asset, r.from_key AS clock, c.kind
FROM relation r JOIN asset c ON c.key = r.from_key
WHERE r.type = 'feeds' AND r.to_key = ANY($1) AND c.kind = ANY($2) AND c.{_LIVING} ORDER BY r.to_key, c.kind, r.from_key
"""
_ASSETS = f"""
SELECT key, id, kind, tags, zones, system IS NOT NULL AND {_LIVING} AS commanded FROM asset WHERE key = ANY($1)
"""
_UNCLOCKED = f"""
SELECT a.kind, a.tags, a.zones, CASE WHEN a.id = ANY($3) THEN a.id ELSE '' END AS id, array_agg(a.key) AS keys
FROM asset a WHERE a.kind = ANY($1) AND a.system IS NOT NULL AND a.{_LIVING} AND NOT EXISTS (
    SELECT 1 FROM relation r JOIN asset c ON c.key = r.from_key
    WHERE r.to_key = a.key AND r.type = 'feeds' AND c.kind = ANY($2) AND c.{_LIVING}) GROUP BY 1, 2, 3, 4
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
_FOLLOW = """
INSERT INTO target (asset, property, capability, since, due_at)
SELECT w.asset, w.property, w.property, $3, $3 FROM unnest($1::int[], $2::text[]) AS w (asset, property)
WHERE NOT EXISTS (SELECT 1 FROM target t WHERE t.asset = w.asset AND t.property = w.property)
ORDER BY 1, 2 ON CONFLICT DO NOTHING
"""
_FOLLOW_ANEW = """
UPDATE target t SET due_at = $4 FROM (
    SELECT asset, property FROM target k
    LEFT JOIN unnest($1::int[], $2::text[], $3::text[]) AS w (asset, property, wanted) USING (asset, property)
    WHERE k.claim IS NULL AND (k.programme IS DISTINCT FROM w.wanted OR $5 AND k.programme IS NOT NULL)
    ORDER BY asset, property FOR UPDATE OF k SKIP LOCKED) AS free
WHERE t.asset = free.asset AND t.property = free.property AND (t.due_at IS NULL OR t.due_at > $4)
"""
Clocked = tuple[Cabinet, Assignment | None]


class ProgrammeSql:
    """`ProgrammeStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def programme(self, key: str) -> Programme | None:
        return await programmes.programme(self._raw, key)

    async def rulings(
        self, assets: Sequence[int], at: datetime, *, clocks: bool = True
    ) -> dict[int, dict[str, Ruling]]:
        found, assignments = await programmes.in_force(self._raw, at)
        if not found:
            return {}
        feeders: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for row in await self._raw.fetch(_FEEDERS, list(assets), list(CLOCKS)):
            feeders[row["asset"]][CLOCKS[row["kind"]]] = row["clock"]
        wanted = {key for fed in feeders.values() for key in fed.values()} if clocks else set()
        clocked = await self._clocks("a.key = ANY($3)", found, assignments, list(wanted)) if wanted else {}
        ruled: dict[int, dict[str, Ruling]] = {}
        for row in await self._raw.fetch(_ASSETS, list(assets)):
            fed = {name: key for name, key in feeders[row["key"]].items() if name in CARRIED[row["kind"]]}
            own = assignments.of(_assignee(row), CARRIED[row["kind"]] if row["commanded"] else fed.keys())
            rules = {name: Ruling(found[one.programme], one, None) for name, one in own.items() if name not in fed}
            for name, key in fed.items():
                if told := _by_clock(clocked.get(key), own.get(name)):
                    rules[name] = told
            if rules:
                ruled[row["key"]] = rules
        return ruled

    async def carried(self, at: datetime) -> list[tuple[int, str, str]]:
        found, assignments = await programmes.in_force(self._raw, at)
        named = list(assignments.subjects("asset"))
        rows = []
        for name in sorted({one.capability for one in found.values()}):
            kinds = [kind for kind, names in CARRIED.items() if name in names]
            clocks = [kind for kind, loads in CLOCKS.items() if loads == name]
            for row in await self._raw.fetch(_UNCLOCKED, kinds, clocks, named) if kinds else ():
                ruling = assignments.of(_assignee(row), (name,)).get(name)
                rows += [(key, name, ruling.programme) for key in row["keys"]] if ruling else []
        return sorted(rows)

    async def follow(self, carried: Sequence[tuple[int, str, str]], now: datetime, *, anew: bool) -> int:
        columns = [[row[n] for row in carried] for n in range(3)]
        made = await self._raw.execute(_FOLLOW, *columns[:2], now)
        due = await self._raw.execute(_FOLLOW_ANEW, *columns, now, anew)
        return int(made.split()[-1]) + int(due.split()[-1])

    async def daylight(self, lon: float, lat: float) -> Measured | None:
        return await programmes.daylight(self._raw, lon, lat)

    async def cabinets(self, at: datetime) -> list[Cabinet]:
        found, assignments = await programmes.in_force(self._raw, at)
        return [cabinet for cabinet, _ in (await self._clocks(_COMMANDED, found, assignments)).values()]

    async def _clocks(
        self, which: str, found: Mapping[str, Programme], assignments: Assignments, *params: object
    ) -> dict[int, Clocked]:
        """Equipment with a clock, the programme it should hold, and the assignment of its own that decided."""
        rows = await self._raw.fetch(_CLOCKS + which, list(CLOCKS), CHECKSUM_FIELD, *params)
        fed = await self._followed_by_fed([row["key"] for row in rows], assignments)
        clocks: dict[int, Clocked] = {}
        for row in rows:
            own = _own(row, assignments)
            wanted = own.programme if own else majority(fed[row["key"], CLOCKS[row["kind"]]])
            told = {name: row[name] for name in ("key", "id", "lon", "lat", "reported")}
            clocks[row["key"]] = Cabinet(**told, programme=found.get(wanted or "")), own
        return clocks

    async def _followed_by_fed(
        self, cabinets: Sequence[int], assignments: Assignments
    ) -> defaultdict[tuple[int, str], Counter[str]]:
        """By cabinet and capability, how many of what it feeds follow each programme; alike lamps are read once."""
        counts: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        capabilities: Collection[str] = set(CLOCKS.values())
        for row in await self._raw.fetch(_FED, list(cabinets), list(assignments.subjects("asset"))):
            for name, ruling in assignments.of(_assignee(row), capabilities).items():
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


def _assignee(row: asyncpg.Record) -> Assignee:
    return Assignee(row["id"], row["kind"], row["tags"], row["zones"])


def _own(cabinet: asyncpg.Record, assignments: Assignments) -> Assignment | None:
    """What is given to the cabinet itself; a zone is its lamps' affair."""
    capability = CLOCKS[cabinet["kind"]]
    assignee = Assignee(cabinet["id"], cabinet["kind"], cabinet["tags"], ())
    return assignments.of(assignee, (capability,)).get(capability)


def _by_clock(clocked: Clocked | None, own: Assignment | None) -> Ruling | None:
    """What the clock that feeds an asset rules, whatever the asset's `own` assignment says."""
    if clocked is None or clocked[0].programme is None:
        return None
    cabinet, of_cabinet = clocked
    agrees = own is not None and own.programme == clocked[0].programme.id
    return Ruling(clocked[0].programme, of_cabinet or (own if agrees else None), cabinet)
