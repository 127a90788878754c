"""The daily anchor: how far the audit trail went, signed, to be kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.audit import Head
from app.domain.signature import NotSigned, read_told, sign_told


class InvalidAnchor(ValueError):
    """An anchor that was not signed by us as it is; the text says why."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """On `day` (UTC) the trail went to `head`; the row there was written at `at`."""

    day: date
    at: datetime
    head: Head


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    day: date
    at: datetime
    number: int
    hash: str


def sign(anchor: Anchor, key: Ed25519PrivateKey) -> dict[str, Any]:
    """The anchor as it leaves: itself, the public key, and the signature over its RFC 8785 canonical JSON."""
    told = {
        "day": anchor.day.isoformat(),
        "at": anchor.at.isoformat(timespec="microseconds"),
        "number": anchor.head.number,
        "hash": anchor.head.hash,
    }
    return sign_told("anchor", told, key)


def read_anchor(document: bytes | Mapping[str, Any], key: str) -> Anchor:
    """An anchor signed by `key` (as `public_text` has it). Raises `InvalidAnchor`."""
    try:
        told = msgspec.convert(read_told("anchor", document, key), _Told)
    except (NotSigned, msgspec.ValidationError) as error:
        raise InvalidAnchor(str(error)) from None
    return Anchor(told.day, told.at, Head(told.number, told.hash))
