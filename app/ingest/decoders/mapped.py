"""Any vendor's JSON, by its mapping alone (docs/mapping.md)."""

from __future__ import annotations

from app.domain.reports import Message
from app.ingest.decoders.reader import Delivered, Envelope, Reader, Unmapped

EXTERNAL_ID = "device"
TOPICS: tuple[str, ...] = ()


def decode(reader: Reader, delivered: Delivered) -> list[Message]:
    """Raises `Undecodable`, `Unmapped` when no rule fits."""
    messages = reader.read(delivered, Envelope())
    if messages is None:
        raise Unmapped("unmapped", f"no rule of the mapping of system {delivered.system!r} fits: add one, then replay")
    return messages
