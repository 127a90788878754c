"""Which topics belong to whom: the native tree, and what is not ours to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.domain.field_access import ROOT
from app.domain.reports import Undecodable

SUBSCRIPTION = f"{ROOT}/#"
STATUSES = f"{ROOT}/+/status"
CHANNELS = ("telemetry", "event", "ack")


_SLUG = "([A-Za-z0-9_-]{1,64})"
_NATIVE = re.compile(rf"{ROOT}/{_SLUG}/(?:{_SLUG}/({'|'.join(CHANNELS)})|status)")


class Address(NamedTuple):
    """Who publishes (`system`), about what (`asset`, empty for the system's own status), and how."""

    system: str
    asset: str
    channel: str


def subscriptions(group: str, filters: Iterable[str]) -> frozenset[str]:
    """What to ask of the broker to hear `filters`: as they are, or shared among the members of `group` (MQTT 5, 4.8.2).

    Every member hears the systems' statuses besides: they are retained, which a shared subscription never hands out
    (3.3.1.3), and only whoever hears all of them, in order, ends on the last.
    """
    return frozenset({STATUSES, *(f"$share/{group}/{text}" for text in filters)} if group else filters)


def filter_of(subscription: str) -> str:
    """The filter that a subscription, shared or not, is for."""
    return subscription.split("/", 2)[2] if subscription.startswith("$share/") else subscription


def is_outgoing(topic: str) -> bool:
    """Commands are ours: the subscription brings them back, ingest leaves them alone."""
    return topic.endswith("/command") and topic.count("/") == 4 and topic.startswith(f"{ROOT}/")


def parse(topic: str) -> Address:
    """Read `poste/v1/{system}/{asset}/{channel}` or `poste/v1/{system}/status`.

    Raises `Undecodable` with reason `unknown_topic`.
    """
    found = _NATIVE.fullmatch(topic)
    if found:
        system, asset, channel = found.groups()
        return Address(system, asset or "", channel or "status")
    raise Undecodable(
        "unknown_topic",
        f"topic {topic!r:.200} is not {ROOT}/{{system}}/{{asset}}/{'|'.join(CHANNELS)} or {ROOT}/{{system}}/status;"
        " levels are 1 to 64 of A-Z a-z 0-9 _ -",
    )
