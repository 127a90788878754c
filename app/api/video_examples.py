"""Examples of seeing cameras: an agent of Mâcon, a traffic jam, a requisition."""

from __future__ import annotations

from app.api.examples import AN_HOUR_BEFORE, AT, Example

CAMERA_ID = "CAM-0001"
AUTHORISATION_ID = "3e9d6a3c5ad64a0aa4d8b2c1a4f1c2d3"
ACCESS_ID = "9a7c6f12c2b34f0fb0a4c1f7f4f0c9e1"
UNTIL = "2026-11-22T17:07:00Z"
NEW_AUTHORISATION: Example = {
    "agent": "m.durand",
    "category": "municipal",
    "communes": ["71270"],
    "purposes": ["traffic", "rescue"],
    "order_ref": "Arrêté municipal 2026-112",
    "prefect_agreement": "",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
}
AUTHORISATION: Example = NEW_AUTHORISATION | {
    "id": AUTHORISATION_ID,
    "given_at": AN_HOUR_BEFORE,
    "given_by": "a.martin",
    "withdrawn_at": None,
    "withdrawn_by": None,
}
NEW_VIEW: Example = {"purpose": "traffic", "reason": "Bouchon signalé pont Saint-Laurent"}
PURPOSE: Example = {
    "name": "traffic",
    "label": {"fr": "Régulation des flux de transport", "en": "Regulation of transport"},
}
PURPOSE_OF_VIEW: Example = PURPOSE | {
    "refusal": {
        "code": "authorisation_expired",
        "article": "CSI R253-3",
        "reason": "the authorisation is not in force today",
    }
}
TO_SEE: Example = {
    "camera": CAMERA_ID,
    "commune": "71270",
    "authorisation_ref": "Arrêté préfectoral 2024-118",
    "authorised_until": "2029-03-14",
    "streams": True,
    "stills": True,
    "purposes": [PURPOSE | {"refusal": None}],
}
STREAM: Example = {
    "access": ACCESS_ID,
    "url": f"https://video.ville.example/{CAMERA_ID}?access={ACCESS_ID}&expires=1795367220&signature=5f0c1f8a",
    "until": UNTIL,
}
ACCESS: Example = NEW_VIEW | {
    "id": ACCESS_ID,
    "at": AT,
    "agent": "m.durand",
    "category": "municipal",
    "camera": CAMERA_ID,
    "commune": "71270",
    "medium": "stream",
    "result": "granted",
    "code": "",
    "article": "",
    "authorisation": AUTHORISATION_ID,
    "until": UNTIL,
}
NEW_EXTRACT: Example = {
    "camera": CAMERA_ID,
    "requisition": "PV 2026/1187",
    "authority": "Parquet de Mâcon",
    "officer": "Adjudant Perrin",
    "unit": "Gendarmerie, brigade de Mâcon",
    "reason": "Accident du 22 novembre",
    "recorded_from": "2026-11-22T15:00:00Z",
    "recorded_to": "2026-11-22T15:30:00Z",
    "sha256": "5d1be7e9dda1ee8896be5b7e34a85ee16452a7b4df6e1b4b7c4e4a7a4c6f1d6b",
    "medium": "Clé USB scellée 12",
    "signature": "A. Perrin, 22/11/2026",
    "encryption": "age, clé publique de la brigade",
}
EXTRACT: Example = NEW_EXTRACT | {"id": "b7c3f6f0a8e14c2f9d0e5b1c6a7d8e9f", "at": AT, "made_by": "a.martin"}
