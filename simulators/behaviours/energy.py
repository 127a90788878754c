"""Energy meters, solar production by the sun's height, uninterruptible supplies."""

from __future__ import annotations

import math
from random import Random

from simulators.behaviours.building import Building
from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Step, fault


class EnergyMeter(Base):
    """Consumption of a building by its activity, or what panels on its roof produce."""

    def setup(self, rng: Random) -> None:
        self.subscribed_w = self.attribute("subscribed_power_kva", 60) * 1000
        self.solar = bool(self.asset.attributes.get("production"))
        self.building: Building | None = None
        self.imported, self.exported = rng.uniform(1e4, 1e6), rng.uniform(1e3, 1e5) if self.solar else 0.0

    def link(self, link: Link) -> None:
        if link.relation == "part_of" and isinstance(link.other, Building):
            self.building = link.other

    def step(self, now: Moment) -> Step:
        hours = self.elapsed(now) / 3600
        watts = self._watts(now)
        self.imported += max(0.0, watts) / 1000 * hours
        self.exported += max(0.0, -watts) / 1000 * hours
        values = HEALTHY | {
            "tariff_period": "HP" if 6 <= now.hour < 22 else "HC",
            "direction": "export" if watts < 0 else "import",
            "active_power_w": round(watts),
            "import_energy_kwh": round(self.imported, 2),
            "export_energy_kwh": round(self.exported, 2),
        }
        return Step(values, now.every(40))

    def _watts(self, now: Moment) -> float:
        if self.solar:
            height = max(0.0, math.sin(math.radians(now.clock.sun_elevation(now.t))))
            return 12.0 - self.subscribed_w * 0.8 * height * now.rng.uniform(0.75, 1)
        busy = self.building.open(now) if self.building else True
        return self.subscribed_w * (0.42 if busy else 0.09) * now.rng.uniform(0.85, 1.15)


class Ups(Base):
    """On the mains; a cut puts it on battery for some minutes."""

    def setup(self, rng: Random) -> None:
        self.charge, self.load = 100.0, rng.uniform(18, 55)
        self.battery_until = 0.0

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        if now.t >= self.battery_until and now.chance(elapsed, 40 * 3600):
            self.battery_until = now.t + now.rng.uniform(60, 600)
        on_battery = now.t < self.battery_until
        self.charge = min(100.0, max(5.0, self.charge + elapsed * (-0.03 if on_battery else 0.01)))
        state = HEALTHY | (fault("minor", "mains_failure") | {"power_source": "battery"} if on_battery else {})
        values = state | {
            "output_source": "battery" if on_battery else "normal",
            "battery_status": "low" if self.charge < 30 else "normal",
            "runtime_min": round(self.charge * 0.9),
            "charge_pct": round(self.charge),
            "load_pct": round(self.load + now.rng.uniform(-2, 2)),
        }
        return Step(values, now.every(30))
