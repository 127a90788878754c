"""MQTT topic filters: which are allowed, when two of them meet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.ingest.topics import SUBSCRIPTION

MAX_LENGTH = 200
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")


class InvalidFilter(ValueError):
    """A topic filter that cannot be subscribed to; the message says why."""


def check_filter(text: str) -> None:
    """Raise `InvalidFilter` unless every broker we know takes `text` (MQTT 5, 4.7) and it leaves our own tree alone."""
    levels = text.split("/")
    if not 1 <= len(text) <= MAX_LENGTH:
        raise InvalidFilter(f"a topic filter of {len(text)} characters, 1 to {MAX_LENGTH} expected")
    if _UNFIT.search(text):
        raise InvalidFilter(f"topic filter {text!r} holds a space or a control character, which NATS refuses")
    if text.startswith("$"):
        raise InvalidFilter(f"topic filter {text!r} starts with $, which belongs to the broker")
    if any("+" in level and level != "+" for level in levels):
        raise InvalidFilter(f"topic filter {text!r}: + stands for a whole level")
    if "#" in text and (levels[-1] != "#" or text.count("#") > 1):
        raise InvalidFilter(f"topic filter {text!r}: # stands for all that follows, at the end only")
    if meet(text, SUBSCRIPTION):
        raise InvalidFilter(f"topic filter {text!r} meets {SUBSCRIPTION}, which is the native tree: narrow it")


def meet(one: str, other: str) -> bool:
    """Whether some topic matches both filters."""
    return _meet(one.split("/"), other.split("/"))


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    for index in range(max(len(one), len(other))):
        mine = one[index] if index < len(one) else None
        theirs = other[index] if index < len(other) else None
        if mine == "#" or theirs == "#":
            return True
        if mine is None or theirs is None:
            return False
        if mine != theirs and "+" not in (mine, theirs):
            return False
    return True
