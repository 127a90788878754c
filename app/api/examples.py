"""The examples of the API's document: one small city, told the same way everywhere.

tests/api/test_openapi_examples.py writes its requests into an empty registry and compares what comes back.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict

Example = dict[str, Any]

AT = "2026-11-22T17:05:00Z"
AN_HOUR_BEFORE = "2026-11-22T16:05:00Z"
CURSOR = "7526461012345678901-1:4210"
NEXT = "WyJFUC0wMDAxIl0"


def shown(*examples: Example) -> ConfigDict:
    """For a model's `model_config`. None is left out of the document by FastAPI: an example has every member set."""
    return ConfigDict(json_schema_extra={"examples": list(examples)})


def page_of(item: Example, **more: Any) -> ConfigDict:
    """A page of one item, with another page after it."""
    return shown({"items": [item], "next": NEXT, **more})


NEW_SERVICE: Example = {
    "id": "eclairage-public",
    "name": "Éclairage public",
    "partner": False,
    "contact": {"phone": "+33 3 85 00 00 00", "on_call": "24 h"},
}
SERVICE = NEW_SERVICE | {"version": 1}
NEW_SYSTEM: Example = {
    "id": "lighting",
    "name": "Télégestion de l’éclairage",
    "dialect": "native",
    "service": "eclairage-public",
    "topics": [],
    "mapping": "",
    "command_rate": 50,
}
SYSTEM = NEW_SYSTEM | {"status": "online", "status_at": AT, "version": 1}
SQUARE: Example = {
    "type": "Polygon",
    "coordinates": [[[4.78, 46.28], [4.88, 46.28], [4.88, 46.36], [4.78, 46.36], [4.78, 46.28]]],
}
NEW_TERRITORY: Example = {"id": "territoire", "name": "Le territoire", "level": "territory", "geometry": SQUARE}
NEW_ZONE: Example = {
    "id": "macon",
    "name": "Mâcon",
    "level": "commune",
    "parent": "territoire",
    "insee": "71270",
    "geometry": SQUARE,
    "safety_lit": False,
    "closed": False,
}
ZONE = NEW_ZONE | {"version": 1}
ZONE_SUMMARY = {name: value for name, value in ZONE.items() if name != "geometry"} | {"assets": 812}

ASSET_FIELDS: Example = {
    "kind": "luminaire",
    "code": "EP 0001",
    "name": "Place de la Mairie",
    "lon": 4.8278,
    "lat": 46.3063,
    "system": "lighting",
    "service": "eclairage-public",
    "lifecycle": "in_service",
    "attributes": {"rated_power_w": 60, "mast": "M-117"},
    "tags": ["centre"],
    "external_ids": {"gis": "117"},
    "links": [{"label": "Fiche de pose", "url": "https://ged.example/EP-0001"}],
    "relations": [],
}
CABINET: Example = {
    "id": "AR-0012",
    "kind": "lighting_cabinet",
    "name": "Armoire de la Mairie",
    "lon": 4.8281,
    "lat": 46.3061,
    "system": "lighting",
    "relations": [{"type": "feeds", "to": "EP-0001", "port": "1"}],
}
NEW_ASSET = {"id": "EP-0001"} | ASSET_FIELDS
ASSET_DOCUMENT = NEW_ASSET | {"family": "lighting", "zones": ["territoire", "macon"], "commune": "71270", "version": 1}
VALUES: Example = {"light_level_pct": 62, "power_state": "on", "comm_status": "online", "health": "ok"}
ASSET = ASSET_DOCUMENT | {
    "at": AT,
    "reported_at": AT,
    "heard_at": AT,
    "since": AN_HOUR_BEFORE,
    "expected": True,
    "field_at": {"power_state": AN_HOUR_BEFORE},
    "values": VALUES,
}
PATCH: Example = {"name": "Place de la Mairie, nord", "attributes": {"rated_power_w": 48}}
SEARCH: Example = {"kind": ["luminaire"], "health": ["major", "minor"], "polygon": SQUARE, "limit": 100}
RELATED: Example = {
    "direction": "in",
    "type": "feeds",
    "port": "1",
    "id": "AR-0012",
    "kind": "lighting_cabinet",
    "name": "Armoire de la Mairie",
}

POINT: Example = {"at": AT, "received_at": AT, "reported_at": AT, "values": {"active_power_w": 48.2}}
PERIOD: Example = {"asset": "EP-0001", "from": AN_HOUR_BEFORE, "to": AT}
RAW_HISTORY = PERIOD | {"step": "raw", "points": [POINT], "next": NEXT}
BUCKET: Example = {
    "at": AN_HOUR_BEFORE,
    "n": 4,
    "mean": 1284.2,
    "min": 1283.9,
    "max": 1284.6,
    "first": 1283.9,
    "last": 1284.6,
    "delta": 0.7,
}
BUCKET_HISTORY = PERIOD | {
    "step": "hour",
    "series": [{"field": "energy_kwh", "unit": "kW.h", "counter": True, "buckets": [BUCKET]}],
}
CHANGE: Example = {"seq": 122, "recorded_at": AT, "topic": "state", "body": {"at": AT, "values": {"power_state": "on"}}}
EVENT: Example = {"at": AT, "reported_at": AT, "received_at": AT, "event": "door_forced", "data": {"door": 1}}

