"""Failed attempts are counted before they are judged, so that many at once are many."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from datetime import datetime

from app.actions.errors import TooManyAttempts
from app.actions.ports import Transaction
from app.domain.sign_in import BY_ADDRESS, BY_CODE, BY_NAME, Attempts, Slowing, name_key, network_of

Keys = Mapping[bytes, Slowing]


def keys_to_sign_in(name: str, address: str) -> Keys:
    """What an attempt to sign in is counted under; an unknown name counts like any other."""
    return {**keys_of_name(name), **_by_address(address)}


def keys_of_name(name: str) -> Keys:
    """What an attempt to sign in is counted under, from wherever it comes."""
    return {_key("name", name_key(name)): BY_NAME}


def keys_to_prove_again(account: str, address: str) -> Keys:
    """What an attempt at the second factor is counted under."""
    return {**keys_of_codes(account), **_by_address(address)}


def keys_of_codes(account: str) -> Keys:
    """What an attempt at the second factor is counted under, from wherever it comes."""
    return {_key("code", account): BY_CODE}


def keys_of_password(account: str) -> Keys:
    """What the password asked again within a session is counted under."""
    return {_key("password", account): BY_NAME}


async def count_attempt(tx: Transaction, keys: Keys, now: datetime) -> int:
    """Count an attempt as failed; the seconds that the next one then waits. Raises `TooManyAttempts` when it comes too
    early, which counts for nothing.
    """
    made = await tx.sessions.attempts(keys)
    if seconds := _wait(keys, made, now):
        raise TooManyAttempts(f"too many failed attempts: try again in {seconds} s", retry_after_s=seconds)
    failed = {key: slowing.failed(made[key], now) for key, slowing in keys.items()}
    await tx.sessions.note_attempts(failed)
    return _wait(keys, failed, now)


def _wait(keys: Keys, made: Mapping[bytes, Attempts], now: datetime) -> int:
    return math.ceil(max(slowing.wait(made[key], now).total_seconds() for key, slowing in keys.items()))


def _by_address(address: str) -> Keys:
    return {_key("address", network_of(address)): BY_ADDRESS} if address else {}


def _key(kind: str, text: str) -> bytes:
    """A digest: people type passwords where names go."""
    return hashlib.sha256(f"{kind}:{text}".encode("utf-8", "replace")).digest()
