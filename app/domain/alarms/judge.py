"""Whether an alarm comes or goes, by measured time: delays, hysteresis, chatter. Pure, one definition at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.alarms.memory import Remembered
from app.domain.kinds.alarm import Definition
from app.domain.kinds.trigger import Past, Rate, Stuck, Values

DELAYED_AFTER = timedelta(minutes=1)
SETTLE = timedelta(seconds=10)
"""What was measured over a minute ago counts once nothing older has come for so long: a backlog is history."""
CHATTER_WITHIN = timedelta(minutes=1)
CHATTERS = 3
"""ISA-18.2-2016 16.5.3: a chattering alarm comes three times or more within a minute."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The alarm comes (`on`) or goes; `since` is when its condition was first measured so."""

    on: bool
    since: datetime
    chattering: bool = False


def judge(definition: Definition, memory: Remembered, values: Values, at: datetime, now: datetime) -> Verdict | None:
    """Take note of `values` as measured `at`, in `memory`; the verdict when the alarm changes now.

    Where a delay runs, or what came is old, `memory.due` says when `ripen` decides.
    """
    trigger = definition.trigger
    last = (memory.last, memory.last_at) if memory.last is not None and memory.last_at else None
    stands = trigger.stands(values, Past(at, memory.on, last))
    if isinstance(trigger, Rate | Stuck):
        _remember(memory, values.get(trigger.field), at, keep_first=isinstance(trigger, Stuck))
    if stands is None:
        return None
    if stands is memory.on:
        memory.since = memory.due = None
        return None
    if memory.since is None:
        memory.since = at
        memory.due = min(at, now) + _delay(definition, memory)
    if memory.due and now - at > DELAYED_AFTER:
        memory.due = max(memory.due, now + SETTLE)
    return ripen(memory, now)


def ripen(memory: Remembered, now: datetime) -> Verdict | None:
    """The verdict when what was pending is due."""
    if memory.since is None or memory.due is None or memory.due > now:
        return None
    memory.on, since = not memory.on, memory.since
    memory.since = memory.due = None
    if memory.on:
        memory.rises = [*(rise for rise in memory.rises if since - rise < CHATTER_WITHIN), since][-CHATTERS:]
    return Verdict(memory.on, since, chatters(memory))


def chatters(memory: Remembered) -> bool:
    """Whether it came too often within a minute."""
    return len(memory.rises) >= CHATTERS


def _delay(definition: Definition, memory: Remembered) -> timedelta:
    """A chattering alarm goes only after a quiet minute."""
    if not memory.on:
        return timedelta(seconds=definition.on_delay_s)
    delay = timedelta(seconds=definition.off_delay_s)
    return max(delay, CHATTER_WITHIN) if chatters(memory) else delay


def _remember(memory: Remembered, value: object, at: datetime, *, keep_first: bool) -> None:
    """A rate needs the sample before; a stuck value, when it was first told."""
    if isinstance(value, bool) or not isinstance(value, int | float) or (memory.last_at and at < memory.last_at):
        return
    if not (keep_first and memory.last == value):
        memory.last, memory.last_at = float(value), at
