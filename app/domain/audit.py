"""The audit trail: acts chained by digest, so that a changed, removed, inserted or reordered row is located."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
import rfc8785

Result = Literal["done", "refused", "unchanged"]
What = Literal["changed", "broken", "missing", "out_of_order", "content_changed", "content_gone", "truncated", "anchor"]


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, through what (`api`, `cli` or `program`), and from which address."""

    who: str
    via: str
    address: str = ""


PROGRAM = Author("poste", "program")
"""What the program does by itself."""


@dataclass(slots=True)
class Act:
    """What is attempted on `subject` of `entity`, why, and more of it. `why` and `details` may name people: they are
    content, which can be erased; nothing else of an act is personal but its author. `by` is who it turns out to be
    where nobody was known before: who signs in.
    """

    action: str
    entity: str
    subject: str
    why: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    result: Result = "done"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What can be erased of an entry: JSON text, and the salt without which its digest could be guessed."""

    salt: str
    text: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(bytes.fromhex(self.salt) + self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is chained: `hash` is SHA-256 over the RFC 8785 canonical JSON of all else."""

    number: int
    at: datetime
    who: str
    via: str
    action: str
    entity: str
    subject: str
    result: str
    digest: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far the chain goes."""

    number: int
    hash: str


START = Head(0, "0" * 64)
"""Before the first row."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the trail was tampered with: at row `number`, or between it and the row before."""

    number: int
    what: What
    detail: str


def link(head: Head, at: datetime, author: Author, act: Act, salt: str) -> tuple[Row, Content]:
    """The row that comes after `head`, and its content; `salt` is 32 random hexadecimal digits."""
    told = {"address": author.address, "why": act.why, "details": act.details}
    content = Content(salt, msgspec.json.encode(told, order="sorted").decode())
    row = Row(
        number=head.number + 1,
        at=at,
        who=act.by or author.who,
        via=author.via,
        action=act.action,
        entity=act.entity,
        subject=act.subject,
        result=act.result,
        digest=content.digest,
        previous=head.hash,
        hash="",
    )
    return replace(row, hash=hash_of(row)), content


def hash_of(row: Row) -> str:
    """What the row's `hash` must be."""
    told: dict[str, str | int | float | None] = {
        "number": row.number,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "who": row.who,
        "via": row.via,
        "action": row.action,
        "entity": row.entity,
        "subject": row.subject,
        "result": row.result,
        "digest": row.digest,
        "previous": row.previous,
    }
    return hashlib.sha256(rfc8785.dumps(told)).hexdigest()


def examine(rows: Iterable[Row], before: Head) -> tuple[list[Fault], Head]:
    """What is wrong with `rows`, in their order, that should follow `before`; and the head they reach."""
    faults: list[Fault] = []
    for row in rows:
        faults += _faults(row, before)
        before = Head(row.number, row.hash)
    return faults, before


def _faults(row: Row, before: Head) -> Iterable[Fault]:
    if row.number > before.number + 1:
        yield Fault(row.number, "missing", f"{_span(before.number + 1, row.number - 1)} gone")
    elif row.number <= before.number:
        yield Fault(row.number, "out_of_order", f"row {row.number} comes after row {before.number}")
    elif row.previous != before.hash:
        yield Fault(row.number, "broken", f"row {row.number} does not follow row {before.number} as it is now")
    if hash_of(row) != row.hash:
        yield Fault(row.number, "changed", f"row {row.number} is not what was written")


def examine_contents(rows: Iterable[Row], contents: Mapping[int, Content], erased: Collection[int]) -> list[Fault]:
    """What is wrong with what the rows tell more of; content may be gone only where its erasing was told."""
    faults = []
    for row in rows:
        content = contents.get(row.number)
        if content is None:
            if row.number not in erased:
                faults.append(Fault(row.number, "content_gone", f"the content of row {row.number} went without a word"))
        elif content.digest != row.digest:
            faults.append(Fault(row.number, "content_changed", f"the content of row {row.number} was changed"))
    return faults


def compare(anchors: Iterable[Head], hashes: Mapping[int, str], base: Head, last: Head) -> list[Fault]:
    """What anchors say against the chain from `base` (the last row purged) to `last`; `hashes` are those of the rows
    they name. A chain rewritten whole agrees with the anchors before its first false row, and with none after.
    """
    faults = []
    agreed = base.number
    for anchor in sorted(anchors, key=lambda anchor: anchor.number):
        found = base.hash if anchor.number == base.number else hashes.get(anchor.number)
        if anchor.number < base.number:
            continue
        if anchor.number > last.number:
            detail = f"the trail ends at row {last.number}; an anchor was made at row {anchor.number}"
            faults.append(Fault(anchor.number, "truncated", detail))
        elif found == anchor.hash:
            agreed = anchor.number
        else:
            detail = f"{_span(agreed + 1, anchor.number)} not what an anchor was made of"
            faults.append(Fault(anchor.number, "anchor", detail))
    return faults


def purged_early(anchored: Iterable[tuple[Head, datetime]], base: Head, oldest: datetime) -> list[Fault]:
    """Rows that anchors were made of (with when they were written), gone as if purged though written after `oldest`."""
    return [
        Fault(head.number, "missing", f"row {head.number} is gone, though it was written on {at:%Y-%m-%d}")
        for head, at in sorted(anchored, key=lambda one: one[0].number)
        if head.number <= base.number and at > oldest
    ]


def three_years_before(now: datetime) -> datetime:
    """The same day three years before; of 29 February, the 28th. Older acts are forgotten (CSI R253-5)."""
    day = 28 if (now.month, now.day) == (2, 29) else now.day
    return now.replace(year=now.year - 3, day=day)


def _span(first: int, last: int) -> str:
    return f"row {first} is" if first == last else f"rows {first} to {last} are"
