"""The command table: the outbox, its steps taken by compare-and-set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.brake_ports import Freeze
from app.actions.command_ports import Change, NewCommand, Outgoing, Underway
from app.actions.errors import Conflict
from app.domain.commands import ACKS, ENDED, LONGEST_BACK_OFF, OPEN, Command

CONTROL_LEASE = "control"

_COMMAND = "c.id, c.version, c.value::text, c.state, c.attempt, c.queued_at, c.not_before, c.expires_at, c.sent_at,"
_TIMES = " c.accepted_at, c.done_at, c.expects::text"
_UNDERWAY = f"{_COMMAND}{_TIMES}, c.asset, c.property, c.capability, c.mode, c.request, c.detail"
_NEWEST = f"""
SELECT {_UNDERWAY} FROM unnest($1::int[], $2::text[]) AS u (asset, property) CROSS JOIN LATERAL (
    SELECT * FROM command n WHERE n.asset = u.asset AND n.property = u.property ORDER BY n.version DESC LIMIT 1) c
"""
_NEXT_VERSIONS = """
SELECT u.asset, u.property, COALESCE(c.version, 0) + 1 AS version
FROM unnest($1::int[], $2::text[]) AS u (asset, property) LEFT JOIN LATERAL (
    SELECT version, state FROM command n WHERE n.asset = u.asset AND n.property = u.property
    ORDER BY n.version DESC LIMIT 1) c ON true
WHERE c.state IS NULL OR c.state <> ALL($3)
"""
_CHANGE = f"""
UPDATE command c SET state = u.after, detail = CASE WHEN u.detail = '' THEN c.detail ELSE u.detail END,
       not_before = COALESCE(u.not_before, c.not_before),
       attempt = c.attempt + CASE WHEN u.after = 'queued' THEN 1 ELSE 0 END,
       ended_at = CASE WHEN u.after = ANY($6) THEN $7 ELSE c.ended_at END
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
     AS u (id, before, after, detail, not_before)
WHERE c.id = u.id AND c.state = ANY(string_to_array(u.before, ' ')) RETURNING {_UNDERWAY}
"""
_QUEUE = (
    "id", "asset", "property", "capability", "mode", "version", "value", "level", "reason", "system", "request",
    "claim", "state", "queued_at", "not_before", "expires_at",
)  # fmt: skip
_SENDABLE = f"""
SELECT {_COMMAND}{_TIMES}, c.asset, a.id AS asset_id, c.property, c.capability, c.mode, c.level, c.reason, c.system,
       c.request, a.family, a.zones
FROM unnest($1::text[], $2::int[]) AS u (system, most) CROSS JOIN LATERAL (
    SELECT * FROM command q WHERE q.system = u.system AND q.state = 'queued' AND q.not_before <= $3
    AND q.expires_at > $3 ORDER BY q.level, q.queued_at, q.id LIMIT u.most FOR UPDATE SKIP LOCKED) c
JOIN asset a ON a.key = c.asset
"""
_WAITING = """
SELECT f.id, f.command_rate FROM field_system f WHERE f.status <> 'offline' AND EXISTS (
    SELECT 1 FROM command c WHERE c.system = f.id AND c.state = 'queued' AND c.not_before <= $1)
"""
_SENT = f"""
UPDATE command c SET state = 'sent', sent_at = $3, epoch = $2 WHERE c.id = ANY($1) AND c.state = 'queued'
AND EXISTS (SELECT 1 FROM lease WHERE name = $4 AND epoch = $2 AND until > clock_timestamp()) RETURNING {_UNDERWAY}
"""
_NOT_AHEAD = """
UPDATE command SET queued_at = LEAST(queued_at, $1), not_before = LEAST(not_before, $1), sent_at = LEAST(sent_at, $1),
    accepted_at = LEAST(accepted_at, $1), done_at = LEAST(done_at, $1),
    expires_at = CASE WHEN sent_at IS NULL THEN LEAST(expires_at, $1 + (expires_at - queued_at)) ELSE expires_at END
WHERE id IN (SELECT id FROM command WHERE state IN ('queued', 'sent', 'accepted')
    AND (GREATEST(queued_at, sent_at, accepted_at, done_at) > $1::timestamptz + interval '1 s'
         OR not_before > $1::timestamptz + $2::interval)
    ORDER BY id FOR UPDATE SKIP LOCKED)
