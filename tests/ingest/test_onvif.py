"""ONVIF JSON events: a camera's properties become its state, the rest stays events, analytics too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.reports import Event
from app.domain.video.analytics import is_analytics
from tests.ingest.foreign import device, event, read, refusal, report

CAMERAS = ("city/+/onvif-ej/#",)
AT = datetime(2026, 6, 15, 9, 59, 59, 500000, tzinfo=UTC)


def told(**data: Any) -> dict[str, Any]:
    return {"UtcTime": "2026-06-15T09:59:59.500Z", "Source": {"VideoSourceToken": "vs0"}, "Data": data}


def read_event(topic: str, document: Any, mapping: str = "") -> Any:
    return read("onvif", f"city/CV-12/onvif-ej/{topic}", document, mapping, *CAMERAS)


@pytest.mark.parametrize(
    ("topic", "data", "values"),
    [
        ("VideoSource/SignalLoss/&vs0", {"State": "true"}, {"video_status": "signal_loss"}),
        ("VideoSource/SignalLoss/&vs0", {"State": False}, {"video_status": "ok"}),
        ("VideoSource/ImageTooDark/ImagingService/&vs0", {"State": "1"}, {"video_status": "too_dark"}),
        ("VideoSource/ImageTooBright/ImagingService/&vs0", {"State": True}, {"video_status": "too_bright"}),
        ("VideoSource/ImageTooBlurry/AnalyticsService/&vs0", {"State": True}, {"video_status": "blurry"}),
        ("tns1:VideoSource/tns1:GlobalSceneChange", {"State": "True"}, {"video_status": "scene_changed"}),
        ("Device/HardwareFailure/StorageFailure/&sd0", {"Failed": "true"}, {"storage_failure": True}),
        ("Device/HardwareFailure/FanFailure", {"Failed": "0"}, {"fan_failure": False}),
        ("Device/HardwareFailure/PowerSupplyFailure", {"Failed": 1}, {"power_supply_failure": True}),
        ("Device/HardwareFailure/TemperatureCritical", {"Critical": True}, {"temperature_critical": True}),
        ("RecordingConfig/JobState/&job1", {"State": "Active"}, {"recording": "recording"}),
        ("RecordingConfig/JobState/&job1", {"State": "Error"}, {"recording": "error"}),
        ("PTZController/PTZPresets/Reached/&ptz0", {"PresetToken": "3"}, {"preset_id": "3", "ptz": "idle"}),
    ],
)
def test_a_property_becomes_state(topic: str, data: dict[str, Any], values: dict[str, Any]) -> None:
    messages = read_event(topic, told(**data))
    assert device(messages) == ("onvif", "city/CV-12")
    assert (report(messages).values, report(messages).reported_at) == (values, AT)


def test_items_written_as_a_list_are_the_same() -> None:
    document = told() | {"Data": {"SimpleItem": [{"Name": "State", "Value": "true"}]}}
    assert report(read_event("VideoSource/SignalLoss/&vs0", document)).values == {"video_status": "signal_loss"}


def test_other_events_keep_their_topic_for_a_name() -> None:
    said = event(read_event("Device/Trigger/DigitalInput/&in1", told(LogicalState="true", InputToken="in1")))
    assert (said.name, said.reported_at) == ("Device/Trigger/DigitalInput", AT)
    assert said.data == {
        "source": {"VideoSourceToken": "vs0"}, "data": {"LogicalState": "true", "InputToken": "in1"},
    }  # fmt: skip
    assert event(read_event("VideoSource/MotionAlarm/&vs0", told(State=True))).name == "VideoSource/MotionAlarm"


def test_a_rule_gives_a_digital_input_its_meaning_and_an_encoder_its_channels() -> None:
    mapping = """
device: [$.Source.VideoSourceToken]
rules:
  - topic: city/+/onvif-ej/Device/Trigger/DigitalInput/#
    device: ["{unit}", $.Source.InputToken]
    fields: {door_open: $.Data.LogicalState}
""".replace("city/+", "city/{unit}")
    document = told(LogicalState="true") | {"Source": {"InputToken": "in1"}}
    opened = read_event("Device/Trigger/DigitalInput/&in1", document, mapping)
    assert (device(opened), report(opened).values) == (("onvif", "CV-12/in1"), {"door_open": True})
    assert device(read_event("VideoSource/SignalLoss/&vs0", told(State=True), mapping)) == ("onvif", "vs0")


@pytest.mark.parametrize(
    "topic", ["RuleEngine/CountAggregation/Counter/&1", "tns1:Recognition/Face", "AudioAnalytics/x"]
)
def test_analytics_stay_events_that_no_rule_reads(topic: str) -> None:
    """Whether they are lawful is judged where the camera is known."""
    mapping = "rules: [{topic: 'city/{unit}/onvif-ej/#', fields: {ptz: $.Data.Count}}]"
    for messages in (read_event(topic, told(Count=4)), read_event(topic, told(Count=4), mapping)):
        [message] = messages
        [content] = message.contents
        assert isinstance(content, Event)
        assert is_analytics(content.name)


def test_analytics_that_cannot_be_read_are_not_even_kept() -> None:
    messages = read_event("Recognition/Face", told(Face="M. Dupont") | {"UtcTime": "noon"})
    assert refusal(messages) == ("rejected", "analytics_refused")
    assert messages[0].kept[0].payload == b""


def test_a_property_that_ends_is_left_alone() -> None:
    assert read_event("VideoSource/SignalLoss", told(State=True) | {"PropertyOperation": "Deleted"}) == []


@pytest.mark.parametrize(
    ("topic", "document", "reason"),
    [
        ("VideoSource/SignalLoss", told(State="perhaps"), "invalid_value"),
        ("VideoSource/SignalLoss", told(), "invalid_value"),
        ("VideoSource/SignalLoss", told(State=True) | {"UtcTime": "noon"}, "invalid_time"),
        ("VideoSource/SignalLoss", {"Data": []}, "invalid_payload"),
        ("&vs0", told(), "unknown_topic"),
        ("VideoSource/SignalLoss", b'{"UtcTime": "2026-06-15T09:59:59Z\n "Data": {}}', "not_json"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(topic: str, document: Any, reason: str) -> None:
    assert refusal(read_event(topic, document)) == ("rejected", reason)
