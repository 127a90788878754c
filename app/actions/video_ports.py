"""What actions ask of storage about seeing cameras: authorisations, the register, extracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from app.domain.video.access import Authorisation, Camera

Medium = Literal["stream", "snapshot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An entry of the register (CSI R253-5): who asked to see what, when, why, and what was answered by which article.

    `until` is when a stream's link ends; of a refusal, `category`, `authorisation` and `until` are None.
    """

    id: str
    at: datetime
    agent: str
    category: str | None
    camera: str
    commune: str | None
    medium: Medium
    purpose: str
    reason: str
    result: Literal["granted", "refused"]
    code: str
    article: str
    authorisation: str | None
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Recorded images handed to an authority: whose requisition, what of which camera, on which medium,
    encrypted how (CSI R253-2).
    """

    id: str
    at: datetime
    made_by: str
    camera: str
    requisition: str
    authority: str
    officer: str
    unit: str
    reason: str
    recorded_from: datetime
    recorded_to: datetime
    sha256: str
    medium: str
    signature: str
    encryption: str


class VideoStore(Protocol):
    """The register and extracts are only ever added to, and purged after three years."""

    async def camera(self, asset: str) -> Camera | None:
        """None where there is no such camera."""

    async def held_by(self, agent: str) -> Sequence[Authorisation]:
        """Every authorisation of an agent, those that ended too."""

    async def authorise(self, given: Authorisation, by: str, now: datetime) -> Mapping[str, Any]:
        """As it is stored."""

    async def withdraw(self, authorisation: str, by: str, now: datetime) -> Mapping[str, Any] | None:
        """Withdraw one that stands; as it is then, None where none does."""

    async def register(self, access: Access) -> None: ...

    async def keep_extract(self, extract: Extract) -> None: ...

    async def purge(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` entries and as many extracts of before; how many."""
