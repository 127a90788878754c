"""Alarms as lists, one by one with their history, and their definitions' overrides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
import msgspec

from app.domain.registry import fold_text
from app.storage.views.conditions import Conditions

Row = dict[str, Any]

_BODY = """jsonb_build_object('id', l.id, 'asset', a.id, 'system', l.system, 'kind', l.kind, 'family', a.family,
    'name', COALESCE(a.name, s.name, ''), 'zones', COALESCE(to_jsonb(a.zones), '[]'), 'lon', a.lon, 'lat', a.lat,
    'definition', l.definition, 'priority', l.priority, 'state', l.state, 'active', l.active, 'label', l.label,
    'detail', l.detail, 'value', l.value, 'raised_at', l.raised_at, 'measured_at', l.measured_at,
    'delayed', l.delayed, 'acknowledged_at', l.acknowledged_at, 'acknowledged_by', l.acknowledged_by,
    'returned_at', l.returned_at, 'closed_at', l.closed_at, 'shelved_until', l.shelved_until,
    'assigned_to', l.assigned_to, 'parent', l.parent, 'folded', l.folded, 'comment', l.comment,
    'suppressed_for', l.suppressed_for, 'latching', l.latching, 'occurrences', l.occurrences,
    'chattering', l.chattering)"""
_FROM = " FROM alarm l LEFT JOIN asset a ON a.key = l.asset LEFT JOIN field_system s ON s.id = l.system"
_RANK = "array_position(ARRAY['critical', 'high', 'medium', 'low'], l.priority)"
_STANDING = ["unacknowledged", "acknowledged", "returned_unacknowledged"]
_AGE = "extract(epoch FROM l.raised_at)::float8"
SORTS = {
    "priority": (f"{_RANK}::float8", f"-{_AGE}"),
    "-priority": (f"-{_RANK}::float8", f"-{_AGE}"),
    "age": (_AGE, "0::float8"),
    "-age": (f"-{_AGE}", "0::float8"),
}
"""By priority: the gravest first, of each the newest; by age: the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmFilter:
    """Every condition set must hold; sequences are alternatives. Without `states`, those that call someone.

    Folded alarms are left out unless `parent` or `folded` asks for them.
    """

    states: Sequence[str] = ()
    priorities: Sequence[str] = ()
    kinds: Sequence[str] = ()
    families: Sequence[str] = ()
    zones: Sequence[str] = ()
    assets: Sequence[str] = ()
    systems: Sequence[str] = ()
    definitions: Sequence[str] = ()
    assigned_to: str | None = None
    parent: str | None = None
    folded: bool = False
    text: str = ""

    def conditions(self) -> Conditions:
        found = Conditions()
        if "normal" not in self.states:
            found.clauses.append("l.closed_at IS NULL")
        if self.parent is not None:
            found.add("l.parent = {}", self.parent)
        else:
            found.add("l.state = ANY({}::text[])", list(self.states or _STANDING))
            if not self.folded:
                found.clauses.append("l.parent IS NULL")
        for column, values in (
            ("l.priority", self.priorities), ("l.kind", self.kinds), ("a.family", self.families),
            ("a.id", self.assets), ("l.system", self.systems), ("l.definition", self.definitions),
        ):  # fmt: skip
            if values:
                found.add(f"{column} = ANY({{}}::text[])", list(values))
        if self.zones:
            found.add("a.zones && {}::text[]", list(self.zones))
        if self.assigned_to is not None:
            found.add("COALESCE(l.assigned_to, '') = {}", self.assigned_to)
        for word in self.text.split():
            found.add(
                "(position({} IN COALESCE(a.search, '')) > 0"
                " OR position(lower({}) IN lower(concat_ws(' ', l.id, l.definition, l.label->>'fr', l.label->>'en',"
                " l.detail, l.comment, l.system))) > 0)",
                fold_text(word),
                word,
            )
        return found


async def page(
    raw: asyncpg.Connection[Any], wanted: AlarmFilter, sort: str, after: tuple[float, float, str] | None, limit: int
) -> tuple[list[str], tuple[float, float, str] | None]:
    """A page as JSON texts, and the place to continue after."""
    first, second = SORTS[sort]
    found = wanted.conditions()
    if after:
        found.add(f"({first}, {second}, l.id) > ({{}}, {{}}, {{}})", *after)
    query = (
        f"WITH chosen AS (SELECT l.id, {first} AS first, {second} AS second{_FROM}{found.where}"
        f" ORDER BY 2, 3, 1 LIMIT {found.param(limit + 1)})"
        f" SELECT ({_BODY})::text AS body, l.id, c.first, c.second"
        " FROM chosen c JOIN alarm l USING (id) LEFT JOIN asset a ON a.key = l.asset"
        " LEFT JOIN field_system s ON s.id = l.system ORDER BY c.first, c.second, l.id"
    )
    rows = await raw.fetch(query, *found.params)
    last = rows[limit - 1] if len(rows) > limit else None
    return [row["body"] for row in rows[:limit]], (last["first"], last["second"], last["id"]) if last else None


async def counts(raw: asyncpg.Connection[Any], wanted: AlarmFilter) -> str:
    """How many fit, by priority and by state, as JSON text."""
    found = wanted.conditions()
    rows = await raw.fetch(
        f"SELECT l.priority, l.state, count(*) AS n{_FROM}{found.where} GROUP BY 1, 2", *found.params
    )
    told: dict[str, Any] = {"total": 0, "by_priority": {}, "by_state": {}}
    for row in rows:
        told["total"] += row["n"]
        for name in ("priority", "state"):
            by = told[f"by_{name}"]
            by[row[name]] = by.get(row[name], 0) + row["n"]
    return msgspec.json.encode(told).decode()


async def find(raw: asyncpg.Connection[Any], alarm: str) -> Row | None:
    """One alarm with its history, oldest first; what earlier releases noted of each consequence is left out."""
    body = await raw.fetchval(f"SELECT ({_BODY})::text{_FROM} WHERE l.id = $1", alarm)
    if body is None:
        return None
    steps = await raw.fetch(
        "SELECT at, transition, state, by, reason, until, assigned_to FROM alarm_step WHERE alarm = $1"
        " AND (transition <> 'folded' OR state = 'suppressed_by_design') ORDER BY at, ctid LIMIT 1000",
        alarm,
    )
    found: Row = msgspec.json.decode(body)
    return found | {"history": [dict(row) for row in steps]}
