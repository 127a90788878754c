"""Cameras: they look elsewhere at times, and some go blind for a while."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import DONE, HEALTHY, Base, Moment, Progress, Refused, Step, Values, fault, once
from simulators.commands import Command

PERIOD_S = 30.0
TURN_S, BOOT_S = 4.0, 25.0
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
        self.moving_until = self.boots_until = 0.0
        self.stepped_at = 0.0

    @property
    def deaf(self) -> bool:
        return self.stepped_at < self.boots_until

    def aim(self, command: Command, now: Moment) -> Progress:
        """To a preset. Raises `Refused` for a fixed camera or a preset it does not have; released, it stays."""
        if command.value is None:
            return lambda: DONE
        preset = command.value["id"]
        if preset not in (self.presets or [self.preset]):
            raise Refused(f"no preset {preset}")
        if preset != self.preset and not self.mobile:
            raise Refused("fixed camera")
        self._turn(str(preset), now)
        return once(lambda: self.preset == preset and self.stepped_at >= self.moving_until)

    def snapshot(self, command: Command, now: Moment) -> Progress:
        """An image goes to the recorder. Raises `Refused` without a picture."""
        del command, now
        if self.status == "signal_loss":
            raise Refused("signal loss")
        return lambda: DONE

    def reboot(self, command: Command, now: Moment) -> Progress:
        """Silent while it starts again."""
        del command
        self.boots_until = now.t + BOOT_S
        return once(lambda: self.stepped_at >= self.boots_until)

    orders: ClassVar = {"ptz_preset": aim, "snapshot": snapshot, "reboot": reboot}

    def by_hand(self, now: Moment) -> None:
        """Someone in the video room looks elsewhere."""
        others = [preset for preset in self.presets if preset != self.preset]
        if self.mobile and others:
            self._turn(others[0], now)

    def _turn(self, preset: str, now: Moment) -> None:
        if preset != self.preset:
            self.preset, self.moving_until = preset, now.t + TURN_S

    def step(self, now: Moment) -> Step:
        elapsed, self.stepped_at = self.elapsed(now), now.t
        if now.t < self.boots_until:
            return Step(None, self.boots_until - now.t)
        wanders = self.mobile and len(self.presets) > 1 and now.chance(elapsed, 600) and not self.held
        if self.status != "ok" and now.t >= self.until:
            self.status = "ok"
        elif self.status == "ok" and now.chance(elapsed, BLIND_EVERY_S):
            self.status, self.until = now.rng.choice(_BLIND), now.t + now.rng.uniform(60, 420)
        if wanders:
            self._turn(now.rng.choice([preset for preset in self.presets if preset != self.preset]), now)
        moving = now.t < self.moving_until
        return Step(self._values(now, moved=moving), self.moving_until - now.t if moving else now.every(PERIOD_S))

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
