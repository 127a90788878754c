"""Grouping what waits for one receiver: in a flood of alarms it is told once that there are many, and which."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

GROUPED_BEYOND = 10
"""More than this many alarms that wait for one receiver are a flood (ISA-18.2: more than ten, per operator)."""
MOST_IN_GROUP = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notification that is due, as far as grouping asks; `alone` is for what is no alarm."""

    id: str
    receiver: str
    attempts: int
    next_at: datetime
    alone: bool = False


def units(waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """What is sent together, in order of `waiting` (the longest due first): each alone, but in a flood of what was
    never tried, up to a hundred for one receiver at once.

    What failed together is tried again together, and known by its common `next_at`, so that a group is the same group
    at every attempt.
    """
    together: dict[Hashable, list[Waiting]] = {}
    for one in waiting:
        key = one.id if one.alone else (one.receiver, one.next_at if one.attempts else None)
        together.setdefault(key, []).append(one)
    return [unit for found in together.values() for unit in _cut(found)]


def _cut(found: list[Waiting]) -> list[list[Waiting]]:
    if not found[0].attempts and len(found) <= GROUPED_BEYOND:
        return [[one] for one in found]
    return [found[start : start + MOST_IN_GROUP] for start in range(0, len(found), MOST_IN_GROUP)]
