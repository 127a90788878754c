"""What notifying asks of the database: the outbox, and escalations with their calls."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from app.domain.notifying.escalation import Call, Outcome
from app.domain.notifying.grouping import Waiting
from app.domain.notifying.rota import Level
from app.domain.notifying.rules import AlarmChange

Channel = Literal["email", "webhook"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the journal was read, and until when nothing older than `at` needs to be looked at."""

    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Queued:
    """A row of the outbox to be; everything about an alarm is None where it is for another `purpose`."""

    id: str
    receiver: str
    event: dict[str, Any]
    at: datetime
    give_up_at: datetime
    rule: str | None = None
    change: AlarmChange | None = None
    purpose: Literal["alarm", "test", "anchor"] = "alarm"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something is sent. `secret` signs what a webhook is sent."""

    channel: Channel
    address: str
    secret: str | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent at once: `event` is the CloudEvent as JSON text, `members` the rows of the outbox it tells."""

    id: str
    receiver: str
    to: Destination
    event: str
    attempts: int
    give_up_at: datetime
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A row of the outbox that is due; `event` is its CloudEvent as JSON text."""

    waiting: Waiting
    to: Destination
    event: str
    give_up_at: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """How an attempt to send ended. `unknown`: it may have arrived; `refused`: it never will; `unreadable`: not in this
    form; `wait`: for how long the receiver asks to be left alone.
    """

    ok: bool
    detail: str
    unknown: bool = False
    refused: bool = False
    unreadable: bool = False
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Escalating:
    """An escalation as it stands; `subject` is the alarm's journal body when it was raised."""

    id: str
    rule: str
    service: str
    alarm: str
    state: str
    subject: dict[str, Any]
    started_at: datetime
    next_at: datetime | None
    step_s: int
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a person; empty texts where there is none."""

    id: str
    name: str
    phone: str
    email: str
    webhook: str
    secret: str | None


@dataclass(frozen=True, slots=True)
class StoredRota:
    """A service's rota as stored, the people it may name who exist, and its gateway."""

    turns: Sequence[dict[str, Any]]
    exceptions: Sequence[dict[str, Any]]
    people: frozenset[str]
    gateway: Destination | None


class OutboxStore(Protocol):
    """Alarms' transitions out of the journal, notifications into and out of the outbox."""

    async def mark(self) -> Mark:
        """How far the journal was read; from the first time on, from where it stands then."""

    async def move_mark(self, seen: Mark, reached: Mark) -> bool:
        """Note that all up to `reached` was taken; False when another worker went beyond `seen`."""

    async def changes_after(self, seen: Mark, limit: int) -> tuple[list[AlarmChange], Mark]:
        """The next transitions of alarms in order, and how far they reach."""

    async def rules(self) -> list[dict[str, Any]]:
        """Enabled rules whose receiver, if any, is enabled."""

    async def enqueue(self, rows: Sequence[Queued]) -> int:
        """Queue; rows of a (rule, seq) that has one are left out. Returns how many were new."""

    async def due(self, now: datetime, each: int, busy: Collection[str], resting: Collection[str]) -> list[Due]:
        """What is due, the longest first, `each` receiver's at most so many; not those in `busy`, nor what is for
        receivers in `resting`.
        """

    async def delivered(self, notifications: Sequence[str], at: datetime, detail: str) -> None: ...

    async def put_off(
        self, notifications: Sequence[str], at: datetime, until: Sequence[datetime], detail: str
    ) -> None: ...

    async def bury(self, notifications: Sequence[str], at: datetime, detail: str) -> list[str]:
        """Make those that are queued dead letters; the ids of those of alarms."""

    async def bury_all(self, receiver: str, at: datetime, detail: str) -> int:
        """Make all that is queued for a receiver dead letters."""

    async def revive(self, selection: Mapping[str, Any], now: datetime, give_up_at: datetime, limit: int) -> list[str]:
        """Queue dead letters again, those equal in every column given; their ids."""

    async def purge(self, before: datetime, limit: int) -> int:
        """Forget what ended before: notifications and escalations; how many."""


class EscalationStore(Protocol):
    """Escalations and their calls."""

    async def start(self, rule: str, service: str, change: AlarmChange, first_at: datetime, step_s: int) -> str | None:
        """Start one; its id, None when the rule has one open for this alarm."""

    async def due(self, now: datetime, limit: int) -> list[str]:
        """Open escalations whose time has come."""

    async def lock(self, escalation: str) -> Escalating | None: ...

    async def open_of(self, alarms: Collection[str]) -> list[str]:
        """Escalations open about these alarms."""

    async def add_call(
        self,
        escalation: str,
        step: int,
        level: Level,
        person: str | None,
        outcome: Outcome,
        at: datetime,
        detail: str,
    ) -> str:
        """Note a call before it is made; its id, by which who receives it knows it again."""

    async def tell_outcome(self, escalation: str, step: int, outcome: Outcome, at: datetime, detail: str) -> None: ...

    async def wait_until(self, escalation: str, at: datetime) -> None:
        """Look at it again then."""

    async def end(
        self,
        escalation: str,
        state: str,
        at: datetime,
        by: str,
        why: str,
        said: str = "",
        answered_by: str | None = None,
    ) -> None: ...

    async def cut_short(self) -> list[tuple[str, int]]:
        """Calls (escalation, step) that a process which has ended was making."""

    async def rota(self, service: str) -> StoredRota | None: ...

    async def contact(self, person: str) -> Contact | None: ...

    async def forget(self, person: str) -> None:
        """Blot out what an erased person was noted to have said."""
