"""The Things Stack v3, JSON over MQTT: `v3/{application}@{tenant}/devices/{device}/…` (thethingsindustries.com).

Empty values are left out of its JSON: an absent `f_cnt` is 0. Values come from the formatter's `decoded_payload`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from app.domain.reports import Event, Message, Report, Undecodable
from app.ingest.decoders.chirpstack import decoded
from app.ingest.decoders.instants import instant
from app.ingest.decoders.reader import Delivered, Envelope, Reader

EXTERNAL_ID = "ttn_device_id"
TOPICS = ("v3/+/devices/+/up", "v3/+/devices/+/join")
_IGNORED = ("down/", "service/", "up/normalized")

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class _Ids(msgspec.Struct):
    device_id: str
    dev_addr: str = ""


class _Reception(msgspec.Struct):
    rssi: float | None = None
    snr: float = 0.0


class _Uplink(msgspec.Struct):
    f_cnt: Count = 0
    frm_payload: str = ""
    decoded_payload: dict[str, Any] | None = None
    rx_metadata: list[_Reception] = []
    received_at: str | None = None


class _Any(msgspec.Struct):
    end_device_ids: _Ids
    received_at: str | None = None
    uplink_message: _Uplink | None = None
    location_solved: dict[str, Any] = {}


def decode(reader: Reader, delivered: Delivered) -> list[Message]:
    """Raises `Undecodable`."""
    channel = "/".join(delivered.levels[4:])
    told = msgspec.convert(delivered.document, _Any)
    uplink = told.uplink_message
    time = (uplink.received_at if uplink else None) or told.received_at
    envelope = Envelope(
        told.end_device_ids.device_id,
        instant(time) if time else None,
        uplink.f_cnt if uplink else None,
        _offered(uplink, told.location_solved),
    )
    ruled = reader.read(delivered, envelope, plain=channel == "up")
    if ruled is not None:
        return ruled
    if channel.startswith(_IGNORED):
        return []
    return reader.message(delivered, envelope, lambda: _content(channel, told, envelope, delivered))


def _content(channel: str, told: _Any, envelope: Envelope, delivered: Delivered) -> Report | Event:
    uplink = told.uplink_message
    if channel == "up" and uplink is not None:
        sent = bool(uplink.frm_payload)
        values = decoded(uplink.decoded_payload, sent=sent, where="decoded_payload", codec="payload formatter")
        return Report(values | dict(envelope.offered), envelope.at, delivered.received_at, uplink.f_cnt)
    if channel == "join":
        data = {"dev_addr": told.end_device_ids.dev_addr}
        return Event("lorawan_join", data, envelope.at, delivered.received_at)
    if channel == "location/solved":
        return Report(dict(envelope.offered), envelope.at, delivered.received_at)
    raise Undecodable(
        "unknown_topic", f"{channel!r:.80} is not v3/{{application}}/devices/{{device}}/up, join or down/…"
    )


def _offered(uplink: _Uplink | None, solved: dict[str, Any]) -> dict[str, Any]:
    """What to store where the kind has it: the best gateway's signal, a resolved place."""
    place = solved.get("location") or {}
    found: dict[str, Any] = {}
    if isinstance(place, dict):
        found = {"longitude_deg": place.get("longitude"), "latitude_deg": place.get("latitude")}
    heard = [item for item in (uplink.rx_metadata if uplink else []) if item.rssi is not None]
    if heard:
        best = max(heard, key=lambda item: item.rssi or 0)
        found |= {"rssi_dbm": best.rssi, "snr_db": best.snr}
    return {name: value for name, value in found.items() if value is not None}
