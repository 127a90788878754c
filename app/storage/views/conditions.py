"""WHERE clauses assembled with numbered parameters: no value ever enters the text of a query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.registry import fold_text


@dataclass(slots=True)
class Conditions:
    """Clauses that must all hold, and their parameters in order."""

    clauses: list[str] = field(default_factory=list)
    params: list[Any] = field(default_factory=list)

    def add(self, clause: str, *values: Any) -> None:
        """Add `clause`, whose `{}` stand for `values`."""
        self.clauses.append(clause.format(*(self.param(value) for value in values)))

    def param(self, value: Any) -> str:
        """Bind `value`; returns its placeholder."""
        self.params.append(value)
        return f"${len(self.params)}"

    def has_words(self, column: str, text: str) -> None:
        """A normalised `column` holds every word of `text`, whatever its accents and case."""
        for word in fold_text(text).split():
            self.add(f"{column} LIKE {{}}", f"%{_literal(word)}%")

    @property
    def where(self) -> str:
        """`WHERE …`, or nothing."""
        return f" WHERE {' AND '.join(self.clauses)}" if self.clauses else ""


def _literal(word: str) -> str:
    """`word` as LIKE takes it literally."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
