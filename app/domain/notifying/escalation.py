"""Whom to call next about an alarm that nobody acknowledges: level 1, level 2, the elected officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.domain.notifying.rota import LEVELS, Level

Outcome = Literal["sending", "sent", "delivered", "answered", "unanswered", "failed"]
PENDING: frozenset[Outcome] = frozenset({"sending", "sent", "delivered"})


@dataclass(frozen=True, slots=True)
class Call:
    """A step that was called; steps count from 0."""

    step: int
    outcome: Outcome
    called_at: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do before `until`."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CallNext:
    """Call `level` now, as `step`."""

    step: int
    level: Level


@dataclass(frozen=True, slots=True)
class Exhausted:
    """Everyone was called and nobody answered."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Someone answered the last call."""


Decision = Wait | CallNext | Exhausted | Answered


def decide(first_at: datetime, step_s: int, calls: Sequence[Call], now: datetime) -> Decision:
    """What an open escalation asks for now, from the calls made so far in order; the first is due at `first_at`.

    A call that is known to have failed or to be unanswered is followed at once, any other after `step_s`.
    """
    if not calls:
        return _once(first_at, now, CallNext(0, LEVELS[0]))
    last = calls[-1]
    if last.outcome == "answered":
        return Answered()
    following = CallNext(last.step + 1, LEVELS[last.step + 1]) if last.step + 1 < len(LEVELS) else Exhausted()
    patience = timedelta(seconds=step_s if last.outcome in PENDING else 0)
    return _once(last.called_at + patience, now, following)


def once_passed(outcome: Outcome) -> Outcome:
    """How a call stands when the next step is due: what was pending is unanswered."""
    return "unanswered" if outcome in PENDING else outcome


def _once(due: datetime, now: datetime, decision: CallNext | Exhausted) -> Decision:
    return decision if now >= due else Wait(due)
