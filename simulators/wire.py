"""What goes on the wire: topics and payloads of the native field contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import msgspec

PREFIX = "poste/v1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One report: the device's time, its sequence number, values."""

    at: datetime
    seq: int
    values: dict[str, Any]

    def encoded(self) -> dict[str, Any]:
        return {"at": stamp(self.at), "seq": self.seq, "values": self.values}


@dataclass(frozen=True, slots=True)
class Message:
    """A telemetry message of an asset; `raw` replaces the payload when it is damaged."""

    system: str
    asset: str
    entries: tuple[Entry, ...]
    raw: bytes | None = None

    @property
    def topic(self) -> str:
        return f"{PREFIX}/{self.system}/{self.asset}/telemetry"

    def payload(self) -> bytes:
        """An object, or an array for a backlog."""
        if self.raw is not None:
            return self.raw
        rows = [entry.encoded() for entry in self.entries]
        return msgspec.json.encode(rows if len(rows) > 1 else rows[0])

    def with_entries(self, entries: Iterable[Entry]) -> Message:
        return replace(self, entries=tuple(entries))


@dataclass(frozen=True, slots=True)
class Ack:
    """A device's answer to a command."""

    result: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an asset says to one command."""

    system: str
    asset: str
    command_id: str
    ack: Ack

    @property
    def topic(self) -> str:
        return f"{PREFIX}/{self.system}/{self.asset}/ack"

    def payload(self, at: datetime) -> bytes:
        """`at` by the device's clock."""
        return ack_payload(self.command_id, self.ack, at)


def status_topic(system: str) -> str:
    return f"{PREFIX}/{system}/status"


def status_payload(status: str, at: datetime) -> bytes:
    return msgspec.json.encode({"at": stamp(at), "status": status})


def ack_payload(command_id: str, ack: Ack, at: datetime) -> bytes:
    body = {"at": stamp(at), "command_id": command_id, "result": ack.result}
    return msgspec.json.encode(body | ({"detail": ack.detail} if ack.detail else {}))


def stamp(at: datetime) -> str:
    """RFC 3339, UTC, milliseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
