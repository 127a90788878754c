"""Passwords: hashed with Argon2id, a few at a time; long, and not among those that are tried first."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from pwdlib import PasswordHash
from zxcvbn import zxcvbn

from app.actions.errors import InvalidRequest

SHORTEST = 12
LONGEST = 128
GUESSES_AT_LEAST = 10**10
_HASH = PasswordHash.recommended()
_HASHING = ThreadPoolExecutor(2, thread_name_prefix="argon2")
"""Each hash takes 64 MiB: a flood of sign-ins waits here instead of filling the memory."""


def check_password(password: str, known: Sequence[str]) -> None:
    """12 to 128 characters, not a common password nor made of one, nor of the words `known` of its owner; no rule of
    composition (NIST SP 800-63B 5.1.1.2). Raises `InvalidRequest`.
    """
    text = _normal(password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise InvalidRequest(f"a password has {SHORTEST} to {LONGEST} characters")
    if zxcvbn(text, list(known), LONGEST)["guesses"] < GUESSES_AT_LEAST:
        raise InvalidRequest("this password is among those that are tried first: a few unrelated words are better")


def new_password() -> str:
    """A random one of 100 bits, to be typed once."""
    return "-".join(secrets.token_hex(3)[:5] for _ in range(5))


async def hashed(password: str) -> str:
    """The Argon2id hash with its parameters and salt."""
    return await asyncio.get_running_loop().run_in_executor(_HASHING, _HASH.hash, _normal(password))


async def verified(password: str, kept: str | None) -> bool:
    """Whether `password` is the one `kept` is the hash of. Without one the answer takes as long, and is no."""
    text = _normal(password)[: LONGEST + 1]
    right = await asyncio.get_running_loop().run_in_executor(_HASHING, _HASH.verify, text, kept or _nobodys())
    return right and kept is not None


@cache
def _nobodys() -> str:
    return _HASH.hash(secrets.token_hex())


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
