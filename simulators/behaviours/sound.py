"""Loudspeaker zones with the town centre's background music, and what sound meters hear."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Moment, Step


class LoudspeakerZone(Base):
    def setup(self, rng: Random) -> None:
        self.level_db = rng.uniform(62, 68)

    def step(self, now: Moment) -> Step:
        playing = 10 <= now.hour < 19
        values = HEALTHY | {
            "zone_status": "quiescent",
            "source": "background" if playing else "none",
            "line_fault": "none",
            "amplifier_fault": False,
            "output_level_db": round(self.level_db + now.rng.uniform(-2, 2), 1) if playing else 0,
        }
        return Step(values, now.every(30))


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
