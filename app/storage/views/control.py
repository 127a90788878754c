"""What is claimed, targeted, sent, locked out and frozen: lists for screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import asyncpg

from app.storage.views.conditions import Conditions


@dataclass(frozen=True, slots=True)
class List:
    """A list as SQL: what is shown of each row as JSON, from where, in which order (unique), and what filters it.

    Each filter is a clause with one `{}`.
    """

    shown: str
    source: str
    place: Sequence[str]
    types: Sequence[str]
    filters: Mapping[str, str]


_ASSET_FILTERS = {
    "asset": "a.id = {}",
    "family": "a.family = {}",
    "zone": "a.zones @> ARRAY[{}::text]",
    "kind": "a.kind = {}",
}
CLAIMS = List(
    "to_jsonb(c) || jsonb_build_object('asset', a.id)",
    "claim c JOIN asset a ON a.key = c.asset",
    ("c.id",),
    ("bigint",),
    {
        **_ASSET_FILTERS,
        "property": "c.property = {}",
        "level": "c.level = {}",
        "holder": "c.holder = {}",
        "request": "c.request = {}",
        "standing": "(c.released_at IS NULL) = {}",
        "id": "c.id = {}",
    },
)
COMMANDS = List(
    "to_jsonb(c) - '{epoch,not_before,expects}'::text[] || jsonb_build_object('asset', a.id)",
    "command c JOIN asset a ON a.key = c.asset",
    ("c.queued_at", "c.id"),
    ("timestamptz", "text"),
    {
        **_ASSET_FILTERS,
        "property": "c.property = {}",
        "state": "c.state = ANY({}::text[])",
        "system": "c.system = {}",
        "request": "c.request = {}",
        "mode": "c.mode = {}",
        "since": "c.queued_at >= {}",
        "until": "c.queued_at < {}",
        "id": "c.id = {}",
    },
)
TARGETS = List(
    "jsonb_build_object('asset', a.id, 'holder', COALESCE(h.holder, 'programme:' || t.programme),"
    " 'expires_at', CASE WHEN t.programme IS NULL THEN h.expires_at ELSE t.next_change_at END)"
    " || (to_jsonb(t) - '{asset,rejected,retry_at,judged,overdue,due_at,programme}'::text[])",
    "target t JOIN asset a ON a.key = t.asset LEFT JOIN claim h ON h.id = t.claim",
    ("t.since", "a.id", "t.property"),
    ("timestamptz", "text", "text"),
    {
        **_ASSET_FILTERS,
        "property": "t.property = {}",
        "capability": "t.capability = {}",
        "status": "t.status = ANY({}::text[])",
        "level": "t.level = {}",
    },
)
_HOLDS = """(COALESCE(s."values"->>'program_checksum', '') = d.checksum)"""
CABINETS = List(
    "jsonb_build_object('asset', a.id, 'name', a.name, 'checksum', d.checksum, 'held_programme',"
    " s.\"values\"->'program_id', 'held_checksum', s.\"values\"->'program_checksum', 'late', NOT "
    f"{_HOLDS}, 'late_since', CASE WHEN {_HOLDS} THEN NULL ELSE d.late_since END, 'tries', d.tries,"
    f" 'next_try_at', CASE WHEN {_HOLDS} THEN NULL ELSE d.next_try_at END, 'command', d.command, 'alarmed', d.alarmed)",
    "programme_download d JOIN asset a ON a.key = d.cabinet JOIN asset_state s ON s.key = d.cabinet",
    ("a.id",),
    ("text",),
    {
        **_ASSET_FILTERS,
        "programme": "d.programme = {}",
        "late": f"(NOT {_HOLDS}) = {{}}",
        "alarmed": "d.alarmed = {}",
    },
)
REQUESTS = List(
    "to_jsonb(r) - '{digest,idempotency_key,selection,report,rules}'::text[]"
    " || jsonb_build_object('needs_second', r.rules)",
    "control_request r",
    ("r.placed_at", "r.id"),
    ("timestamptz", "text"),
    {
        "status": "r.status = {}",
        "verb": "r.verb = {}",
        "placed_by": "r.placed_by = {}",
        "countersign": "r.countersign = {}",
        "capability": "r.capability = {}",
    },
)
LOCKOUTS = List(
    "to_jsonb(l) || jsonb_build_object('asset', a.id)",
    "lockout l JOIN asset a ON a.key = l.asset",
    ("l.since", "l.id"),
    ("timestamptz", "text"),
    {
        **_ASSET_FILTERS,
        "holder": "l.holder = {}",
        "standing": "(l.lifted_at IS NULL AND (l.until IS NULL OR l.until > now())) = {}",
    },
)
AUDIT = List(
    "to_jsonb(e)",
    "audit e",
    ("e.number",),
    ("bigint",),
    {
        "who": "e.who = {}",
        "via": "e.via = {}",
        "action": "e.action = {}",
        "entity": "e.entity = {}",
        "subject": "e.subject = {}",
        "result": "e.result = {}",
        "since": "e.at >= {}",
        "until": "e.at < {}",
        "number": "e.number = {}",
    },
)
# Content is kept as it was digested: its text is not made jsonb, which would write it anew.
AUDIT_WHOLE = replace(
    AUDIT,
    shown="left(to_jsonb(e)::text, -1) || ', \"content\": ' || COALESCE(c.text, 'null') || '}'",
    source="audit e LEFT JOIN audit_content c USING (number)",
)
_VIDEO = {
    "agent": "v.agent = {}",
    "camera": "v.camera = {}",
    "since": "v.at >= {}",
    "until": "v.at < {}",
}
VIDEO_ACCESSES = List(
    "to_jsonb(v)",
    "video_access v",
    ("v.at", "v.id"),
    ("timestamptz", "text"),
    _VIDEO | {"result": "v.result = {}", "commune": "v.commune = {}", "purpose": "v.purpose = {}"},
)
VIDEO_EXTRACTS = List(
    "to_jsonb(v)",
    "video_extract v",
    ("v.at", "v.id"),
    ("timestamptz", "text"),
    {name: clause for name, clause in _VIDEO.items() if name != "agent"} | {"authority": "v.authority = {}"},
)
VIDEO_AUTHORISATIONS = List(
    "to_jsonb(v)",
    "video_authorisation v",
    ("v.given_at", "v.id"),
    ("timestamptz", "text"),
    {
        "agent": "v.agent = {}",
        "category": "v.category = {}",
        "commune": "v.communes @> ARRAY[{}::text]",
        "standing": "(v.withdrawn_at IS NULL AND current_date BETWEEN v.starts_on AND v.ends_on) = {}",
    },
)
FREEZES = List(
    "to_jsonb(f)",
    "command_freeze f",
    ("f.since", "f.id"),
    ("timestamptz", "text"),
    {"family": "f.family = {}", "zone": "f.zone = {}", "standing": "(f.lifted_at IS NULL) = {}"},
)


async def page(
    raw: asyncpg.Connection[Any],
    shown: List,
    wanted: Mapping[str, Any],
    after: Sequence[Any] | None,
    limit: int,
    *,
    newest_first: bool = True,
) -> tuple[list[str], list[str] | None]:
    """A page as JSON texts, and the place to continue after; filters whose value is None are not set."""
    found = _conditions(shown, wanted)
    direction, beyond = ("DESC", "<") if newest_first else ("ASC", ">")
    if after is not None:
        places = ", ".join(f"{{}}::text::{kind}" for kind in shown.types)
        found.add(f"({', '.join(shown.place)}) {beyond} ({places})", *map(str, after))
    order = ", ".join(f"{name} {direction}" for name in shown.place)
    query = (
        f"SELECT ({shown.shown})::text AS body, {', '.join(f'({name})::text' for name in shown.place)}"
        f" FROM {shown.source}{found.where} ORDER BY {order} LIMIT {found.param(limit + 1)}"
    )
    rows = await raw.fetch(query, *found.params)
    last = list(rows[limit - 1].values())[1:] if len(rows) > limit else None
    return [row["body"] for row in rows[:limit]], last


async def count(raw: asyncpg.Connection[Any], shown: List, wanted: Mapping[str, Any]) -> int:
    """How many fit."""
    found = _conditions(shown, wanted)
    return int(await raw.fetchval(f"SELECT count(*) FROM {shown.source}{found.where}", *found.params))


async def one(raw: asyncpg.Connection[Any], shown: List, wanted: Mapping[str, Any]) -> str | None:
    """The only row that fits, as JSON text."""
    rows, _ = await page(raw, shown, wanted, None, 1)
    return rows[0] if rows else None


def _conditions(shown: List, wanted: Mapping[str, Any]) -> Conditions:
    found = Conditions()
    for name, value in wanted.items():
        if value is not None:
            found.add(shown.filters[name], value)
    return found
