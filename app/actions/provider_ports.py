"""What actions ask of the city's identity provider, and of storage about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.domain.identity_provider import GroupGrants, Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Someone left for the provider and is to come back: what must come back with them, and where they go then.
    `former` is whose session the browser held, `desk` what it is known by as a desk, both as digests: coming from
    another site it brings neither.
    """

    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    return_to: str
    former: bytes = field(repr=False)
    desk: bytes = field(repr=False)
    begun_at: datetime


class IdentityProvider(Protocol):
    """The provider by OpenID Connect; `redirect_uri` is where it sends people back to."""

    @property
    def issuer(self) -> str: ...

    async def address(self, attempt: Attempt, state: str, redirect_uri: str) -> str:
        """Where to send the browser. Raises `ProviderDown`."""

    async def redeem(self, attempt: Attempt, code: str, redirect_uri: str, now: datetime) -> Identity:
        """Who came back with `code`, verified. Raises `ProviderRefused`, `ProviderDown`."""


class ProviderStore(Protocol):
    """Those who left for the provider, and what its groups give."""

    async def begin(self, state: bytes, browser: bytes, attempt: Attempt, forget: datetime) -> None:
        """Insert; those begun before `forget` are deleted."""

    async def take(self, state: bytes, browser: bytes, since: datetime) -> Attempt | None:
        """Delete and return: each comes back once, to the browser that left, not begun before `since`."""

    async def mapping(self) -> tuple[Sequence[GroupGrants], int]:
        """What each group gives, and the version of that; locked against change until the transaction ends."""

    async def lock_mapping(self) -> tuple[Sequence[GroupGrants], int]:
        """The same, locked for changing it."""

    async def write_mapping(self, items: Sequence[GroupGrants]) -> int:
        """Replace; the new version."""
