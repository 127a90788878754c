"""Access points: bollards take four seconds, a loop holds them down while a vehicle stands on it; some ring first."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Link, Moment, Progress, Refused, Step, Values, once
from simulators.commands import Command
from simulators.wire import Ack

MOVE_S = 4.0
CLEAR_S = 3.0
PERIOD_S = 30.0
LOOP_PERIOD_S = 1.0
LOOP = frozenset(("loop_occupied", "loop_fault", "obstacle_detected"))
"""Told every second, whatever else is: nothing may rise on older news."""
RINGING, RING_S, CALL_S = 0.08, 45.0, 15.0
"""Share of visitors without a badge, how long they ring, how long they are spoken to before they are let in."""
_BARRIER = {"raised": "closed", "lowered": "open", "moving_down": "opening", "moving_up": "closing"}
_ASPECT = {"raised": "red", "lowered": "green", "moving_down": "amber_flashing", "moving_up": "amber_flashing"}
_FREE_HOURS = (6.0, 10.5)


class AccessPoint(Base):
    """Raised, lowered on a badge, raised again once the loop is clear; never onto a vehicle.

    Its controller refuses by itself to rise onto an occupied loop, a loop in fault or an obstacle, and does
    not rise while it is cut off.
    """

    def setup(self, rng: Random) -> None:
        self.position = "raised"
        self.mode = "controlled"
        self.loop_occupied = self.loop_fault = self.obstacle = self.thwarted = False
        self.intercom = "idle"
        self.passages, self.cycles = rng.randrange(20_000, 300_000), rng.randrange(30_000, 400_000)
        self.leaves: list[str] = []
        self.said = self._shown
        self.due = 0.0  # when the movement, the passage or the wait under way ends
        self.open_until = 0.0
        self.report_at = self.loop_at = 0.0
        self.visitor_at: float | None = None

    def step(self, now: Moment) -> Step:
        if self.visitor_at is None:
            self.visitor_at = now.t + self._until_visitor(now)
        said = self.said
        self._choose_mode(now)
        if now.t >= self.due:
            self._advance(now)
        self.said = self._shown
        values = self._values(now, changed=said != self.said)
        wake = tuple((leaf, 0.05) for leaf in self.leaves) if said[0] != self.position else ()
        return Step(values, max(0.05, self._next(now) - now.t), wake, LOOP)

    @property
    def _shown(self) -> tuple[str, bool, str, str]:
        """What is told at once when it changes."""
        return self.position, self.loop_occupied, self.mode, self.intercom

    def _values(self, now: Moment, *, changed: bool) -> Values | None:
        """Everything when something changed or it is time, the loop alone every second."""
        if not changed and now.t < min(self.report_at, self.loop_at):
            return None
        self.loop_at = now.t + LOOP_PERIOD_S
        return self._report(now) if changed or now.t >= self.report_at else self._loop()

    def _next(self, now: Moment) -> float:
        visitor = self.visitor_at if self.visitor_at is not None else self.report_at
        resting = now.t >= self.due and not self.loop_occupied and self.target(now) == self.position
        ends = self.open_until if now.t < self.open_until else self.report_at
        return min(self.report_at, self.loop_at, ends, max(visitor, self.due) if resting else max(self.due, now.t))

    def _until_visitor(self, now: Moment) -> float:
        per_hour = 4 + 26 * now.activity
        return now.rng.expovariate(per_hour / 3600)

    def _choose_mode(self, now: Moment) -> None:
        own = "free" if _FREE_HOURS[0] <= now.hour < _FREE_HOURS[1] and now.clock.working_day(now.t) else "controlled"
        self.mode = str(self.told("access_mode") or own)

    def target(self, now: Moment) -> str:
        """The position it tends to while nobody is there."""
        if now.t < self.open_until:
            return "lowered"
        if self.cut_off and self.position == "lowered":
            return "lowered"
        resting = {"free": "lowered", "out_of_service": self.position}.get(self.mode, "raised")
        return str(self.told("position") or resting)

    def _advance(self, now: Moment) -> None:
        """At most one thing happens per step."""
        if self.position == "moving_down":
            self.position, self.due = "lowered", now.t + (now.rng.uniform(2.5, 6.0) if self.loop_occupied else 0.0)
        elif self.position == "moving_up":
            self._top(now)
        elif self.loop_occupied:
            self._serve(now)
        elif self.target(now) != self.position:
            self._tend(now)
        elif self.visitor_at is not None and now.t >= self.visitor_at:
            self.loop_occupied, self.visitor_at = True, now.t + MOVE_S + CLEAR_S + self._until_visitor(now)
            self.due = now.t + now.rng.uniform(1.0, 2.5)
            if self.position == "raised" and now.rng.random() < RINGING:
                self.intercom, self.due = "ringing", now.t + RING_S

    def _top(self, now: Moment) -> None:
        """Up, unless a vehicle came under way: down again for it."""
        if now.rng.random() < 0.03 or self.loop_occupied:
            self.loop_occupied = self.obstacle = self.thwarted = True
            self._move("moving_down", now)
        else:
            self.position = "raised"

    def _serve(self, now: Moment) -> None:
        """A vehicle on the loop passes, is let in, or goes away; who rang in vain goes."""
        caller, self.intercom = self.intercom, "idle"
        if self.position == "raised" and self._admits() and caller != "ringing":
            self._move("moving_down", now)
            return
        self.passages += self.position == "lowered"
        self.loop_occupied = self.obstacle = False
        self.open_until, self.due = 0.0, now.t + CLEAR_S

    def _admits(self) -> bool:
        return self.mode in ("controlled", "free") and self.told("position") != "raised"

    def _tend(self, now: Moment) -> None:
        if self.target(now) == "lowered":
            self._move("moving_down", now)
        elif not self._danger():
            self._move("moving_up", now)
        else:
            self.due = now.t + CLEAR_S

    def _danger(self) -> str:
        """Why it must not rise; empty when it may."""
        if self.loop_occupied:
            return "loop occupied"
        if self.loop_fault:
            return "loop in fault"
        return "obstacle detected" if self.obstacle else ""

    def _move(self, position: str, now: Moment) -> None:
        """Begin to move; turning back under way takes as long as it had moved."""
        turning = self.position.startswith("moving") and now.t < self.due
        self.due = now.t + (MOVE_S - (self.due - now.t) if turning else MOVE_S)
        self.position = position
        self.cycles += position == "moving_up"

    def place(self, command: Command, now: Moment) -> Progress:
        """Raise or lower now. Raises `Refused` where rising is dangerous."""
        if command.value is None:
            return lambda: DONE
        wanted = str(command.value["position"])
        self._go(wanted, now)
        return lambda: self._outcome(command, wanted)

    def change_mode(self, command: Command, now: Moment) -> Progress:
        """`closed` raises, `free` lowers; the others leave the obstacle to badges or where it is."""
        mode = command.value and str(command.value["access_mode"])
        ends = {"closed": "raised", "free": "lowered"}.get(mode or "")
        if ends and self.told("position") in (None, ends):
            self._go(ends, now)
            return lambda: self._outcome(command, ends)
        return once(lambda: mode in (None, self.mode))

    def open_once(self, command: Command, now: Moment) -> Progress:
        """Down for one passage, or for the time it holds."""
        if self.mode == "out_of_service":
            raise Refused("out of service")
        self.open_until = now.t + MOVE_S + float(command.params["ttl_s"])
        self._go("lowered", now)
        return once(lambda: self.position == "lowered")

    def answer(self, command: Command, now: Moment) -> Progress:
        """The intercom rings no more: the call is on, and ends with the visitor let in."""
        del command
        if self.intercom != "ringing":
            raise Refused("nobody is calling")
        self.intercom, self.due = "in_call", now.t + CALL_S
        return lambda: DONE

    def synchronise(self, command: Command, now: Moment) -> Progress:
        """The list of holders is read again."""
        del command, now
        return lambda: DONE

    def _go(self, wanted: str, now: Moment) -> None:
        if wanted == "raised" and self.position != "raised" and (danger := self._danger()):
            raise Refused(danger)
        moving = "moving_up" if wanted == "raised" else "moving_down"
        self.thwarted = False
        if self.position not in (wanted, moving):
            self._move(moving, now)

    def _outcome(self, command: Command, wanted: str) -> Ack | None:
        if self.position == wanted:
            return DONE
        if not self.thwarted:
            return None
        self.held.pop(command.held_as, None)
        return Ack("failed", "obstacle detected: lowered again")

    orders: ClassVar = {
        "position": place,
        "access_mode": change_mode,
        "open_once": open_once,
        "answer_call": answer,
        "sync_access_list": synchronise,
    }

    def _loop(self) -> Values:
        return {
            "loop_occupied": self.loop_occupied,
            "loop_fault": self.loop_fault,
            "obstacle_detected": self.obstacle,
        }

    def _report(self, now: Moment) -> Values:
        self.report_at = now.t + now.every(PERIOD_S)
        moving = self.position.startswith("moving")
        return HEALTHY | {
            "control_mode": self.control_mode,
            "access_mode": self.mode,
            "position": self.position,
            **self._loop(),
            "signal_aspect": "off" if self.mode == "out_of_service" else _ASPECT[self.position],
            "intercom": self.intercom,
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
