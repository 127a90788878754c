"""What the field says, whatever the dialect: reports, events, acknowledgements, presence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from typing import Any, Literal

MAX_PAYLOAD_BYTES = 256 * 1024
MAX_REPORTS_PER_MESSAGE = 1000
EVIDENCE_BYTES = 4096
"""What is kept of a payload too large to be kept whole."""
OLDEST_PLAUSIBLE = timedelta(days=366)
FURTHEST_AHEAD = timedelta(minutes=5)
FAR_PAST = datetime(1970, 1, 1, tzinfo=UTC)


class Undecodable(ValueError):
    """A payload that cannot be read; `reason` is a stable code, the message says what is wrong."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(slots=True)
class Report:
    """Values one asset reported. `reported_at` is the device's time as sent, None when it sent none.

    `measured_at` starts as what is plausible and is replaced by the received time on a clock fault.
    """

    values: dict[str, Any]
    reported_at: datetime | None
    received_at: datetime
    seq: int | None = None
    measured_at: datetime = field(default=FAR_PAST)


@dataclass(slots=True)
class Event:
    """Something that happened on an asset; raised whenever it arrives, marked delayed when old."""

    name: str
    data: dict[str, Any]
    reported_at: datetime | None
    received_at: datetime
    measured_at: datetime = field(default=FAR_PAST)


@dataclass(slots=True)
class Ack:
    """A device's answer to a command."""

    command_id: str
    result: str
    detail: str
    reported_at: datetime | None
    received_at: datetime


@dataclass(slots=True)
class Presence:
    """A field system's own status, from its retained message or last will."""

    status: str
    reported_at: datetime | None
    received_at: datetime


Content = Report | Event | Ack | Presence


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that could not be stored, with the reason and what it said."""

    outcome: Literal["rejected", "unknown"]
    reason: str
    detail: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Device:
    """How a system that does not know our asset ids names an asset: by its external id `id`, called `name`.

    `offered` are the values to store only where the asset's kind has them (a radio's battery, say).
    """

    name: str
    id: str
    offered: frozenset[str] = frozenset()


@dataclass(slots=True)
class Message:
    """One message once read: who says it, what it says, and the parts that could not be read.

    With a `device`, `asset` is found in storage, and the message, which then says one thing, is kept as it came.
    """

    topic: str
    received_at: datetime
    system: str = ""
    asset: str = ""
    contents: list[Content] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    payload: bytes = b""
    device: Device | None = None

    @property
    def parts(self) -> int:
        """How many reports it counts for in the ledger."""
        return len(self.contents) + len(self.kept)


def as_utc(at: datetime) -> datetime:
    """A device's time in UTC. Raises `Undecodable` in the years 1 and 9999, infinity to PostgreSQL."""
    if not MINYEAR < at.year < MAXYEAR:
        raise Undecodable("invalid_payload", f"a time in the year {at.year}")
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def is_plausible(reported_at: datetime, received_at: datetime) -> bool:
    """Whether a device's time may be true: at most 5 minutes ahead, at most a year behind."""
    return -FURTHEST_AHEAD <= received_at - reported_at <= OLDEST_PLAUSIBLE


def native_topic(system: str, asset: str, channel: str) -> str:
    """The native topic of a channel (docs/mqtt.md); a system's own status has no asset level."""
    return f"poste/v1/{system}/status" if channel == "status" else f"poste/v1/{system}/{asset}/{channel}"
