"""Commands as storage keeps them: the outbox of the control path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.actions.brake_ports import Freeze
from app.actions.control_ports import Value
from app.domain.commands import Command, CommandState


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommand:
    """A command to queue; `mode` is `held` or `action`. It leaves from `not_before` on (None: at once)."""

    id: str
    asset: int
    property: str
    capability: str
    mode: str
    version: int
    value: Value | None
    level: int
    reason: str
    system: str
    request: str | None
    claim: int | None
    queued_at: datetime
    expires_at: datetime
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A queued command, with where it goes."""

    command: Command
    asset: int
    asset_id: str
    property: str
    capability: str
    mode: str
    level: int
    reason: str
    system: str
    request: str | None
    family: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """The newest command of a property: open, or ended with `detail`."""

    command: Command
    asset: int
    property: str
    capability: str
    mode: str
    request: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a command: from one of `before` to `after`; not taken when the command is elsewhere by now."""

    id: str
    before: tuple[CommandState, ...]
    after: CommandState
    detail: str = ""
    not_before: datetime | None = None


class CommandStore(Protocol):
    """Commands: the outbox."""

    async def newest(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Underway]:
        """The newest command of each property."""

    async def queue(self, commands: Sequence[NewCommand]) -> None:
        """Raises `Conflict` when a property has an open command by now."""

    async def change(self, changes: Sequence[Change], now: datetime) -> list[Underway]:
        """Take these steps where they may still be taken; the commands that took one, as they are now."""

    async def open_actions(self, now: datetime, limit: int) -> list[Underway]:
        """One-off actions that are open, the oldest first."""

    async def next_versions(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], int]:
        """The version a new command would have; properties with an open one are missing."""

    async def now(self, ids: Sequence[str]) -> list[Underway]:
        """Commands as they are."""

    async def sendable(self, systems: Mapping[str, int], now: datetime) -> list[Outgoing]:
        """Queued commands, of each system at most so many; the highest level first, then the oldest."""

    async def waiting_systems(self, now: datetime) -> dict[str, float]:
        """Systems with commands to send that are not offline, and how many a second each can take."""

    async def mark_sent(self, ids: Sequence[str], epoch: int, now: datetime) -> list[Underway]:
        """Move queued commands to `sent` under the lease's `epoch`; none when the lease is another's by now."""

    async def not_ahead(self, now: datetime) -> int:
        """Open commands whose times are over a second ahead, of a clock that stepped back since, or that wait for
        longer than any back-off, are as of `now`. What was sent keeps its expiry, which its equipment knows. Returns
        how many.
        """

    async def expect(self, shown: Mapping[str, Value]) -> None:
        """By command, the state fields that its equipment must report before it is confirmed."""

    async def acknowledge(self, acks: Sequence[tuple[str, int, str, str]], now: datetime) -> dict[int, Underway | None]:
        """Note devices' answers (command id, asset, result, detail): by index, the command as it is now, or None
        when it says nothing new. Indexes of unknown commands are missing.
        """

    async def count_queued(self, freeze: Freeze) -> int:
        """How many queued commands a freeze stops."""
