"""Documents that are signed and leave: Ed25519 (RFC 8032) over RFC 8785 canonical JSON."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

import msgspec
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

Told = dict[str, Any]


class NotSigned(ValueError):
    """A document that the key did not sign as it is; the text says why."""


def public_text(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """A key's public half, as documents name it: base64 of its 32 bytes."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return base64.b64encode(public.public_bytes_raw()).decode()


def sign_told(name: str, told: Told, key: Ed25519PrivateKey) -> Told:
    """`told` as it leaves: under `name`, with the public key and the signature."""
    signature = base64.b64encode(key.sign(rfc8785.dumps(told))).decode()
    return {name: told, "key": public_text(key), "signature": signature}


def read_told(name: str, document: bytes | Mapping[str, Any], key: str) -> Told:
    """What `key` (as `public_text` has it) signed under `name`. Raises `NotSigned`."""
    try:
        read = msgspec.json.decode(document) if isinstance(document, bytes) else dict(document)
        signed = msgspec.convert(read, Told)
        told, signer, written = (signed.pop(member) for member in (name, "key", "signature"))
        signature = base64.b64decode(msgspec.convert(written, str), validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        content = msgspec.convert(told, Told)
        text = rfc8785.dumps(content)
    except KeyError as error:
        raise NotSigned(f"nothing can be read in it: {error} is missing") from None
    except (msgspec.DecodeError, binascii.Error, UnicodeError, ValueError) as error:
        raise NotSigned(f"nothing can be read in it: {error}") from None
    if signed:
        raise NotSigned(f"it has a member that is not signed: {next(iter(signed))}")
    if signer != key:
        raise NotSigned("it was signed with another key")
    try:
        public.verify(signature, text)
    except InvalidSignature:
        raise NotSigned("its signature does not fit: it was changed") from None
    return content
