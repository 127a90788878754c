"""Message signs that show what they guide to, and the next buses."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any, ClassVar

from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Progress, Refused, Step, Values, once
from simulators.behaviours.parking import CarPark
from simulators.commands import Command

SETTING_S, COMM_LOSS_S = 1.5, 120.0

_ERRORS = (
    "communications", "power", "attached_device", "lamp", "pixel", "photocell", "message", "controller",
    "temperature_warning", "climate_control", "critical_temperature", "drum_rotor", "door_open", "humidity",
)  # fmt: skip


class Sign(Base):
    """Free spaces where it guides to car parks, travel times or city news elsewhere; what it is told meanwhile.

    A message asked for appears after `SETTING_S`, ends after its duration (blank), and goes out when the sign
    is cut off for `COMM_LOSS_S`.
    """

    def setup(self, rng: Random) -> None:
        self.parks: list[CarPark] = []
        self.columns, self.rows = int(self.attribute("columns", 18)), int(self.attribute("rows", 12))
        self.shown: Mapping[str, Any] | None = None
        self.set_at = self.ends_at = self.stepped_at = 0.0
        self.cut_since: float | None = None
        self.minutes = rng.uniform(4, 11)
        self.line = str(self.asset.attributes.get("route_id") or "")
        self.dead_pixels = rng.choice((0, 0, 0, 0, 3, 11))

    def link(self, link: Link) -> None:
        if link.relation == "guides" and isinstance(link.other, CarPark):
            self.parks.append(link.other)

    def message(self, command: Command, now: Moment) -> Progress:
        """Pages for a time; released, its own message. Raises `Refused` for what does not fit its matrix."""
        if command.value is not None:
            self._fits(command.value["pages"])
            self.ends_at = now.t + SETTING_S + float(command.value["duration_s"])
        self.set_at = set_at = now.t + SETTING_S
        return once(lambda: self.stepped_at >= set_at)

    def dim(self, command: Command, now: Moment) -> Progress:
        """A brightness of its own, or the photocell's again."""
        del command
        at = now.t
        return once(lambda: self.stepped_at >= at)

    orders: ClassVar = {"message": message, "brightness": dim}

    def _fits(self, pages: list[Mapping[str, Any]]) -> None:
        for page in pages:
            lines = page.get("lines", [])
            if len(lines) > self.rows or any(len(line) > self.columns for line in lines):
                raise Refused(f"more than {self.rows} lines of {self.columns} characters")

    def step(self, now: Moment) -> Step:
        self.stepped_at = now.t
        if not self.cut_off:
            self.cut_since = None
        elif self.cut_since is None:
            self.cut_since = now.t
        if now.t >= self.set_at:
            self.shown = self.held.get("message")
        changes = [at - now.t for at in (self.set_at, self.ends_at) if at > now.t]
        return Step(self._values(now) | self._content(now), min([now.every(30), *changes]))

    def _content(self, now: Moment) -> Values:
        if self.shown is None:
            page = {"lines": self.lines(now), "pictogram_code": "P" if self.parks else "info", "on_s": 4}
            usual = "information" if self.asset.kind == "information_display" else "traffic"
            return {"message_source": "timebased_scheduler", "pages": [page], "message_class": usual, "blank": False}
        lost = self.cut_since is not None and now.t >= self.cut_since + COMM_LOSS_S
        source = "comm_loss" if lost else "central" if now.t < self.ends_at else "end_duration"
        pages = list(self.shown["pages"]) if source == "central" else []
        return {"message_source": source, "pages": pages, "message_class": self.shown["class"], "blank": not pages}

    def lines(self, now: Moment) -> list[str]:
        """The text shown, each line within the sign's width."""
        if self.parks:
            rows = [f"{park.asset.name.upper()} {park.free or 'COMPLET'}" for park in self.parks]
        elif self.asset.kind == "information_display":
            rows = [f"{self.line or 'BUS'} {1 + int(now.t // 60 + self.minutes) % 9} MIN"]
        else:
            rows = ["TEMPS DE PARCOURS", f"CENTRE {round(self.minutes * (1 + now.activity))} MIN"]
        return [row[: self.columns] for row in rows]

    def _values(self, now: Moment) -> Values:
        daylight = min(100.0, max(0.0, 12 + now.clock.sun_elevation(now.t) * 2.6))
        told = self.told("brightness", "brightness_pct")
        return HEALTHY | {
            "sign_control": "central",
            "errors": {name: name == "pixel" and self.dead_pixels > 10 for name in _ERRORS},
            "door_open": False,
            "brightness_pct": round(max(8.0, daylight) if told is None else told),
            "photocell_pct": round(daylight),
            "pixel_failure_count": self.dead_pixels,
            "temperature_c": round(now.weather.temperature_c(now.t, now.clock) + 8, 1),
        }
