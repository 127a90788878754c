"""The second factor: codes by the clock (TOTP, RFC 6238), and recovery codes for a lost telephone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

import pyotp

from app.actions.second_person import ALPHABET, normalised

STEP_S = 30
RECOVERY_CODES = 10
RECOVERY_LETTERS = 16
"""78 bits: no list of digests is searched for that."""


def new_secret() -> str:
    """160 random bits in base 32 (RFC 4226 4 R6)."""
    return pyotp.random_base32()


def address_of(secret: str, name: str, issuer: str) -> str:
    """`otpauth://…`, what authenticator applications read."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def step_of(secret: str, code: str, after: int, now: datetime) -> int | None:
    """The time step `code` is of, this one or a neighbour (RFC 6238 5.2); None when of none, or not `after` the last
    used.
    """
    totp, current = pyotp.TOTP(secret, interval=STEP_S), int(now.timestamp()) // STEP_S
    given = "".join(code.split())
    matching = [step for step in (current - 1, current, current + 1) if _same(totp.generate_otp(step), given)]
    return next((step for step in matching if step > after), None)


def new_recovery_codes() -> Sequence[str]:
    """Ten one-time codes, in groups of four letters."""
    return [_grouped("".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LETTERS))) for _ in range(RECOVERY_CODES)]


def recovery_digest(code: str) -> bytes:
    """What is kept of a recovery code, however it was typed."""
    return hashlib.sha256(normalised(code).encode()).digest()


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "replace"))
