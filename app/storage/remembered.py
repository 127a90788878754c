"""What judging remembers of an asset, as text: times that columns of its row say already are left out."""

from __future__ import annotations

from datetime import datetime

import msgspec

from app.domain.clock_fault import Memory
from app.domain.fold import LiveState


class _Stored(Memory, omit_defaults=True):
    """`regular`: the last report was the newest, at `reported_at`, and was received at `heard_at`."""

    regular: bool = False


_stored = msgspec.json.Decoder(_Stored)


def read(text: str, reported_at: datetime | None, heard_at: datetime | None) -> Memory:
    """What was written of a row that holds these times."""
    memory = _stored.decode(text)
    if memory.regular:
        memory.newest = memory.reported = reported_at
        memory.moved = memory.received = heard_at
        memory.regular = False
    return memory


def written(state: LiveState) -> str:
    """The memory of `state`, for a row that holds its `reported_at` and `heard_at`."""
    memory = state.memory
    if _is_regular(memory, state):
        memory = _Stored(
            seq=memory.seq,
            suspicions=memory.suspicions,
            fault=memory.fault,
            sampled=memory.sampled,
            due=memory.due,
            alarms=memory.alarms,
            regular=True,
        )
    return msgspec.json.encode(memory).decode()


def _is_regular(memory: Memory, state: LiveState) -> bool:
    return (
        memory.newest == memory.reported == state.reported_at is not None
        and memory.moved == memory.received == state.heard_at is not None
    )
