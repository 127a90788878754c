"""Foreign dialects under hostile input: nothing is raised, nothing is lost from the ledger, nothing else is harmed."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from app.actions.store_batch import store_batch
from app.domain.reports import Message
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows
from tests.ingest.foreign import routes

EUI = "a84041ffff1e2d3c"
MAPPING = """
rules:
  - topic: vendor/+/data
    device: $.id
    time: {path: $.t, format: epoch_s}
    seq: $.n
    each: $.items[*]
    fields: {active_power_w: {path: "@.p", factor: 0.1}, temperature_c: {path: "@.c"}}
  - topic: vendor/+/alarm
    device: $.id
    time: {path: $.t, format: rfc3339}
    event: {name: $.name, data: {what: $.what}}
"""
RADIO = {"rxInfo": [{"rssi": -112, "snr": -4.5}], "batteryLevel": 88.5, "margin": 6, "externalPowerSource": False}
CHIRPSTACK = {
    "time": "2026-06-15T09:59:58.250+00:00",
    "deviceInfo": {"devEui": EUI, "deviceProfileName": "lamp"},
    "fCnt": 41,
    "fPort": 2,
    "object": {"active_power_w": 21.5, "power_state": "on"},
    **RADIO,
}
TTN = {
    "end_device_ids": {"device_id": "lamp-1", "dev_eui": EUI.upper(), "application_ids": {"application_id": "city"}},
    "received_at": "2026-06-15T09:59:58.250123456Z",
    "uplink_message": {
        "f_port": 2,
        "f_cnt": 41,
        "decoded_payload": {"active_power_w": 21.5},
        "received_at": "2026-06-15T09:59:58Z",
        "rx_metadata": [{"rssi": -70, "snr": 9}],
    },
}
ONVIF = {
    "UtcTime": "2026-06-15T09:59:58.250Z",
    "PropertyOperation": "Changed",
    "Source": {"VideoSource": "0"},
    "Data": {"State": True},
}
VENDOR = {"id": "X-1", "t": 1_781_517_598, "n": 3, "items": [{"p": 215, "c": 20.5}, {"p": 216}]}
ALARM = {"id": "X-1", "t": "2026-06-15T09:59:58Z", "name": "impact", "what": {"g": 3}}
SAID: list[tuple[str, str, tuple[str, ...], str, dict[str, Any]]] = [
    ("chirpstack", "", (), f"application/7d1c/device/{EUI}/event/up", CHIRPSTACK),
    ("chirpstack", "", (), f"application/7d1c/device/{EUI}/event/status", CHIRPSTACK),
    ("chirpstack", "", (), f"application/7d1c/device/{EUI}/event/join", CHIRPSTACK),
    ("ttn", "", (), "v3/city@ttn/devices/lamp-1/up", TTN),
    ("onvif", "", (), "cam-1/onvif-ej/VideoSource/MotionAlarm", ONVIF),
    ("onvif", "", ("cams/#",), "cams/cam-1/onvif-ej/RuleEngine/CellMotionDetector/Motion", ONVIF),
    ("mapped", MAPPING, ("vendor/+/data", "vendor/+/alarm"), "vendor/1/data", VENDOR),
    ("mapped", MAPPING, ("vendor/+/data", "vendor/+/alarm"), "vendor/1/alarm", ALARM),
]


def deep(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def horrors(draw: random.Random) -> Any:
    return draw.choice(
        (
            None, True, [], {}, "", " ", "x" * 5000, -1, 0, 1.5, 2**63, 2**64, 10**40, -(10**300), 1e308, 5e-324,
            "NaN", "1e999", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00",
            "1970-01-01T00:00:00Z", 253_402_300_799, -62_135_596_800, 1e300, "2026-06-15", [1, 2], {"a": {"b": 1}},
            "\u202e\u2028\ufffe", "'; DROP", "a/b/+/#", deep(30), {"x" * 3000: 1}, [{}] * 1500,
            {f"f{n}": n for n in range(300)},
        )
    )  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    found: list[tuple[Any, Any]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        found.append((value, key))
        found += places(inner)
    return found


def mutated(draw: random.Random, document: dict[str, Any]) -> bytes:
    body = copy.deepcopy(document)
    for _ in range(draw.randrange(1, 4)):
        where = places(body)
        if not where:
            break
        container, key = draw.choice(where)
        if draw.random() < 0.2:
            del container[key]
        else:
            container[key] = horrors(draw)
    text = json.dumps(body).encode()
    if draw.random() < 0.15:
        cut = draw.randrange(len(text))
        text = draw.choice((text[:cut], text[:cut] + draw.randbytes(3) + text[cut:], text[:cut] + text[cut + 1 :]))
    if draw.random() < 0.1:
        depth = draw.randrange(500, 1100)
        text = text.replace(b"21.5", b"[" * depth + b"]" * depth).replace(b"215", b"[" * depth + b"]" * depth)
    return text


@pytest.mark.parametrize(("dialect", "mapping", "topics", "topic", "document"), SAID, ids=lambda value: str(value)[:20])
async def test_whatever_a_dialect_says_is_accounted_for(
    database: Database, dialect: str, mapping: str, topics: tuple[str, ...], topic: str, document: dict[str, Any]
) -> None:
    ids = {"dev_eui": EUI, "device_id": "lamp-1", "mapped": "X-1", "device": "X-1", "camera": "cam-1", "onvif": "cam-1"}
    await given(database, lamp(1, system="lighting", external_ids=ids))
    async with database.begin() as tx:
        await tx.raw.execute("INSERT INTO field_system (id, name, dialect) VALUES ('them', 'Them', $1)", dialect)
        await tx.raw.execute("UPDATE asset SET system = 'them'")
    reading, draw, parts = routes(dialect, mapping, *topics), random.Random(5), 0
    plain = reading.read(topic, json.dumps(document).encode(), NOON)
    assert plain
    for _ in range(15):
        batch: list[Message] = []
        for _ in range(40):
            said = reading.read(topic, mutated(draw, document), NOON)
            assert all(message.parts for message in said)
            batch += said
        parts += sum(message.parts for message in batch)
        await store_batch(database, batch, "w", NOON)
    ledger = "SELECT sum(received)::int, sum(stored + duplicate + rejected + unknown)::int FROM ledger"
    assert await rows(database, ledger) == [(parts, parts)]
