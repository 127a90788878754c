"""What actions ask of storage about legal holds, deletions and their certificates, and what is known of a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.domain.retention.categories import Category
from app.domain.retention.certificate import Deleted, Reason

Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What an authority asked to be kept: of `categories`, dated within `since` (included) and `until`, of `assets`
    (empty: of all).
    """

    id: str
    categories: frozenset[Category]
    assets: frozenset[str]
    since: datetime
    until: datetime
    authority: str
    reference: str
    reason: str
    placed_at: datetime
    placed_by: str


class GovernanceStore(Protocol):
    """Deletions are noted in the transaction that makes them, and certified later; certificates are only added to."""

    async def place_hold(self, hold: Hold) -> Document:
        """As it is stored."""

    async def lift_hold(self, hold: str, by: str, why: str, now: datetime) -> Document | None:
        """Lift one that stands; as it is then, None where none does."""

    async def drop_held(self, hold: str, reference: str) -> int:
        """Delete and note what was set aside for a hold; how many rows."""

    async def holding(self, category: Category, at: datetime | None, asset: str | None = None) -> str | None:
        """The reference of a standing hold that names what is dated `at` (None: whatever its date)."""

    async def note(
        self, category: Category, what: str, rows: int, *, reason: Reason, reference: str, at: datetime
    ) -> None:
        """Note what this transaction deleted."""

    async def take_deletions(self, before: datetime) -> Sequence[Deleted]:
        """Take, oldest first, what was noted and not certified yet: terms of before, all else."""

    async def last_certificate(self) -> Document | None:
        """The newest, locked: nobody else adds one until the transaction ends."""

    async def add_certificate(self, document: Document) -> None: ...

    async def certificates(self, after: int, limit: int) -> Sequence[Document]:
        """Signed certificates, the next by number."""

    async def certified(self) -> int:
        """The highest number that the audit trail tells of."""

    async def contents_about(self, name: str) -> Sequence[tuple[int, datetime, str]]:
        """Entries of the audit trail whose content names somebody: number, when, which action; the oldest first."""

    async def people_called(self, name: str) -> Collection[str]:
        """Ids of the people on call of that name."""

    async def forget_account(self, account: str, pseudonym: str) -> None:
        """Rename it; its sessions, with their addresses, and recovery codes go."""

    async def forget_orders(self, name: str, pseudonym: str) -> int:
        """Put the pseudonym in the place of who ordered claims and requests that are over; how many."""

    async def forget_asker(self, name: str, pseudonym: str) -> int:
        """Put the pseudonym in the place of who asked about images and was answered, with nothing to know or reach them
        by; how many requests.
        """

    async def collection_key(self, collection: str, fresh: bytes) -> bytes:
        """The key of an open-data collection's pseudonyms: `fresh` where it has none yet."""

    async def traces(self, name: str) -> Mapping[str, int]:
        """How many rows of each source name somebody."""
