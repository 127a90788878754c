"""Secrets of field systems: known by what verifies them, on every broker."""

from __future__ import annotations

import subprocess
from pathlib import Path

import bcrypt
import pytest

from app.actions.field_secrets import new_secret, opens, verifiers_of


def test_a_secret_opens_its_own_verifiers_and_no_others() -> None:
    secret, other = new_secret(), new_secret()
    known = verifiers_of(secret)
    assert opens(known, secret)
    assert not opens(known, other)
    assert not opens(known, "")
    assert not opens(None, secret)
    assert bcrypt.checkpw(secret.encode(), known.bcrypt.encode())


def test_a_secret_has_192_random_bits_and_is_in_no_verifier() -> None:
    secret = new_secret()
    assert len(bytes.fromhex(secret)) * 8 == 192
    assert secret != new_secret()
    assert secret not in repr(verifiers_of(secret))


def test_two_verifiers_of_one_secret_differ() -> None:
    secret = new_secret()
    assert verifiers_of(secret) != verifiers_of(secret)


def test_mosquittos_own_program_writes_what_we_verify(tmp_path: Path) -> None:
    secret, file = new_secret(), tmp_path / "passwords"
    file.write_text(f"lighting:{secret}\n")
    try:
        subprocess.run(["mosquitto_passwd", "-U", str(file)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("mosquitto_passwd is not installed (apt install mosquitto)")
    written = file.read_text().strip().partition(":")[2]
    known = verifiers_of(secret)
    assert opens(type(known)(known.bcrypt, written), secret)
