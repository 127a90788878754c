"""What reading a city file gives: drafts kept, lines refused, and the account of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from shapely.geometry.base import BaseGeometry

from app.domain.registry import Draft


class ImportRefused(ValueError):
    """The whole file cannot be read; the message says why and what to do."""


class Remark(NamedTuple):
    """`code` is one of a closed set, countable; `reason` is the sentence for this line."""

    code: str
    reason: str


@dataclass(slots=True)
class Record:
    """One line or feature on its way to a draft; each stage fills what it knows.

    `line` is the first physical line of the CSV record, or the rank of the GeoJSON feature, from 1.
    `shape` is WGS 84 once located, as are `lon` and `lat` (degrees).
    """

    line: int
    values: dict[str, Any]
    geometry: Any = None
    shape: BaseGeometry | None = None
    lon: float | None = None
    lat: float | None = None
    problem: Remark | None = None
    warnings: list[Remark] = field(default_factory=list)

    def refuse(self, code: str, reason: str) -> None:
        """Keep the first problem: later ones follow from it."""
        if self.problem is None:
            self.problem = Remark(code, reason)

    def warn(self, code: str, reason: str) -> None:
        self.warnings.append(Remark(code, reason))

    def excerpt(self) -> str:
        """The beginning of the line's values, for a person to find it again."""
        shown = "; ".join(" ".join(str(value).split()) for value in self.values.values() if value is not None)
        return shown[:160]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A draft to write; `warnings` is empty unless it was kept with something to look at."""

    line: int
    draft: Draft
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    line: int
    code: str
    reason: str
    excerpt: str


Read = Accepted | Rejected


@dataclass(frozen=True, slots=True)
class Flagged:
    line: int
    code: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """Counts of everything (`read = accepted + rejected`, flagged within accepted), lists of the first `limit`."""

    limit: int = 100_000
    read: int = 0
    accepted: int = 0
    flagged: int = 0
    rejected: int = 0
    rejected_lines: list[Rejected] = field(default_factory=list)
    flagged_lines: list[Flagged] = field(default_factory=list)
    rejected_by_code: Counter[str] = field(default_factory=Counter)
    flagged_by_code: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, item: Read) -> None:
        self.read += 1
        if isinstance(item, Rejected):
            self.rejected += 1
            self.rejected_by_code[item.code] += 1
            if len(self.rejected_lines) < self.limit:
                self.rejected_lines.append(item)
            return
        self.accepted += 1
        if item.warnings:
            self.flagged += 1
            self._flag(item)

    def _flag(self, item: Accepted) -> None:
        self.flagged_by_code.update({warning.code for warning in item.warnings})
        room = self.limit - len(self.flagged_lines)
        self.flagged_lines.extend(Flagged(item.line, *warning) for warning in item.warnings[: max(room, 0)])

    def as_json(self) -> Mapping[str, Any]:
        """The report for an API answer; lists are bounded, counts are not."""
        return {
            "read": self.read,
            "accepted": self.accepted,
            "flagged": self.flagged,
            "rejected": self.rejected,
            "rejected_by_code": dict(self.rejected_by_code),
            "flagged_by_code": dict(self.flagged_by_code),
            "rejected_lines": [
                {"line": row.line, "code": row.code, "reason": row.reason, "excerpt": row.excerpt}
                for row in self.rejected_lines
            ],
            "flagged_lines": [{"line": row.line, "code": row.code, "reason": row.reason} for row in self.flagged_lines],
            "notes": list(self.notes),
        }
