"""The simulation on the clock of the world: what it says, faults applied, is published as it happens.

Commands come through `Show.inbox`: only this loop gives them to the simulation, and one that arrives wakes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any

from simulators.faults import Fault, LostAnswers, Storm
from simulators.field import SystemLink
from simulators.simulation import Report, Simulation
from simulators.wire import Answer, Entry, Message

STATUS_EVERY_S = 30.0
LONGEST_NAP_S = 0.25
FLUSH_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Received:
    """A command as a link heard it."""

    system: str
    asset: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Everything one run needs. `duration_s` None runs until `stop` is set."""

    simulation: Simulation
    links: Mapping[str, SystemLink]
    faults: Sequence[Fault]
    storms: Sequence[Storm]
    lost_answers: Sequence[LostAnswers] = ()
    inbox: SimpleQueue[Received]
    stop: Event
    say: Callable[[str], None]
    duration_s: float | None = None


def run(show: Show) -> None:
    """Publish until stopped or until the duration is over."""
    begun = time.monotonic()
    state = _Progress()
    while not show.stop.is_set():
        t = time.monotonic() - begun
        if show.duration_s is not None and t >= show.duration_s:
            return
        _publish_due(show, t)
        _upkeep(show, t, state)
        nap = show.simulation.next_due - (time.monotonic() - begun)
        for received in _heard(show.inbox, min(LONGEST_NAP_S, max(0.002, nap))):
            _hand_over(show, received, time.monotonic() - begun)


@dataclass(slots=True)
class _Progress:
    status_at: float = STATUS_EVERY_S
    flush_at: float = 0.0
    published: int = 0
    cut: frozenset[str] = frozenset()


def _heard(inbox: SimpleQueue[Received], nap_s: float) -> list[Received]:
    """What arrived, waiting `nap_s` at most for the first."""
    found = []
    with suppress(Empty):
        found.append(inbox.get(timeout=nap_s))
        while True:
            found.append(inbox.get_nowait())
    return found


def _hand_over(show: Show, received: Received, t: float) -> None:
    if all(fault.hears(received.asset) for fault in show.faults):
        device_now = device_clock(show.faults, received.asset, datetime.now(UTC))
        show.simulation.command(received.system, received.asset, received.body, t, device_now)


def device_clock(faults: Iterable[Fault], asset: str, now: datetime) -> datetime:
    """What an asset's own clock shows when it is `now`."""
    for fault in faults:
        now = fault.clock(asset, now)
    return now


def _publish_due(show: Show, t: float) -> None:
    for said in show.simulation.play(t):
        if isinstance(said, Answer):
            if not any(lost.loses(said) for lost in show.lost_answers):
                show.links[said.system].answer(said, device_clock(show.faults, said.asset, datetime.now(UTC)))
            continue
        message = to_message(said, datetime.now(UTC), t)
        for sent in through(show.faults, message):
            show.links[sent.system].publish(sent)


def to_message(report: Report, now: datetime, t: float) -> Message:
    """A report as its system sends it; simulated seconds become real instants, `t` being `now`."""
    entries = (
        Entry(now - timedelta(seconds=t - reading.t), reading.seq, reading.values) for reading in report.readings
    )
    return Message(report.system, report.asset, tuple(entries))


def through(faults: Iterable[Fault], message: Message) -> list[Message]:
    """What is left of a message after each fault in turn."""
    messages = [message]
    for fault in faults:
        messages = [out for each in messages for out in fault.apply(each)]
    return messages


def _upkeep(show: Show, t: float, state: _Progress) -> None:
    cut = frozenset(system for storm in show.storms for system in show.links if storm.down(system, t))
    for system in sorted(cut - state.cut):
        show.links[system].cut()
    state.cut = cut
    if t >= state.flush_at:
        state.flush_at = t + FLUSH_EVERY_S
        for link in show.links.values():
            if link.connected and link.waiting:
                link.flush()
    if t >= state.status_at:
        show.say(_status(show, t, state))
        state.status_at += STATUS_EVERY_S


def _status(show: Show, t: float, state: _Progress) -> str:
    tallies = [link.tally for link in show.links.values()]
    published = sum(tally.published for tally in tallies)
    rate, state.published = (published - state.published) / STATUS_EVERY_S, published
    up = sum(link.connected for link in show.links.values())
    clock = show.simulation.clock
    return (
        f"city {clock.calendar(t):%a %H:%M} | {rate:.0f} msg/s | {up}/{len(show.links)} systems connected"
        f" | {show.simulation.lit} lamps lit | waiting {sum(link.waiting for link in show.links.values())}"
        f" | lost {sum(tally.lost for tally in tallies)}"
    )
