"""The outbox of notifications: rows made with the mark that moves along the journal, delivered later."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.notifying_ports import Destination, Due, Mark, Queued
from app.domain.notifying.grouping import Waiting
from app.domain.notifying.rules import AlarmChange
from app.storage import deletion
from app.storage.views.conditions import Conditions

_FIRST_MARK = "INSERT INTO notification_mark (seq, at) SELECT seq, at FROM feed ON CONFLICT DO NOTHING"
_CHANGES = """
SELECT seq, at, body::text AS body FROM journal
WHERE seq > $1 AND seq <= $2 AND at >= $3 AND topic = 'alarm' AND entity = 'alarm' ORDER BY seq LIMIT $4
"""
_RULES = """
SELECT (to_jsonb(r) || jsonb_build_object('told', jsonb_build_array(c.families, c.zones)))::text AS body
FROM notification_rule r LEFT JOIN notification_receiver c ON c.id = r.receiver
WHERE r.enabled AND (c.id IS NULL OR c.enabled) ORDER BY r.id
"""
_ENQUEUE = """
INSERT INTO notification (id, purpose, rule, receiver, seq, alarm, asset, priority, transition, event, state,
                          queued_at, next_at, give_up_at)
SELECT id, purpose, rule, receiver, seq, alarm, asset, priority, transition, event, 'queued', at, at, give_up_at
FROM jsonb_to_recordset($1::jsonb) AS n (id text, purpose text, rule text, receiver text, seq bigint, alarm text,
    asset text, priority text, transition text, event jsonb, at timestamptz, give_up_at timestamptz)
ON CONFLICT (rule, seq) DO NOTHING RETURNING id
"""
_DUE = """
SELECT n.id, n.receiver, n.purpose, r.channel, r.address, r.secret, n.event::text AS event, n.attempts, n.next_at,
       n.give_up_at
FROM notification_receiver r CROSS JOIN LATERAL (
    SELECT * FROM notification WHERE receiver = r.id AND state = 'queued' AND next_at <= $1 AND id <> ALL ($3::text[])
    ORDER BY next_at, seq, id LIMIT $2) n
