"""What the live feed says (docs/live.md): one model per message and per kind of change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from app.api.live_bodies import (
    AlarmTold,
    Came,
    CommandTold,
    Flood,
    FreezeTold,
    Happened,
    Instant,
    LockoutTold,
    RequestTold,
    TargetTold,
    Values,
)

Place = Annotated[str, Meta(pattern="^[^:]+:[0-9]+$", description="epoch:seq, a place in the journal")]
AssetId = Annotated[str, Meta(description="the asset's id")]
Seconds = Annotated[float, Meta(description="seconds")]


class Hello(Struct, tag_field="type", tag="hello", forbid_unknown_fields=True):
    """First of all: where the client is, when to expect heartbeats, and how far the city's calendar is shifted."""

    cursor: Place
    server_time: Instant
    heartbeat_s: Seconds
    calendar_offset_s: Seconds


class Heartbeat(Struct, tag_field="type", tag="heartbeat", forbid_unknown_fields=True):
    """Nothing else to say for a while; `feed_lag_ms` is how long ago the journal was read to its end."""

    cursor: Place
    server_time: Instant
    feed_lag_ms: Annotated[int, Meta(ge=0, description="milliseconds")]


class Resync(Struct, tag_field="type", tag="resync", forbid_unknown_fields=True):
    """The last message: take a new snapshot and subscribe since its cursor."""

    cursor: Annotated[str, Meta(description="where the feed is now")]
    server_time: Instant
    reason: str


class _Change(Struct, tag_field="topic", forbid_unknown_fields=True, kw_only=True):
    """A row of the journal: `seq` is its place, `at` when it was committed."""

    seq: int
    at: Instant


class RegistryChange(_Change, tag="registry", kw_only=True):
    """`{"deleted": true}` removes it; anything else is the whole document, which replaces the one known."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal[
        "asset", "zone", "service", "system", "alarm_override", "programme", "programme_assignment", "field_credential"
    ]
    key: str
    body: dict[str, Any]


class StateChange(_Change, tag="state", kw_only=True):
    """A transition of an asset: every one is told."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["asset"]
    key: AssetId
    body: Values


class SampleChange(_Change, tag="sample", kw_only=True):
    """The latest measurements of an asset, at most once a second; those written together share a `seq`."""

    cls: Literal["sample"] = msgspec.field(name="class")
    entity: Literal["asset"]
    key: AssetId
    body: Values


class EventChange(_Change, tag="event", kw_only=True):
    """Something that happened on an asset: every one is told."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["asset"]
    key: AssetId
    body: Happened


class StatusChange(_Change, tag="status", kw_only=True):
    """A field system came or went."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["system"]
    key: Annotated[str, Meta(description="the field system's id")]
    body: Came


class AlarmChange(_Change, tag="alarm", kw_only=True):
    """An alarm after what happened to it: every transition is told; of a conflated frame, the last."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["alarm"]
    key: Annotated[str, Meta(description="the alarm's id")]
    body: AlarmTold


class FloodChange(_Change, tag="flood", kw_only=True):
    """A flood of alarms begins or ends."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["flood"]
    key: str
    body: Flood


class TargetChange(_Change, tag="target", kw_only=True):
    """A target changed; `key` is `asset/property`. Of a conflated frame, the last."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["target"]
    key: str
    body: TargetTold


class CommandChange(_Change, tag="command", kw_only=True):
    """A command took a step; `key` is its id."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["command"]
    key: str
    body: CommandTold


class RequestChange(_Change, tag="request", kw_only=True):
    """A request was placed, answered, or came further."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["request"]
    key: str
    body: RequestTold


class FreezeChange(_Change, tag="freeze", kw_only=True):
    """Commands are frozen, or no longer."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["freeze"]
    key: str
    body: FreezeTold


class LockoutChange(_Change, tag="lockout", kw_only=True):
    """An asset is locked out, or no longer."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["lockout"]
    key: str
    body: LockoutTold


class NotificationChange(_Change, tag="notification", kw_only=True):
    """An escalation as it stands, a notification given up or replayed, a rule, receiver or rota changed: ids, outcomes
    and versions, nobody's name.
    """

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["escalation", "notification", "rule", "receiver", "rota"]
    key: str
    body: dict[str, Any]


Change = (
    RegistryChange | StateChange | SampleChange | EventChange | StatusChange | AlarmChange | FloodChange
    | NotificationChange | TargetChange | CommandChange | RequestChange | FreezeChange | LockoutChange
)  # fmt: skip


class Frame(Struct, tag_field="type", tag="frame", forbid_unknown_fields=True):
    """What was committed after `after`, up to `cursor`, in order; of a `conflated` frame, the end result only."""

    after: Place
    cursor: Place
    conflated: bool
    changes: list[Change]


Message = Hello | Frame | Heartbeat | Resync
