"""Where assets are as journal rows go by: who may see a row depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from app.api.feed_filter import Place
from app.storage.journal import JournalRow

_ABOUT_ASSETS = ("alarm", "target", "command", "lockout")
"""Topics whose rows are seen where the asset they name is."""


class _Subject(msgspec.Struct):
    """What a row is about."""

    asset: str | None


_subject = msgspec.json.Decoder(_Subject)


def subject_of(row: JournalRow) -> str | None:
    """The id of the asset a row is about."""
    if row.topic in _ABOUT_ASSETS:
        return _subject.decode(row.body).asset
    return row.key if row.entity == "asset" else None


class Places:
    """The place of each asset, by id."""

    def __init__(self, documents: Iterable[dict[str, Any]] = ()) -> None:
        self._known = {item["id"]: Place.of(item).moved(item["values"]) for item in documents}

    def now(self, row: JournalRow) -> tuple[Place, ...]:
        """Where the row's asset is; a row that may have moved it is nowhere."""
        place = self._known.get(subject_of(row) or "")
        return (place,) if place and row.topic != "registry" else ()

    def around(self, row: JournalRow) -> tuple[Place, ...]:
        """Where the row's asset was before it and is after it; to be asked of every row in order."""
        if row.entity != "asset":
            return self.now(row)
        before = self._known.get(row.key)
        after = before
        if row.topic == "registry":
            body: dict[str, Any] = msgspec.json.decode(row.body)
            after = None if body.get("deleted") else Place.of(body)
        elif row.topic == "sample" and before and '"longitude_deg"' in row.body:
            after = before.moved(msgspec.json.decode(row.body)["values"])
        if after is before:
            return (before,) if before else ()
        if after is None:
            self._known.pop(row.key, None)
        else:
            self._known[row.key] = after
        return tuple(place for place in (before, after) if place)
