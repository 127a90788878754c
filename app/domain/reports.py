"""What the field says, whatever the dialect: reports, events, acknowledgements, presence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

MAX_PAYLOAD_BYTES = 256 * 1024
MAX_REPORTS_PER_MESSAGE = 1000
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


@dataclass(slots=True)
class Message:
    """One MQTT message once read: who says it and what it says."""

    topic: str
    payload: bytes
    received_at: datetime
    system: str = ""
    asset: str = ""
    contents: list[Content] = field(default_factory=list)
    refusal: tuple[str, str] | None = None
