"""WHERE clauses assembled with numbered parameters: no value ever enters the text of a query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


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

    @property
    def where(self) -> str:
        """`WHERE …`, or nothing."""
        return f" WHERE {' AND '.join(self.clauses)}" if self.clauses else ""
