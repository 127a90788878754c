"""A simulated town whose equipment is commanded, moved on by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from simulators.behaviours.access import AccessPoint
from simulators.behaviours.luminaire import Lamp
from simulators.city_clock import CityClock
from simulators.faults import Misconduct, parse_fault
from simulators.simulation import Report, Simulation
from simulators.wire import Answer
from tests.simulators.simulated import city, clock, without_outages


@dataclass
class Town:
    """A simulation, what is sent to it, and what it says."""

    at: CityClock = field(default_factory=clock)
    misconduct: str = ""
    t: float = 0.0
    version: int = 0
    said: list[Report | Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        misconducts = [fault for fault in self._faults() if isinstance(fault, Misconduct)]
        self.simulation = without_outages(Simulation(city(), 7, self.at, 1.0, misconducts))
        self.play(130)

    def _faults(self) -> Iterator[object]:
        if self.misconduct:
            yield parse_fault(self.misconduct, 1)

    def play(self, seconds: float) -> None:
        self.t += seconds
        self.said += self.simulation.play(self.t)

    def send(self, asset: str, capability: str, **other: Any) -> str:
        self.version += 1
        now = self.at.real(self.t)
        body = {
            "id": f"c-{self.version}",
            "version": self.version,
            "expires_at": (now + timedelta(seconds=30)).isoformat(),
            "capability": capability,
        } | other
        system = next(item.system for item in city().assets if item.id == asset)
        self.simulation.command(system or "", asset, body, self.t, now)
        return f"c-{self.version}"

    def answers(self, command_id: str) -> list[str]:
        return [said.ack.result for said in self.said if isinstance(said, Answer) and said.command_id == command_id]

    def detail(self, command_id: str) -> str:
        return [s.ack.detail for s in self.said if isinstance(s, Answer) and s.command_id == command_id][-1]

    def shown(self, asset: str, name: str) -> list[Any]:
        reports = [said for said in self.said if isinstance(said, Report) and said.asset == asset]
        return [row.values[name] for said in reports for row in said.readings if name in row.values]


def ids(kind: str) -> list[str]:
    return [asset.id for asset in city().assets if asset.kind == kind and asset.lifecycle == "in_service"]


def gate_of(town: Town) -> AccessPoint:
    device = town.simulation.device(ids("access_point")[0])
    assert isinstance(device, AccessPoint)
    device.visitor_at = 1e9
    town.play(60)
    return device


def healthy_lamp(town: Town) -> Lamp:
    lamps = (town.simulation.device(name) for name in ids("luminaire"))
    return next(lamp for lamp in lamps if isinstance(lamp, Lamp) and not lamp.failure and lamp.phase == "on")
