"""Street lighting: cabinets that follow the sun, lamps that live on their circuits, lit monuments."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import ClassVar

from app.domain.registry import AssetDraft
from simulators.behaviours.device import DONE, HEALTHY, Base, Link, Moment, Progress, Refused, Step, Values, fault, once
from simulators.commands import Command
from simulators.wire import Ack

LAMP_PERIOD_S, CABINET_PERIOD_S = 100.0, 60.0
RISING_PCT = 40.0
BEFORE_SUNSET_S = 120.0
TRIP_EVERY_S = 60 * 3600.0
BETWEEN_CIRCUITS_S = (2.0, 5.0)
SETTLED_S = 900.0
Wake = tuple[tuple[str, float], ...]
LAMP_FAULTS = ("lamp_failure", "dimming_failure", "cycling_failure", "control_gear_comm_failure")


FADE_STEP_S = 1.0


@dataclass(frozen=True, slots=True)
class Fade:
    """From a level to another between two moments."""

    origin: float = 0.0
    begun: float = 0.0
    ends: float = 0.0

    def level(self, target: float, t: float) -> float:
        if t >= self.ends:
            return target
        return self.origin + (target - self.origin) * (t - self.begun) / (self.ends - self.begun)


@dataclass(slots=True)
class Circuit:
    """A feeder: whether it is alive, what it carries now."""

    port: str = ""
    contactor: str = "open"
    tripped: bool = False
    power_w: float = 0.0
    lamps: list[Lamp] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        return self.contactor == "closed" and not self.tripped

    def wake(self, now: Moment, soonest_s: float, latest_s: float) -> Wake:
        """Every lamp on it steps within that delay."""
        return tuple((lamp.asset.id, now.rng.uniform(soonest_s, latest_s)) for lamp in self.lamps)


def dimming_pct(hour: float, floor_pct: float) -> float:
    """The night programme: full in the evening, down to the floor from 23:00 to 5:30."""
    return float(floor_pct) if hour >= 23 or hour < 5.5 else 100.0


class Lamp(Base):
    """A luminaire: silent without supply, boots when its circuit closes, then reports while lit."""

    circuit: Circuit
    failure: str = ""
    waits = True

    def setup(self, rng: Random) -> None:
        self.circuit = Circuit()
        self.rated_w = self.attribute("rated_power_w", 45)
        self.floor = self.attribute("floor_pct", 40)
        self.phase = "dead"
        self.energy_kwh = self.rated_w * rng.uniform(2, 12)
        self.hours = self.energy_kwh * 1000 / max(self.rated_w, 1)
        self.switch_on_count = rng.randrange(300, 4000)
        self.voltage_v = rng.uniform(228, 236)
        self.level = self.power_w = 0.0
        self.fade = Fade()
        self.phase_ends = self.test_until = self.reported_at = 0.0

    @property
    def deaf(self) -> bool:
        return self.phase == "dead" or not self.circuit.alive

    @property
    def control_mode(self) -> str:
        return "lockout" if self.asset.lifecycle == "maintenance" else "central"

    def dim(self, command: Command, now: Moment) -> Progress:
        """To the level asked, over its fade; released, back to the programme."""
        value = command.value or {}
        self.fade = Fade(self.level, now.t, now.t + float(value.get("fade_s", 0)))
        return lambda: self._dimmed(value.get("level_pct"))

    def test(self, command: Command, now: Moment) -> Progress:
        """Full light for a while, whatever it was told."""
        ends = self.test_until = now.t + float(command.params["duration_s"])
        return once(lambda: self.reported_at >= ends)

    def _dimmed(self, asked: float | None) -> Ack | None:
        if self.phase != "on" or self.reported_at < self.fade.ends:
            return None
        if asked is None or abs(self.level - asked) < 1:
            return DONE
        return Ack("failed", self.failure) if self.failure else None

    orders: ClassVar = {"light_level": dim, "test": test}

    def step(self, now: Moment) -> Step:
        self._count(self.elapsed(now))
        if not self.circuit.alive:
            return self._died()
        if self.asset.lifecycle == "maintenance":
            return self._isolated(now)
        if self.phase == "dead":
            return self._boot(now)
        if self.phase in ("booting", "rising") and now.t < self.phase_ends:
            return Step(None, self.phase_ends - now.t)
        if self.phase == "booting":
            self.phase = "rising"
            rises_s = now.rng.uniform(3, 6)
            self.phase_ends = now.t + rises_s
            return self._report(now, rises_s, at_most=RISING_PCT)
        if self.phase == "rising":
            self.phase = "on"
            return self._report(now, 12.0)
        return self._report(now, self._pause(now))

    def _pause(self, now: Moment) -> float:
        if now.t < self.fade.ends:
            return min(FADE_STEP_S, self.fade.ends - now.t)
        usual = now.every(LAMP_PERIOD_S)
        return min(usual, self.test_until - now.t) if now.t < self.test_until else usual

    def _asked(self, now: Moment) -> float:
        """The level of the lamp test, of what it was told, or of the programme."""
        if now.t < self.test_until:
            return 100.0
        told = self.told("light_level", "level_pct")
        wanted = dimming_pct(now.hour, self.floor) if told is None else float(told)
        return self.fade.level(wanted, now.t)

    @property
    def lit(self) -> bool:
        return self.phase in ("rising", "on") and self.level > 0

    def _count(self, elapsed: float) -> None:
        if self.phase in ("rising", "on"):
            self.energy_kwh += self.power_w * elapsed / 3.6e6
            self.hours += elapsed / 3600

    def _draw(self, watts: float) -> None:
        self.circuit.power_w = max(0.0, self.circuit.power_w + watts - self.power_w)
        self.power_w = watts

    def _died(self) -> Step:
        """A last word on what charge is left, then silence."""
        self._draw(0.0)
        if self.phase == "dead":
            return Step(None, None)
        self.phase = "dead"
        values: Values = {"power_state": "off", "light_level_pct": 0, "active_power_w": 0, "power_source": "off"}
        return Step(values | {"supply_loss": self.circuit.tripped}, None)

    def _isolated(self, now: Moment) -> Step:
        self.phase = "works"
        values = HEALTHY | {"control_mode": "lockout", "power_state": "off", "light_level_pct": 0}
        return Step(values | {"active_power_w": 0}, now.every(LAMP_PERIOD_S * 3))

    def _boot(self, now: Moment) -> Step:
        self.phase = "booting"
        self.switch_on_count += 1
        self._draw(0.15 * self.rated_w)
        values = HEALTHY | {"power_state": "booting_up", "light_level_pct": 0, "supply_loss": False}
        boots_s = now.rng.uniform(6, 14)
        self.phase_ends = now.t + boots_s
        return Step(values | {"active_power_w": round(self.power_w, 1)}, boots_s)

    def _report(self, now: Moment, next_s: float, at_most: float = 100.0) -> Step:
        self.reported_at = now.t
        target = min(at_most, self._asked(now))
        if self.failure == "lamp_failure" or (self.failure == "cycling_failure" and now.rng.random() < 0.4):
            target = 0.0
        elif self.failure == "dimming_failure":
            target = at_most
        self.level = target
        self._draw(self.rated_w * (0.04 + 0.96 * target / 100) * now.rng.uniform(0.985, 1.015) if target else 1.5)
        reason = "override" if "light_level" in self.held or now.t < self.test_until else "program"
        return Step(self._values(now, reason), next_s)

    def _values(self, now: Moment, reason: str) -> Values:
        volts = self.voltage_v + now.rng.uniform(-1.5, 1.5)
        power_factor = 0.95 if self.level > 60 else 0.86
        state = HEALTHY | (fault("minor", self.failure) if self.failure else {})
        return state | {
            "power_state": "off" if not self.level else "low" if self.level < 100 else "on",
            "light_level_pct": round(self.level),
            "command_reason": reason,
            **{name: name == self.failure for name in LAMP_FAULTS},
            "supply_loss": False,
            "active_power_w": round(self.power_w, 1),
            "energy_kwh": round(self.energy_kwh, 3),
            "supply_voltage_v": round(volts, 1),
            "supply_current_a": round(self.power_w / volts / power_factor, 3),
            "power_factor": power_factor,
            "operating_time_h": round(self.hours, 2),
            "switch_on_count": self.switch_on_count,
            "temperature_c": round(now.weather.temperature_c(now.t, now.clock) + self.power_w * 0.22, 1),
        }


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


class ArchitecturalLight(Base):
    """A floodlit monument: on at dusk, off at 01:00 at the latest, supplied day and night."""

    def setup(self, rng: Random) -> None:
        self.rated_w = self.attribute("rated_power_w", 100)
        self.energy_kwh = rng.uniform(50, 900)
        self.fade = Fade()
        self.level = self.stepped_at = 0.0

    def show(self, command: Command, now: Moment) -> Progress:
        """The scene asked, over its fade; released, back to its own hours."""
        ends = now.t + float((command.value or {}).get("fade_s", 0))
        self.fade = Fade(self.level, now.t, ends)
        return once(lambda: self.stepped_at >= ends)

    orders: ClassVar = {"scene": show}

    def _scene(self, now: Moment) -> str:
        """Cut off, its own timer ends any scene at 01:00."""
        own = "nocturne" if now.dark and (now.hour > 12 or now.hour < 1) else "eteint"
        late = self.cut_off and 1 <= now.hour < 12
        return own if late else str(self.told("scene", "id") or own)

    def step(self, now: Moment) -> Step:
        scene = self._scene(now)
        self.level, self.stepped_at = self.fade.level(0.0 if scene == "eteint" else 100.0, now.t), now.t
        power = 2.0 + (self.rated_w - 2.0) * self.level / 100
        self.energy_kwh += power * self.elapsed(now) / 3.6e6
        values = HEALTHY | {
            "scene_id": scene,
            "level_pct": round(self.level),
            "festive": False,
            "link_status": "ok",
            "active_power_w": round(power * now.rng.uniform(0.98, 1.02), 1),
            "energy_kwh": round(self.energy_kwh, 3),
        }
        return Step(values, FADE_STEP_S if now.t < self.fade.ends else now.every(60))


def virtual_cabinet(number: int, lon: float | None, lat: float | None, rng: Random) -> LocalDusk:
    """A silent stand-in feeding lamps that no cabinet feeds."""
    return LocalDusk(AssetDraft(id=f"local-dusk-{number}", kind="lighting_cabinet", lon=lon, lat=lat), rng)
