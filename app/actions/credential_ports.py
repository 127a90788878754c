"""What field systems show a broker, as storage keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from app.actions.ingest_ports import ForeignSystem

Kind = Literal["password", "certificate"]


@dataclass(frozen=True, slots=True)
class Verifiers:
    """By what brokers know a password: NATS by bcrypt, Mosquitto and Poste by PBKDF2-SHA512 (its `$7$` form)."""

    bcrypt: str
    pbkdf2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCredential:
    """`id` is the user's name at the broker, and the name in the certificate when it is one (no `verifiers`)."""

    id: str
    system: str
    kind: Kind
    verifiers: Verifiers | None
    note: str
    created_at: datetime
    created_by: str
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    revoked_by: str | None = None
    last_used_at: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


@dataclass(frozen=True, slots=True)
class InForce:
    """A credential that opens the broker now, and the system it speaks for."""

    id: str
    verifiers: Verifiers | None
    system: ForeignSystem


class CredentialStore(Protocol):
    """What field systems show a broker."""

    async def of_system(self, system: str) -> Sequence[FieldCredential] | None:
        """A system's credentials, the system locked; None when there is none of that name."""

    async def add(self, credential: FieldCredential) -> bool:
        """False when the name is taken."""

    async def revoke(self, credential: str, now: datetime, by: str) -> None: ...

    async def expire(self, credential: str, at: datetime) -> None:
        """Let it end at `at`, unless it ends before."""

    async def note_used(self, credential: str, now: datetime) -> None: ...

    async def in_force(self, now: datetime) -> Sequence[InForce]:
        """In the order of their ids."""
