"""What the journal holds: one row per thing a person could want to see, in one order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

JournalClass = Literal["change", "sample"]
NOTIFY_CHANNEL = "poste_journal"


class InvalidCursor(ValueError):
    """A cursor is not `epoch:seq`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be journalled. Assets use topics `registry`, `state`, `sample` and `event`.

    `body` of `registry` is the whole resource, or `{"deleted": true}`; of `state` and `sample`
    `{"at": measured time, "values": {field: value}}`, to be merged over what is known. Samples may share a row.
    """

    topic: str
    entity: str
    key: str
    body: dict[str, Any]
    cls: JournalClass = "change"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the journal. The epoch changes when history may have been rewritten (restore, promotion)."""

    epoch: str
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}:{self.seq}"

    @staticmethod
    def parse(text: str) -> Cursor:
        """Read `epoch:seq`. Raises `InvalidCursor`."""
        epoch, colon, seq = text.partition(":")
        if not colon or not epoch or not seq.isdecimal() or len(seq) > 18:
            raise InvalidCursor(f"{text!r:.60} is not a cursor: give epoch:seq as a snapshot or frame returned it")
        return Cursor(epoch, int(seq))
