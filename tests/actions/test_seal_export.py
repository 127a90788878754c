"""What leaves is encrypted and hashed (CSI R253-2): who holds the key or the passphrase opens it, nobody else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pyrage import passphrase as with_passphrase
from pyrage import ssh, x25519

from app.actions.errors import InvalidRequest
from app.actions.seal_export import Lock, checked, seal, seal_file

PLAIN = "agent,caméra\r\nm.durand,CAM-1\r\n".encode() * 1000
PHRASE = "cheval agrafe pile correcte"


def test_csi_r253_2_only_a_recipient_opens_it() -> None:
    """CSI R253-2: confidentiality and integrity."""
    brigade, other = x25519.Identity.generate(), x25519.Identity.generate()
    sealed, digests = seal(PLAIN, Lock(recipients=(str(brigade.to_public()),)))
    assert PLAIN[:20] not in sealed
    assert digests.plain_sha256 == hashlib.sha256(PLAIN).hexdigest()
    assert digests.sealed_sha256 == hashlib.sha256(sealed).hexdigest()
    assert pyrage.decrypt(sealed, [brigade]) == PLAIN
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed[:-1] + bytes([sealed[-1] ^ 1]), [brigade])


@pytest.mark.parametrize("private", [Ed25519PrivateKey.generate(), generate_private_key(65537, 2048)])
def test_csi_r253_2_an_officers_ssh_key_opens_it(private: Ed25519PrivateKey | RSAPrivateKey) -> None:
    """CSI R253-2: keys that people have already."""
    public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    sealed, _ = seal(PLAIN, checked(Lock(recipients=(f"{public} adjudant",))))
    assert pyrage.decrypt(sealed, [ssh.Identity.from_buffer(secret)]) == PLAIN


def test_csi_r253_2_only_the_passphrase_opens_it() -> None:
    """CSI R253-2."""
    sealed, _ = seal(PLAIN, Lock(passphrase=PHRASE))
    assert with_passphrase.decrypt(sealed, PHRASE) == PLAIN
    with pytest.raises(pyrage.DecryptError):
        with_passphrase.decrypt(sealed, PHRASE + "!")


@pytest.mark.parametrize(
    ("lock", "why"),
    [
        (Lock(), "public keys, or a passphrase"),
        (Lock(recipients=("age1x",), passphrase=PHRASE), "public keys, or a passphrase"),
        (Lock(passphrase=PHRASE[:15]), "16 characters"),
        (Lock(recipients=("AGE-SECRET-KEY-1XYZ",)), "no public key"),
        (Lock(recipients=("ssh-ed25519 nonsense",)), "no public key"),
    ],
)
def test_a_lock_that_locks_nothing_is_refused(lock: Lock, why: str) -> None:
    """CSI R253-2."""
    with pytest.raises(InvalidRequest, match=why):
        checked(lock)


def test_csi_r253_2_a_recording_is_sealed_as_a_file(tmp_path: Path) -> None:
    """CSI R253-2: an extract of any size, for several keys."""
    officers = [x25519.Identity.generate(), x25519.Identity.generate()]
    source, target = tmp_path / "extrait.mp4", tmp_path / "extrait.mp4.age"
    source.write_bytes(PLAIN)
    digests = seal_file(source, target, [str(one.to_public()) for one in officers])
    assert digests.sealed_sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    for one in officers:
        assert pyrage.decrypt(target.read_bytes(), [one]) == source.read_bytes()
