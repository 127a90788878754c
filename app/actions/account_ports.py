"""What actions ask of storage about who may enter: accounts, sessions, tokens, failed attempts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.domain.permissions import Grant, needs_second_factor
from app.domain.sign_in import Attempts, Stage, stage


@dataclass(slots=True, kw_only=True)
class Account:
    """A person's. `password` is its Argon2 hash; `totp` the sealed secret of the second factor, `totp_offered` one not
    yet proven, `totp_step` the last time step used (RFC 6238 5.2: a code opens once). Who comes by the identity
    provider is `subject` at `issuer`, has no password, and the `groups` last told give the grants. A `sealed` one is
    for when nothing else opens; `unsealed_at` is since when its password is known.
    """

    id: str
    name: str
    locale: str
    password: str | None = field(repr=False)
    must_change: bool
    grants: tuple[Grant, ...]
    created_at: datetime
    disabled: bool = False
    totp: str | None = field(default=None, repr=False)
    totp_offered: str | None = field(default=None, repr=False)
    totp_step: int = 0
    display_name: str = ""
    issuer: str | None = None
    subject: str | None = None
    groups: tuple[str, ...] = ()
    sealed: bool = False
    unsealed_at: datetime | None = None
    version: int = 1

    def stage(self, *, proven_twice: bool) -> Stage:
        """What a session of it lacks."""
        return stage(
            proven_twice=proven_twice,
            has_second_factor=self.totp is not None,
            needs_second_factor=needs_second_factor(self.grants),
            must_change=self.must_change,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`address` and `agent` are where it was opened from; `parked_at` is since when its owner has left the desk to
    another.
    """

    id: str
    account: str
    csrf: str = field(repr=False)
    proven_twice: bool
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    parked_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Token:
    """A program's: `poste_<prefix>_<secret>`, of which the secret's digest is kept."""

    id: str
    name: str
    prefix: str
    digest: bytes = field(repr=False)
    grants: tuple[Grant, ...]
    created_at: datetime
    created_by: str
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None


class AccountStore(Protocol):
    """Accounts and their recovery codes."""

    async def named(self, name: str) -> Account | None: ...

    async def lock(self, account: str) -> Account | None:
        """Lock an account's row."""

    async def lock_subject(self, issuer: str, subject: str) -> Account | None:
        """Lock who comes by the identity provider; until the transaction ends nobody else adds them."""

    async def unsealed(self) -> Sequence[str]:
        """The names of sealed accounts that were used since they were sealed."""

    async def lock_all(self) -> Sequence[Account]:
        """Lock every account, in the order of ids."""

    async def add(self, account: Account) -> bool:
        """Insert; False when the name is taken."""

    async def write(self, account: Account) -> None:
        """Write a locked account; its version rises."""

    async def replace_recovery_codes(self, account: str, digests: Collection[bytes]) -> None: ...

    async def use_recovery_code(self, account: str, digest: bytes, now: datetime) -> bool:
        """False when it is none of the account's, or was used."""

    async def recovery_codes_left(self, account: str) -> int: ...


class SessionStore(Protocol):
    """Sessions, found by the digest of what the browser holds; and failed attempts to open one."""

    async def open(self, session: Session, digest: bytes) -> None:
        """Insert; those that ended more than a month ago are deleted."""

    async def standing(self, digest: bytes, now: datetime) -> tuple[Session, Account] | None:
        """The session and its account, unless it ended or the account is disabled."""

    async def prove_again(self, session: str, digest: bytes, csrf: str) -> None:
        """What the browser held opens it no more; from now on it is proven by two factors."""

    async def seen(self, session: str, now: datetime) -> None: ...

    async def park(self, session: str, desk: bytes, digest: bytes, now: datetime, limit: int) -> None:
        """What the browser held opens it no more; the desk's oldest beyond `limit` end."""

    async def parked(self, desk: bytes, now: datetime) -> Sequence[tuple[Session, Account]]:
        """The sessions parked at a desk and their accounts, the last first; not those that ended."""

    async def resume(self, session: str, desk: bytes, digest: bytes, csrf: str) -> bool:
        """It is parked no more, and opened by a new secret; False when it was not parked there any more."""

    async def revoke(self, account: str, now: datetime, *, only: str | None = None, but: str | None = None) -> int:
        """End the standing sessions of an account: all, `only` one, or all `but` one; how many."""

    async def attempts(self, keys: Collection[bytes]) -> Mapping[bytes, Attempts]:
        """Lock what was attempted under `keys`, whether anything was or not, until the transaction ends."""

    async def note_attempts(self, attempts: Mapping[bytes, Attempts]) -> None:
        """Replace; what was last attempted more than a day before is deleted."""

    async def take_back_attempts(self, keys: Collection[bytes]) -> None:
        """One failure less under each of `keys`."""

    async def forget_attempts(self, keys: Collection[bytes]) -> None: ...


class Vault(Protocol):
    """What the secrets of second factors are kept in: of use to nobody who reads the database alone."""

    def seal(self, secret: str) -> str:
        """`secret` as it may be stored."""

    def open(self, kept: str) -> str | None:
        """The secret that `kept` holds; None when the key it was sealed with is gone."""

    def is_sealed(self, kept: str) -> bool:
        """False for a secret stored as it is."""


class TokenStore(Protocol):
    """Tokens of programs."""

    async def add(self, token: Token) -> None: ...

    async def lock(self, token: str) -> Token | None: ...

    async def write(self, token: Token) -> None: ...

    async def standing(self, prefix: str, now: datetime) -> Token | None:
        """The token, unless it was revoked or has expired."""

    async def used(self, token: str, now: datetime) -> None: ...

    async def standing_of(self, creator: str, now: datetime) -> Sequence[str]:
        """The names of those that `creator` made and that still open something."""
