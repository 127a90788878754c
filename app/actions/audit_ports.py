"""What actions ask of storage about the audit trail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from app.domain.audit import Act, Content, Head, Row

Document = dict[str, Any]


class AuditStore(Protocol):
    """Acts are written with their transaction, after all it does; refused ones in a transaction of their own."""

    def tell(self, act: Act) -> Act:
        """Have `act` written when the transaction commits, by whoever it is opened for; told before it is attempted, it
        is written as refused when a `Refusal` ends the transaction. The act itself, to be completed until then.
        """

    async def ends(self) -> tuple[Head, Head]:
        """The last row purged, and the head."""

    async def rows(self, after: int, limit: int) -> Sequence[Row]:
        """The next rows by number."""

    async def contents(self, first: int, last: int) -> Mapping[int, Content]:
        """What is kept of the content of these rows."""

    async def erased(self) -> Collection[int]:
        """Rows of which the erasing of the content was told."""

    async def erase(self, number: int) -> bool:
        """Erase the content of a row; False when there is none."""

    async def purge(self, before: datetime, limit: int) -> int:
        """Delete the oldest rows written before, with their content; how many. The database refuses what is younger
        than three years.
        """

    async def written_at(self, number: int) -> datetime | None:
        """When a row was written; None where there is none."""

    async def anchors(self, since: date) -> Sequence[Document]:
        """Signed anchors from `since` on, the oldest first."""

    async def add_anchor(self, day: date, number: int, document: Document) -> bool:
        """Keep the day's anchor; False when it has one."""
