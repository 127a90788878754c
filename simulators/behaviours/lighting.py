"""Lighting cabinets: a programme on an astronomical clock, feeders that follow it, one forced by an order."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import ClassVar

from app.domain.registry import AssetDraft
from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Progress, Refused, Step, Values, fault, once
from simulators.behaviours.luminaire import LAMP_PERIOD_S, Circuit, Lamp, Wake
from simulators.behaviours.programme_clock import ProgrammeClock
from simulators.commands import Command

CABINET_PERIOD_S = 60.0
TRIP_EVERY_S = 60 * 3600.0
BETWEEN_CIRCUITS_S = (2.0, 5.0)
SETTLED_S = 900.0


class Cabinet(Base):
    """An astronomical clock with contactors: circuits close one after the other when its programme asks for light."""

    published = True
    start_within_s = 8.0

    def setup(self, rng: Random) -> None:
        self.circuits: dict[str, Circuit] = {}
        self.clock = ProgrammeClock()
        self.lag_s = 0.0
        self.fresh = True
        self.energy_kwh = rng.uniform(20_000, 300_000)
        self.tripped_until = 0.0
        self.lit = False
        self.local_override = "none"

    @property
    def control_mode(self) -> str:
        return "central" if self.local_override == "none" else "local"

    def switch(self, command: Command, now: Moment) -> Progress:
        """Force a feeder on or off, or give it back to the clock. Raises `Refused` for a feeder it does not have."""
        del now
        circuit = self.circuits.get(command.slot)
        if circuit is None or (command.value and command.value["id"] != command.slot):
            raise Refused(f"no feeder {command.slot or '(slot is missing)'}")
        return once(lambda: circuit.contactor == self._wanted(circuit))

    def load_program(self, command: Command, now: Moment) -> Progress:
        """Take the programme that comes beside the parameters. Raises `Refused` for one that is damaged or unfit."""
        answer = self.clock.load(command.params, command.attachment, now)
        if answer.result == "rejected":
            raise Refused(answer.detail)
        return lambda: answer

    orders: ClassVar = {"circuit": switch, "load_program": load_program}

    def by_hand(self, now: Moment) -> None:
        """The switch inside the door: everything on in the day, everything off at night."""
        del now
        self.local_override = "off" if self.lit else "on"

    def _wanted(self, circuit: Circuit) -> str:
        told = self.told(f"circuit/{circuit.port}", "command")
        forced = self.local_override if self.local_override != "none" else told
        closed = self.lit if forced not in ("on", "off") else forced == "on"
        return "closed" if closed else "open"

    @property
    def _working_mode(self) -> str:
        forced = sum(value["command"] != "auto" for value in self.held.values())
        if self.local_override != "none":
            return "manual"
        return "semi_automatic" if forced else "automatic"

    def link(self, link: Link) -> None:
        if link.relation == "feeds" and isinstance(link.other, Lamp):
            port = link.port or "D1"
            circuit = self.circuits.setdefault(port, Circuit(port))
            circuit.lamps.append(link.other)
            link.other.circuit = circuit

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        self.energy_kwh += self._power() * elapsed / 3.6e6
        settled = self.fresh and self._level(now, SETTLED_S) > 0
        level = self._level(now)
        for circuit in self.circuits.values():
            circuit.level_pct = level
        if settled and level > 0:
            wake = self._found_lit(now)
            return Step(self._values(now) if self.published else None, now.every(CABINET_PERIOD_S), wake)
        self.fresh = False
        wake = self._accidents(now, elapsed)
        switched = self._switch_one(now, lit=level > 0)
        next_change = self.clock.until_t + self.lag_s - now.t
        if switched:
            wake, next_s = wake + switched, now.rng.uniform(*BETWEEN_CIRCUITS_S)
        else:
            next_s = min(now.every(CABINET_PERIOD_S), max(0.05, next_change))
        return Step(self._values(now) if self.published else None, next_s, wake)

    def _level(self, now: Moment, ago_s: float = 0.0) -> float:
        """What the programme asks, or asked; this clock is `lag_s` slow."""
        return self.clock.level_pct(now, now.t - self.lag_s - ago_s)

    def _found_lit(self, now: Moment) -> Wake:
        """The simulation begins in the night: lamps burn already and report at their usual pace."""
        self.fresh, self.lit = False, True
        wake: Wake = ()
        for circuit in self.circuits.values():
            circuit.contactor = "closed"
            for lamp in circuit.lamps:
                lamp.phase = "on"
            wake += circuit.wake(now, 0.5, LAMP_PERIOD_S)
        return wake

    def _switch_one(self, now: Moment, *, lit: bool) -> Wake:
        self.lit = lit
        for circuit in self.circuits.values():
            wanted = self._wanted(circuit)
            if circuit.contactor != wanted:
                circuit.contactor = wanted
                return circuit.wake(now, 0.3, 7.0)
        return ()

    def _accidents(self, now: Moment, elapsed: float) -> Wake:
        """A breaker trips once in a while and is set again some minutes later."""
        for circuit in self.circuits.values():
            if circuit.tripped and now.t >= self.tripped_until:
                circuit.tripped = False
                return circuit.wake(now, 0.3, 7.0)
            if circuit.alive and circuit.lamps and now.chance(elapsed, TRIP_EVERY_S):
                circuit.tripped, self.tripped_until = True, now.t + now.rng.uniform(300, 900)
                return circuit.wake(now, 0.1, 1.5)
        return ()

    def _power(self) -> float:
        return sum(circuit.power_w for circuit in self.circuits.values() if circuit.alive)

    def _values(self, now: Moment) -> Values:
        tripped = any(circuit.tripped for circuit in self.circuits.values())
        power = self._power() + 18
        volts = [232 + now.rng.uniform(-3, 3) for _ in range(3)]
        state = HEALTHY | (fault("major", "breaker_tripped") if tripped else {})
        return state | {
            "control_mode": self.control_mode,
            "working_mode": self._working_mode,
            "local_override": self.local_override,
            "door_open": False,
            "circuits": [
                {
                    "id": circuit.port,
                    "contactor": circuit.contactor,
                    "breaker_tripped": circuit.tripped,
                    "leakage_detected": False,
                }
                for circuit in self.circuits.values()
            ],
            "contactor_error": False,
            "supply_loss": False,
            "astro_clock_ok": True,
            "program_id": self.clock.program_id,
            "program_checksum": self.clock.program_checksum,
            **{f"voltage_l{phase + 1}_v": round(volts[phase], 1) for phase in range(3)},
            **{f"current_l{phase + 1}_a": round(power / 3 / volts[phase] / 0.94, 2) for phase in range(3)},
            "active_power_w": round(power, 1),
            "energy_kwh": round(self.energy_kwh, 2),
            "reactive_energy_kvarh": round(self.energy_kwh * 0.21, 2),
            "power_factor": 0.94,
        }


class LocalDusk(Cabinet):
    """A supply that is never cut, and the dusk cells of the lamps on it: they light by themselves at night, and hear
    commands day and night. It is never heard itself.
    """

    published = False

    def setup(self, rng: Random) -> None:
        super().setup(rng)
        self.circuits["D1"] = Circuit("D1", permanent=True)

    def feed(self, lamp: Lamp) -> None:
        self.link(Link("feeds", "D1", lamp))

    def _wanted(self, circuit: Circuit) -> str:
        return "closed" if circuit.permanent else super()._wanted(circuit)

    def step(self, now: Moment) -> Step:
        circuit = self.circuits["D1"]
        before = circuit.level_pct
        step = super().step(now)
        changed = circuit.level_pct != before and not step.wake
        return replace(step, wake=circuit.wake(now, 0.3, 7.0)) if changed else step


def virtual_cabinet(number: int, lon: float | None, lat: float | None, rng: Random) -> LocalDusk:
    """What supplies lamps that no cabinet feeds."""
    return LocalDusk(AssetDraft(id=f"local-dusk-{number}", kind="lighting_cabinet", lon=lon, lat=lat), rng)
