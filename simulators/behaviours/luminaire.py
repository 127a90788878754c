"""Luminaires: they live on their circuits, boot, dim by programme or by order, and fade."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Moment, Progress, Step, Values, fault, once
from simulators.commands import Command
from simulators.wire import Ack

LAMP_PERIOD_S = 100.0
OUT_PERIOD_S = 900.0
RISING_PCT = 40.0
FADE_STEP_S = 1.0
Wake = tuple[tuple[str, float], ...]
LAMP_FAULTS = ("lamp_failure", "dimming_failure", "cycling_failure", "control_gear_comm_failure")


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
    """A feeder: whether it is alive, what it carries now, and the level its cabinet's programme asks. One that is
    `permanent` is alive where that level is 0, too.
    """

    port: str = ""
    contactor: str = "open"
    tripped: bool = False
    power_w: float = 0.0
    level_pct: float = 0.0
    permanent: bool = False
    lamps: list[Lamp] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        return self.contactor == "closed" and not self.tripped

    def wake(self, now: Moment, soonest_s: float, latest_s: float) -> Wake:
        """Every lamp on it steps within that delay."""
        return tuple((lamp.asset.id, now.rng.uniform(soonest_s, latest_s)) for lamp in self.lamps)


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
        out = self.circuit.permanent and not self.level
        usual = now.every(OUT_PERIOD_S if out else LAMP_PERIOD_S)
        return min(usual, self.test_until - now.t) if now.t < self.test_until else usual

    def _asked(self, now: Moment) -> float:
        """The level of the lamp test, of what it was told, or of the programme."""
        if now.t < self.test_until:
            return 100.0
        told = self.told("light_level", "level_pct")
        by_day = self.circuit.permanent and not self.circuit.level_pct
        own = 0.0 if by_day else max(self.circuit.level_pct, self.floor)
        wanted = own if told is None else float(told)
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
