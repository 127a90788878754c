"""Secrets of field systems: made here, shown once, never stored; kept is what brokers verify them by."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import cache

import bcrypt

from app.actions.credential_ports import Verifiers

# A work factor protects what can be guessed. 192 random bits cannot be, and NATS verifies every connection again each
# time its users change: the least that brokers take.
BCRYPT_ROUNDS = 4
PBKDF2_ITERATIONS = 101
_SALT_BYTES = 12
_DIGEST = "sha512"


def new_secret() -> str:
    """192 random bits, in characters that need quoting nowhere."""
    return secrets.token_hex(24)


def verifiers_of(secret: str) -> Verifiers:
    """What brokers verify `secret` by."""
    return Verifiers(bcrypt.hashpw(secret.encode(), bcrypt.gensalt(BCRYPT_ROUNDS)).decode(), mosquitto_line(secret))


def mosquitto_line(secret: str) -> str:
    """What Mosquitto 2 has after the user's name in a password file: `$7$iterations$salt$digest`, base64."""
    salt = secrets.token_bytes(_SALT_BYTES)
    digest = hashlib.pbkdf2_hmac(_DIGEST, secret.encode(), salt, PBKDF2_ITERATIONS)
    return f"$7${PBKDF2_ITERATIONS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


def opens(verifiers: Verifiers | None, secret: str) -> bool:
    """Whether `secret` is the one; as long in coming whatever is wrong, a user nobody knows (None) included."""
    _, _, iterations, salt, digest = (verifiers or _nobody()).pbkdf2.split("$")
    given = hashlib.pbkdf2_hmac(_DIGEST, secret.encode(), base64.b64decode(salt), int(iterations))
    return hmac.compare_digest(given, base64.b64decode(digest)) and verifiers is not None


@cache
def _nobody() -> Verifiers:
    return verifiers_of(new_secret())
