"""Whatever a foreign system sends is read, ignored or kept with a reason: reading never raises."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.actions.ingest_ports import ForeignSystem
from app.ingest.routes import Routes, route
from tests.factories import NOON

MAPPING = """
rules:
  - topic: acme/{device}/list
    each: $.items[*].values[*]
    device: ["{device}", "@.id"]
    time: {path: "@.at", format: epoch_ms}
    seq: "@.seq"
    fields: {air_temperature_c: {path: "@.t", unit: "[degF]"}, door_open: "@.d", x: "@.x"}
  - when: {$.type: ["1", alarm]}
    device: $.id
    time: {path: $.at, zone: Europe/Paris}
    event: {name: $.name, data: {all: $}}
  - device: $.id
    time: {path: $.at, format: "%d/%m/%Y"}
    fields: {road_state: {path: $.r, words: {w: wet}}, air_temperature_c: "$.v[?@.n>1].v", firmware: $.f}
"""
ROUTES = Routes(
    route(ForeignSystem(dialect, dialect, topics, mapping))
    for dialect, topics, mapping in (
        ("chirpstack", (), ""),
        ("ttn", ("v3/#",), ""),
        ("onvif", (), ""),
        ("mapped", ("acme/#",), MAPPING),
    )
)
TOPICS = st.sampled_from(
    [
        *(f"application/1/device/2/event/{name}" for name in ("up", "status", "join", "log", "location", "x", "")),
        "v3/a/devices/d/up", "v3/a/devices/d/join", "v3/a/devices/d/location/solved", "v3", "v3/a",
        "cam/onvif-ej/VideoSource/SignalLoss/&1", "cam/onvif-ej/RecordingConfig/JobState", "cam/onvif-ej/",
        "cam/onvif-ej/&", "cam/onvif-ej", "cam/onvif-ej/PTZController/PTZPresets/Reached",
        "cam/onvif-ej/Device/Trigger/Relay",
        "acme/d/list", "acme/d", "acme",
    ]
)  # fmt: skip
WORDS = """
    deviceInfo devEui time fCnt data object rxInfo rssi snr margin batteryLevel location latitude longitude context
    end_device_ids device_id received_at uplink_message f_cnt decoded_payload rx_metadata location_solved
    UtcTime PropertyOperation Source Key Data State SimpleItem Name Value PresetToken
    items values id at seq t d x type name r v n f
"""
NAMES = st.sampled_from(WORDS.split())
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20),
    st.sampled_from(["alarm", "w", "2026-06-15T10:00:00Z", "15/06/2026", "true", "1e999", "0001-01-01T00:00:00+23:59"]),
    st.sampled_from([1781517600123, 10**30, -(10**30), 1e308]),
)  # fmt: skip
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=25
)


def accounted(topic: str, payload: bytes) -> None:
    for message in ROUTES.read(topic, payload, NOON):
        assert message.parts == 1
        assert len(message.contents) + len(message.kept) == 1
        assert all(kept.detail and kept.reason != "internal_error" for kept in message.kept)


@settings(max_examples=1500, deadline=None)
@given(TOPICS, DOCUMENTS)
def test_any_document_is_accounted_for(topic: str, document: Any) -> None:
    try:
        payload = msgspec.json.encode(document)
    except (OverflowError, UnicodeEncodeError):
        payload = repr(document).encode("utf-8", "surrogatepass")
    accounted(topic, payload)


@settings(max_examples=300, deadline=None)
@given(TOPICS, st.binary(max_size=200))
def test_any_bytes_are_accounted_for(topic: str, payload: bytes) -> None:
    accounted(topic, payload)


@given(st.text(max_size=3000))
def test_any_text_is_a_mapping_or_says_why_not(text: str) -> None:
    accounted_for = ForeignSystem("m", "mapped", ("acme/#",), text)
    assert Routes.of_systems([accounted_for]).filters == {"acme/#"}


@pytest.mark.parametrize("dialect", ["chirpstack", "ttn", "onvif", "mapped"])
def test_deep_nesting_and_huge_numbers_cost_only_their_message(dialect: str) -> None:
    topic = {
        "chirpstack": "application/1/device/2/event/up",
        "ttn": "v3/a",
        "onvif": "c/onvif-ej/x",
        "mapped": "acme/d",
    }
    for payload in (b'{"id":' + b"[" * 50_000 + b"]" * 50_000 + b"}", b'{"at":1e400}', b'{"id":' + b"9" * 5000 + b"}"):
        accounted(topic[dialect], payload)
