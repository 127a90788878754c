"""Car parks that fill and empty, delivery bays, shared bikes, charging points."""

from __future__ import annotations

import math
from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Moment, Progress, Step, Values, fault, once
from simulators.commands import Command

RESET_S = 20.0


class CarPark(Base):
    """Fills in the day and empties at night; `free` is what guiding signs show."""

    def setup(self, rng: Random) -> None:
        self.capacity = max(10, int(self.attribute("capacity", 220)))
        self.appeal = rng.uniform(0.72, 1.04)
        self.occupied = self.capacity * rng.uniform(0.35, 0.6)

    def publish(self, command: Command, now: Moment) -> Progress:
        """The status asked on its signs; released, the counted one."""
        at = now.t
        del command
        return once(lambda: self.last_t is not None and self.last_t >= at)

    def correct(self, command: Command, now: Moment) -> Progress:
        """Free spaces as someone counted them now."""
        self.elapsed(now)
        self.occupied = float(max(0, self.capacity - int(command.params["n"])))
        return lambda: DONE

    orders: ClassVar = {"published_status": publish, "correct_count": correct}

    @property
    def free(self) -> int:
        return max(0, round(self.capacity - self.occupied))

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        hour = now.hour
        wanted = 0.2 + 0.74 * math.exp(-(((hour - 14.3) / 4.6) ** 2)) + 0.3 * math.exp(-(((hour - 20.6) / 1.6) ** 2))
        drift = (min(1.0, wanted * self.appeal) * self.capacity - self.occupied) / 1500
        turnover = self.capacity * (0.03 + 0.5 * now.activity) / 3600
        entries, exits = turnover + max(0.0, drift), turnover + max(0.0, -drift)
        noise = now.rng.gauss(0, 1) * math.sqrt(turnover * elapsed) if elapsed else 0.0
        self.occupied = min(self.capacity, max(0.0, self.occupied + drift * elapsed + noise))
        share = self.free / self.capacity
        counted = "full" if share < 0.01 else "almost_full" if share < 0.08 else "open"
        values = HEALTHY | {
            "status": self.told("published_status", "status") or counted,
            "capacity": self.capacity,
            "free_spaces": self.free,
            "free_accessible_spaces": round(self.free * 0.03),
            "free_ev_spaces": round(self.free * 0.05),
            "entry_per_h": round(entries * 3600),
            "exit_per_h": round(exits * 3600),
        }
        return Step(values, now.every(20))


class ParkingBay(Base):
    """A delivery bay: short stops, some too long. It senses a vehicle, never whose."""

    ALLOWED_S = 1200.0

    def setup(self, rng: Random) -> None:
        self.since: float | None = None
        self.stamp = ""
        self.change_at = rng.uniform(5, 1500)

    def reserve(self, command: Command, now: Moment) -> Progress:
        """The bay's terminal has taken the window and the list; released, it has let them go."""
        del command, now
        return lambda: DONE

    orders: ClassVar = {"reservation": reserve}

    def step(self, now: Moment) -> Step:
        if now.t >= self.change_at:
            if self.since is None:
                self.since, self.stamp = now.t, now.stamp()
                self.change_at = now.t + now.rng.lognormvariate(6.4, 0.7)
            else:
                self.since, self.stamp = None, ""
                self.change_at = now.t + now.rng.expovariate((0.15 + 2.2 * now.activity) / 3600)
        stay = 0.0 if self.since is None else now.t - self.since
        values: Values = HEALTHY | {
            "power_source": "battery",
            "occupancy": "free" if self.since is None else "occupied",
            "overstay": stay > self.ALLOWED_S,
            "occupied_s": round(stay),
        }
        if self.stamp:
            values["occupied_since"] = self.stamp
        return Step(values, min(now.every(300), max(0.5, self.change_at - now.t)))


