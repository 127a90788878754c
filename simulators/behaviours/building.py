"""Public buildings through the working day, and the intrusion panels set when they close."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Link, Moment, Progress, Refused, Step, once
from simulators.commands import Command

SETTING_S = 10.0
SETPOINTS_C = {"comfort": 19.0, "reduced": 16.5, "frost_protection": 8.0, "off": 0.0}


class Building(Base):
    """Comfort while open, reduced at night; temperature follows slowly, CO2 follows people."""

    def setup(self, rng: Random) -> None:
        self.opens, self.closes = rng.uniform(7.5, 9), rng.uniform(17.5, 21)
        self.people_at_most = rng.randrange(20, 320)
        self.indoor = rng.uniform(17.5, 20)
        self.water, self.gas, self.heat = rng.uniform(300, 9000), rng.uniform(2e3, 8e4), rng.uniform(2e4, 6e5)
        self.people = 0
        self.mode = ""

    def heat_as(self, command: Command, now: Moment) -> Progress:
        """A mode of heating; released, its own schedule."""
        del now
        wanted = command.value and command.value["hvac_mode"]
        return once(lambda: wanted in (None, self.mode))

    def obey_at_once(self, command: Command, now: Moment) -> Progress:
        """A setpoint or the façade's light: the regulator has taken it."""
        del command, now
        return lambda: DONE

    orders: ClassVar = {"hvac_mode": heat_as, "setpoint_c": obey_at_once, "facade_light": obey_at_once}

    def _setpoint_c(self, scheduled: str) -> float:
        mode = scheduled if self.mode == "auto" else self.mode
        usual = SETPOINTS_C.get(mode, SETPOINTS_C["reduced"])
        told = self.told("setpoint_c")
        return usual if told is None or mode in ("off", "frost_protection") else float(told)

    def open(self, now: Moment) -> bool:
        return now.clock.working_day(now.t) and self.opens <= now.hour < self.closes

    def step(self, now: Moment) -> Step:
        elapsed, is_open = self.elapsed(now), self.open(now)
        scheduled = "comfort" if is_open else "reduced"
        self.mode = str(self.told("hvac_mode") or scheduled)
        outside = now.weather.temperature_c(now.t, now.clock)
        heating = max(0.0, self._setpoint_c(scheduled) - self.indoor)
        self.indoor += elapsed * (heating * 0.0006 + (outside - self.indoor) * 2e-6)
        self.people = round(self.people_at_most * now.rng.uniform(0.5, 0.95)) if is_open else 0
        self.heat += heating * 12 * elapsed / 3600
        self.gas += heating * 1.1 * elapsed / 3600
        self.water += self.people * 0.002 * elapsed / 3600
        values = HEALTHY | {
            "hvac_mode": self.mode,
            "open_status": "open" if is_open else "closed",
            "protection": "none",
            "fire_alarm": False,
            "door_open": False,
            "indoor_temperature_c": round(self.indoor, 1),
            "co2_ppm": round(430 + 650 * self.people / self.people_at_most + now.rng.uniform(-20, 20)),
            "humidity_pct": round(44 + now.rng.uniform(-3, 3)),
            "occupancy_count": self.people,
            "water_m3": round(self.water, 2),
            "gas_m3": round(self.gas, 2),
            "heat_kwh": round(self.heat, 1),
        }
        return Step(values, now.every(120))


class IntrusionPanel(Base):
    def setup(self, rng: Random) -> None:
        self.building: Building | None = None
        self.battery_v = rng.uniform(13.2, 13.8)
        self.state = ""
        self.told_unset: bool | None = None
        self.set_at = 0.0
        self.was_open = False

    def set_watch(self, command: Command, now: Moment) -> Progress:
        """Set after the time to leave. Released, it stays as it is until the building opens or closes."""
        if command.value is None:
            return lambda: DONE
        if self.told_unset is not False and self.state != "set":
            self.set_at = now.t + SETTING_S
        self.told_unset = False
        return once(lambda: self.state == "set" or self.told_unset is True)

    def unset_watch(self, command: Command, now: Moment) -> Progress:
        """Unset at once. Raises `Refused` while a claim holds it set."""
        del command, now
        if "set" in self.held:
            raise Refused("held set")
        self.told_unset = True
        return once(lambda: self.state == "unset")

    orders: ClassVar = {"set": set_watch, "unset": unset_watch}

    def by_hand(self, now: Moment) -> None:
        """Someone types the code at the keypad."""
        super().by_hand(now)
        self.told_unset = self.state != "unset"
        self.set_at = now.t + SETTING_S

    def _watch(self, now: Moment, *, is_open: bool) -> str:
        if is_open != self.was_open and "set" not in self.held:
            self.told_unset = None
        self.was_open = is_open
        if self.told_unset is None:
            return "unset" if is_open else "set"
        if self.told_unset:
            return "unset"
        return "setting" if now.t < self.set_at else "set"

    def link(self, link: Link) -> None:
        if link.relation == "part_of" and isinstance(link.other, Building):
            self.building = link.other

    def step(self, now: Moment) -> Step:
        is_open = self.building.open(now) if self.building else 8 <= now.hour < 19
        self.state = self._watch(now, is_open=is_open)
        values = HEALTHY | {
            "set_state": self.state,
            "alarm": "none",
            "faults": {"mains": False, "battery": False, "transmission": False, "detector": False},
            "inhibited": [],
            "isolated": [],
            "battery_v": round(self.battery_v + now.rng.uniform(-0.05, 0.05), 2),
        }
        return Step(values, self.set_at - now.t if self.state == "setting" else now.every(300))
