"""The examples of programmes in the API's document, of the same small city as `examples`."""

from __future__ import annotations

from app.api.control_examples import COMMAND_ID, LATER
from app.api.examples import AT, Example

_AT_SUNSET: Example = {"sun": "sunset", "offset_min": -5, "not_before": "16:00", "not_after": "22:30"}
NEW_PROGRAMME: Example = {
    "id": "rues",
    "name": "Rues, abaissement à 23 h",
    "capability": "light_level",
    "calendars": [
        {
            "id": "toujours",
            "name": "Toutes les nuits",
            "when": {"kind": "always"},
            "steps": [
                {"at": _AT_SUNSET, "value": {"level_pct": 100}, "fade_s": 10},
                {"at": {"clock": "23:00", "offset_min": 0}, "value": {"level_pct": 50}, "fade_s": 60},
                {"at": {"clock": "05:30", "offset_min": 0}, "value": {"level_pct": 100}, "fade_s": 60},
                {"at": {"sun": "sunrise", "offset_min": 0}, "value": {"level_pct": 0}, "fade_s": 10},
            ],
            "derogation": "",
        }
    ],
    "correction": {"below_lx": 20, "forward_max_min": 30, "stale_after_s": 1800},
}
_SUM = "5b0c6f0e7bb44ca1f4a2a5be0a8e5b8a0f0e8d6bbf0f7b3f7e7f0d1a2b3c4d5e"
PROGRAMME: Example = NEW_PROGRAMME | {"checksum": _SUM, "version": 1}
PROGRAMME_SUMMARY: Example = {name: value for name, value in PROGRAMME.items() if name != "calendars"}
COMPILED: Example = {
    "programme": {
        "format": 1,
        "lon": 4.83,
        "lat": 46.31,
        "zone": "Europe/Paris",
        "holidays": ["2026-01-01"],
        "programme": NEW_PROGRAMME,
    },
    "checksum": _SUM,
}
NEW_ASSIGNMENT: Example = {"id": "rues-partout", "programme": "rues", "kind": "luminaire"}
ASSIGNMENT: Example = NEW_ASSIGNMENT | {"version": 1}
ASSET_PROGRAMME: Example = {
    "asset": "EP-0001",
    "calendar_offset_s": 0.0,
    "items": [
        {
            "capability": "light_level",
            "programme": "rues",
            "carried_by": "AR-0012",
            "assignment": "rues-partout",
            "scope": "kind",
            "subject": "luminaire",
            "brought_forward": False,
            "changes": [
                {
                    "at": AT,
                    "city_time": "2026-11-22T18:05:00+01:00",
                    "value": {"level_pct": 100, "fade_s": 10},
                    "calendar": "toujours",
                    "calendar_name": "Toutes les nuits",
                    "evening": "2026-11-22",
                }
            ],
        }
    ],
}
PREVIEW_ASKED: Example = {"programme": NEW_PROGRAMME, "asset": "AR-0412", "hours": 48}
PREVIEW: Example = {
    "since": AT,
    "until": LATER,
    "lon": 4.83,
    "lat": 46.31,
    "zone": "Europe/Paris",
    "calendar_offset_s": 0.0,
    "changes": [
        {
            "at": AT,
            "city_time": "2026-11-22T18:05:00+01:00",
            "value": {"level_pct": 100, "fade_s": 10},
            "calendar": "toujours",
            "calendar_name": "Toutes les nuits",
            "evening": "2026-11-22",
        }
    ],
    "suns": [{"at": AT, "city_time": "2026-11-22T18:05:00+01:00", "event": "sunset"}],
}
FINDING: Example = {
    "article": "2-II",
    "rule": "lit_too_late",
    "verdict": "breach",
    "nights": 365,
    "first": "2026-01-01",
    "calendars": ["toujours"],
    "detail": "lit until 03:00 on 2026-01-01",
}
JUDGED: Example = {
    "programme": "rues",
    "category": "park",
    "closes_at": "21:00",
    "opens_at": "08:00",
    "assets": 12,
    "findings": [FINDING],
}
PROGRAMME_COMPLIANCE: Example = {"programme": "rues", "year": 2026, "items": [JUDGED]}
LIGHTING_COMPLIANCE: Example = {
    "year": 2026,
    "items": [
        {
            "category": "park",
            "letter": "b",
            "assets": 12,
            "without_programme": 0,
            "rated_power_w": 720.0,
            "flux_lm": 84_000.0,
            "programmes": [JUDGED],
            "shortcomings": [
                {
                    "article": "5",
                    "rule": "data_missing",
                    "assets": 1,
                    "examples": {"EP-0001": "ulr_pct, cie_flux_code_3_pct"},
                }
            ],
        }
    ],
}
INSTALLATION: Example = {
    "id": "EP-0001",
    "code": "EP 0001",
    "name": "Place de la Mairie",
    "kind": "luminaire",
    "category": "street",
    "letter": "a",
    "commune": "71270",
    "lon": 4.8278,
    "lat": 46.3063,
    "ulr_pct": 0,
    "cie_flux_code_3_pct": 97,
    "cct_k": 2700,
    "rated_power_w": 60,
    "flux_lm": 7000,
    "installed_on": "2021-05-04",
}
CABINET: Example = {
    "asset": "AR-0012",
    "name": "Place de la Mairie",
    "checksum": "9f2c5c0e8a1b4d7f6e3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e",
    "held_programme": "usine",
    "held_checksum": "1e2d3c4b5a6f7e8d9c0b1a2f3e4d5c6b7a8f9e0d1c2b3a6e7f4d1b8a0e5c2f90",
    "late": True,
    "late_since": AT,
    "tries": 1,
    "next_try_at": LATER,
    "command": COMMAND_ID,
    "alarmed": False,
}
