"""The native dialect (docs/mqtt.md): JSON objects, or arrays of them for a backlog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from app.domain.reports import (
    MAX_REPORTS_PER_MESSAGE,
    Ack,
    Content,
    Event,
    Kept,
    Message,
    Presence,
    Report,
    Undecodable,
    as_utc,
)
from app.ingest.decoders.json_text import check_names
from app.ingest.topics import Address

Instant = Annotated[datetime, msgspec.Meta(tz=True, description="RFC 3339 with its zone")]
Sequence = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1, description="rises with every report of the asset")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class Telemetry(msgspec.Struct):
    """One report: when it was measured, and the values by field name."""

    at: Instant
    values: dict[str, Any]
    seq: Sequence | None = None


class Occurrence(msgspec.Struct):
    """Something that happened: raised once, whenever it arrives."""

    at: Instant
    event: Name
    data: dict[str, Any] = {}


class Acknowledgement(msgspec.Struct):
    """A device's answer to a command."""

    at: Instant
    command_id: Name
    result: Literal["accepted", "done", "rejected", "failed"]
    detail: str = ""


class Status(msgspec.Struct):
    """Whether a field system is there: retained, and `offline` left as its last will."""

    at: Instant
    status: Literal["online", "offline"]


_items = msgspec.json.Decoder(list[msgspec.Raw])
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
INSTANT_COLONS = 2
"""In the time of day of an RFC 3339 instant."""


def decode(address: Address, payload: bytes, message: Message) -> None:
    """Read `payload` into `message`: its contents, and its unreadable parts with their reasons."""
    read = _READERS[address.channel]
    for item in _split(address, payload):
        try:
            message.contents.append(read(item, message.received_at))
        except (*UNREADABLE, Undecodable) as error:
            message.kept.append(Kept("rejected", _reason(error), str(error), item))


def _split(address: Address, payload: bytes) -> Iterator[bytes]:
    """The objects of a payload. Raises `Undecodable` when it is not JSON, empty or too long a backlog."""
    if not payload:
        raise Undecodable("empty", "an empty payload: what clears a retained message, and says nothing")
    if address.channel != "telemetry" or payload.lstrip()[:1] != b"[":
        yield payload
        return
    try:
        items = _items.decode(payload)
    except UNREADABLE as error:
        raise Undecodable(_reason(error), str(error)) from None
    if not items:
        raise Undecodable("empty", "the array holds no report")
    if len(items) > MAX_REPORTS_PER_MESSAGE:
        raise Undecodable("too_many_reports", f"{len(items)} reports in one message, {MAX_REPORTS_PER_MESSAGE} at most")
    yield from map(bytes, items)


def _reason(error: Exception) -> str:
    if isinstance(error, Undecodable):
        return error.reason
    if isinstance(error, msgspec.ValidationError):
        return "invalid_payload"
    return "too_deep" if isinstance(error, RecursionError) else "not_json"


_telemetry = msgspec.json.Decoder(Telemetry)
_event = msgspec.json.Decoder(Occurrence)
_ack = msgspec.json.Decoder(Acknowledgement)
_presence = msgspec.json.Decoder(Status)


def _read_telemetry(payload: bytes, received_at: datetime) -> Report:
    told = _telemetry.decode(payload)
    check_names(payload, len(told.values) + (2 if told.seq is None else 3), INSTANT_COLONS)
    return Report(told.values, as_utc(told.at), received_at, told.seq)


def _read_event(payload: bytes, received_at: datetime) -> Event:
    told = _event.decode(payload)
    check_names(payload, len(told.data) + 3, INSTANT_COLONS)
    return Event(told.event, told.data, as_utc(told.at), received_at)


def _read_ack(payload: bytes, received_at: datetime) -> Ack:
    told = _ack.decode(payload)
    check_names(payload, 4 if told.detail else 3, INSTANT_COLONS)
    return Ack(told.command_id, told.result, told.detail, as_utc(told.at), received_at)


def _read_presence(payload: bytes, received_at: datetime) -> Presence:
    told = _presence.decode(payload)
    check_names(payload, 2, INSTANT_COLONS)
    return Presence(told.status, as_utc(told.at), received_at)


_READERS: dict[str, Callable[[bytes, datetime], Content]] = {
    "telemetry": _read_telemetry,
    "event": _read_event,
    "ack": _read_ack,
    "status": _read_presence,
}
