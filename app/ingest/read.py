"""From an MQTT message to what it says: find the dialect, decode, never raise."""

from __future__ import annotations

from datetime import datetime

from app.domain.reports import EVIDENCE_BYTES, MAX_PAYLOAD_BYTES, Kept, Message, Undecodable
from app.ingest import topics
from app.ingest.decoders import native
from app.ingest.decoders.json_text import check_nul


def read(topic: str, payload: bytes, received_at: datetime) -> Message:
    """Read one message. What cannot be read is in `kept`, with a reason; of an oversized payload, the start."""
    message = Message(topic, received_at, payload=payload)
    try:
        address = topics.parse(topic)
        message.system, message.asset = address.system, address.asset
        check_text(payload)
        native.decode(address, payload, message)
    except Undecodable as error:
        message.kept.append(Kept("rejected", error.reason, str(error), evidence(payload)))
    return message


def check_text(payload: bytes) -> None:
    """Raise `Undecodable` for a payload that is too large, or holds what PostgreSQL cannot store."""
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise Undecodable("too_large", f"payload of {len(payload)} bytes, {MAX_PAYLOAD_BYTES} at most: split it")
    check_nul(payload)


def evidence(payload: bytes) -> bytes:
    """What is kept of a payload: all of it, or the start when it is too large."""
    return payload if len(payload) <= MAX_PAYLOAD_BYTES else payload[:EVIDENCE_BYTES]
