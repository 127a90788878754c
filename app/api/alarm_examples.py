"""The examples of alarms in the API's document: the lamp of the city of examples fails."""

from __future__ import annotations

from app.api.examples import AN_HOUR_BEFORE, AT, Example

ALARM: Example = {
    "id": "A1",
    "asset": "EP-0001",
    "system": "lighting",
    "kind": "luminaire",
    "family": "lighting",
    "name": "Place de la Mairie",
    "zones": ["territoire", "macon"],
    "lon": 4.8278,
    "lat": 46.3063,
    "definition": "lamp_failure",
    "priority": "low",
    "state": "acknowledged",
    "active": True,
    "label": {"fr": "Lampe en panne", "en": "Lamp failure"},
    "detail": "lamp_failure = true",
    "value": True,
    "raised_at": AN_HOUR_BEFORE,
    "measured_at": AN_HOUR_BEFORE,
    "delayed": False,
    "acknowledged_at": AT,
    "acknowledged_by": "m.durand",
    "returned_at": None,
    "closed_at": None,
    "shelved_until": None,
    "assigned_to": "astreinte éclairage",
    "parent": None,
    "folded": 0,
    "comment": "équipe prévenue",
    "suppressed_for": None,
    "latching": False,
    "occurrences": 1,
    "chattering": False,
}
COUNTS: Example = {"total": 1, "by_priority": {"low": 1}, "by_state": {"acknowledged": 1}}
STEP: Example = {
    "at": AN_HOUR_BEFORE,
    "transition": "raised",
    "state": "unacknowledged",
    "by": "",
    "reason": "",
    "until": None,
    "assigned_to": None,
}
GUIDANCE: Example = {
    "meaning": {"fr": "La lampe n’éclaire plus", "en": "The lamp gives no light"},
    "consequence": {"fr": "Un point sombre, plainte des riverains", "en": "A dark spot, complaints from residents"},
    "action": {"fr": "Ordre de travail à l’éclairage public", "en": "Work order to street lighting"},
    "respond_s": 172800.0,
}
DETAIL = ALARM | {"history": [STEP], "guidance": GUIDANCE}
ACKNOWLEDGE: Example = {"ids": ["A1"], "comment": "équipe prévenue"}
SHELVE: Example = {"ids": ["A1"], "reason": "chantier rue de la Barre", "until": "2026-11-23T06:00:00Z"}
ASSIGN: Example = {"ids": ["A1"], "assigned_to": "astreinte éclairage"}
REASONED: Example = {"ids": ["A1"], "reason": "mât déposé jusqu’au printemps"}
RESULT: Example = {"id": "A1", "outcome": "done", "state": "acknowledged", "detail": ""}
REPORT: Example = {"items": [RESULT], "counts": {"done": 1}}
DEFINITION: Example = {
    "kind": "luminaire",
    "definition": "lamp_failure",
    "label": {"fr": "Lampe en panne", "en": "Lamp failure"},
    "priority": "low",
    "condition": {"type": "is", "field": "lamp_failure", "values": [True]},
    "on_delay_s": 0.0,
    "off_delay_s": 0.0,
    "latching": False,
    "folds": [],
    "folded_under": [],
    "enabled": True,
    "guidance": GUIDANCE,
}
OVERRIDE_FIELDS: Example = {
    "kind": "luminaire",
    "definition": "lamp_failure",
    "zone": "macon",
    "asset": None,
    "limits": {},
    "on_delay_s": 300.0,
    "off_delay_s": None,
    "priority": "medium",
    "enabled": None,
    "reason": "centre ancien : une lampe sur deux",
}
NEW_OVERRIDE: Example = {"id": "lampes-centre"} | OVERRIDE_FIELDS
OVERRIDE = NEW_OVERRIDE | {"changed_by": "m.durand", "changed_at": AT, "version": 1}
RATE: Example = {"from": AN_HOUR_BEFORE, "to": AT, "alarms": 12, "per_position": 6.0}
LATENCY: Example = {"count": 12, "p50_s": 41.0, "p95_s": 180.0}
FIGURES: Example = {
    "from": AN_HOUR_BEFORE,
    "to": AT,
    "positions": 2,
    "last_10_min": RATE,
    "last_hour": RATE,
    "last_day": RATE,
    "busiest_10_min": RATE,
    "offenders": [{"asset": "EP-0001", "kind": "luminaire", "definition": "lamp_failure", "alarms": 9}],
    "by_priority": {"low": 12},
    "standing": 4,
    "stale": 1,
    "shelved": 1,
    "suppressed": 60,
    "out_of_service": 0,
    "chattering": 1,
    "floods": [{"id": "F1", "began_at": AN_HOUR_BEFORE, "ended_at": AT, "positions": 2, "alarms": 48, "peak": 31}],
    "to_acknowledge": LATENCY,
    "to_clear": LATENCY,
}
