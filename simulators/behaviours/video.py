"""Cameras: they look elsewhere at times, and some go blind for a while."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Moment, Step, Values, fault

PERIOD_S = 30.0
BLIND_EVERY_S = 5 * 3600.0
_BLIND = ("signal_loss", "too_dark", "too_bright", "blurry", "scene_changed")


class Camera(Base):
    def setup(self, rng: Random) -> None:
        self.status, self.until = "ok", 0.0
        self.mobile = rng.random() < 0.6
        presets = self.asset.attributes.get("presets")
        self.presets = [row["id"] for row in presets if "id" in row] if isinstance(presets, list) else []
        self.preset = self.presets[0] if self.presets else "1"
        self.recorded_d = rng.uniform(14, 30)

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        moved = self.mobile and len(self.presets) > 1 and now.chance(elapsed, 600)
        if self.status != "ok" and now.t >= self.until:
            self.status = "ok"
        elif self.status == "ok" and now.chance(elapsed, BLIND_EVERY_S):
            self.status, self.until = now.rng.choice(_BLIND), now.t + now.rng.uniform(60, 420)
        if moved:
            self.preset = now.rng.choice([preset for preset in self.presets if preset != self.preset])
        return Step(self._values(now, moved=moved), 4.0 if moved else now.every(PERIOD_S))

    def _values(self, now: Moment, *, moved: bool) -> Values:
        lost = self.status == "signal_loss"
        state = HEALTHY | (fault("major" if lost else "minor", self.status) if self.status != "ok" else {})
        return state | {
            "video_status": self.status,
            "recording": "error" if lost else "recording",
            "ptz": ("moving" if moved else "idle") if self.mobile else "none",
            "preset_id": self.preset,
            "ptz_holder": "",
            "privacy_mask_on": True,
            "storage_failure": False,
            "fan_failure": False,
            "power_supply_failure": False,
            "temperature_critical": False,
            "bitrate_kbit_s": 0 if lost else round(now.rng.uniform(2800, 4600)),
            "frame_rate_hz": 0 if lost else 25,
            "packet_loss_pct": 100 if lost else round(now.rng.expovariate(4), 2),
            "recorded_span_d": round(self.recorded_d, 1),
        }
