"""Signalised junctions through their cycle, counters with the rush hours."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import HEALTHY, Base, Moment, Step, Values, fault
from simulators.city_clock import rush

LONGEST_SILENCE_S = 22.0
COUNT_PERIOD_S = 60
FLASHING_EVERY_S = 40 * 3600.0
# plan, from hour, cycle s, share of green for the first direction
PLANS = (
    ("P1", 0.0, 60, 0.5),
    ("P2", 6.5, 90, 0.62),
    ("P3", 9.5, 76, 0.55),
    ("P4", 16.0, 92, 0.4),
    ("P1", 20.5, 60, 0.5),
)
AMBER_S, CLEARANCE_S = 3.0, 2.0


def plan_of(hour: float) -> tuple[str, float, float]:
    """The plan of the hour: name, cycle seconds, share of green for the first direction."""
    name, _, cycle, share = [row for row in PLANS if row[1] <= hour][-1]
    return name, float(cycle), share


def stage(position_s: float, cycle_s: float, share: float) -> tuple[str, str, float]:
    """Aspects of the two directions at a position in the cycle, and seconds until they change."""
    first = share * cycle_s
    steps = (
        (first - AMBER_S - CLEARANCE_S, "green", "red"),
        (first - CLEARANCE_S, "amber", "red"),
        (first, "red", "red"),
        (cycle_s - AMBER_S - CLEARANCE_S, "red", "green"),
        (cycle_s - CLEARANCE_S, "red", "amber"),
        (cycle_s, "red", "red"),
    )
    for end, one, two in steps:
        if position_s < end:
            return one, two, end - position_s
    return "red", "red", 0.05


class Junction(Base):
    def setup(self, rng: Random) -> None:
        self.lines = max(2, int(self.attribute("line_count", 4)))
        self.offset_s = rng.randrange(0, 60)
        self.failed_lamps = int(rng.random() < 0.05)
        self.flashing_until = 0.0

    def step(self, now: Moment) -> Step:
        if now.chance(self.elapsed(now), FLASHING_EVERY_S):
            self.flashing_until = now.t + now.rng.uniform(180, 600)
        plan, cycle, share = plan_of(now.hour)
        flashing = now.t < self.flashing_until
        position = (now.t + self.offset_s) % cycle
        one, two, left = (
            ("flashing_amber", "flashing_amber", LONGEST_SILENCE_S) if flashing else stage(position, cycle, share)
        )
        state = HEALTHY
        if flashing:
            state = state | fault("major", "conflict_monitor")
        elif self.failed_lamps:
            state = state | fault("minor", "lamp_failure")
        values: Values = state | {
            "control_status": "system_control",
            "signal_state": "flashing" if flashing else "normal",
            "flash_cause": "fault_monitor" if flashing else "not_flash",
            "coordinated": not flashing,
            "plan_id": plan,
            "preempt": "not_active",
            "door_open": False,
            "lines": [{"id": f"F{n + 1}", "aspect": two if n % 2 else one} for n in range(self.lines)],
            "cycle_s": cycle,
            "cycle_position_s": round(position, 1),
            "offset_s": self.offset_s,
            "lamp_failure_count": self.failed_lamps,
        }
        return Step(values, min(LONGEST_SILENCE_S, left + 0.02))


class Counter(Base):
    """A period's count: flow by the hour, speed that falls as occupancy rises."""

    _PEAK: ClassVar = {"car": 900, "truck": 120, "bicycle": 260, "pedestrian": 1400, "scooter": 90, "motorcycle": 60}
    _SPEED: ClassVar = {"bicycle": 17, "pedestrian": 4.5, "scooter": 19}

    def setup(self, rng: Random) -> None:
        self.user_class = str(self.asset.attributes.get("user_class") or "car")
        self.peak = self._PEAK.get(self.user_class, 600) * rng.uniform(0.45, 1.4)
        self.speed = self._SPEED.get(self.user_class, rng.choice((30, 50)) * 0.86)
        self.stuck_until = 0.0

    def step(self, now: Moment) -> Step:
        if now.chance(self.elapsed(now), 90 * 3600):
            self.stuck_until = now.t + now.rng.uniform(300, 1500)
        period = round(COUNT_PERIOD_S / now.rate, 1)
        if now.t < self.stuck_until:
            silent = HEALTHY | fault("minor", "no_data") | {"sensor_status": "no_data", "traffic_status": "unknown"}
            return Step(silent | {"period_s": max(1, period)}, period)
        flow = self.peak * rush(now.hour, working_day=now.clock.working_day(now.t)) * now.rng.uniform(0.85, 1.15)
        load = min(1.0, flow / self.peak / 1.15)
        speed = self.speed * (1 - 0.55 * load**3) * now.rng.uniform(0.95, 1.05)
        status = "congested" if load > 0.92 else "heavy" if load > 0.7 else "free_flow"
        values = HEALTHY | {
            "sensor_status": "ok",
            "traffic_status": status,
            "flow_per_h": round(flow),
            "occupancy_pct": round(38 * load**1.5, 1),
            "mean_speed_km_h": round(speed, 1),
            "headway_s": round(min(3600, 3600 / max(flow, 1)), 1),
            "heavy_share_pct": 100 if self.user_class == "truck" else round(7 * now.rng.uniform(0.6, 1.2), 1),
            "period_s": max(1, period),
        }
        return Step(values, period)
