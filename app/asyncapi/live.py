"""The live feed as AsyncAPI: a WebSocket channel and a Server-Sent Events channel with the same messages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from app.api.feed_filter import TOPICS
from app.api.live_bodies import AlarmTold, Came, Flood, Happened, Values
from app.api.live_messages import (
    AlarmChange,
    Change,
    EventChange,
    FloodChange,
    Frame,
    Heartbeat,
    Hello,
    Message,
    RegistryChange,
    Resync,
    SampleChange,
    StateChange,
    StatusChange,
)
from app.asyncapi.control import CONTROL_CHANGES
from app.asyncapi.parts import Json, message, ref, refs, schemas_of
from app.domain.alarms.lifecycle import State
from app.domain.kinds import FAMILIES

_AT = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
_ALARM = AlarmTold(
    id="A1", asset="EP-0001", system="lighting", kind="luminaire", definition="lamp_failure", priority="low",
    state=State.UNACKNOWLEDGED, transition="raised", label={"fr": "Lampe en panne", "en": "Lamp failure"},
    detail="lamp_failure = true", value=True, raised_at=_AT, measured_at=_AT, delayed=False, acknowledged_at=None,
    acknowledged_by=None, returned_at=None, shelved_until=None, assigned_to=None, parent=None, folded=0, comment="",
)  # fmt: skip
_CHANGES: list[Change] = [
    RegistryChange(
        seq=120, at=_AT, cls="change", entity="service", key="voirie",
        body={"id": "voirie", "name": "Voirie", "partner": False, "contact": {}, "version": 1},
    ),
    RegistryChange(seq=121, at=_AT, cls="change", entity="asset", key="EP-0002", body={"deleted": True}),
    StateChange(
        seq=122, at=_AT, cls="change", entity="asset", key="EP-0001", body=Values(_AT, {"power_state": "on"})
    ),
    SampleChange(
        seq=123, at=_AT, cls="sample", entity="asset", key="EP-0001", body=Values(_AT, {"active_power_w": 48.2})
    ),
    EventChange(
        seq=124, at=_AT, cls="change", entity="asset", key="EP-0001",
        body=Happened(_AT, "door_forced", {"door": 1}, delayed=False),
    ),
    StatusChange(seq=125, at=_AT, cls="change", entity="system", key="lighting", body=Came("online", _AT)),
    AlarmChange(seq=126, at=_AT, cls="change", entity="alarm", key="A1", body=_ALARM),
    FloodChange(
        seq=127, at=_AT, cls="change", entity="flood", key="F20261122T170500",
        body=Flood("F20261122T170500", _AT, None, positions=2, alarms=24, peak=24),
    ),
    *CONTROL_CHANGES,
]  # fmt: skip
_EXAMPLES: dict[str, list[Message]] = {
    "hello": [Hello("7f3a:119", _AT, 5.0, 0.0)],
    "frame": [
        Frame("7f3a:119", "7f3a:132", conflated=False, changes=_CHANGES),
        Frame("7f3a:132", "7f3a:4210", conflated=True, changes=_CHANGES[3:4]),
    ],
    "heartbeat": [Heartbeat("7f3a:4210", _AT, 40)],
    "resync": [Resync("7f3a:4210", _AT, "too far behind to resume")],
}
_MODELS = {"hello": Hello, "frame": Frame, "heartbeat": Heartbeat, "resync": Resync}
_FILTERS: dict[str, tuple[str, str]] = {
    "since": ("epoch:seq of a snapshot or of the last message received; empty: from now.", "7f3a:119"),
    "families": (f"Comma-separated, of {', '.join(FAMILIES)}; empty: all.", "lighting,video"),
    "topics": (f"Comma-separated, of {', '.join(TOPICS)}; empty: all.", "state,event,alarm"),
    "zone": ("A zone's id; what it contains is included.", "hotel-de-ville"),
    "bbox": ("west,south,east,north in degrees, WGS 84.", "4.29,46.30,4.32,46.32"),
}


def servers() -> Json:
    def server(protocol: str, what: str) -> Json:
        host = {"default": "127.0.0.1:8000", "description": "Name and port of the web role."}
        return {"host": "{host}", "protocol": protocol, "description": what, "variables": {"host": host}}

    return {"web": server("ws", "The web role's WebSocket."), "events": server("http", "The web role's HTTP.")}


def channels() -> Json:
    """Both doors of the feed."""
    what = "GET /api/v1/snapshot, then subscribe `since` its cursor: old snapshot + frames = fresh snapshot."
    query = {"method": "GET", "query": _query(), "bindingVersion": "0.1.0"}
    return {
        "live": _channel("/api/v1/live", "web", f"WebSocket. {what}") | {"bindings": {"ws": query}},
        "liveEvents": _channel("/api/v1/live/sse", "events", f"Server-Sent Events; `Last-Event-ID` resumes. {what}"),
    }


def operations() -> Json:
    """Poste sends; clients say nothing."""
    http = {"http": {"method": "GET", "query": _query(), "bindingVersion": "0.3.0"}}
    return {
        "sendLive": _send("live", "Poste sends every change as it is committed."),
        "sendLiveEvents": _send("liveEvents", "The same as Server-Sent Events.") | {"bindings": http},
    }


def messages() -> Json:
    """Messages by name."""
    return {
        f"live.{name}": message(
            name.capitalize(), " ".join((model.__doc__ or "").split()), ref(model.__name__), _told(_EXAMPLES[name])
        )
        for name, model in _MODELS.items()
    }


def schemas() -> Json:
    """The models the feed is encoded with."""
    return schemas_of([Message])


def _channel(address: str, server: str, description: str) -> Json:
    told = refs("#/components/messages", [f"live.{name}" for name in _MODELS])
    return {
        "address": address,
        "description": description,
        "servers": [{"$ref": f"#/servers/{server}"}],
        "messages": told,
    }


def _send(channel: str, summary: str) -> Json:
    told = [{"$ref": f"#/channels/{channel}/messages/live.{name}"} for name in _MODELS]
    return {"action": "send", "channel": {"$ref": f"#/channels/{channel}"}, "summary": summary, "messages": told}


def _query() -> Json:
    members = {
        name: {"type": "string", "description": text, "examples": [example]}
        for name, (text, example) in _FILTERS.items()
    }
    return {"type": "object", "properties": members}


def _told(items: list[Message]) -> list[Any]:
    return [msgspec.json.decode(msgspec.json.encode(item)) for item in items]
