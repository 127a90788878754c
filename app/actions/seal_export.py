"""Encrypt what leaves (CSI R253-2) in the age format, for whoever holds a key or a passphrase (docs/legal.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import passphrase as with_passphrase
from pyrage import ssh, x25519

from app.actions.errors import InvalidRequest

SHORTEST_PASSPHRASE = 16
"""Characters: it is told by telephone, and guessed without limit by whoever holds the file."""
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Lock:
    """Public keys (`age1…`, `ssh-ed25519 …`, `ssh-rsa …`), or one passphrase; never both, never neither."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """SHA-256 in hexadecimal digits: of what was sealed, and of the sealed file."""

    plain_sha256: str
    sealed_sha256: str


def checked(lock: Lock) -> Lock:
    """Raises `InvalidRequest` saying what is wrong with it."""
    if bool(lock.recipients) == bool(lock.passphrase):
        raise InvalidRequest("give the recipients' public keys, or a passphrase")
    if lock.passphrase and len(lock.passphrase) < SHORTEST_PASSPHRASE:
        raise InvalidRequest(f"a passphrase has {SHORTEST_PASSPHRASE} characters or more")
    _recipients(lock.recipients)
    return lock


def seal(plain: bytes, lock: Lock) -> tuple[bytes, Sealed]:
    """The age file and its digests; takes about a second with a passphrase."""
    if lock.passphrase:
        sealed = with_passphrase.encrypt(plain, lock.passphrase)
    else:
        sealed = pyrage.encrypt(plain, _recipients(lock.recipients))
    return sealed, Sealed(hashlib.sha256(plain).hexdigest(), hashlib.sha256(sealed).hexdigest())


def seal_file(source: Path, target: Path, recipients: Sequence[str]) -> Sealed:
    """The same of a file of any size, for keys. Raises `InvalidRequest`, `OSError`."""
    pyrage.encrypt_file(str(source), str(target), _recipients(recipients))
    return Sealed(_digest(source), _digest(target))


def _recipients(texts: Sequence[str]) -> list[x25519.Recipient | ssh.Recipient]:
    return [_recipient(text.strip()) for text in texts]


def _recipient(text: str) -> x25519.Recipient | ssh.Recipient:
    try:
        return ssh.Recipient.from_str(text) if text.startswith("ssh-") else x25519.Recipient.from_str(text)
    except (pyrage.RecipientError, ValueError):
        raise InvalidRequest(f"{text!r:.60} is no public key of age (age1…) or SSH (ssh-ed25519, ssh-rsa)") from None


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            found.update(part)
    return found.hexdigest()
