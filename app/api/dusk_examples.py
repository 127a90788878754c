"""The example of the dusk board in the API's document: a cabinet a while after sunset."""

from __future__ import annotations

from app.api.examples import AT, Example

_SWITCHED = "2026-11-22T16:02:00Z"
_COUNTS: Example = {
    "lamps": 62, "expected": 62, "lit": 58, "waiting": 0, "late": 2, "failed": 1, "unknown": 1, "stray": 0,
}  # fmt: skip
ROW: Example = _COUNTS | {
    "asset": "AR-0012",
    "name": "Armoire Barre",
    "standing": "late",
    "programme": "rues",
    "programme_name": "Rues, abaissement à 23 h",
    "lit_by_programme": True,
    "switched_at": _SWITCHED,
    "switches_at": "2026-11-23T06:54:00Z",
    "feeders": {"closed": 2, "open": 0, "tripped": 0, "unknown": 0, "since": _SWITCHED},
    "comm_status": "online",
    "at": AT,
}
DUSK: Example = {
    "at": AT,
    "late_after_min": 10,
    "switching": True,
    "next_at": "2026-11-23T06:54:00Z",
    "cabinets": 1,
    "counts": _COUNTS,
    "items": [ROW],
    "next": None,
}
