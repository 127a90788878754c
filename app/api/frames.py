"""What live clients are sent: journal rows as text, and the passages between two places that clients share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec

from app.api.feed_filter import FeedFilter, Place
from app.storage.journal import JournalRow

LINES_PER_FRAME = 2000
_BODY = ',"body":'
_OTHER = {"state": "sample", "sample": "state"}


@dataclass(slots=True)
class Line:
    """One journal row as clients get it: encoded once, with the places that decide who may see it."""

    seq: int
    topic: str
    entity: str
    key: str
    text: str
    places: tuple[Place, ...]


def admitted(wanted: FeedFilter, lines: Iterable[Line]) -> list[Line]:
    """Those of `lines` that `wanted` lets through; an asset that goes where the client may not see it is gone."""
    if wanted.is_open:
        return list(lines)
    passed = [item for item in lines if wanted.admits(item.topic, item.entity, item.places)]
    if wanted.reach.whole:
        return passed
    return [item if not item.places or wanted.sees(item.places[-1]) else _gone(item) for item in passed]


def _gone(item: Line) -> Line:
    """That an asset is no more, where a row moves it out of sight."""
    head, _, _ = item.text.partition(_BODY)
    return replace(item, text=f'{head}{_BODY}{{"deleted":true}}}}')


def portions(lines: Iterable[Line], size: int = LINES_PER_FRAME) -> Iterator[list[Line]]:
    """Lines in order, cut into frames of about `size`; those that share a seq stay together."""
    portion: list[Line] = []
    for item in lines:
        if len(portion) >= size and item.seq != portion[-1].seq:
            yield portion
            portion = []
        portion.append(item)
    if portion:
        yield portion


def line(row: JournalRow, places: tuple[Place, ...]) -> Line:
    """A row in the words of docs/live.md."""
    at = _instant(row.at)
    key = msgspec.json.encode(row.key).decode()
    text = (
        f'{{"seq":{row.seq},"at":"{at}","class":"{row.cls}","topic":"{row.topic}",'
        f'"entity":"{row.entity}","key":{key}{_BODY}{row.body}}}'
    )
    return Line(row.seq, row.topic, row.entity, row.key, text, places)


@lru_cache(maxsize=64)
def _instant(at: datetime) -> str:
    """RFC 3339; the rows of one transaction share theirs."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass(slots=True)
class Passage:
    """What one filter lets through up to the row `last`: built once for every client that stands where it begins."""

    epoch: str
    last: int
    conflated: bool
    changes: list[str]
    _told: dict[int, list[str]] = field(default_factory=dict)

    @staticmethod
    def of(epoch: str, last: int, lines: Sequence[Line], *, conflated: bool = False) -> Passage:
        size = LINES_PER_FRAME if conflated else max(1, len(lines))
        parts = (lines[start : start + size] for start in range(0, len(lines), size))
        return Passage(epoch, last, conflated, [",".join(item.text for item in part) for part in parts])

    def frames(self, after: int) -> list[str]:
        """The messages for a client that was told to be at `after`; none when nothing is let through.

        Of several, only the final one moves the cursor: a client cut off in between resumes from before them all.
        """
        if after not in self._told:
            final = len(self.changes)
            self._told[after] = [
                self._frame(after, self.last if number == final else after, part)
                for number, part in enumerate(self.changes, 1)
            ]
        return self._told[after]

    def _frame(self, after: int, cursor: int, changes: str) -> str:
        return (
            f'{{"type":"frame","after":"{self.epoch}:{after}","cursor":"{self.epoch}:{cursor}",'
            f'"conflated":{"true" if self.conflated else "false"},"changes":[{changes}]}}'
        )


class _Values:
    """The values an asset was told under one topic; its text is read only when there is something to merge."""

    __slots__ = ("_change", "_line")

    def __init__(self, latest: Line) -> None:
        self._line = latest
        self._change: dict[str, Any] | None = None

    @property
    def values(self) -> dict[str, Any]:
        if self._change is None:
            self._change = msgspec.json.decode(self._line.text)
        found: dict[str, Any] = self._change["body"]["values"]
        return found

    def over(self, before: _Values) -> None:
        """Keep what `before` told and this one does not."""
        for name, value in before.values.items():
            self.values.setdefault(name, value)

    def line(self) -> Line:
        if self._change is None:
            return self._line
        return replace(self._line, text=msgspec.json.encode(self._change).decode())


def conflate(lines: Iterable[Line]) -> list[Line]:
    """The same end with fewer rows: per asset the values merged, per anything else the last row. Events stay.

    Registry rows come first, a deletion before what was created again: values are merged over an asset that
    exists, and none from before its deletion. A field told by both topics stays with the last that told it.
    """
    registry: dict[tuple[str, str, bool], Line] = {}
    values: dict[tuple[str, str], _Values] = {}
    others: dict[tuple[str, str, str, int], Line] = {}
    for item in lines:
        if item.topic == "registry":
            deleted = '"deleted":' in item.text
            registry[item.entity, item.key, deleted] = item
            if deleted:
                registry.pop((item.entity, item.key, False), None)
                values.pop(("state", item.key), None)
                values.pop(("sample", item.key), None)
        elif item.topic in _OTHER:
            latest = _Values(item)
            if other := values.get((_OTHER[item.topic], item.key)):
                for name in latest.values:
                    other.values.pop(name, None)
            if before := values.pop((item.topic, item.key), None):
                latest.over(before)
            values[item.topic, item.key] = latest
        else:
            others[item.topic, item.entity, item.key, item.seq if item.topic == "event" else 0] = item
    return [*registry.values(), *(latest.line() for latest in values.values()), *others.values()]
