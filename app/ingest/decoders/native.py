"""The native dialect (docs/mqtt.md): JSON objects, or arrays of them for a backlog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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
)
from app.ingest.topics import Address

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
Sequence = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class _Telemetry(msgspec.Struct):
    at: Instant
    values: dict[str, Any]
    seq: Sequence | None = None


class _Event(msgspec.Struct):
    at: Instant
    event: Name
    data: dict[str, Any] = {}


class _Ack(msgspec.Struct):
    at: Instant
    command_id: Name
    result: Literal["accepted", "done", "rejected", "failed"]
    detail: str = ""


class _Presence(msgspec.Struct):
    at: Instant
    status: Literal["online", "offline"]


_items = msgspec.json.Decoder(list[msgspec.Raw])


def decode(address: Address, payload: bytes, message: Message) -> None:
    """Read `payload` into `message`: its contents, and its unreadable parts with their reasons."""
    read = _READERS[address.channel]
    for item in _split(address, payload):
        try:
            message.contents.append(read(item, message.received_at))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            message.kept.append(Kept("rejected", _reason(error), str(error), bytes(item)))


def _split(address: Address, payload: bytes) -> Iterator[bytes | msgspec.Raw]:
    """The objects of a payload. Raises `Undecodable` when it is not JSON, empty or too long a backlog."""
    if address.channel != "telemetry" or payload.lstrip()[:1] != b"[":
        yield payload
        return
    try:
        items = _items.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Undecodable(_reason(error), str(error)) from None
    if not items:
        raise Undecodable("empty", "the array holds no report")
    if len(items) > MAX_REPORTS_PER_MESSAGE:
        raise Undecodable("too_many_reports", f"{len(items)} reports in one message, {MAX_REPORTS_PER_MESSAGE} at most")
    yield from items


def _reason(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return "invalid_payload"
    return "too_deep" if isinstance(error, RecursionError) else "not_json"


_telemetry = msgspec.json.Decoder(_Telemetry)
_event = msgspec.json.Decoder(_Event)
_ack = msgspec.json.Decoder(_Ack)
_presence = msgspec.json.Decoder(_Presence)


def _read_telemetry(payload: bytes | msgspec.Raw, received_at: datetime) -> Report:
    told = _telemetry.decode(payload)
    return Report(told.values, told.at.astimezone(UTC), received_at, told.seq)


def _read_event(payload: bytes | msgspec.Raw, received_at: datetime) -> Event:
    told = _event.decode(payload)
    return Event(told.event, told.data, told.at.astimezone(UTC), received_at)


def _read_ack(payload: bytes | msgspec.Raw, received_at: datetime) -> Ack:
    told = _ack.decode(payload)
    return Ack(told.command_id, told.result, told.detail, told.at.astimezone(UTC), received_at)


def _read_presence(payload: bytes | msgspec.Raw, received_at: datetime) -> Presence:
    told = _presence.decode(payload)
    return Presence(told.status, told.at.astimezone(UTC), received_at)


_READERS: dict[str, Callable[[bytes | msgspec.Raw, datetime], Content]] = {
    "telemetry": _read_telemetry,
    "event": _read_event,
    "ack": _read_ack,
    "status": _read_presence,
}
