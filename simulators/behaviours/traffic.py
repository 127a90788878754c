"""Signalised junctions through their cycle, counters with the rush hours."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import HEALTHY, Base, Moment, Progress, Refused, Step, Values, fault, once
from simulators.city_clock import rush
from simulators.commands import Command

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
ENTRY_S, EXIT_S = 6.0, 5.0
TIMINGS = {name: (float(cycle), share) for name, _, cycle, share in PLANS}


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
    """Its own plan by the hour, or the one it is told; a plan changes at the end of a cycle, never within one.

    Its conflict monitor puts it to flashing amber, whatever it is told.
    """

    def setup(self, rng: Random) -> None:
        self.plan = ""
        self.cycle_began = self.dwell_at = self.dwell_ends = 0.0
        self.preempt_word = "not_active"
        self.fault_flash = self.flashing = False
        self.lines = max(2, int(self.attribute("line_count", 4)))
        self.offset_s = rng.randrange(0, 60)
        self.failed_lamps = int(rng.random() < 0.05)
        self.flashing_until = 0.0
        declared = self.asset.attributes.get("declared_plans")
        self.declared = declared if isinstance(declared, list) else list(TIMINGS)

    def follow(self, command: Command, now: Moment) -> Progress:
        """A declared plan from the next cycle on. Raises `Refused` for another one; released, its own by the hour."""
        del now
        plan = command.value and command.value["id"]
        if plan and plan not in self.declared:
            raise Refused(f"plan {plan} is not declared")
        return once(lambda: plan is None or self.plan == plan)

    def flash(self, command: Command, now: Moment) -> Progress:
        """Flashing amber, or not. Raises `Refused` while the conflict monitor holds it."""
        wanted = bool(command.value and command.value["flashing"])
        if not wanted and now.t < self.flashing_until:
            raise Refused("conflict monitor")
        return once(lambda: self.flashing == wanted)

    def preempt(self, command: Command, now: Moment) -> Progress:
        """Green for the approach after the clearance, for the time it holds. Raises `Refused` when flashing."""
        if self.flashing:
            raise Refused("flashing")
        self.dwell_at = dwell_at = now.t + ENTRY_S
        self.dwell_ends = dwell_at + float(command.params["ttl_s"])
        return once(lambda: self.dwell_at != dwell_at or self.preempt_word != "entry_started")

    orders: ClassVar = {"plan": follow, "flashing": flash, "preempt": preempt}

    def _run_cycle(self, now: Moment) -> tuple[float, float]:
        """Cycle seconds and share of green; at the end of a cycle, the plan wanted by then."""
        wanted = str(self.told("plan", "id") or plan_of(now.hour)[0])
        if not self.plan:
            self.plan, self.cycle_began = wanted, now.t - self.offset_s % TIMINGS[PLANS[0][0]][0]
        cycle, share = TIMINGS.get(self.plan, TIMINGS[PLANS[0][0]])
        while now.t >= self.cycle_began + cycle:
            self.cycle_began += cycle
            self.plan = wanted
            cycle, share = TIMINGS.get(self.plan, TIMINGS[PLANS[0][0]])
        return cycle, share

    def _preemption(self, now: Moment) -> tuple[str, float]:
        """The word of the preemption under way, and when it changes."""
        if now.t < self.dwell_at:
            return "entry_started", self.dwell_at
        if now.t < self.dwell_ends:
            return "dwell", self.dwell_ends
        over = self.dwell_ends + EXIT_S
        return ("exit_started", over) if self.dwell_ends and now.t < over else ("not_active", now.t + LONGEST_SILENCE_S)

    def _aspects(self, now: Moment, cycle: float, share: float) -> tuple[str, str, float]:
        """Of the two directions, and seconds until they change."""
        if self.flashing:
            return "flashing_amber", "flashing_amber", LONGEST_SILENCE_S
        one, two, left = stage(now.t - self.cycle_began, cycle, share)
        self.preempt_word, changes = self._preemption(now)
        if self.preempt_word == "not_active":
            return one, two, left
        green = "green" if self.preempt_word == "dwell" else "red"
        return green, "red", changes - now.t

    def step(self, now: Moment) -> Step:
        if now.chance(self.elapsed(now), FLASHING_EVERY_S):
            self.flashing_until = now.t + now.rng.uniform(180, 600)
        cycle, share = self._run_cycle(now)
        self.fault_flash = now.t < self.flashing_until
        self.flashing = self.fault_flash or bool(self.told("flashing"))
        one, two, left = self._aspects(now, cycle, share)
        state = HEALTHY
        if self.fault_flash:
            state = state | fault("major", "conflict_monitor")
        elif self.failed_lamps:
            state = state | fault("minor", "lamp_failure")
        values: Values = state | {
            "control_status": "system_control" if "plan" in self.held else "timebase",
            "signal_state": "flashing" if self.flashing else "normal",
            "flash_cause": "fault_monitor" if self.fault_flash else "automatic" if self.flashing else "not_flash",
            "coordinated": not self.flashing,
            "plan_id": self.plan,
            "preempt": self.preempt_word,
            "door_open": False,
            "lines": [{"id": f"F{n + 1}", "aspect": two if n % 2 else one} for n in range(self.lines)],
            "cycle_s": cycle,
            "cycle_position_s": round(now.t - self.cycle_began, 1),
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
