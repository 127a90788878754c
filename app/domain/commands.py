"""A command's life: what state follows which, how long each may last, when it is tried again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

CommandState = Literal["queued", "sent", "accepted", "confirmed", "rejected", "failed", "expired", "superseded"]

OPEN: tuple[CommandState, ...] = ("queued", "sent", "accepted")
ENDED: tuple[CommandState, ...] = ("confirmed", "rejected", "failed", "expired", "superseded")
FOLLOWS: Mapping[CommandState, frozenset[CommandState]] = {
    "queued": frozenset({"sent", "expired", "superseded", "failed"}),
    "sent": frozenset({"queued", "accepted", "confirmed", "rejected", "failed", "expired", "superseded"}),
    "accepted": frozenset({"confirmed", "failed", "rejected", "superseded"}),
    **{state: frozenset[CommandState]() for state in ENDED},
}
"""What may follow a state; `sent` goes back to `queued` when it is sent again under the same id."""

ANSWER_S = 3.0
"""How long a device may take to acknowledge before the same command is sent again (same id, so done once)."""
FIRST_RETRY_S = 2.0
LONGEST_RETRY_S = 300.0
ALARM_AFTER = 5
"""Failures in a row after which the property `does not follow its target`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that may still act. `value` is the capability's parameters, None to release; `done` is when the
    device said that it was carried out; `expects` are the state fields that show it, where its `done` does not do.
    """

    id: str
    version: int
    value: Mapping[str, Any] | None
    state: CommandState
    attempt: int
    queued_at: datetime
    not_before: datetime
    expires_at: datetime
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    done_at: datetime | None = None
    expects: Mapping[str, Any] | None = None


def back_off(attempt: int, jitter: float) -> timedelta:
    """How long to wait before try `attempt` + 1: doubled each time up to five minutes, spread by half either way.

    `jitter` is a random number from 0 to 1, so that a thousand lamps do not try again together.
    """
    doublings = min(max(0, attempt - 1), 30)  # beyond any limit, and still a number
    seconds = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2**doublings)
    return timedelta(seconds=seconds * (0.5 + jitter))


LONGEST_BACK_OFF = timedelta(seconds=LONGEST_RETRY_S * 1.5)
"""No `back_off` is longer."""


def next_try(retry_at: datetime | None, failures: int, now: datetime) -> datetime | None:
    """When to try again, and never later than after the longest back-off of so many failures: the clock may have
    stepped back since.
    """
    return retry_at and min(retry_at, now + back_off(failures, 1.0))


ACKS: Mapping[str, CommandState] = {
    "accepted": "accepted",
    "done": "accepted",
    "rejected": "rejected",
    "failed": "failed",
}
"""What a device's answer makes of a command; `done` is its word, and confirmed only what is observed."""
