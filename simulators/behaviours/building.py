"""Public buildings through the working day, and the intrusion panels set when they close."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Step


class Building(Base):
    """Comfort while open, reduced at night; temperature follows slowly, CO2 follows people."""

    def setup(self, rng: Random) -> None:
        self.opens, self.closes = rng.uniform(7.5, 9), rng.uniform(17.5, 21)
        self.people_at_most = rng.randrange(20, 320)
        self.indoor = rng.uniform(17.5, 20)
        self.water, self.gas, self.heat = rng.uniform(300, 9000), rng.uniform(2e3, 8e4), rng.uniform(2e4, 6e5)
        self.people = 0

    def open(self, now: Moment) -> bool:
        return now.clock.working_day(now.t) and self.opens <= now.hour < self.closes

    def step(self, now: Moment) -> Step:
        elapsed, is_open = self.elapsed(now), self.open(now)
        mode = "comfort" if is_open else "reduced"
        outside = now.weather.temperature_c(now.t, now.clock)
        heating = max(0.0, (19.0 if is_open else 16.5) - self.indoor)
        self.indoor += elapsed * (heating * 0.0006 + (outside - self.indoor) * 2e-6)
        self.people = round(self.people_at_most * now.rng.uniform(0.5, 0.95)) if is_open else 0
        self.heat += heating * 12 * elapsed / 3600
        self.gas += heating * 1.1 * elapsed / 3600
        self.water += self.people * 0.002 * elapsed / 3600
        values = HEALTHY | {
            "hvac_mode": mode,
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

    def link(self, link: Link) -> None:
        if link.relation == "part_of" and isinstance(link.other, Building):
            self.building = link.other

    def step(self, now: Moment) -> Step:
        is_open = self.building.open(now) if self.building else 8 <= now.hour < 19
        values = HEALTHY | {
            "set_state": "unset" if is_open else "set",
            "alarm": "none",
            "faults": {"mains": False, "battery": False, "transmission": False, "detector": False},
            "inhibited": [],
            "isolated": [],
            "battery_v": round(self.battery_v + now.rng.uniform(-0.05, 0.05), 2),
        }
        return Step(values, now.every(300))