WHERE (r.enabled OR n.purpose = 'test') AND r.id <> ALL ($4::text[]) ORDER BY n.next_at, n.seq, n.id
"""
_ATTEMPTED = "attempts = attempts + 1, last_attempt_at = $2, detail = $3"


class OutboxSql:
    """`OutboxStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def mark(self) -> Mark:
        """How far the journal was read; from the first time on, from where it stands then."""
        await self._raw.execute(_FIRST_MARK)
        row = await self._raw.fetchrow("SELECT seq, at FROM notification_mark")
        assert row is not None  # noqa: S101 - it was made just now, or before
        return Mark(row["seq"], row["at"])

    async def move_mark(self, seen: Mark, reached: Mark) -> bool:
        """Note that all up to `reached` was taken; False when another worker went beyond `seen`."""
        moved = "UPDATE notification_mark SET seq = $2, at = $3 WHERE seq <= $1 RETURNING true"
        return bool(await self._raw.fetchval(moved, seen.seq, reached.seq, reached.at))

    async def changes_after(self, seen: Mark, limit: int) -> tuple[list[AlarmChange], Mark]:
        """The next transitions of alarms in order, and how far they reach."""
        # Read before the rows: a row committed between the two statements stays beyond what is called reached.
        feed = await self._raw.fetchrow("SELECT seq, at FROM feed")
        assert feed is not None  # noqa: S101 - the migration inserts the only row
        if feed["seq"] <= seen.seq:
            return [], seen
        rows = await self._raw.fetch(_CHANGES, seen.seq, feed["seq"], seen.at, limit)
        last = rows[-1] if len(rows) == limit else feed
        bodies = [msgspec.json.decode(row["body"]) for row in rows]
        zones = await self._zones({body["asset"] for body in bodies if body.get("asset")})
        changes = [_change(row, body, zones) for row, body in zip(rows, bodies, strict=True)]
        return changes, Mark(last["seq"], last["at"])

    async def rules(self) -> list[dict[str, Any]]:
        """Enabled rules whose receiver, if any, is enabled; `told` are the families and zones it may be told of."""
        return [msgspec.json.decode(row["body"]) for row in await self._raw.fetch(_RULES)]

    async def enqueue(self, rows: Sequence[Queued]) -> int:
        """Queue; rows of a (rule, seq) that has one are left out. Returns how many were new."""
        if not rows:
            return 0
        return len(await self._raw.fetch(_ENQUEUE, msgspec.json.encode([_row(row) for row in rows]).decode()))

    async def due(self, now: datetime, each: int, busy: Collection[str], resting: Collection[str]) -> list[Due]:
        """What is due, the longest first, `each` receiver's at most so many; not those in `busy`, nor what is for
        receivers in `resting`.
        """
        return [
            Due(
                Waiting(row["id"], row["receiver"], row["attempts"], row["next_at"], row["purpose"] == "test"),
                Destination(row["channel"], row["address"], row["secret"]),
                row["event"],
                row["give_up_at"],
            )
            for row in await self._raw.fetch(_DUE, now, each, list(busy), list(resting))
        ]

    async def delivered(self, notifications: Sequence[str], at: datetime, detail: str) -> None:
        await self._raw.execute(
            f"UPDATE notification SET state = 'delivered', ended_at = $2, {_ATTEMPTED} WHERE id = ANY($1)",
            list(notifications),
            at,
            detail,
        )

    async def put_off(self, notifications: Sequence[str], at: datetime, until: Sequence[datetime], detail: str) -> None:
        await self._raw.execute(
            f"UPDATE notification n SET next_at = u.until, {_ATTEMPTED}"
            " FROM unnest($1::text[], $4::timestamptz[]) AS u (id, until) WHERE n.id = u.id AND state = 'queued'",
            list(notifications),
            at,
            detail,
            list(until),
        )

    async def bury(self, notifications: Sequence[str], at: datetime, detail: str) -> list[str]:
        """Make those that are queued dead letters; the ids of those of alarms."""
        rows = await self._raw.fetch(
            f"UPDATE notification SET state = 'dead', ended_at = $2, {_ATTEMPTED}"
            " WHERE id = ANY($1) AND state = 'queued' RETURNING id, alarm",
            list(notifications),
            at,
            detail,
        )
        return [row["id"] for row in rows if row["alarm"] is not None]

    async def bury_all(self, receiver: str, at: datetime, detail: str) -> int:
        """Make all that is queued for a receiver dead letters."""
        rows = await self._raw.fetch(
            "UPDATE notification SET state = 'dead', ended_at = $2, detail = $3"
            " WHERE receiver = $1 AND state = 'queued' RETURNING id",
            receiver,
            at,
            detail,
        )
        return len(rows)

    async def revive(self, selection: Mapping[str, Any], now: datetime, give_up_at: datetime, limit: int) -> list[str]:
        """Queue dead letters again, those equal in every column given; their ids."""
        found = Conditions()
        found.add("state = {}", "dead")
        found.add("receiver IN (SELECT id FROM notification_receiver)")
        for column, value in selection.items():
            found.add(f"{column} = {{}}", value)
        rows = await self._raw.fetch(
            "UPDATE notification SET state = 'queued', attempts = 0, ended_at = NULL, replays = replays + 1,"
            f" next_at = {found.param(now)}, give_up_at = {found.param(give_up_at)} WHERE id IN (SELECT id FROM"
            f" notification{found.where} ORDER BY queued_at, id LIMIT {found.param(limit)} FOR UPDATE) RETURNING id",
            *found.params,
        )
        return [row["id"] for row in rows]

    async def purge(self, before: datetime, limit: int) -> int:
        """Forget what ended before: notifications and escalations; how many."""
        return sum([await deletion.delete_some(self._raw, source, before, limit) for source in deletion.NOTIFIED])

    async def _zones(self, assets: Collection[str]) -> dict[str, frozenset[str]]:
        rows = await self._raw.fetch("SELECT id, zones FROM asset WHERE id = ANY($1::text[])", list(assets))
        return {row["id"]: frozenset(row["zones"]) for row in rows}


def _change(row: asyncpg.Record, body: dict[str, Any], zones: Mapping[str, frozenset[str]]) -> AlarmChange:
    asset = body.get("asset")
    return AlarmChange(
        seq=row["seq"],
        at=row["at"],
        id=body["id"],
        asset=asset,
        system=body.get("system"),
        kind=body.get("kind"),
        definition=body["definition"],
        priority=body["priority"],
        transition=body["transition"],
        folded=body.get("parent") is not None,
        body=body,
        zones=zones.get(asset or "", frozenset()),
    )


def _row(queued: Queued) -> dict[str, Any]:
    change = queued.change
    return {
        "id": queued.id,
        "purpose": queued.purpose,
        "rule": queued.rule,
        "receiver": queued.receiver,
        "seq": change and change.seq,
        "alarm": change and change.id,
        "asset": change and change.asset,
        "priority": change and change.priority,
        "transition": change and change.transition,
        "event": queued.event,
        "at": queued.at,
        "give_up_at": queued.give_up_at,
    }
