"""What is kept of a message part that was not stored, so that it can be looked at and replayed."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.reports import EVIDENCE_BYTES, Ack, Content, Event, Kept, Message, Presence, Report
from app.domain.unlawful import UNKEPT, unlawful
from app.domain.video.recordings import holds_recording

Verdict = tuple[Literal["rejected", "unknown"], str, str]
"""Outcome, stable reason, and what to do about it."""


def evidence(message: Message, content: Content, verdict: Verdict) -> Kept:
    """What it said, unless that is a recording, or what nobody may keep."""
    outcome, reason, detail = verdict
    try:
        said = message.payload if message.device is not None else _payload(content)
        found = unlawful(None, said)
        if found and outcome == "unknown":
            outcome, reason, detail = "rejected", found.reason, found.detail
        unkept = found or reason in UNKEPT or holds_recording(said)
        return Kept(outcome, reason, detail, b"" if unkept else said)
    except RecursionError:
        return Kept("rejected", "too_deep", "nested too deep to be replayed", message.payload[:EVIDENCE_BYTES])


def channel_of(content: Content) -> str:
    return {Report: "telemetry", Event: "event", Ack: "ack", Presence: "status"}[type(content)]


def _payload(content: Content) -> bytes:
    """The part as native JSON, so that it can be replayed once the cause is gone."""
    if isinstance(content, Report):
        body: dict[str, object] = {"at": content.reported_at, "values": content.values}
        return msgspec.json.encode(body | ({"seq": content.seq} if content.seq is not None else {}))
    if isinstance(content, Event):
        return msgspec.json.encode({"at": content.reported_at, "event": content.name, "data": content.data})
    if isinstance(content, Ack):
        return msgspec.json.encode(
            {"at": content.reported_at, "command_id": content.command_id, "result": content.result}
        )
    return msgspec.json.encode({"at": content.reported_at, "status": content.status})
