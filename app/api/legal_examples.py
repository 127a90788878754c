"""Examples of what the law asks beside seeing: a camera of Mâcon, its masks and sign, a person's request, an AIPD."""

from __future__ import annotations

from app.api.examples import AN_HOUR_BEFORE, AT, Example
from app.api.video_examples import CAMERA_ID

ATTESTATION_ID = "0f6f3f5e0b4c4d7f9a1be6b6a1d20c01"
SIGN_ID = "0f6f3f5e0b4c4d7f9a1be6b6a1d20c02"
REQUEST_ID = "0f6f3f5e0b4c4d7f9a1be6b6a1d20c03"
NEW_ATTESTATION: Example = {
    "cameras": [CAMERA_ID],
    "masks": "Fenêtres des 1er et 2e étages du 3 rue Carnot, porte du n° 5",
    "document": "PV de recette 2026-041, annexe 3",
    "checked_on": "2026-11-20",
}
ATTESTATION: Example = NEW_ATTESTATION | {
    "id": ATTESTATION_ID,
    "attested_at": AT,
    "attested_by": "a.martin",
    "withdrawn_at": None,
    "withdrawn_by": None,
    "withdraw_reason": None,
}
WITHDRAWAL: Example = {"reason": "Caméra déplacée au n° 7"}
NEW_SIGN: Example = {
    "place": "Entrée de la rue Carnot, mât d’éclairage 12",
    "lon": 4.8278,
    "lat": 46.3063,
    "zone": None,
    "cameras": [CAMERA_ID],
    "since": "2026-01-05",
    "checked_on": "2026-11-20",
}
SIGN: Example = NEW_SIGN | {
    "id": SIGN_ID,
    "checked_by": "a.martin",
    "entered_at": AT,
    "entered_by": "a.martin",
    "removed_at": None,
    "removed_by": None,
    "remove_reason": None,
}
CHECKED: Example = {"checked_on": "2026-11-22"}
CAMERA: Example = {
    "camera": CAMERA_ID,
    "name": "Pont Saint-Laurent",
    "commune": "71270",
    "lifecycle": "in_service",
    "purpose": "traffic",
    "authorisation_ref": "71-2024-118",
    "authorisation_expires_on": "2029-03-01",
    "attestation": ATTESTATION_ID,
    "masks_checked_on": "2026-11-20",
    "signs": 0,
    "lacks": ["sign"],
}
NEW_REQUEST: Example = {
    "reference": "DEM-2026-044",
    "right": "access",
    "received_on": "2026-11-20",
    "person": "J. Dupont",
    "contact": "3 rue Carnot, 71000 Mâcon",
    "place": "Pont Saint-Laurent, trottoir nord",
    "cameras": [CAMERA_ID],
    "seen_from": "2026-11-19T15:00:00Z",
    "seen_to": "2026-11-19T15:30:00Z",
    "description": "Manteau rouge, vélo noir",
}
REQUEST: Example = NEW_REQUEST | {
    "id": REQUEST_ID,
    "due_on": "2026-12-20",
    "deadline": "in_time",
    "entered_at": AN_HOUR_BEFORE,
    "entered_by": "dpo",
    "status": "received",
    "taken_at": None,
    "taken_by": None,
    "closed_at": None,
    "closed_by": None,
    "identity": None,
    "outcome": None,
    "ground": None,
    "article": None,
    "answer": None,
}
ANSWER: Example = {
    "outcome": "images_shown",
    "identity": "Carte d’identité, vue au guichet",
    "answer": "Images visionnées le 2 décembre en mairie",
}
REFUSAL: Example = {"ground": "judicial_proceedings", "answer": "Les images sont sous scellés (PV 2026/1187)"}
NEW_ASSESSMENT: Example = {
    "activity": "images",
    "reference": "AIPD-2026-02",
    "done_on": "2026-10-12",
    "residual_risk": "low",
    "opinion": "favourable",
    "remarks": "Masquage dynamique conseillé place de la Mairie",
    "review_on": "2029-10-12",
}
ASSESSMENT: Example = NEW_ASSESSMENT | {
    "id": "0f6f3f5e0b4c4d7f9a1be6b6a1d20c04",
    "entered_at": AT,
    "entered_by": "dpo",
}
EXPORT: Example = {
    "of": "register",
    "from": "2026-10-01T00:00:00Z",
    "to": "2026-11-01T00:00:00Z",
    "camera": None,
    "recipients": ["age1azzqnv0u696xm2qsglzs5hjm6vl5larnfg86awcvlq2stj9z4cpqagc7j5"],
    "passphrase": "",
}
