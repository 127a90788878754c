"""Lighting cabinets: an astronomical clock, feeders that close at dusk, one forced by an order."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from app.domain.registry import AssetDraft
from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Progress, Refused, Step, Values, fault, once
from simulators.behaviours.luminaire import LAMP_PERIOD_S, Circuit, Lamp, Wake
from simulators.commands import Command

CABINET_PERIOD_S = 60.0
BEFORE_SUNSET_S = 120.0
TRIP_EVERY_S = 60 * 3600.0
BETWEEN_CIRCUITS_S = (2.0, 5.0)
SETTLED_S = 900.0


class Cabinet(Base):
    """An astronomical clock with contactors: circuits close one after the other at dusk, open at dawn."""

    published = True
    start_within_s = 8.0

    def setup(self, rng: Random) -> None:
        self.circuits: dict[str, Circuit] = {}
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

    orders: ClassVar = {"circuit": switch}

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
        dusk, dawn = now.clock.night(now.t)
        on, off = dusk - BEFORE_SUNSET_S + self.lag_s, dawn + self.lag_s
        if self.fresh and on + SETTLED_S < now.t < off:
            wake = self._found_lit(now)
            return Step(self._values(now) if self.published else None, now.every(CABINET_PERIOD_S), wake)
        self.fresh = False
        wake = self._accidents(now, elapsed)
        switched = self._switch_one(now, lit=on <= now.t < off)
        next_change = (on if now.t < on else off) - now.t
        if switched:
            wake, next_s = wake + switched, now.rng.uniform(*BETWEEN_CIRCUITS_S)
        else:
            next_s = min(now.every(CABINET_PERIOD_S), max(0.05, next_change))
        return Step(self._values(now) if self.published else None, next_s, wake)

    def _found_lit(self, now: Moment) -> Wake:
        """The simulation begins in the night: lamps burn already and report at their usual pace."""
        self.fresh = False
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
            "program_id": "nuit-1",
            "program_checksum": "9f2c61d0",
            **{f"voltage_l{phase + 1}_v": round(volts[phase], 1) for phase in range(3)},
            **{f"current_l{phase + 1}_a": round(power / 3 / volts[phase] / 0.94, 2) for phase in range(3)},
            "active_power_w": round(power, 1),
            "energy_kwh": round(self.energy_kwh, 2),
            "reactive_energy_kvarh": round(self.energy_kwh * 0.21, 2),
            "power_factor": 0.94,
        }


class LocalDusk(Cabinet):
    """Stands in for a cabinet nobody inventoried: lamps of a real city light by themselves, and it is never heard."""

    published = False

    def feed(self, lamp: Lamp) -> None:
        self.link(Link("feeds", "D1", lamp))


def virtual_cabinet(number: int, lon: float | None, lat: float | None, rng: Random) -> LocalDusk:
    """A silent stand-in feeding lamps that no cabinet feeds."""
    return LocalDusk(AssetDraft(id=f"local-dusk-{number}", kind="lighting_cabinet", lon=lon, lat=lat), rng)
