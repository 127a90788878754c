"""What the live feed says (docs/live.md): one model per message and per kind of change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

Place = Annotated[str, Meta(pattern="^[^:]+:[0-9]+$", description="epoch:seq, a place in the journal")]
Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339, UTC")]
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


class Values(Struct, forbid_unknown_fields=True):
    """Values by field name, to be merged over those known, and when they were measured."""

    at: Instant
    values: dict[str, Any]


class Happened(Struct, forbid_unknown_fields=True):
    """An event; `delayed` when it was over a minute old on arrival."""

    at: Instant
    event: str
    data: dict[str, Any]
    delayed: bool


class Came(Struct, forbid_unknown_fields=True):
    """Whether a field system is there, and when it said so (or its last will did)."""

    status: Literal["online", "offline"]
    at: Instant


class _Change(Struct, tag_field="topic", forbid_unknown_fields=True, kw_only=True):
    """A row of the journal: `seq` is its place, `at` when it was committed."""

    seq: int
    at: Instant


class RegistryChange(_Change, tag="registry", kw_only=True):
    """`{"deleted": true}` removes it; anything else is the whole document, which replaces the one known."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["asset", "zone", "service", "system"]
    key: str
    body: dict[str, Any]


class StateChange(_Change, tag="state", kw_only=True):
    """A transition of an asset: every one is told."""

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["asset"]
    key: AssetId
    body: Values


class SampleChange(_Change, tag="sample", kw_only=True):
    """The latest measurements of an asset, at most once a second."""

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


class NotificationChange(_Change, tag="notification", kw_only=True):
    """An escalation as it stands, a notification given up or replayed, a rule, receiver or rota changed: ids, outcomes
    and versions, nobody's name.
    """

    cls: Literal["change"] = msgspec.field(name="class")
    entity: Literal["escalation", "notification", "rule", "receiver", "rota"]
    key: str
    body: dict[str, Any]


Change = RegistryChange | StateChange | SampleChange | EventChange | StatusChange | NotificationChange


class Frame(Struct, tag_field="type", tag="frame", forbid_unknown_fields=True):
    """What was committed after `after`, up to `cursor`, in order; of a `conflated` frame, the end result only."""

    after: Place
    cursor: Place
    conflated: bool
    changes: list[Change]


Message = Hello | Frame | Heartbeat | Resync
