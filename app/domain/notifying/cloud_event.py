"""What receivers are sent: CloudEvents 1.0, as a JSON object (CloudEvents JSON format 1.0.2, clause 3)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.domain.kinds.alarm import PRIORITIES
from app.domain.notifying.rules import AlarmChange

SOURCE = "/poste/alarms"
PREFIX = "eu.poste"


def of_alarm(event_id: str, change: AlarmChange) -> dict[str, Any]:
    """A transition of an alarm. `sequence` (an extension of CloudEvents) orders the events of one alarm."""
    more = {"subject": change.id, "sequence": f"{change.seq:020d}"}
    return _event(event_id, f"alarm.{change.transition}", change.at, change.body) | more


def group_id(members: Sequence[str]) -> str:
    """The id of the group of these events: the same whenever it is made."""
    return hashlib.sha256("\n".join(members).encode()).hexdigest()[:32]


def of_group(events: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Many transitions of alarms as one event: how many of which priority, and each event whole, under its own id."""
    told = Counter(event["data"]["priority"] for event in events)
    counts = {priority: told[priority] for priority in PRIORITIES if told[priority]}
    data = {
        "label": {"fr": f"{len(events)} alarmes", "en": f"{len(events)} alarms"},
        "count": len(events),
        "priority": next(iter(counts)),
        "priorities": counts,
        "events": list(events),
    }
    at = datetime.fromisoformat(max(event["time"] for event in events))
    return _event(group_id([event["id"] for event in events]), "alarms", at, data)


def of_test(event_id: str, at: datetime, receiver: str) -> dict[str, Any]:
    """What the test of a receiver sends."""
    data = {"receiver": receiver, "label": {"fr": "Essai de notification", "en": "Test notification"}}
    return _event(event_id, "test", at, data)


def of_anchor(event_id: str, at: datetime, signed: dict[str, Any]) -> dict[str, Any]:
    """An anchor of the audit trail, signed, for its receiver to keep."""
    day = signed["anchor"]["day"]
    label = {"fr": f"Ancre de la piste d’audit du {day}", "en": f"Anchor of the audit trail, {day}"}
    return _event(event_id, "audit.anchor", at, {"label": label, "document": signed}) | {"source": "/poste/audit"}


def of_call(event_id: str, at: datetime, alarm: str, data: dict[str, Any]) -> dict[str, Any]:
    """A call to someone on call; the data names them and their phone, for a gateway to ring."""
    return _event(event_id, "call", at, data) | {"subject": alarm}


def _event(event_id: str, kind: str, at: datetime, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": event_id,
        "source": SOURCE,
        "type": f"{PREFIX}.{kind}",
        "time": at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "data": data,
    }
