"""The example of a shift's beginning in the API's document."""

from __future__ import annotations

from app.api.alarm_examples import ALARM, COUNTS
from app.api.control_examples import CLAIM, FREEZE, FREEZE_REQUEST, LOCKOUT
from app.api.examples import AN_HOUR_BEFORE, AT, Example

_CLAIM_GROUP: Example = {
    name: CLAIM[name]
    for name in (
        "request", "capability", "value", "level", "holder", "reason", "placed_by", "ordered_by", "placed_at",
        "starts_at", "expires_at", "asset",
    )
} | {"assets": 12, "name": "Place de la Mairie"}  # fmt: skip
_WAITING: Example = {name: value for name, value in FREEZE_REQUEST.items() if name not in ("outcomes", "selection")}
SHIFT: Example = {
    "at": AT,
    "since": AN_HOUR_BEFORE,
    "since_from": "session",
    "alarms": {"raised": 3, "cleared": 2, "counts": COUNTS, "items": [ALARM], "link": "/api/v1/alarms"},
    "claims": {"total": 12, "groups": 1, "items": [_CLAIM_GROUP], "link": "/api/v1/claims?standing=true"},
    "lockouts": {"total": 1, "items": [LOCKOUT], "link": "/api/v1/lockouts?standing=true"},
    "freezes": {"total": 1, "items": [FREEZE], "link": "/api/v1/freezes?standing=true"},
    "waiting": {"total": 1, "items": [_WAITING], "link": "/api/v1/requests?status=waiting"},
    "programmes": [
        {
            "programme": "rues",
            "name": "Rues, abaissement à 23 h",
            "cabinets": 1,
            "lights_at": "2026-11-22T16:02:00Z",
            "ends_at": "2026-11-23T06:54:00Z",
        }
    ],
    "systems": [{"id": "lighting", "name": "Éclairage", "status_at": AN_HOUR_BEFORE, "since_left": True}],
    "acts": [{"who": "m.durand", "act": "acknowledged", "times": 2, "last_at": AT}],
}
