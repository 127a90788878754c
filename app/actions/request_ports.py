"""What people asked for at once, as storage keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from app.actions.control_ports import Value
from app.domain.claims import OrderedBy


@dataclass(slots=True, kw_only=True)
class ControlRequest:
    """What one person asked for at once, and what became of it. `verb` is claim, action, freeze or unfreeze; `rules`
    are those of two persons that it meets; `report` is what they were told; `countersign` is none, wanted or given.
    """

    id: str
    placed_at: datetime
    placed_by: str
    verb: str
    capability: str
    value: Value | None
    level: int
    reason: str
    starts_at: datetime
    expires_at: datetime | None
    ordered_by: OrderedBy | None
    selection: Mapping[str, Any]
    idempotency_key: str | None
    digest: bytes
    status: str
    holder: str
    protected: bool
    rules: tuple[str, ...] = ()
    second_by: str | None = None
    second_at: datetime | None = None
    second_how: str | None = None
    countersign: str = "none"
    countersigned_by: str | None = None
    countersigned_at: datetime | None = None
    report: dict[str, Any] = field(default_factory=dict)

    @property
    def named(self) -> set[str]:
        """Ids of all the assets its report tells of, those refused before it was placed too."""
        return {*self.report.get("assets", ()), *(one["asset"] for one in self.report.get("outcomes", ()))}


class RequestStore(Protocol):
    """Requests; `add` and `of_key` make an idempotency key count once a person."""

    async def add(self, request: ControlRequest) -> bool:
        """Store it; False when the person used the idempotency key before."""

    async def of_key(self, person: str, key: str) -> ControlRequest | None: ...

    async def find(self, request: str) -> ControlRequest | None: ...

    async def lock(self, request: str) -> ControlRequest | None: ...

    async def write(self, request: ControlRequest) -> None: ...

    async def progress(self, requests: Sequence[str]) -> dict[str, dict[str, dict[str, int]]]:
        """Of each request, how many `targets` and `commands` by state."""
