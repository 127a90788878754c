"""The simulated city: devices stepped in order of their next moment, silence and backlog behind carriers."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from app.domain.kinds import KINDS
from app.domain.registry import AssetDraft
from simulators.behaviours import BEHAVIOURS
from simulators.behaviours.device import Device, Link, Moment, Values
from simulators.behaviours.lighting import Cabinet, virtual_cabinet
from simulators.behaviours.luminaire import LAMP_FAULTS, Lamp
from simulators.behaviours.network import Carrier
from simulators.city.model import City
from simulators.city_clock import CityClock, Weather
from simulators.desk import Desk, Due
from simulators.faults import Misconduct
from simulators.wire import Answer

FAULTY_LAMPS = 0.02
REFRESH_S = 900.0
BACKLOG_PER_ASSET = 20
LAMPS_PER_VIRTUAL_CABINET = 60
SPREAD_S = {10_000: 150.0, 1_000_000_000: 300.0}


@dataclass(frozen=True, slots=True)
class Reading:
    """Values at `t` seconds since the beginning."""

    t: float
    seq: int
    values: Values


@dataclass(frozen=True, slots=True)
class Report:
    """What an asset publishes: one reading, or several when it comes back from silence."""

    asset: str
    system: str
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class _Voice:
    """What an asset has said, so that it repeats only what changed."""

    device: Device
    system: str
    said: Values = field(default_factory=dict)
    full_at: float = -1e9
    seq: int = 0
    turn: int = 0
    carrier: Carrier | None = None
    backlog: deque[Reading] = field(default_factory=lambda: deque(maxlen=BACKLOG_PER_ASSET))


class Simulation:
    """Everything moves in simulated time: the same seed and start give the same reports."""

    def __init__(
        self,
        city: City,
        seed: int,
        clock: CityClock,
        rate: float = 1.0,
        misconducts: Sequence[Misconduct] = (),
    ) -> None:
        self._desk = Desk(misconducts)
        self._moment = Moment(0.0, clock, Weather(seed), Random(seed), rate)
        self._queue: list[tuple[float, int, str]] = []
        self._order = 0
        self._voices: dict[str, _Voice] = {}
        self._silent: list[_Voice] = []
        self.left_aside: Counter[str] = Counter()
        self._build(city.assets, seed)
        for asset_id, voice in self._voices.items():
            delay = voice.device.first_step_s(self._moment.rng)
            if delay is not None:
                self._schedule(asset_id, delay / rate)

    @property
    def systems(self) -> tuple[str, ...]:
        """Field systems that speak, in order of first appearance."""
        return tuple(dict.fromkeys(voice.system for voice in self._voices.values() if voice.system))

    @property
    def counts(self) -> Mapping[str, int]:
        """Animated assets by kind."""
        return Counter(voice.device.asset.kind for voice in self._voices.values() if voice.system)

    @property
    def clock(self) -> CityClock:
        return self._moment.clock

    @property
    def lit(self) -> int:
        """Lamps that give light now."""
        return sum(voice.device.lit for voice in self._voices.values() if isinstance(voice.device, Lamp))

    def device(self, asset_id: str) -> Device:
        """The device that plays an asset. Raises KeyError."""
        return self._voices[asset_id].device

    @property
    def next_due(self) -> float:
        """When something happens next, seconds since the beginning."""
        return min(self._queue[0][0] if self._queue else float("inf"), self._desk.next_due)

    def command(self, system: str, asset: str, body: Mapping[str, Any], t: float, device_now: datetime) -> None:
        """A command's decoded payload, with an `id`, reaches a system at `t`, the device's clock showing `device_now`.

        It is taken as the simulation plays past `t`, and waits until then.
        """
        self._desk.receive(system, asset, body, t, device_now)

    def advance(self, to: float) -> Iterator[Report]:
        """Every report published up to `to`, in order of time; answers to commands are left out."""
        return (said for said in self.play(to) if isinstance(said, Report))

    def play(self, to: float) -> Iterator[Report | Answer]:
        """Everything published up to `to`, reports and answers to commands, in order of time."""
        while self.next_due <= to:
            if self._desk.next_due < (self._queue[0][0] if self._queue else float("inf")):
                yield from self._take(self._desk.pop())
                continue
            due, order, asset_id = heapq.heappop(self._queue)
            voice = self._voices[asset_id]
            if order != voice.turn:
                continue  # planned otherwise since
            yield from self._step(asset_id, voice, due)

    def _take(self, due: Due) -> Iterator[Answer]:
        """A command, or a hand, reaches a device; a device out of reach of its network does not hear it."""
        voice = self._voices.get(due.asset)
        if voice is None or voice.system != due.system or voice.device.deaf or _cut_off(voice):
            return
        self._moment.t = due.t
        yield from self._desk.take(due, voice.device, self._moment)
        self._schedule(due.asset, due.t)

    def _step(self, asset_id: str, voice: _Voice, due: float) -> Iterator[Report | Answer]:
        self._moment.t = due
        voice.device.cut_off = cut_off = _cut_off(voice)
        step = voice.device.step(self._moment)
        if step.next_s is not None:
            self._schedule(asset_id, due + step.next_s)
        for woken, delay in step.wake:
            self._schedule(woken, due + delay)
        repeats = frozenset[str]() if cut_off else step.repeats
        reading = self._reading(voice, step.values, due, repeats) if step.values and voice.system else None
        if reading is not None and cut_off:
            if not voice.backlog:
                self._silent.append(voice)
            voice.backlog.append(reading)
        elif reading is not None:
            yield from self._returned()
            yield Report(asset_id, voice.system, (reading,))
        if not cut_off and not voice.device.deaf:
            yield from self._desk.settle(voice.system, asset_id, due)

    def _returned(self) -> Iterator[Report]:
        """Backlogs of assets whose carrier is back, each as one report."""
        if not self._silent:
            return
        back = [voice for voice in self._silent if not _cut_off(voice)]
        self._silent = [voice for voice in self._silent if _cut_off(voice)]
        for voice in back:
            yield Report(voice.device.asset.id, voice.system, tuple(voice.backlog))
            voice.backlog.clear()

    def _reading(self, voice: _Voice, values: Values, t: float, repeats: frozenset[str]) -> Reading | None:
        """State that changed, measurements and what `repeats`; all of it every quarter of an hour."""
        if t - voice.full_at >= REFRESH_S and not values.keys() <= repeats:
            voice.full_at, fresh = t, values
        else:
            names, said = KINDS[voice.device.asset.kind].state_names, voice.said
            fresh = {
                name: value
                for name, value in values.items()
                if name not in names or name in repeats or said.get(name) != value
            }
        if not fresh:
            return None
        voice.said = voice.said | values
        voice.seq += 1
        return Reading(t, voice.seq, fresh)

    def _schedule(self, asset_id: str, t: float) -> None:
        """Step at `t`, whatever was planned."""
        self._order += 1
        self._voices[asset_id].turn = self._order
        heapq.heappush(self._queue, (t, self._order, asset_id))

    def _build(self, assets: tuple[AssetDraft, ...], seed: int) -> None:
        character = Random(seed)
        for asset in assets:
            behaviour = BEHAVIOURS.get(asset.kind)
            if behaviour is None or not asset.system or asset.lifecycle in ("planned", "retired"):
                self.left_aside[_why(asset)] += 1
                continue
            character.seed(f"{seed}:{asset.id}")
            self._voices[asset.id] = _Voice(behaviour(asset, character), asset.system)
        for asset in assets:
            self._relate(asset)
        lamps = [voice.device for voice in self._voices.values() if isinstance(voice.device, Lamp)]
        self._feed_orphans(lamps, character)
        self._spread_dusk(len(lamps), character)
        _break_some(lamps, seed)

    def _relate(self, asset: AssetDraft) -> None:
        holder = self._voices.get(asset.id)
        for relation in asset.relations if holder else ():
            other = self._voices.get(relation.to)
            if holder is None or other is None:
                continue
            holder.device.link(Link(relation.type, relation.port, other.device))
            if relation.type == "carries" and isinstance(holder.device, Carrier):
                other.carrier = holder.device

    def _feed_orphans(self, lamps: list[Lamp], rng: Random) -> None:
        """Lamps of a real city with no known cabinet follow the dusk of their neighbourhood."""
        orphans = [lamp for lamp in lamps if not lamp.circuit.port]
        orphans.sort(key=lambda lamp: (round((lamp.asset.lon or 0) * 400), lamp.asset.lat or 0))
        for start in range(0, len(orphans), LAMPS_PER_VIRTUAL_CABINET):
            group = orphans[start : start + LAMPS_PER_VIRTUAL_CABINET]
            cabinet = virtual_cabinet(start, group[0].asset.lon, group[0].asset.lat, rng)
            for lamp in group:
                cabinet.feed(lamp)
            self._voices[cabinet.asset.id] = _Voice(cabinet, system="")

    def _spread_dusk(self, lamps: int, rng: Random) -> None:
        """Clocks of cabinets differ a little: the town lights up in some minutes, in no visible order."""
        cabinets = [voice.device for voice in self._voices.values() if isinstance(voice.device, Cabinet)]
        spread = next(seconds for most, seconds in SPREAD_S.items() if lamps <= most)
        ranks = list(range(len(cabinets)))
        rng.seed(len(cabinets))
        rng.shuffle(ranks)
        for rank, cabinet in zip(ranks, cabinets, strict=True):
            cabinet.lag_s = spread * rank / len(cabinets)


def _why(asset: AssetDraft) -> str:
    if asset.kind not in BEHAVIOURS:
        return f"kind {asset.kind}"
    return asset.lifecycle if asset.system else "no system"


def _cut_off(voice: _Voice) -> bool:
    carrier = voice.carrier
    while carrier is not None:
        if carrier.down:
            return True
        carrier = carrier.carrier
    return False


def _break_some(lamps: list[Lamp], seed: int) -> None:
    """2 % of lamps are in fault at the start, the same ones for the same seed."""
    whole = sorted((lamp for lamp in lamps if lamp.asset.lifecycle == "in_service"), key=lambda lamp: lamp.asset.id)
    rng = Random(seed)
    for lamp in rng.sample(whole, min(len(whole), round(len(lamps) * FAULTY_LAMPS))):
        lamp.failure = rng.choice(LAMP_FAULTS)
