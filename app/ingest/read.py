"""From an MQTT message to what it says: find the dialect, decode, never raise."""

from __future__ import annotations

from datetime import datetime

from app.domain.reports import MAX_PAYLOAD_BYTES, Kept, Message, Undecodable
from app.ingest import topics
from app.ingest.decoders import native

EVIDENCE_BYTES = 4096


def read(topic: str, payload: bytes, received_at: datetime) -> Message:
    """Read one message. What cannot be read is in `kept`, with a reason; of an oversized payload, the start."""
    message = Message(topic, received_at, payload=payload)
    try:
        address = topics.parse(topic)
        message.system, message.asset = address.system, address.asset
        _check_size(payload)
        native.decode(address, payload, message)
    except Undecodable as error:
        evidence = payload if len(payload) <= MAX_PAYLOAD_BYTES else payload[:EVIDENCE_BYTES]
        message.kept.append(Kept("rejected", error.reason, str(error), evidence))
    return message


def _check_size(payload: bytes) -> None:
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise Undecodable("too_large", f"payload of {len(payload)} bytes, {MAX_PAYLOAD_BYTES} at most: split it")
    if b"\\u0000" in payload:
        raise Undecodable("nul_character", "text holds a NUL character (\\u0000), which no field can")
