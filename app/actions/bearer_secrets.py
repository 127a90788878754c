"""What browsers and programs hold to be known by: 256 random bits, of which only the digest is kept."""

from __future__ import annotations

import hashlib
import re
import secrets

_TOKEN = re.compile(r"poste_([0-9a-f]{12})_([0-9a-f]{64})")


def new_secret() -> str:
    return secrets.token_hex(32)


def new_prefix() -> str:
    """What finds a token, and may be shown."""
    return secrets.token_hex(6)


def token_text(prefix: str, secret: str) -> str:
    """A token as programs send it."""
    return f"poste_{prefix}_{secret}"


def parts_of(token: str) -> tuple[str, str] | None:
    """Prefix and secret; None where it has not the form of a token."""
    found = _TOKEN.fullmatch(token)
    return (found[1], found[2]) if found else None


def digest_of(secret: str) -> bytes:
    """Needs no salt and no cost: nobody guesses 256 bits."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
