"""The examples of the past in the API's document: the lamp of the city of examples, an hour before."""

from __future__ import annotations

from app.api.alarm_examples import ALARM
from app.api.examples import AN_HOUR_BEFORE, AT, CURSOR, Example

_AFTER = "7526461012345678901-1:4190"
_UNTOLD = {
    "active", "family", "zones", "lon", "lat", "closed_at", "suppressed_for", "latching", "occurrences", "chattering",
}  # fmt: skip
ALARM_THEN: Example = {name: value for name, value in ALARM.items() if name not in _UNTOLD} | {
    "state": "unacknowledged",
    "transition": "raised",
    "acknowledged_at": None,
    "acknowledged_by": None,
}
PAST: Example = {
    "at": AN_HOUR_BEFORE,
    "kept_from": "2025-10-18T00:00:00Z",
    "now": AT,
    "systems": [{"id": "lighting", "status": "online", "status_at": "2026-11-21T06:00:00Z"}],
}
NEXT_ALARM: Example = {"alarm": "A1", "at": AN_HOUR_BEFORE}
FRAMES: Example = {
    "complete": True,
    "until": AT,
    "frame": {
        "type": "frame",
        "after": _AFTER,
        "cursor": CURSOR,
        "conflated": False,
        "changes": [
            {
                "seq": 4210,
                "at": AN_HOUR_BEFORE,
                "class": "change",
                "topic": "state",
                "entity": "asset",
                "key": "EP-0001",
                "body": {"at": AN_HOUR_BEFORE, "values": {"lamp_failure": True}},
            }
        ],
    },
}
