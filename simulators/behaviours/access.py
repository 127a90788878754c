"""Access points: bollards take four seconds, a loop holds them down while a vehicle stands on it."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Step, Values

MOVE_S = 4.0
CLEAR_S = 3.0
PERIOD_S = 30.0
_BARRIER = {"raised": "closed", "lowered": "open", "moving_down": "opening", "moving_up": "closing"}
_ASPECT = {"raised": "red", "lowered": "green", "moving_down": "amber_flashing", "moving_up": "amber_flashing"}


class AccessPoint(Base):
    """Raised, lowered on a badge, raised again once the loop is clear; never onto a vehicle."""

    def setup(self, rng: Random) -> None:
        self.position = "raised"
        self.mode = "controlled"
        self.loop_occupied = self.obstacle = False
        self.passages, self.cycles = rng.randrange(20_000, 300_000), rng.randrange(30_000, 400_000)
        self.leaves: list[str] = []
        self.due = 0.0  # when the movement, the passage or the wait under way ends
        self.report_at = 0.0
        self.visitor_at: float | None = None

    def step(self, now: Moment) -> Step:
        if self.visitor_at is None:
            self.visitor_at = now.t + self._until_visitor(now)
        before = (self.position, self.loop_occupied, self.mode)
        self._advance(now)
        moved = before != (self.position, self.loop_occupied, self.mode)
        if moved or now.t >= self.report_at:
            self.report_at = now.t + now.every(PERIOD_S)
            values: Values | None = self._values(now)
        else:
            values = None
        deadlines = [self.report_at, self.visitor_at if self._resting else self.due]
        wake = tuple((leaf, 0.05) for leaf in self.leaves) if before[0] != self.position else ()
        return Step(values, max(0.05, min(deadlines) - now.t), wake)

    @property
    def _resting(self) -> bool:
        free = self.mode == "free" and self.position == "lowered"
        return (self.position == "raised" or free) and not self.loop_occupied

    def _until_visitor(self, now: Moment) -> float:
        per_hour = 4 + 26 * now.activity
        return now.rng.expovariate(per_hour / 3600)

    def _advance(self, now: Moment) -> None:
        """At most one thing happens per step."""
        hour = now.hour
        if self._resting:
            self.mode = "free" if 6 <= hour < 10.5 and now.clock.working_day(now.t) else "controlled"
        if self._resting and self.mode == "controlled" and self.position == "lowered":
            self._move("moving_up", now)
        elif self._resting and self.visitor_at is not None and now.t >= self.visitor_at:
            self.loop_occupied, self.visitor_at = True, now.t + MOVE_S + CLEAR_S + self._until_visitor(now)
            self.due = now.t + now.rng.uniform(1.0, 2.5)
        elif not self._resting and now.t >= self.due:
            self._finish(now)

    def _finish(self, now: Moment) -> None:
        if self.position == "raised":  # the badge was read
            self._move("moving_down", now)
        elif self.position == "moving_down":
            self.position, self.due = "lowered", now.t + now.rng.uniform(2.5, 6.0)
        elif self.position == "lowered" and self.loop_occupied:
            self.loop_occupied, self.obstacle, self.passages = False, False, self.passages + 1
            self.due = now.t + CLEAR_S
        elif self.position == "lowered" and self.mode == "controlled":
            self._move("moving_up", now)
        elif self.position == "moving_up" and now.rng.random() < 0.03:
            self.loop_occupied = self.obstacle = True
            self._move("moving_down", now)
        else:
            self.position = "raised"

    def _move(self, position: str, now: Moment) -> None:
        self.position, self.due = position, now.t + MOVE_S
        self.cycles += position == "moving_up"

    def _values(self, now: Moment) -> Values:
        moving = self.position.startswith("moving")
        return HEALTHY | {
            "access_mode": self.mode,
            "position": self.position,
            "loop_occupied": self.loop_occupied,
            "loop_fault": False,
            "obstacle_detected": self.obstacle,
            "signal_aspect": _ASPECT[self.position],
            "intercom": "idle",
            "local_key": "auto",
            "door_open": False,
            "passage_count": self.passages,
            "cycle_count": self.cycles,
            "move_duration_s": MOVE_S,
            "motor_current_a": round(now.rng.uniform(5.5, 8), 1) if moving else 0,
            "oil_temperature_c": round(now.weather.temperature_c(now.t, now.clock) + 9, 1),
        }


class Leaf(Base):
    """A bollard or a barrier: moves with the access point it is part of."""

    parent: AccessPoint | None = None

    def link(self, link: Link) -> None:
        if link.relation == "part_of" and isinstance(link.other, AccessPoint):
            self.parent = link.other
            link.other.leaves.append(self.asset.id)

    def step(self, now: Moment) -> Step:
        position = self.parent.position if self.parent else "raised"
        moving = position.startswith("moving")
        values = HEALTHY | {
            "position": _BARRIER[position] if self.asset.kind == "barrier" else position,
            "obstacle_detected": bool(self.parent and self.parent.obstacle),
            "impact_detected": False,
            "arm_detached": False,
            "cycle_count": self.parent.cycles if self.parent else 0,
            "motor_current_a": round(now.rng.uniform(5.5, 8), 1) if moving else 0,
        }
        return Step(values, now.every(PERIOD_S))
