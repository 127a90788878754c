"""Examples of who is told of alarms: receivers, rules, people, a rota, what was sent, whom was called."""

from __future__ import annotations

from app.api.examples import AT, Example

NEW_RECEIVER: Example = {
    "id": "gmao",
    "name": "GMAO de l’éclairage",
    "channel": "webhook",
    "address": "https://gmao.example/poste",
    "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "enabled": True,
    "families": ["lighting"],
    "zones": None,
}
RECEIVER = {name: value for name, value in NEW_RECEIVER.items() if name != "secret"} | {"version": 1}
NIGHT: Example = {"days": [1, 2, 3, 4, 5, 6, 7], "from": "18:00", "to": "08:00", "holidays": "same"}
NEW_RULE: Example = {
    "id": "armoires",
    "name": "Armoires d’éclairage, astreinte",
    "enabled": True,
    "receiver": "gmao",
    "transitions": ["raised", "closed"],
    "priorities": ["critical", "high"],
    "families": ["lighting"],
    "kinds": ["lighting_cabinet"],
    "definitions": [],
    "zones": ["macon"],
    "systems": [],
    "hours": NIGHT,
    "escalation": {"service": "eclairage-public", "after_s": 300, "step_s": 600},
}
RULE = NEW_RULE | {"version": 1}
PERSON_ID = "0f6b1c0d9a7e4d7f8a1b2c3d4e5f6071"
NEW_PERSON: Example = {
    "name": "Claire Martin",
    "phone": "+33 6 00 00 00 00",
    "email": "claire.martin@ville.example",
    "webhook": "",
    "secret": None,
}
PERSON = {name: value for name, value in NEW_PERSON.items() if name != "secret"} | {"id": PERSON_ID, "version": 1}
TURN: Example = {
    "level": "level_1",
    "people": [PERSON_ID],
    "first": "2026-11-20",
    "handover": "17:00",
    "hours": NIGHT,
}
SWAP: Example = {
    "level": "level_1",
    "person": PERSON_ID,
    "from": "2026-12-24T17:00:00Z",
    "to": "2026-12-26T07:00:00Z",
    "reason": "échange",
}
NEW_ROTA: Example = {"id": "eclairage-public", "gateway": "gmao", "turns": [TURN], "exceptions": [SWAP]}
ROTA = NEW_ROTA | {"version": 1}
ON_CALL: Example = {
    "service": "eclairage-public",
    "at": AT,
    "levels": [{"level": "level_1", "person": PERSON}],
}
PERIOD: Example = {"level": "level_1", "person": PERSON_ID, "from": AT, "to": "2026-11-23T07:00:00Z"}
GAP: Example = {"service": "eclairage-public", "level": "level_1", "from": "2026-11-23T07:00:00Z", "to": AT}
NOTIFICATION: Example = {
    "id": "5d4c3b2a19080f7e6d5c4b3a29180706",
    "purpose": "alarm",
    "rule": "armoires",
    "receiver": "gmao",
    "alarm": "a-0042",
    "asset": "AR-0012",
    "priority": "critical",
    "transition": "raised",
    "state": "delivered",
    "attempts": 2,
    "replays": 0,
    "queued_at": AT,
    "next_at": AT,
    "give_up_at": "2026-11-23T17:05:00Z",
    "last_attempt_at": AT,
    "ended_at": AT,
    "detail": "HTTP 204",
}
TESTED: Example = {"id": NOTIFICATION["id"], "state": "delivered", "detail": "HTTP 204"}
CALL: Example = {
    "step": 0,
    "id": "c1c2c3c4c5c6c7c8c9cacbcccdcecfc0",
    "level": "level_1",
    "person": PERSON_ID,
    "outcome": "unanswered",
    "called_at": AT,
    "told_at": AT,
    "detail": "no answer in time",
}
ESCALATION: Example = {
    "id": "e1e2e3e4e5e6e7e8e9eaebecedeeefe0",
    "rule": "armoires",
    "service": "eclairage-public",
    "alarm": "a-0042",
    "asset": "AR-0012",
    "priority": "critical",
    "state": "answered",
    "started_at": AT,
    "next_at": None,
    "ended_at": AT,
    "ended_by": "m.dupont",
    "ended_why": "by phone",
    "answered_by": PERSON_ID,
    "answered_at": AT,
    "said": "sur place dans 20 minutes",
    "calls": [CALL],
}
ANSWER: Example = {"person": PERSON_ID, "at": AT, "said": "sur place dans 20 minutes"}
OUTCOME: Example = {"outcome": "unanswered", "detail": "messagerie"}
