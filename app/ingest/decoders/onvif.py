"""ONVIF JSON events over MQTT: `{prefix}/onvif-ej/{topic}[/&{source}…]` (ONVIF Core, Event Broker).

The prefix names the device. Properties of a camera become its state, other events stay events, analytics
always: whether they are lawful is judged where the camera is known (app/actions/refuse_analytics.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from app.domain.reports import Event, Message, Report, Undecodable
from app.domain.video.analytics import is_analytics
from app.ingest.decoders.instants import instant
from app.ingest.decoders.reader import MAX_EVENT_NAME, Delivered, Envelope, Reader, Refused

EXTERNAL_ID = "onvif"
TOPICS = ("+/onvif-ej/#",)
_FORMAT = "onvif-ej"
_UTC = ZoneInfo("UTC")
_TRUE, _FALSE = frozenset({"true", "1"}), frozenset({"false", "0"})
_JOB_STATES = {"Idle": "stopped", "Active": "recording", "PartiallyActive": "recording", "Error": "error"}


class _Any(msgspec.Struct, rename="pascal"):
    utc_time: str | None = None
    property_operation: str = ""
    source: dict[str, Any] = {}
    key: dict[str, Any] = {}
    data: dict[str, Any] = {}


# Topic -> (data item, camera field, what true and false mean).
_PROPERTIES: Mapping[str, tuple[str, str, tuple[Any, Any]]] = {
    "VideoSource/SignalLoss": ("State", "video_status", ("signal_loss", "ok")),
    "VideoSource/ImageTooDark": ("State", "video_status", ("too_dark", "ok")),
    "VideoSource/ImageTooBright": ("State", "video_status", ("too_bright", "ok")),
    "VideoSource/ImageTooBlurry": ("State", "video_status", ("blurry", "ok")),
    "VideoSource/GlobalSceneChange": ("State", "video_status", ("scene_changed", "ok")),
    "Device/HardwareFailure/StorageFailure": ("Failed", "storage_failure", (True, False)),
    "Device/HardwareFailure/FanFailure": ("Failed", "fan_failure", (True, False)),
    "Device/HardwareFailure/PowerSupplyFailure": ("Failed", "power_supply_failure", (True, False)),
    "Device/HardwareFailure/TemperatureCritical": ("Critical", "temperature_critical", (True, False)),
}


def decode(reader: Reader, delivered: Delivered) -> list[Message]:
    """Raises `Undecodable`."""
    prefix, topic = _topic(delivered.levels)
    try:
        told = msgspec.convert(delivered.document, _Any)
        at = instant(told.utc_time, zone=_UTC).astimezone(UTC) if told.utc_time else None
    except (Undecodable, msgspec.ValidationError):
        if is_analytics(topic):
            raise Refused("analytics_refused", f"{topic:.80}: analytics that cannot be read are not kept") from None
        raise
    envelope = Envelope(prefix, at)
    ruled = None if is_analytics(topic) else reader.read(delivered, envelope, plain=False)
    if ruled is not None:
        return ruled
    if told.property_operation == "Deleted":
        return []
    return reader.message(delivered, envelope, lambda: _content(topic, told, envelope, delivered))


def _content(topic: str, told: _Any, envelope: Envelope, delivered: Delivered) -> Report | Event:
    values = _state(topic, _items(told.data))
    if values:
        return Report(values, envelope.at, delivered.received_at)
    said = {"source": _items(told.source), "data": _items(told.data)}
    return Event(topic[:MAX_EVENT_NAME], said, envelope.at, delivered.received_at)


def _topic(levels: Sequence[str]) -> tuple[str, str]:
    """The prefix and the ONVIF topic without its namespace. Raises `Undecodable`."""
    if _FORMAT not in levels[1:-1]:
        raise Undecodable("unknown_topic", f"the topic is not {{prefix}}/{_FORMAT}/{{ONVIF topic}}")
    at = levels.index(_FORMAT, 1)
    local = []
    for level in levels[at + 1 :]:
        if level.startswith("&"):
            break
        local.append(level.removeprefix("tns1:"))
    if not any(local):
        raise Undecodable("unknown_topic", f"no ONVIF topic after {_FORMAT}")
    return "/".join(levels[:at]), "/".join(local)


def _items(part: Mapping[str, Any]) -> dict[str, Any]:
    """`{"State": true}`, also where it is written as XML's list of SimpleItem names and values."""
    listed = part.get("SimpleItem")
    if not isinstance(listed, list):
        return dict(part)
    return {str(item.get("Name")): item.get("Value") for item in listed if isinstance(item, dict)}


def _state(topic: str, data: Mapping[str, Any]) -> dict[str, Any]:
    if topic == "RecordingConfig/JobState" and data.get("State") in _JOB_STATES:
        return {"recording": _JOB_STATES[data["State"]]}
    if topic == "PTZController/PTZPresets/Reached" and isinstance(data.get("PresetToken"), str):
        return {"preset_id": data["PresetToken"], "ptz": "idle"}
    if topic == "PTZController/PTZPresets/Invoked":
        return {"ptz": "moving"}
    known = next((row for name, row in _PROPERTIES.items() if topic == name or topic.startswith(f"{name}/")), None)
    if known is None:
        return {}
    item, field, (yes, no) = known
    said = str(data.get(item)).lower()
    if said not in _TRUE | _FALSE:
        raise Undecodable("invalid_value", f"{topic}: {item} is {said!r:.40}, true or false expected")
    return {field: yes if said in _TRUE else no}
