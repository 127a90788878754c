"""What stops commands, and what lets a second person's word in from outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Freeze:
    """Levels 3 to 8 are stopped for a family, a zone, or a family within a zone."""

    id: str
    family: str | None
    zone: str | None
    reason: str
    placed_by: str
    since: datetime

    def stops(self, family: str, zones: Collection[str], level: int) -> bool:
        """Whether a command of `level` to such equipment waits until the freeze is lifted."""
        here = (self.family is None or self.family == family) and (self.zone is None or self.zone in zones)
        return level > 2 and here


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockout:
    """Nothing is sent to an asset until `holder` lifts it; `key` is the asset's internal key."""

    id: str
    asset: str
    key: int
    holder: str
    kind: str
    reference: str
    reason: str
    since: datetime
    until: datetime | None
    placed_by: str
    lifted_at: datetime | None = None
    lifted_by: str | None = None


class BrakeStore(Protocol):
    """What stops commands, and what lets a second person's word in from outside."""

    async def unused_codes(self) -> list[tuple[int, str, bytes, bytes]]:
        """One-time codes not used yet: id, holder, salt, digest; locked."""

    async def use_code(self, code: int, what: str, now: datetime) -> None: ...

    async def add_codes(self, holder: str, rows: Sequence[tuple[bytes, bytes]], now: datetime) -> None:
        """Give `holder` new codes (salt, digest); those they had are void."""

    async def share_gate(self) -> None:
        """Held while commands are marked sent and published, so that a freeze returns after them."""

    async def close_gate(self) -> None:
        """Returns once what was being sent has left; nothing more is sent until the transaction ends."""

    async def freezes(self) -> list[Freeze]:
        """Those that stand."""

    async def freeze(self, freeze: Freeze, second_by: str) -> None: ...

    async def note_expired(self, freeze: str, count: int) -> None: ...

    async def lift_freeze(self, freeze: str, now: datetime, person: str, second: str) -> Freeze | None:
        """None when it does not stand."""

    async def lock_out(self, lockout: Lockout) -> None: ...

    async def lockout(self, lockout: str) -> Lockout | None: ...

    async def lift_lockout(self, lockout: str, now: datetime, person: str) -> None: ...
