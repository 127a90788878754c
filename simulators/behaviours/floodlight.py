"""Lit monuments: their own hours, or the scene they are told."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import HEALTHY, Base, Moment, Progress, Step, once
from simulators.behaviours.luminaire import FADE_STEP_S, Fade
from simulators.commands import Command


class ArchitecturalLight(Base):
    """A floodlit monument: on at dusk, off at 01:00 at the latest, supplied day and night."""

    def setup(self, rng: Random) -> None:
        self.rated_w = self.attribute("rated_power_w", 100)
        self.energy_kwh = rng.uniform(50, 900)
        self.fade = Fade()
        self.level = self.stepped_at = 0.0

    def show(self, command: Command, now: Moment) -> Progress:
        """The scene asked, over its fade; released, back to its own hours."""
        ends = now.t + float((command.value or {}).get("fade_s", 0))
        self.fade = Fade(self.level, now.t, ends)
        return once(lambda: self.stepped_at >= ends)

    orders: ClassVar = {"scene": show}

    def _scene(self, now: Moment) -> str:
        """Cut off, its own timer ends any scene at 01:00."""
        own = "nocturne" if now.dark and (now.hour > 12 or now.hour < 1) else "eteint"
        late = self.cut_off and 1 <= now.hour < 12
        return own if late else str(self.told("scene", "id") or own)

    def step(self, now: Moment) -> Step:
        scene = self._scene(now)
        self.level, self.stepped_at = self.fade.level(0.0 if scene == "eteint" else 100.0, now.t), now.t
        power = 2.0 + (self.rated_w - 2.0) * self.level / 100
        self.energy_kwh += power * self.elapsed(now) / 3.6e6
        values = HEALTHY | {
            "scene_id": scene,
            "level_pct": round(self.level),
            "festive": False,
            "link_status": "ok",
            "active_power_w": round(power * now.rng.uniform(0.98, 1.02), 1),
            "energy_kwh": round(self.energy_kwh, 3),
        }
        return Step(values, FADE_STEP_S if now.t < self.fade.ends else now.every(60))
