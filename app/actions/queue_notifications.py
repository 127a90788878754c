"""From the journal to the outbox: one row per rule and transition, in the transaction that moves the mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from app.actions.errors import Conflict
from app.actions.escalate import journal_escalation
from app.actions.notifying_documents import rule_of
from app.actions.notifying_ports import Mark, Queued
from app.actions.ports import Database, Transaction
from app.domain.notifying.cloud_event import of_alarm
from app.domain.notifying.rules import SEEN_TO, AlarmChange, Place, Rule, escalates, tells

PAGE = 1000
IDLE_ROWS = 10_000
"""How far the journal may run on without alarms before the mark is moved all the same."""


async def read_mark(database: Database) -> Mark:
    """How far the journal was taken; the first time, where it stands."""
    async with database.begin() as tx:
        return await tx.outbox.mark()


async def queue_notifications(
    database: Database, place: Place, kept: Mark, seen: Mark, give_up: timedelta
) -> tuple[Mark, Mark, int]:
    """Queue what rules tell of the next transitions after `seen`, start and stop escalations.

    `kept` is the mark as stored. Returns both anew, and how many transitions were taken. Raises `Conflict` when another
    worker has gone beyond: read the mark again.
    """
    async with database.begin() as tx:
        changes, reached = await tx.outbox.changes_after(seen, PAGE)
        if changes:
            rules = [rule_of(document) for document in await tx.outbox.rules()]
            await tx.outbox.enqueue(list(_rows(rules, changes, place, give_up)))
            await _escalate(tx, rules, changes, place)
        elif reached.seq - kept.seq < IDLE_ROWS:
            return kept, reached, 0
        if not await tx.outbox.move_mark(seen, reached):
            raise Conflict("another worker has gone beyond this place of the journal")
    return reached, reached, len(changes)


def _rows(rules: Sequence[Rule], changes: Sequence[AlarmChange], place: Place, give_up: timedelta) -> list[Queued]:
    return [
        _queued(rule.id, rule.receiver, change, give_up)
        for change in changes
        for rule in rules
        if rule.receiver is not None and tells(rule, change, place)
    ]


def _queued(rule: str, receiver: str, change: AlarmChange, give_up: timedelta) -> Queued:
    notification = uuid4().hex
    event: dict[str, Any] = of_alarm(notification, change)
    return Queued(notification, receiver, event, change.at, change.at + give_up, rule, change)


async def _escalate(tx: Transaction, rules: Sequence[Rule], changes: Sequence[AlarmChange], place: Place) -> None:
    for change in changes:
        if change.transition in SEEN_TO:
            for escalation in await tx.escalations.open_of([change.id]):
                by = change.body.get("acknowledged_by") or ""
                await tx.escalations.end(escalation, "stopped", change.at, by, change.transition)
                await journal_escalation(tx, escalation)
        for rule in rules:
            if (plan := rule.escalation) and escalates(rule, change, place):
                first_at = change.at + timedelta(seconds=plan.after_s)
                made = await tx.escalations.start(rule.id, plan.service, change, first_at, plan.step_s)
                if made:
                    await journal_escalation(tx, made)
