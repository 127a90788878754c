"""Examples of data governance: a legal hold, a certificate of deletion, the register, a person's data."""

from __future__ import annotations

from app.api.examples import AN_HOUR_BEFORE, AT, Example

HOLD_ID = "5f1c0a9e77b24c0d8f5a3a1de2f0c111"
NEW_HOLD: Example = {
    "categories": ["readings", "journal"],
    "assets": ["EP-0001"],
    "from": AN_HOUR_BEFORE,
    "to": AT,
    "authority": "Parquet de Mâcon",
    "reference": "PR-2026-118",
    "reason": "Enquête sur un accident, place de la Mairie",
}
HOLD: Example = {
    "id": HOLD_ID,
    "categories": ["journal", "readings"],
    "assets": ["EP-0001"],
    "since": AN_HOUR_BEFORE,
    "until": AT,
    "authority": "Parquet de Mâcon",
    "reference": "PR-2026-118",
    "reason": "Enquête sur un accident, place de la Mairie",
    "placed_at": AT,
    "placed_by": "dpo",
    "lifted_at": None,
    "lifted_by": None,
    "lift_reason": None,
    "held_rows": 0,
}
LIFTED: Example = {"reason": "Classement sans suite, avis du 3 mars"}
HELD_ROW: Example = {
    "id": 1,
    "category": "readings",
    "source": "reading",
    "at": AT,
    "asset": "EP-0001",
    "body": {"asset": 12, "measured_at": AT, "values": {"active_power_w": 48.2}},
}
CERTIFICATE: Example = {
    "certificate": {
        "number": 1,
        "at": AT,
        "category": "readings",
        "reason": "term",
        "article": "GDPR art. 5-1-e (no person in it: no legal cap)",
        "reference": "",
        "deleted": [
            {"what": "reading_20251018t00", "first": AN_HOUR_BEFORE, "last": AT, "rows": 3312004, "held": 0},
        ],
        "previous": "0" * 64,
    },
    "key": "c3p1ZZxKJqXy4cXgcKcG0kGJQ9yqkVQF0p1gQbZ1m1c=",
    "signature": "b2sgdGhpcyBpcyBvbmx5IGFuIGV4YW1wbGUgb2YgYSBzaWduYXR1cmUgb2YgNjQgYnl0ZXMgbG9uZy4uLg==",
}
TERM: Example = {
    "category": "positions",
    "label": {"fr": "Positions d’agents au travail", "en": "Positions of people at work"},
    "holds": {"fr": "mesures de ce qui dit où est quelqu’un", "en": "readings of what tells where somebody is"},
    "days": 60,
    "cap_days": 365,
    "setting": "POSTE_POSITION_DAYS",
    "article": {"fr": "RGPD art. 5-1-e", "en": "GDPR art. 5-1-e"},
}
REGISTER: Example = {
    "controller": "Ville de Mâcon",
    "data_protection_contact": "dpo@macon.example",
    "transfers": "none",
    "security": ["rights by role, family and zone"],
    "activities": [
        {
            "name": "images",
            "label": {"fr": "Accès aux images", "en": "Access to images"},
            "purposes": ["log who saw images"],
            "legal_basis": "GDPR art. 6-1-c (CSI R253-5)",
            "people": ["authorised agents"],
            "data": ["camera, time, reason, answer"],
            "recipients": ["supervisors"],
            "tables": ["video_access"],
            "category": "video",
            "kept": "1095 days (CSI R253-5)",
            "assessment": {
                "standing": "on_record",
                "because": "GDPR art. 35-3-c: public places watched systematically",
                "reference": "AIPD-2026-02",
                "done_on": "2026-10-12",
                "residual_risk": "low",
                "opinion": "favourable",
                "review_on": "2029-10-12",
            },
        }
    ],
}
ERASURE: Example = {"name": "J. Dupont", "reference": "DEM-2026-031"}
ERASED: Example = {
    "name": "J. Dupont",
    "reference": "DEM-2026-031",
    "outcomes": [
        {"source": "people_on_call", "erased": 1, "kept": 0, "article": None, "why": None},
        {
            "source": "images_seen",
            "erased": 0,
            "kept": 4,
            "article": "CSI R253-5; GDPR art. 17-3-b",
            "why": "the law has the register of images kept for three years, unchanged",
        },
    ],
}
PERSON: Example = {
    "name": "J. Dupont",
    "at": AT,
    "data": {"people_on_call": [{"id": "77b24c0d", "name": "J. Dupont", "phone": "+33 6 00 00 00 00"}], "claims": []},
}
CATALOGUE: Example = {
    "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
    "@id": "https://poste.example/api/v1/open-data",
    "@type": "dcat:Catalog",
    "dcat:dataset": [],
}
ROWS = "zone,hour,devices,energy_kwh\r\nnord,2026-11-22T16:00:00+00:00,12,84.2\r\n"
FEATURE: Example = {
    "type": "Feature",
    "id": "5f1c0a9e77b24c0d",
    "geometry": {"type": "Point", "coordinates": [4.8278, 46.3063]},
    "properties": {"at": AT, "status": "open", "capacity": 320, "free_spaces": 41},
}