"""
_ACK = f"""
WITH told AS (
    SELECT n, id, asset, result, detail FROM unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::text[])
        AS u (n, id, asset, result, detail)
), before AS (
    SELECT t.*, c.state, c.done_at AS was_done FROM told t JOIN command c ON c.id = t.id AND c.asset = t.asset
    ORDER BY c.id FOR UPDATE OF c
), after AS (
    UPDATE command c SET
        state = CASE WHEN c.state NOT IN ('sent', 'accepted') THEN c.state
                     WHEN b.result IN ('rejected', 'failed') THEN b.result ELSE 'accepted' END,
        accepted_at = CASE WHEN b.result IN ('accepted', 'done') THEN COALESCE(c.accepted_at, $6)
                           ELSE c.accepted_at END,
        done_at = CASE WHEN b.result = 'done' THEN COALESCE(c.done_at, $6) ELSE c.done_at END,
        ended_at = CASE WHEN b.result IN ('rejected', 'failed') THEN $6 ELSE c.ended_at END,
        detail = CASE WHEN b.detail = '' THEN c.detail ELSE b.detail END
    FROM before b WHERE c.id = b.id AND CASE b.result
        WHEN 'accepted' THEN c.state = 'sent'
        WHEN 'done' THEN c.state <> 'queued' AND c.done_at IS NULL
        ELSE c.state IN ('sent', 'accepted') END
    RETURNING b.n, {_UNDERWAY}
)
SELECT b.n AS known, a.* FROM before b LEFT JOIN after a USING (n)
"""

_Answer = tuple[int, str, int, str, str]
"""Index, command, asset, result, detail."""


class CommandSql:
    """`CommandStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def newest(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Underway]:
        rows = await self._raw.fetch(_NEWEST, [asset for asset, _ in properties], [name for _, name in properties])
        return {(row["asset"], row["property"]): _underway(row) for row in rows}

    async def queue(self, commands: Sequence[NewCommand]) -> None:
        records = [
            (
                c.id, c.asset, c.property, c.capability, c.mode, c.version,
                None if c.value is None else msgspec.json.encode(c.value).decode(), c.level, c.reason, c.system,
                c.request, c.claim, "queued", c.queued_at,
                c.not_before or c.queued_at, c.expires_at,
            )
            for c in commands
        ]  # fmt: skip
        try:
            if records:
                await self._raw.copy_records_to_table("command", records=records, columns=_QUEUE)
        except asyncpg.UniqueViolationError as error:
            raise Conflict("another command for the same property was queued at the same moment") from error

    async def change(self, changes: Sequence[Change], now: datetime) -> list[Underway]:
        if not changes:
            return []
        rows = await self._raw.fetch(
            _CHANGE,
            [c.id for c in changes],
            [" ".join(c.before) for c in changes],
            [c.after for c in changes],
            [c.detail[:500] for c in changes],
            [c.not_before for c in changes],
            list(ENDED),
            now,
        )
        return [_underway(row) for row in rows]

    async def open_actions(self, now: datetime, limit: int) -> list[Underway]:
        rows = await self._raw.fetch(
            f"SELECT {_UNDERWAY} FROM command c WHERE c.mode = 'action' AND c.state = ANY($1)"
            " AND c.queued_at <= $2 ORDER BY c.queued_at LIMIT $3 FOR UPDATE SKIP LOCKED",
            list(OPEN),
            now,
            limit,
        )
        return [_underway(row) for row in rows]

    async def next_versions(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], int]:
        rows = await self._raw.fetch(
            _NEXT_VERSIONS, [asset for asset, _ in properties], [name for _, name in properties], list(OPEN)
        )
        return {(row["asset"], row["property"]): row["version"] for row in rows}

    async def now(self, ids: Sequence[str]) -> list[Underway]:
        rows = await self._raw.fetch(f"SELECT {_UNDERWAY} FROM command c WHERE c.id = ANY($1)", list(ids))
        return [_underway(row) for row in rows]

    async def sendable(self, systems: Mapping[str, int], now: datetime) -> list[Outgoing]:
        rows = await self._raw.fetch(_SENDABLE, list(systems), list(systems.values()), now)
        return [_outgoing(row) for row in rows]

    async def waiting_systems(self, now: datetime) -> dict[str, float]:
        return {row["id"]: row["command_rate"] for row in await self._raw.fetch(_WAITING, now)}

    async def mark_sent(self, ids: Sequence[str], epoch: int, now: datetime) -> list[Underway]:
        rows = await self._raw.fetch(_SENT, list(ids), epoch, now, CONTROL_LEASE)
        return [_underway(row) for row in rows]

    async def not_ahead(self, now: datetime) -> int:
        status = await self._raw.execute(_NOT_AHEAD, now, LONGEST_BACK_OFF)
        return int(status.split()[-1])

    async def expect(self, shown: Mapping[str, Mapping[str, Any]]) -> None:
        if shown:
            await self._raw.execute(
                "UPDATE command c SET expects = u.expects::jsonb FROM unnest($1::text[], $2::text[]) AS u (id, expects)"
                " WHERE c.id = u.id",
                list(shown),
                [msgspec.json.encode(value).decode() for value in shown.values()],
            )

    async def acknowledge(self, acks: Sequence[tuple[str, int, str, str]], now: datetime) -> dict[int, Underway | None]:
        first, again = _told_once([(n, *ack) for n, ack in enumerate(acks) if ack[2] in ACKS])
        steps: dict[int, Underway | None] = {}
        for told in _in_turn(first):
            columns = [[row[n] for row in told] for n in range(5)]
            rows = await self._raw.fetch(_ACK, *columns, now)
            steps |= {row["known"]: _underway(row) if row["n"] is not None else None for row in rows}
        return steps | {n: None for n, known in again.items() if known in steps}

    async def count_queued(self, freeze: Freeze) -> int:
        count = await self._raw.fetchval(
            "SELECT count(*) FROM command c JOIN asset a ON a.key = c.asset WHERE c.state = 'queued' AND c.level > 2"
            " AND ($1::text IS NULL OR a.family = $1) AND ($2::text IS NULL OR a.zones @> ARRAY[$2])",
            freeze.family,
            freeze.zone,
        )
        return int(count)


def _told_once(acks: Iterable[_Answer]) -> tuple[list[_Answer], dict[int, int]]:
    """Answers without repetitions, and which answer each repetition repeats, by index."""
    first: dict[tuple[str, int, str], _Answer] = {}
    again: dict[int, int] = {}
    for ack in acks:
        known = first.setdefault(ack[1:4], ack)
        if known is not ack:
            again[ack[0]] = known[0]
    return list(first.values()), again


def _in_turn(acks: Iterable[_Answer]) -> Iterable[list[_Answer]]:
    """The first answer to each command, then the second to each, and so on: a statement changes a row only once."""
    turns: list[list[_Answer]] = []
    heard: Counter[str] = Counter()
    for ack in acks:
        if heard[ack[1]] == len(turns):
            turns.append([])
        turns[heard[ack[1]]].append(ack)
        heard[ack[1]] += 1
    return turns


def _command(row: Mapping[str, Any]) -> Command:
    return Command(
        id=row["id"],
        version=row["version"],
        value=None if row["value"] is None else msgspec.json.decode(row["value"]),
        state=row["state"],
        attempt=row["attempt"],
        queued_at=row["queued_at"],
        not_before=row["not_before"],
        expires_at=row["expires_at"],
        sent_at=row["sent_at"],
        accepted_at=row["accepted_at"],
        done_at=row["done_at"],
        expects=None if row["expects"] is None else msgspec.json.decode(row["expects"]),
    )


def _underway(row: Mapping[str, Any]) -> Underway:
    return Underway(
        command=_command(row),
        asset=row["asset"],
        property=row["property"],
        capability=row["capability"],
        mode=row["mode"],
        request=row["request"],
        detail=row["detail"],
    )


def _outgoing(row: Mapping[str, Any]) -> Outgoing:
    names = ("asset", "asset_id", "property", "capability", "mode", "level", "reason", "system", "request", "family")
    return Outgoing(command=_command(row), zones=tuple(row["zones"]), **{name: row[name] for name in names})