COUNTS: Example = {
    "received": 104,
    "stored": 100,
    "duplicate": 2,
    "rejected": 1,
    "unknown": 1,
    "unexpected_fields": 0,
    "balanced": True,
}
IMPORT_SUMMARY: Example = {
    "id": "20261122T170500000000-a1b2c3",
    "at": AT,
    "file_name": "lampadaires.csv",
    "dry_run": False,
    "status": "done",
}
IMPORT_REPORT: Example = {
    "understood": {"format": "csv", "encoding": "utf-8", "epsg": 4326},
    "read": 2,
    "accepted": 1,
    "flagged": 0,
    "rejected": 1,
    "rejected_by_code": {"no_position": 1},
    "flagged_by_code": {},
    "rejected_lines": [{"line": 3, "code": "no_position", "reason": "no position", "excerpt": "EP 0003;;"}],
    "flagged_lines": [],
    "notes": [],
    "written": {
        "assets": 1,
        "added": 1,
        "changed": 1,
        "planned": 0,
        "zones": 0,
        "systems": 0,
        "base_map": 0,
        "programmes": 0,
        "assignments": 0,
        "unresolved": 0,
    },
    "unresolved": [],
}
MAP_STATE: Example = {
    "cursor": CURSOR,
    "at": AT,
    "words": {"kind": ["luminaire"], "health": ["ok"], "comm_status": ["online"], "lifecycle": ["in_service"]},
    "columns": {
        "id": ["EP-0001"],
        "kind": [0],
        "lon": [4.8278],
        "lat": [46.3063],
        "health": [0],
        "comm_status": [0],
        "lifecycle": [0],
        "value": [62],
        "seq": [4210],
    },
}
SNAPSHOT: Example = {
    "cursor": CURSOR,
    "at": AT,
    "assets": [ASSET_DOCUMENT | {"at": AT, "heard_at": AT, "values": VALUES}],
}
GROUND: Example = {
    "style": "/api/v1/map-style",
    "style_dark": "",
    "tiles": "/api/v1/map-tiles",
    "attribution": "© les contributeurs d’OpenStreetMap",
}
PLACE: Example = {
    "kind": "street",
    "id": "way-1",
    "name": "Rue de la Barre",
    "box": [4.82, 46.3, 4.83, 46.31],
    "within": "Mâcon",
}
INSTALLATION: Example = {
    "name": "Mâcon",
    "version": "0.2.0",
    "timezone": "Europe/Paris",
    "server_time": AT,
    "calendar_offset_s": 0.0,
    "calendar_now": AT,
    "cursor": CURSOR,
    "journal_at": AT,
    "assets": 1,
    "counts": {"kind": {"luminaire": 1}, "health": {"ok": 1}, "comm_status": {"online": 1}},
    "ground": GROUND,
}
FEATURE: Example = {
    "type": "Feature",
    "id": "EP-0001",
    "geometry": {"type": "Point", "coordinates": [4.8278, 46.3063]},
    "properties": {"kind": "luminaire", "name": "Place de la Mairie"},
}
SYSTEM_LEDGER: Example = {"system": "lighting", "total": COUNTS, "hours": [{"hour": AN_HOUR_BEFORE} | COUNTS]}
GAPS: Example = {
    "from": AN_HOUR_BEFORE,
    "to": AT,
    "missing": 12,
    "systems": [{"system": "lighting", "assets": 4, "missing": 12}],
}
LEDGER: Example = {"total": COUNTS, "systems": [{"system": "lighting"} | COUNTS]}
ZONE_FEATURE: Example = {
    "type": "Feature",
    "geometry": SQUARE,
    "properties": {"zone": "commune", "id": "macon", "name": "Mâcon", "parent": "territoire", "insee": "71270"},
}
BASE_MAP_FEATURE: Example = {
    "type": "Feature",
    "geometry": {"type": "LineString", "coordinates": [[4.82, 46.3], [4.83, 46.31]]},
    "properties": {"layer": "street", "id": "way-1", "name": "Rue de la Barre"},
}
_UP: Example = {"ok": True}
READINESS: Example = {
    "ready": True,
    "at": AT,
    "checks": {
        "database": _UP,
        "worker": _UP | {"holder": "worker-1", "connected_since": AN_HOUR_BEFORE, "waiting": 0, "refused_topics": {}},
        "controller": _UP | {"holder": "worker-1", "sent": 118},
        "telemetry": _UP | {"last_commit_at": AT, "age_s": 0.4},
        "feed": _UP | {"lag_s": 0.1},
    },
}
UNREADINESS: Example = {
    "ready": False,
    "at": AT,
    "checks": {
        "database": {"ok": False, "detail": "the database does not answer: connection refused"},
        "feed": {"ok": False, "detail": "the live feed is 9 s behind the journal", "lag_s": 9.2},
    },
}
SERVER_SENT_EVENT = f"""id: {CURSOR}
event: heartbeat
data: {{"type":"heartbeat","cursor":"{CURSOR}","server_time":"{AT}","feed_lag_ms":40}}

"""


def without_id(example: Example) -> Example:
    """What replaces it."""
    return {name: value for name, value in example.items() if name != "id"}
