"""The daily anchor: how far the audit trail went, signed (Ed25519, RFC 8032), to be kept elsewhere."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.audit import Head


class InvalidAnchor(ValueError):
    """An anchor that was not signed by us as it is; the text says why."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """On `day` (UTC) the trail went to `head`; the row there was written at `at`."""

    day: date
    at: datetime
    head: Head


class _Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    anchor: dict[str, Any]
    key: str
    signature: str


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    day: date
    at: datetime
    number: int
    hash: str


def public_text(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """A key's public half, as anchors name it: base64 of its 32 bytes."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return base64.b64encode(public.public_bytes_raw()).decode()


def sign(anchor: Anchor, key: Ed25519PrivateKey) -> dict[str, Any]:
    """The anchor as it leaves: itself, the public key, and the signature over its RFC 8785 canonical JSON."""
    told: dict[str, str | int | float | None] = {
        "day": anchor.day.isoformat(),
        "at": anchor.at.isoformat(timespec="microseconds"),
        "number": anchor.head.number,
        "hash": anchor.head.hash,
    }
    signature = base64.b64encode(key.sign(rfc8785.dumps(told))).decode()
    return {"anchor": told, "key": public_text(key), "signature": signature}


def read_anchor(document: bytes | Mapping[str, Any], key: str) -> Anchor:
    """An anchor signed by `key` (as `public_text` has it). Raises `InvalidAnchor`."""
    try:
        read = msgspec.json.decode(document) if isinstance(document, bytes) else document
        signed = msgspec.convert(read, _Signed)
        told = msgspec.convert(signed.anchor, _Told)
        signature = base64.b64decode(signed.signature, validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
    except (msgspec.DecodeError, binascii.Error, UnicodeError, ValueError) as error:
        raise InvalidAnchor(f"no anchor can be read in it: {error}") from None
    if signed.key != key:
        raise InvalidAnchor("it was signed with another key")
    try:
        public.verify(signature, rfc8785.dumps(signed.anchor))
    except InvalidSignature:
        raise InvalidAnchor("its signature does not fit: it was changed") from None
    return Anchor(told.day, told.at, Head(told.number, told.hash))
