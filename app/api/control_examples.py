"""Examples of the control path: what is claimed of the lamp of the other examples."""

from __future__ import annotations

from app.api.examples import AN_HOUR_BEFORE, AT, Example

LATER = "2026-11-22T19:05:00Z"
REQUEST_ID = "5f0c1f8a7bb84f7da7a6d9c7a1f0b6de"
COMMAND_ID = "c6a4fb0c1a0f4f0d8a4d8c6b1f3f7f10"
LOCKOUT_ID = "0b0f4a58c3d24f3f9c6e5d7b8a9f0c1d"
SELECTION: Example = {"ids": ["EP-0001"]}
ORDERED_BY: Example = {
    "authority": "Préfecture de Saône-et-Loire",
    "name": "Permanence du cabinet",
    "channel": "téléphone",
    "at": AT,
    "reference": "2026-1187",
}
NEW_CLAIM: Example = {
    "capability": "light_level",
    "value": {"level_pct": 100},
    "level": 4,
    "reason": "Chute d’une personne, place de la Mairie",
    "selection": SELECTION,
}
NEW_ACTION: Example = {"capability": "test", "value": {"duration_s": 60}, "level": 4, "selection": SELECTION}
ACCEPTED: Example = {
    "asset": "EP-0001",
    "outcome": "accepted",
    "property": "light_level",
    "claim": 12,
    "note": "",
}
REQUEST: Example = {
    "id": REQUEST_ID,
    "verb": "claim",
    "status": "placed",
    "placed_at": AT,
    "placed_by": "a.martin",
    "holder": "a.martin",
    "capability": "light_level",
    "value": {"level_pct": 100},
    "level": 4,
    "reason": "Chute d’une personne, place de la Mairie",
    "starts_at": AT,
    "expires_at": LATER,
    "ordered_by": None,
    "selection": SELECTION,
    "protected": False,
    "second_by": None,
    "second_at": None,
    "second_how": None,
    "countersign": "none",
    "countersigned_by": None,
    "countersigned_at": None,
    "needs_second": [],
    "outcomes": [ACCEPTED],
}
FREEZE_REQUEST: Example = REQUEST | {
    "verb": "freeze",
    "capability": "",
    "value": {"family": "lighting", "zone": None},
    "level": 1,
    "reason": "Commandes aberrantes",
    "expires_at": None,
    "selection": {},
    "second_by": "b.durand",
    "second_at": AT,
    "second_how": "colleague",
    "needs_second": ["freeze"],
    "outcomes": [],
}
REQUEST_SUMMARY: Example = {name: value for name, value in REQUEST.items() if name not in ("outcomes", "selection")}
PROGRESS: Example = {"targets": {"agreed": 1}, "commands": {"confirmed": 1}}
REQUEST_DETAIL: Example = REQUEST | {"progress": PROGRESS}
CLAIM: Example = {
    "id": 12,
    "asset": "EP-0001",
    "property": "light_level",
    "capability": "light_level",
    "level": 4,
    "holder": "a.martin",
    "value": {"level_pct": 100},
    "reason": "Chute d’une personne, place de la Mairie",
    "protected": False,
    "ordered_by": None,
    "placed_at": AT,
    "placed_by": "a.martin",
    "starts_at": AT,
    "expires_at": LATER,
    "extended_at": None,
    "extended_by": None,
    "released_at": None,
    "released_by": None,
    "release_reason": None,
    "request": REQUEST_ID,
}
ARRAY_ROW: Example = {
    "level": 4,
    "name": "operator",
    "claims": [
        {
            "claim": 12,
            "holder": "a.martin",
            "value": {"level_pct": 100},
            "reason": "Chute d’une personne, place de la Mairie",
            "starts_at": AT,
            "expires_at": LATER,
            "in_force": True,
            "protected": False,
        }
    ],
}
TARGET: Example = {
    "asset": "EP-0001",
    "property": "light_level",
    "capability": "light_level",
    "value": {"level_pct": 100},
    "level": 4,
    "claim": 12,
    "holder": "a.martin",
    "expires_at": LATER,
    "status": "agreed",
    "detail": "",
    "since": AT,
    "version": 1,
    "failures": 0,
    "next_change_at": LATER,
}
ARRAY: Example = TARGET | {"next": None, "rows": [ARRAY_ROW], "locked_by": None}
COMMAND: Example = {
    "id": COMMAND_ID,
    "asset": "EP-0001",
    "property": "light_level",
    "capability": "light_level",
    "mode": "held",
    "version": 1,
    "value": {"level_pct": 100},
    "level": 4,
    "reason": "Chute d’une personne, place de la Mairie",
    "system": "lighting",
    "request": REQUEST_ID,
    "claim": 12,
    "state": "confirmed",
    "attempt": 1,
    "detail": "",
    "queued_at": AT,
    "sent_at": AT,
    "accepted_at": AT,
    "done_at": AT,
    "ended_at": AT,
    "expires_at": LATER,
}
PREVIEW: Example = {
    "assets": 1,
    "groups": [
        {
            "fate": "changes",
            "code": "",
            "reason": "",
            "by": "",
            "level": None,
            "until": None,
            "interlocks": [],
            "count": 1,
            "assets": ["EP-0001"],
        }
    ],
    "expires_at": LATER,
    "needs_second": [],
    "countersign": "none",
    "power": {"watts": 32.5, "known": 1},
}
NEW_LOCKOUT: Example = {
    "asset": "EP-0001",
    "holder": "Entreprise Luxel",
    "kind": "electrical",
    "reference": "AT-2026-118",
    "reason": "Remplacement de la crosse",
    "until": None,
}
LOCKOUT: Example = NEW_LOCKOUT | {
    "id": LOCKOUT_ID,
    "since": AN_HOUR_BEFORE,
    "placed_by": "a.martin",
    "lifted_at": None,
    "lifted_by": None,
}
NEW_FREEZE: Example = {"family": "lighting", "zone": None, "reason": "Commandes aberrantes"}
FREEZE: Example = {
    "id": REQUEST_ID,
    "family": "lighting",
    "zone": None,
    "reason": "Commandes aberrantes",
    "since": AT,
    "placed_by": "a.martin",
    "second_by": "b.durand",
    "expired_commands": 42,
    "lifted_at": None,
    "lifted_by": None,
    "lifted_second_by": None,
}
