"""Which topics belong to whom: the native tree, and what is not ours to read."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.registry import is_slug
from app.domain.reports import Undecodable

ROOT = "poste/v1"
SUBSCRIPTION = f"{ROOT}/#"
CHANNELS = ("telemetry", "event", "ack")


@dataclass(frozen=True, slots=True)
class Address:
    """Who publishes (`system`), about what (`asset`, empty for the system's own status), and how."""

    system: str
    asset: str
    channel: str


def is_outgoing(topic: str) -> bool:
    """Commands are ours: the subscription brings them back, ingest leaves them alone."""
    return topic.endswith("/command") and topic.count("/") == 4 and topic.startswith(f"{ROOT}/")


def parse(topic: str) -> Address:
    """Read `poste/v1/{system}/{asset}/{channel}` or `poste/v1/{system}/status`.

    Raises `Undecodable` with reason `unknown_topic`.
    """
    levels = topic.split("/")
    if len(levels) == 4 and levels[3] == "status" and is_slug(levels[2]):
        return Address(levels[2], "", "status")
    if len(levels) == 5 and levels[4] in CHANNELS and is_slug(levels[2]) and is_slug(levels[3]):
        return Address(levels[2], levels[3], levels[4])
    raise Undecodable(
        "unknown_topic",
        f"topic {topic!r:.200} is not {ROOT}/{{system}}/{{asset}}/{'|'.join(CHANNELS)} or {ROOT}/{{system}}/status;"
        " levels are 1 to 64 of A-Z a-z 0-9 _ -",
    )
