"""Buses on their lines and service vehicles on their rounds."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import HEALTHY, Base, Moment, Progress, Refused, Step, Values, once
from simulators.behaviours.route import Route
from simulators.commands import Command

BUS_PERIOD_S, ROUND_PERIOD_S, OFF_PERIOD_S = 1.5, 4.0, 60.0
TOP_SPEED_M_S, ACCELERATION_M_S2 = 12.5, 1.0
STOP_EVERY_M = 340.0
_LOADS = (
    "empty", "many_seats_available", "few_seats_available", "standing_room_only", "crushed_standing_room_only",
)  # fmt: skip


class Runner:
    """Something that runs up and down a route: position along it, speed, direction."""

    def __init__(self, route: Route, along: float, top_speed: float) -> None:
        self.route, self.along, self.top_speed = route, along, top_speed
        self.direction, self.speed = 1, 0.0

    def run(self, elapsed: float, until: float) -> bool:
        """Go on towards `until` (metres along), braking for it; whether it was reached."""
        while elapsed > 0:
            step = min(1.0, elapsed)
            elapsed -= step
            left = (until - self.along) * self.direction
            if left <= 0.5:
                self.along, self.speed = until, 0.0
                return True
            wanted = min(self.top_speed, (2 * ACCELERATION_M_S2 * left) ** 0.5)
            self.speed = max(0.8, min(wanted, self.speed + ACCELERATION_M_S2 * step))
            self.along += self.direction * min(left, self.speed * step)
        return False

    def values(self) -> Values:
        lon, lat = self.route.at(self.along)
        return {
            "longitude_deg": lon,
            "latitude_deg": lat,
            "speed_m_s": round(self.speed, 1),
            "bearing_deg": round(self.route.bearing(self.along, self.direction), 1),
        }


class Bus(Base):
    """Runs its line from stop to stop, doors open at stops, with the delay of the hour."""

    def setup(self, rng: Random) -> None:
        lon, lat = self.asset.lon or 0.0, self.asset.lat or 0.0
        route = Route.of(self.asset.attributes.get("shape_polyline"), lon, lat)
        self.runner = Runner(route, route.length * rng.random(), TOP_SPEED_M_S * rng.uniform(0.75, 1.0))
        self.line = str(self.asset.attributes.get("route_id") or "L0")
        self.stops = max(2, round(route.length / STOP_EVERY_M) + 1)
        self.next_stop = min(self.stops - 1, int(self.runner.along / self._spacing) + 1)
        self.dwell_until = 0.0
        self.odometer_m = rng.uniform(2e7, 5e8)
        self.delay_s = rng.uniform(-30, 90)
        self.trip = rng.randrange(100, 900)
        self.hours = (rng.uniform(4.8, 7.2), rng.uniform(20.8, 24.0) if rng.random() < 0.7 else rng.uniform(23, 24.6))

    @property
    def _spacing(self) -> float:
        return self.runner.route.length / (self.stops - 1)

    def _serving(self, hour: float) -> bool:
        return self.hours[0] <= hour < self.hours[1] or hour + 24 < self.hours[1]

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        if not self._serving(now.hour):
            self.runner.speed = 0.0
            parked = HEALTHY | {"in_service": False, "door_open": False, "route_id": self.line, "distress_call": False}
            return Step(parked | {"stop_status": "stopped_at", "occupancy": "empty"}, OFF_PERIOD_S)
        if now.t >= self.dwell_until:
            self._drive(now, elapsed)
        return Step(self._values(now), now.every(BUS_PERIOD_S))

    def _drive(self, now: Moment, elapsed: float) -> None:
        before = self.runner.along
        arrived = self.runner.run(elapsed, self.next_stop * self._spacing)
        self.odometer_m += abs(self.runner.along - before)
        if arrived:
            self._halt(now)

    def _halt(self, now: Moment) -> None:
        terminus = self.next_stop in (0, self.stops - 1)
        self.dwell_until = now.t + (
            now.rng.uniform(60, 150) if terminus else now.rng.uniform(8, 14 + 16 * now.activity)
        )
        self.delay_s = min(1500.0, max(-60.0, self.delay_s + now.rng.gauss(14 * now.activity - 4, 14)))
        if terminus:
            self.runner.direction = 1 if self.next_stop == 0 else -1
            self.trip += 1
            self.delay_s = max(-20.0, self.delay_s - 90)
        self.next_stop += self.runner.direction

    def _values(self, now: Moment) -> Values:
        stopped = now.t < self.dwell_until
        stop = self.next_stop - (self.runner.direction if stopped else 0)
        left = abs(self.next_stop * self._spacing - self.runner.along)
        load = min(4, int(now.activity * 4.6 * (0.6 + 0.4 * ((self.trip * 7 + stop) % 5) / 4)))
        moving = "incoming_at" if left < 60 else "in_transit_to"
        values = HEALTHY | {"in_service": True, "distress_call": False, "door_open": stopped, "route_id": self.line}
        return values | self.runner.values() | {
            "stop_status": "stopped_at" if stopped else moving,
            "schedule_relationship": "scheduled",
            "occupancy": _LOADS[load],
            "trip_id": f"{self.line}-{self.trip}",
            "stop_id": f"{self.line}-{stop + 1:02d}",
            "odometer_m": round(self.odometer_m),
            "delay_s": round(self.delay_s),
        }  # fmt: skip


class ServiceVehicle(Base):
    """Its round in working hours, with halts on the spot; off duty it says so once and nothing of where it is."""

    def setup(self, rng: Random) -> None:
        lon, lat = self.asset.lon or 0.0, self.asset.lat or 0.0
        route = Route.of(self.asset.attributes.get("shape_polyline"), lon, lat)
        self.tool = str(self.asset.attributes.get("usual_tool") or "none")
        slow = 4.0 if self.tool == "sweep" else 11.0
        self.runner = Runner(route, route.length * rng.random(), slow)
        start = rng.choice((4.5, 6.0, 7.5, 12.5, 17.0, 20.5))
        self.hours = (start, start + rng.uniform(7.5, 9))
        self.target = route.length
        self.halt_until = 0.0
        self.status = "out_of_service"

    def dispatch(self, command: Command, now: Moment) -> Progress:
        """The halt is cut short: the crew sets out. Raises `Refused` off duty."""
        del command
        if not self._on_duty(now.hour):
            raise Refused("off duty")
        self.halt_until, self.runner.direction = now.t, 1
        self.target = self.runner.route.length
        return once(lambda: self.status == "en_route")

    orders: ClassVar = {"dispatch": dispatch}

    def _on_duty(self, hour: float) -> bool:
        return self.hours[0] <= hour < self.hours[1] or self.hours[0] <= hour + 24 < self.hours[1]

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        if not self._on_duty(now.hour):
            self.runner.speed, self.status = 0.0, "out_of_service"
            return Step({"unit_status": "out_of_service", "call_sign": self.asset.id, "tool": "none"}, OFF_PERIOD_S)
        halted = now.t < self.halt_until
        if not halted and self.runner.run(elapsed, self.target):
            self.halt_until = now.t + now.rng.uniform(40, 400)
            self._turn(now)
        self.status = "on_scene" if halted else "en_route" if self.runner.direction > 0 else "returning"
        values = HEALTHY | self.runner.values() | {"unit_status": self.status, "call_sign": self.asset.id}
        working = self.tool if not halted else "none"
        return Step(values | {"tool": working}, now.every(ROUND_PERIOD_S * (4 if halted else 1)))

    def _turn(self, now: Moment) -> None:
        length = self.runner.route.length
        ends = self.runner.along >= length - 1 or self.runner.along <= 1
        if ends:
            self.runner.direction = -1 if self.runner.along >= length - 1 else 1
        reach = self.runner.along + self.runner.direction * now.rng.uniform(150, 900)
        self.target = min(length, max(0.0, reach))
