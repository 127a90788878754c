"""What every simulated device is: a step from one moment to the next, and what it says then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Protocol

from app.domain.registry import AssetDraft
from simulators.city_clock import CityClock, Weather, rush
from simulators.commands import Command
from simulators.wire import Ack

Values = dict[str, Any]
Progress = Callable[[], Ack | None]
"""How an order goes on: its last answer once there is one, None while it is under way."""
Order = Callable[[Any, Command, "Moment"], Progress]
"""A method that begins to carry out a command. Raises `Refused` for what the equipment must not do."""
DONE = Ack("done")


class Refused(Exception):
    """The equipment's own controller refuses; the text goes into the answer."""


def once(condition: Callable[[], bool]) -> Progress:
    """Done as soon as the condition holds."""
    return lambda: DONE if condition() else None


@dataclass(slots=True)
class Moment:
    """When a device steps: `t` seconds since the beginning, the city's clock and weather, chance.

    `rate` multiplies how often devices report, never how fast things move.
    """

    t: float
    clock: CityClock
    weather: Weather
    rng: Random
    rate: float = 1.0

    def every(self, seconds: float) -> float:
        """A reporting period, a little irregular as real ones are."""
        return seconds * self.rng.uniform(0.92, 1.08) / self.rate

    def chance(self, elapsed_s: float, mean_s: float) -> bool:
        """Whether something that happens every `mean_s` on average happened during `elapsed_s`."""
        return self.rng.random() < elapsed_s / mean_s

    @property
    def hour(self) -> float:
        return self.clock.hour(self.t)

    @property
    def activity(self) -> float:
        """Activity of the streets now, 0-1."""
        return rush(self.hour, working_day=self.clock.working_day(self.t))

    @property
    def dark(self) -> bool:
        return self.clock.night(self.t)[0] <= self.t

    def stamp(self) -> str:
        """The real instant, RFC 3339."""
        return self.clock.real(self.t).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Step:
    """What a device says (None: nothing), when it steps next (None: when woken), whom it wakes and when.

    All values may be given: only state that changed is published, measurements and what is in `repeats` always are.
    """

    values: Values | None
    next_s: float | None
    wake: tuple[tuple[str, float], ...] = ()
    repeats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation held by a device to another; `port` as in registry.RelationDraft."""

    relation: str
    port: str
    other: Device


class Device(Protocol):
    """One piece of equipment. Deterministic: time and chance come from the moment."""

    asset: AssetDraft
    cut_off: bool

    @property
    def deaf(self) -> bool:
        """Whether no command reaches it, for want of supply."""

    @property
    def control_mode(self) -> str:
        """Who may command it, as it reports."""

    def obey(self, command: Command, now: Moment) -> Progress:
        """Begin what is asked; the next step, at once, reports it. Raises `Refused`."""

    def by_hand(self, now: Moment) -> None:
        """Someone in the field sets it otherwise than it was told."""

    def step(self, now: Moment) -> Step:
        """Move on to `now`."""

    def link(self, link: Link) -> None:
        """Learn of a relation this device holds."""

    def first_step_s(self, rng: Random) -> float | None:
        """Delay before the first step; None when the device waits to be woken."""


class Base:
    """A device that ignores relations and first speaks within seconds of the start.

    A subclass that sets `waits` is silent until it is woken. `orders` are what a subclass obeys, by capability;
    what is held stays in `held`, by property, until it is released or replaced.
    """

    start_within_s = 20.0
    waits = False
    orders: ClassVar[Mapping[str, Order]] = {}
    cut_off = False

    def __init__(self, asset: AssetDraft, rng: Random) -> None:
        self.asset = asset
        self.last_t: float | None = None
        self.held: dict[str, Mapping[str, Any]] = {}
        self.setup(rng)

    def setup(self, rng: Random) -> None:
        """Give the device its own character."""

    def link(self, link: Link) -> None:
        """Most devices have no use for their relations."""

    def first_step_s(self, rng: Random) -> float | None:
        return None if self.waits else rng.uniform(0.2, self.start_within_s)

    def step(self, now: Moment) -> Step:
        """Move on to `now`: every behaviour has its own."""
        raise NotImplementedError

    @property
    def deaf(self) -> bool:
        """Most equipment hears whenever its network does."""
        return False

    @property
    def control_mode(self) -> str:
        return "central"

    def obey(self, command: Command, now: Moment) -> Progress:
        """Carried out by the method of the capability; what is held is noted once it has not refused."""
        order = self.orders.get(command.capability)
        if order is None:
            raise Refused(f"{command.capability} is not fitted")
        progress = order(self, command, now)
        if command.value is None:
            self.held.pop(command.held_as, None)
        else:
            self.held[command.held_as] = command.value
        return progress

    def by_hand(self, now: Moment) -> None:
        """It is put back to its own ways, whatever it was told."""
        del now
        self.held.clear()

    def told(self, name: str, member: str = "") -> Any:
        """What a held capability asks, its member where it has several names; None when nothing is held."""
        value = self.held.get(name)
        return None if value is None else value.get(member or name)

    def elapsed(self, now: Moment) -> float:
        """Seconds since the previous call, 0 the first time."""
        before, self.last_t = self.last_t, now.t
        return 0.0 if before is None else now.t - before

    def attribute(self, name: str, default: float) -> float:
        """A numeric attribute of the asset."""
        value = self.asset.attributes.get(name)
        return float(value) if isinstance(value, int | float) else default


HEALTHY: Values = {"control_mode": "central", "fault_class": "none", "fault_codes": [], "power_source": "mains"}


def fault(grade: str, *codes: str) -> Values:
    """The common fault fields: `grade` is `minor` or `major`."""
    return {"fault_class": grade, "fault_codes": list(codes)}
