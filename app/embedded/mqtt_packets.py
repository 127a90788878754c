"""MQTT packets put together by hand, where a client library would know better than to send them or be too slow.

OASIS MQTT Version 3.1.1: 1.5.3 UTF-8 encoded strings, 2.2 Fixed header.
"""

import struct


def packet(first: int, body: bytes = b"") -> bytes:
    """A control packet: its first byte (type and flags), its remaining length, its body."""
    length, encoded = len(body), bytearray()
    while True:
        length, digit = divmod(length, 128)
        encoded.append(digit | 0x80 if length else digit)
        if not length:
            return b"".join((bytes((first,)), encoded, body))


def text(value: bytes) -> bytes:
    """A string with its length before it."""
    return struct.pack("!H", len(value)) + value
