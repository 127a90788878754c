"""Loudspeaker zones with the town centre's background music, and what sound meters hear."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Moment, Progress, Refused, Step, once
from simulators.commands import Command
from simulators.wire import Ack

MESSAGE_S, LOUDEST_DB = 8.0, 102.0


class LoudspeakerZone(Base):
    """Music by day, what it is told otherwise; its amplifier refuses levels beyond its limit."""

    def setup(self, rng: Random) -> None:
        self.level_db = rng.uniform(62, 68)
        self.message, self.message_db, self.ends_at, self.stepped_at = "", 0.0, 0.0, 0.0

    def background(self, command: Command, now: Moment) -> Progress:
        """Another programme or level; released, its own hours."""
        self._bear(float((command.value or {}).get("level_db", 0)))
        at = now.t
        return once(lambda: self.stepped_at >= at)

    def play(self, command: Command, now: Moment) -> Progress:
        """A recorded message, so many times, then silence; done when it is over."""
        self._bear(float(command.params["level_db"]))
        self.message, self.message_db = str(command.params["id"]), float(command.params["level_db"])
        self.ends_at = ends_at = now.t + MESSAGE_S * int(command.params["repeat"])
        return lambda: self._played(ends_at)

    def stop(self, command: Command, now: Moment) -> Progress:
        """Silence the message being played."""
        del command
        self.ends_at = now.t
        return lambda: DONE

    orders: ClassVar = {"background": background, "play": play, "stop": stop}

    def _played(self, ends_at: float) -> Ack | None:
        if self.ends_at != ends_at:
            return Ack("failed", "stopped")
        return DONE if self.stepped_at >= ends_at else None

    def _bear(self, level_db: float) -> None:
        limit = min(LOUDEST_DB, self.attribute("max_level_db", LOUDEST_DB))
        if level_db > limit:
            raise Refused(f"level {level_db:g} dB beyond {limit:g} dB")

    def _source(self, now: Moment) -> tuple[str, float]:
        if now.t < self.ends_at:
            return "recorded", self.message_db
        told = self.told("background", "level_db")
        if told is not None:
            return "background", float(told)
        return ("background", self.level_db + now.rng.uniform(-2, 2)) if 10 <= now.hour < 19 else ("none", 0.0)

    def step(self, now: Moment) -> Step:
        self.stepped_at = now.t
        source, level = self._source(now)
        message = {"message_id": self.message} if source == "recorded" else {}
        values = HEALTHY | {
            "zone_status": "quiescent",
            "source": source,
            "line_fault": "none",
            "amplifier_fault": False,
            "output_level_db": round(level, 1),
        }
        next_s = now.every(30)
        return Step(values | message, min(next_s, self.ends_at - now.t) if now.t < self.ends_at else next_s)


class SoundLevelMeter(Base):
    """A street's noise: louder with traffic, quiet at night, a slow average over 15 minutes."""

    def setup(self, rng: Random) -> None:
        self.floor = rng.uniform(38, 44)
        self.average: float | None = None

    def step(self, now: Moment) -> Step:
        minute = self.floor + 24 * now.activity**0.5 + now.rng.gauss(0, 1.6)
        self.average = minute if self.average is None else self.average + (minute - self.average) / 12
        values = HEALTHY | {
            "sensor_status": "ok",
            "laeq_1min_dba": round(minute, 1),
            "laeq_15min_dba": round(self.average, 1),
            "lceq_15min_dbc": round(self.average + 9.5, 1),
            "la90_dba": round(self.average - 6.5, 1),
        }
        return Step(values, now.every(60))
