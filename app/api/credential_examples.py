"""The examples of credentials in the API's document."""

from __future__ import annotations

from app.api.examples import AT, Example

NEW_CREDENTIAL: Example = {
    "kind": "password",
    "name": None,
    "note": "concentrateur de la mairie",
    "expires_at": None,
}
SUCCESSOR: Example = {
    "name": None,
    "note": "rotation annuelle",
    "expires_at": None,
    "overlap_s": 86_400,
}
CREDENTIAL: Example = {
    "id": "lighting.5f1c0a9e",
    "system": "lighting",
    "kind": "password",
    "state": "in_force",
    "note": "concentrateur de la mairie",
    "created_at": AT,
    "created_by": "m.durand",
    "expires_at": None,
    "revoked_at": None,
    "revoked_by": None,
    "last_used_at": None,
}
ISSUED = CREDENTIAL | {"secret": "b1946ac92492d2347c6235b4d2611184e7a34d8c0f5b9a61"}
