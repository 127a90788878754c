"""Examples of what was kept instead of stored: unknown assets, refused messages, mappings tried on them."""

from __future__ import annotations

from app.api.examples import ASSET_DOCUMENT, AT, Example

UNKNOWN_ASSET: Example = {
    "system": "lighting",
    "asset": "EP-0002",
    "reason": "unknown_asset",
    "count": 1,
    "first_seen": AT,
    "last_seen": AT,
    "last_topic": "poste/v1/lighting/EP-0002/telemetry",
    "sample": '{"at":"2026-11-22T17:05:00Z","values":{"power_state":"on"}}',
}
ADOPTION: Example = {"kind": "luminaire", "name": "Rue de la Barre", "lon": 4.8301, "lat": 46.3049}
ADOPTED = {
    "asset": ASSET_DOCUMENT
    | {"id": "EP-0002", "code": "EP-0002", "name": "Rue de la Barre", "lon": 4.8301, "lat": 46.3049},
    "replayed": {"stored": 1, "duplicate": 0, "rejected": 0, "unknown": 0},
}
KEPT_SELECTION: Example = {"system": "acme", "reason": "unmapped"}
REPLAYED: Example = {"stored": 41, "duplicate": 2, "rejected": 0, "unknown": 0}
MAPPING = """\
external_id: acme_id
rules:
  - topic: acme/{device}/data
    kind: weather_station
    device: "{device}"
    time: {path: $.ts, format: "%d/%m/%Y %H:%M:%S", zone: Europe/Paris}
    fields:
      air_temperature_c: {path: $.temp, unit: "[degF]"}
"""
MAPPING_TRIAL: Example = {
    "topics": ["acme/+/data"],
    "mapping": MAPPING,
    "samples": [{"topic": "acme/WS-7/data", "payload": '{"ts":"22/11/2026 18:05:00","temp":41}'}],
}
MAPPING_TRIED: Example = {
    "items": [
        {
            "kept": None,
            "topic": "acme/WS-7/data",
            "outcome": "unknown",
            "reason": "unknown_asset",
            "detail": "no asset with external id acme_id 'WS-7': adopt it from the inbox",
            "device": "WS-7",
            "asset": "",
            "at": AT,
            "seq": None,
            "values": {"air_temperature_c": 5.0},
            "event": None,
        }
    ]
}
REJECTED: Example = {
    "id": 12,
    "received_at": AT,
    "topic": "poste/v1/lighting/EP-0001/telemetry",
    "system": "lighting",
    "asset": "EP-0001",
    "reason": "invalid_value",
    "detail": "light_level_pct: 300 is outside 0..100",
}
REJECTED_DETAIL = REJECTED | {"payload": '{"at":1}', "payload_base64": "eyJhdCI6MX0="}
REFUSAL: Example = {
    "system": "lighting",
    "outcome": "rejected",
    "reason": "invalid_value",
    "kept": 5000,
    "trimmed": 1204,
    "newest": AT,
}
