"""What actions ask of storage about what the law asks beside seeing: masks, signs, people's requests, assessments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from app.domain.governance.assessments import Assessment
from app.domain.video.image_requests import ImageRequest, Outcome

Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskAttestation:
    """Somebody has seen that `cameras` show neither the inside of dwellings nor specifically their entrances (CSI
    L251-3): which masks do it, by which document, checked when.
    """

    id: str
    cameras: tuple[str, ...]
    masks: str
    document: str
    checked_on: date
    attested_at: datetime
    attested_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign that tells people they are filmed (CSI R253-6): where, since when, for which cameras, or for a zone's."""

    id: str
    place: str
    lon: float | None
    lat: float | None
    zone: str | None
    cameras: tuple[str, ...]
    since: date
    checked_on: date
    checked_by: str
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a request ends: an `outcome`, with the `identity` that was seen, or the `ground` and article of a refusal."""

    at: datetime
    by: str
    answer: str
    outcome: Outcome | None = None
    identity: str | None = None
    ground: str | None = None
    article: str | None = None


class LegalStore(Protocol):
    """Rows are withdrawn, removed or closed, never changed otherwise; documents are as the API shows them."""

    async def attest(self, attestation: MaskAttestation) -> Document: ...

    async def withdraw_attestation(self, attestation: str, by: str, why: str, now: datetime) -> Document | None:
        """Withdraw one that stands; as it is then, None where none does."""

    async def unattested(self, cameras: Collection[str]) -> Collection[str]:
        """Those of `cameras` for which no attestation stands."""

    async def commission(self, cameras: Collection[str], now: datetime) -> list[str]:
        """Put those of `cameras` that are planned in service; their ids."""

    async def put_up(self, sign: Sign) -> Document: ...

    async def check_sign(self, sign: str, checked_on: date, by: str) -> Document | None:
        """Note that one that stands was seen in its place; None where none does."""

    async def remove_sign(self, sign: str, by: str, why: str, now: datetime) -> Document | None:
        """Of one that stands; None where none does."""

    async def receive(self, request: ImageRequest) -> Document: ...

    async def lock_request(self, request: str) -> Document | None:
        """A person's request, locked."""

    async def take(self, request: str, by: str, now: datetime) -> None: ...

    async def close(self, request: str, closing: Closing) -> Document: ...

    async def open_until(self, due: date) -> Sequence[tuple[str, date]]:
        """References and last days of what is open and due until then, the most urgent first."""

    async def assess(self, assessment: Assessment) -> Document: ...

    async def assessments(self) -> Mapping[str, Assessment]:
        """The newest of each activity."""