class BikeStation(Base):
    def setup(self, rng: Random) -> None:
        self.docks = max(4, int(self.attribute("dock_count", 20)))
        self.bikes = rng.randrange(2, self.docks - 1)
        self.disabled = int(rng.random() < 0.3)

    def step(self, now: Moment) -> Step:
        if now.rng.random() < 0.25 + 0.6 * now.activity:
            self.bikes += now.rng.choice((-1, 1))
        self.bikes = min(self.docks - self.disabled, max(0, self.bikes))
        values = HEALTHY | {
            "is_installed": True,
            "is_renting": True,
            "is_returning": True,
            "num_vehicles_available": self.bikes,
            "num_vehicles_disabled": self.disabled,
            "num_docks_available": self.docks - self.disabled - self.bikes,
            "num_docks_disabled": 0,
        }
        return Step(values, now.every(60))


class EvCharger(Base):
    """Sessions of some tens of minutes; power tapers off at their end."""

    def setup(self, rng: Random) -> None:
        self.power_w = self.attribute("power_kw", 22) * 1000
        self.ends: list[float | None] = [None] * max(1, int(self.attribute("evse_count", 2)))
        self.energy_kwh, self.sessions = rng.uniform(900, 40_000), rng.randrange(80, 3000)
        self.broken = rng.random() < 0.03
        self.watts, self.resets_until = 0.0, 0.0

    def limit(self, command: Command, now: Moment) -> Progress:
        """No more than so many watts for all; released, its local profile."""
        del now
        most = (command.value or {}).get("power_limit_w")
        return once(lambda: most is None or self.watts <= most)

    def operate(self, command: Command, now: Moment) -> Progress:
        """In or out of service; sessions under way end first when it is withdrawn."""
        wanted = command.value is None or bool(command.value["operative"])
        at = now.t
        return once(lambda: (self.last_t or 0.0) >= at and (wanted or not any(self.ends)))

    def reset(self, command: Command, now: Moment) -> Progress:
        """Sessions end, it starts again, and a fault that was not of the equipment is gone."""
        del command
        self.resets_until, self.broken = now.t + RESET_S, False
        self.ends = [None] * len(self.ends)
        until = self.resets_until
        return once(lambda: (self.last_t or 0.0) >= until)

    orders: ClassVar = {"power_limit_w": limit, "operative": operate, "reset": reset}

    @property
    def _withdrawn(self) -> bool:
        return self.told("operative") is False

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        for index, end in enumerate(self.ends):
            if end is not None and now.t >= end:
                self.ends[index] = None
            elif end is None and self._offers(now) and now.chance(elapsed, 5400 / (0.25 + now.activity)):
                self.ends[index] = now.t + now.rng.uniform(900, 7200)
                self.sessions += 1
        drawn = sum(self.power_w * min(1.0, 0.15 + (end - now.t) / 1800) for end in self.ends if end is not None)
        most = self.told("power_limit_w")
        self.watts = drawn if most is None else min(drawn, float(most))
        self.energy_kwh += self.watts * elapsed / 3.6e6
        resets = now.t < self.resets_until
        changes = [self.resets_until - now.t] if resets else [end - now.t for end in self.ends if end is not None]
        return Step(self._values(resets=resets), max(0.05, min([now.every(60), *changes])))

    def _offers(self, now: Moment) -> bool:
        return not (self.broken or self._withdrawn) and now.t >= self.resets_until

    def _values(self, *, resets: bool) -> Values:
        out = "inoperative" if self._withdrawn or resets else "available"
        idle = "out_of_order" if self.broken else out
        state = HEALTHY | (fault("major", "ground_failure") if self.broken else {})
        connector = "faulted" if self.broken else "available" if out == "available" else "unavailable"
        return state | {
            "evses": [{"id": str(n + 1), "status": "charging" if end else idle} for n, end in enumerate(self.ends)],
            "connectors": [{"status": "occupied" if end else connector} for end in self.ends],
            "power_w": round(self.watts),
            "energy_kwh": round(self.energy_kwh, 3),
            "session_count": self.sessions,
        }
