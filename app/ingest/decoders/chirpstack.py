"""ChirpStack v4, JSON events: `…/device/{devEUI}/event/{event}` (chirpstack.io, integrations, events).

Defaults are left out of its JSON: an absent `fCnt` is 0. Values come from the codec's `object`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from app.domain.reports import Event, Message, Report, Undecodable
from app.ingest.decoders.instants import instant
from app.ingest.decoders.reader import Delivered, Envelope, Reader

EXTERNAL_ID = "dev_eui"
TOPICS = ("application/+/device/+/event/+",)
_IGNORED = frozenset({"ack", "txack", "integration"})

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class _DeviceInfo(msgspec.Struct, rename="camel"):
    dev_eui: str


class _Reception(msgspec.Struct, rename="camel"):
    rssi: float | None = None
    snr: float = 0.0


class _Any(msgspec.Struct, rename="camel"):
    device_info: _DeviceInfo
    time: str | None = None
    f_cnt: Count = 0
    data: str = ""
    object: dict[str, Any] | None = None
    rx_info: list[_Reception] = []
    dev_addr: str = ""
    margin: float | None = None
    battery_level: float | None = None
    battery_level_unavailable: bool = False
    external_power_source: bool = False
    location: dict[str, Any] = {}
    level: str = ""
    code: str = ""
    description: str = ""
    context: dict[str, Any] = {}


def decode(reader: Reader, delivered: Delivered) -> list[Message]:
    """Raises `Undecodable`."""
    event = delivered.levels[-1]
    told = msgspec.convert(delivered.document, _Any)
    at = instant(told.time) if told.time else None
    envelope = Envelope(told.device_info.dev_eui, at, told.f_cnt if event == "up" else None, _offered(event, told))
    ruled = reader.read(delivered, envelope, plain=event == "up")
    if ruled is not None:
        return ruled
    if event in _IGNORED:
        return []
    return reader.message(delivered, envelope, lambda: _content(event, told, envelope, delivered))


def _content(event: str, told: _Any, envelope: Envelope, delivered: Delivered) -> Report | Event:
    if event == "up":
        values = decoded(told.object, sent=bool(told.data), where="object", codec="device profile")
        return Report(values | dict(envelope.offered), envelope.at, delivered.received_at, told.f_cnt)
    if event in ("status", "location"):
        return Report(_power(told) | dict(envelope.offered), envelope.at, delivered.received_at)
    if event == "join":
        return Event("lorawan_join", {"dev_addr": told.dev_addr}, envelope.at, delivered.received_at)
    if event == "log":
        said = {"level": told.level, "code": told.code, "description": told.description, "context": told.context}
        return Event("lorawan_log", said, envelope.at, delivered.received_at)
    raise Undecodable("unknown_topic", f"event {event!r:.80} is none of ChirpStack v4's; the topic must end with it")


def decoded(values: dict[str, Any] | None, *, sent: bool, where: str, codec: str) -> dict[str, Any]:
    """A codec's values; none for a frame that carried nothing. Raises `Undecodable` (`not_decoded`)."""
    if values is None and sent:
        raise Undecodable("not_decoded", f"the frame has no `{where}`: set a codec in the {codec}")
    return values or {}


def _offered(event: str, told: _Any) -> dict[str, Any]:
    """What to store where the kind has it: the best gateway's signal, battery and link margin, a resolved place."""
    best = max((item for item in told.rx_info if item.rssi is not None), key=lambda item: item.rssi or 0, default=None)
    found = {"rssi_dbm": best.rssi, "snr_db": best.snr} if event == "up" and best else {}
    if event == "status":
        known = not (told.battery_level_unavailable or told.external_power_source)
        found = {"battery_pct": told.battery_level if known else None, "link_margin_db": told.margin}
    if event == "location":
        place = told.location
        found = {"longitude_deg": place.get("longitude"), "latitude_deg": place.get("latitude")}
    return {name: value for name, value in found.items() if value is not None}


def _power(told: _Any) -> dict[str, Any]:
    if told.external_power_source:
        return {"power_source": "mains"}
    return {"power_source": "battery"} if told.battery_level is not None and not told.battery_level_unavailable else {}
