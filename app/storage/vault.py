"""What secrets of second factors are sealed with: Fernet keys in a file, never in the database nor in a backup."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

NAME = "second-factor.key"
_SEALED = "gAAAAA"
"""How every Fernet token begins (version 0x80, the high bits of a time stamp); base 32 has no such letters."""
_KEYS_KEPT = 2


class KeyFile:
    """`Vault` on a file of mode 0600, made at first use: one key a line, the first seals, all open. It is read at each
    use, so that a key renewed or put back counts at once. Raises `ValueError` for a file that holds no keys.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def seal(self, secret: str) -> str:
        if not self.path.exists():
            self._make()
        return MultiFernet(self._keys()).encrypt(secret.encode()).decode()

    def open(self, kept: str) -> str | None:
        if not self.is_sealed(kept):
            return kept
        try:
            return MultiFernet(self._keys()).decrypt(kept).decode()
        except (FileNotFoundError, InvalidToken):
            return None

    def is_sealed(self, kept: str) -> bool:
        return kept.startswith(_SEALED)

    def renew(self) -> None:
        """A new key seals from now on; those before it still open."""
        before = self._lines() if self.path.exists() else []
        self._write([Fernet.generate_key().decode(), *before]).replace(self.path)

    def forget(self) -> None:
        """Keep the newest key, and the one before it for what is being sealed at this moment."""
        self._write(self._lines()[:_KEYS_KEPT]).replace(self.path)

    def _keys(self) -> list[Fernet]:
        try:
            return [Fernet(line) for line in self._lines()]
        except ValueError as error:
            raise ValueError(f"{self.path} does not hold Fernet keys, one a line") from error

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.path.read_text("ascii").splitlines() if line.strip()]

    def _make(self) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = self._write([Fernet.generate_key().decode()])
        try:
            os.link(temporary, self.path)  # fails where another process was first, and is never seen half written
        except FileExistsError:
            pass
        finally:
            temporary.unlink()

    def _write(self, keys: list[str]) -> Path:
        temporary = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            if self.path.exists() and os.geteuid() == 0:
                os.fchown(handle.fileno(), self.path.stat().st_uid, self.path.stat().st_gid)
            handle.write("".join(f"{key}\n" for key in keys))
            handle.flush()
            os.fsync(handle.fileno())
        return temporary


class Keyless:
    """`Vault` of processes that prove no second factor."""

    def seal(self, _secret: str) -> str:
        raise RuntimeError("this process has no key to seal second factors with")

    def open(self, _kept: str) -> str | None:
        return None

    def is_sealed(self, kept: str) -> bool:
        return kept.startswith(_SEALED)
