"""Which programme an asset follows: the most specific assignment, and one only for each capability."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Scope = Literal["asset", "tag", "zone", "kind"]
SCOPES: tuple[Scope, ...] = ("asset", "tag", "zone", "kind")
"""From the most specific to the least."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A programme for `capability` given to what `scope` and `subject` say, since some instant or for ever."""

    id: str
    programme: str
    capability: str
    scope: Scope
    subject: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assignee:
    """An asset as assignments see it; its zones largest first."""

    id: str
    kind: str
    tags: Collection[str]
    zones: Sequence[str]

    def subjects(self) -> Iterable[tuple[Scope, str]]:
        """All it can be assigned by, the most specific first; tags in alphabetical order, the smallest zone first."""
        yield "asset", self.id
        for tag in sorted(self.tags):
            yield "tag", tag
        for zone in reversed(self.zones):
            yield "zone", zone
        yield "kind", self.kind


class Assignments:
    """Every assignment in force, found by what it is given to."""

    def __init__(self, rows: Iterable[Assignment]) -> None:
        self._rows: dict[tuple[Scope, str], list[Assignment]] = {}
        for row in sorted(rows, key=_latest_first):
            self._rows.setdefault((row.scope, row.subject), []).append(row)

    def subjects(self, scope: Scope) -> set[str]:
        """What programmes are given to, of one scope."""
        return {subject for of, subject in self._rows if of == scope}

    def of(self, asset: Assignee, capabilities: Collection[str]) -> Mapping[str, Assignment]:
        """The one assignment that rules each of the asset's `capabilities`.

        The asset's own goes before a tag's, a tag's before a zone's, the smallest zone's before larger ones, and
        the kind's last; of two given to the same, the one in force for the shortest time, then by id.
        """
        ruling: dict[str, Assignment] = {}
        for subject in asset.subjects():
            for row in self._rows.get(subject, ()):
                if row.capability in capabilities:
                    ruling.setdefault(row.capability, row)
        return ruling


def _latest_first(row: Assignment) -> tuple[float, str]:
    return (-row.since.timestamp() if row.since else float("inf"), row.id)
