"""Payloads as the makers publish them, where the samples are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.foreign import read

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "payloads"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="no payload samples beside the checkout")

CHIRPSTACK, TTN = "application/17c8/device/0101010101010101/event", "v3/app1@tenant1/devices/dev1"
CAMERA = "Camera1/onvif-ej"


@pytest.mark.parametrize(
    ("dialect", "topic", "file", "outcomes"),
    [
        ("chirpstack", f"{CHIRPSTACK}/up", "chirpstack_v4/event_up.json", ["not_decoded"]),
        ("chirpstack", f"{CHIRPSTACK}/status", "chirpstack_v4/event_status.json", ["Report"]),
        ("chirpstack", f"{CHIRPSTACK}/ack", "chirpstack_v4/event_ack.json", []),
        ("ttn", f"{TTN}/up", "ttn_v3/uplink.json", ["Report"]),
        ("onvif", f"{CAMERA}/Device/Trigger/DigitalInput/&1", "onvif/event_ej_01_valid.json", ["Event"]),
        ("onvif", f"{CAMERA}/RuleEngine/FieldDetector/&1", "onvif/event_ej_01_valid.json", ["Event"]),
        ("onvif", f"{CAMERA}/Device/Trigger/DigitalInput/&1", "onvif/event_ej_02_MALFORMED.json", ["not_json"]),
        ("onvif", f"{CAMERA}/Monitoring/Sensor/&temp_001", "onvif/event_ej_04_valid.json", ["Event"]),
    ],
)
def test_a_published_payload_is_read(dialect: str, topic: str, file: str, outcomes: list[str]) -> None:
    messages = read(dialect, topic, (SAMPLES / file).read_bytes())
    contents = [type(content).__name__ for message in messages for content in message.contents]
    assert contents + [kept.reason for message in messages for kept in message.kept] == outcomes


def test_values_only_there_in_the_uplink_are_mapped_by_a_rule() -> None:
    mapping = "rules: [{fields: {air_temperature_c: $.uplink_message.decoded_payload.temperature}}]"
    [message] = read("ttn", f"{TTN}/up", (SAMPLES / "ttn_v3/uplink.json").read_bytes(), mapping)
    [content] = message.contents
    assert getattr(content, "values", {})["air_temperature_c"] == 1.0
