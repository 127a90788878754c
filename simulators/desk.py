"""Commands inside a simulation: when each is taken, what was set going, what is answered."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.kinds import KINDS
from simulators.behaviours.device import DONE, Device, Moment, Progress, Refused
from simulators.commands import Command, CommandMemory, UnreadableCommand
from simulators.faults import Misconduct
from simulators.wire import Ack, Answer


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something that comes to a device from outside at `t`: a command, or (no body) a hand."""

    t: float
    order: int
    system: str = field(compare=False)
    asset: str = field(compare=False)
    body: Mapping[str, Any] | None = field(compare=False, default=None)
    device_now: datetime | None = field(compare=False, default=None)


@dataclass(slots=True)
class _Work:
    command: Command
    progress: Progress


class Desk:
    """Takes commands in order of time. What is answered depends on nothing but what was taken and done before."""

    def __init__(self, misconducts: Sequence[Misconduct] = ()) -> None:
        self._misconducts = misconducts
        self._queue: list[Due] = []
        self._order = 0
        self._memories: dict[str, CommandMemory] = {}
        self._works: dict[str, dict[str, _Work]] = {}

    @property
    def next_due(self) -> float:
        return self._queue[0].t if self._queue else float("inf")

    def receive(self, system: str, asset: str, body: Mapping[str, Any], t: float, device_now: datetime) -> None:
        """A command arrives at `t`, the device's clock showing `device_now`."""
        slow = self._conduct(asset, "slow")
        delay = slow.delay_s if slow else 0.0
        self._plan(system, asset, t + delay, body, device_now + timedelta(seconds=delay))

    def pop(self) -> Due:
        """The next thing due."""
        return heapq.heappop(self._queue)

    def take(self, due: Due, device: Device, now: Moment) -> Iterator[Answer]:
        """Judge a command and set the device going; what it says at once."""
        if due.body is None or due.device_now is None:
            device.by_hand(now)
            return
        if self._conduct(due.asset, "silent"):
            return
        try:
            command = Command.read(due.body)
        except UnreadableCommand as error:
            yield Answer(due.system, due.asset, str(due.body["id"]), Ack("rejected", str(error)))
            return
        memory = self._memories.setdefault(due.asset, CommandMemory(KINDS[device.asset.kind]))
        answer = memory.refusal(command, device.control_mode, due.device_now)
        if answer is None:
            yield from self._begin(due, command, device, now)
        else:
            memory.answers.setdefault(command.id, answer)
            yield Answer(due.system, due.asset, command.id, answer)

    def settle(self, system: str, asset: str, t: float) -> Iterator[Answer]:
        """Last answers to what is over, once the device has reported it."""
        works = self._works.get(asset)
        for held_as, work in list(works.items()) if works else ():
            outcome = work.progress()
            if outcome is not None and works is not None:
                del works[held_as]
                yield self._answer(system, asset, work.command, outcome)
                if outcome == DONE:
                    self._hand(system, asset, t)

    def _begin(self, due: Due, command: Command, device: Device, now: Moment) -> Iterator[Answer]:
        if self._conduct(due.asset, "refuses"):
            yield self._answer(due.system, due.asset, command, Ack("rejected", "equipment in fault"))
            return
        if self._conduct(due.asset, "lies"):
            yield self._answer(due.system, due.asset, command, Ack("accepted"))
            yield self._answer(due.system, due.asset, command, DONE)
            return
        try:
            progress = device.obey(command, now)
        except Refused as refusal:
            yield self._answer(due.system, due.asset, command, Ack("rejected", str(refusal)))
            return
        works = self._works.setdefault(due.asset, {})
        before = works.pop(command.held_as, None)
        if before is not None:
            detail = f"replaced by version {command.version}"
            yield self._answer(due.system, due.asset, before.command, Ack("failed", detail))
        works[command.held_as] = _Work(command, progress)
        yield self._answer(due.system, due.asset, command, Ack("accepted"))

    def _answer(self, system: str, asset: str, command: Command, ack: Ack) -> Answer:
        self._memories[asset].note(command.id, ack)
        return Answer(system, asset, command.id, ack)

    def _hand(self, system: str, asset: str, t: float) -> None:
        moved = self._conduct(asset, "moved_by_hand")
        if moved:
            self._plan(system, asset, t + moved.delay_s)

    def _conduct(self, asset: str, name: str) -> Misconduct | None:
        return next((row for row in self._misconducts if row.name == name and row.picks(asset)), None)

    def _plan(
        self,
        system: str,
        asset: str,
        t: float,
        body: Mapping[str, Any] | None = None,
        device_now: datetime | None = None,
    ) -> None:
        self._order += 1
        heapq.heappush(self._queue, Due(t, self._order, system, asset, body, device_now))
