"""Message signs that show what they guide to, and the next buses."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Link, Moment, Step, Values
from simulators.behaviours.parking import CarPark

_ERRORS = (
    "communications", "power", "attached_device", "lamp", "pixel", "photocell", "message", "controller",
    "temperature_warning", "climate_control", "critical_temperature", "drum_rotor", "door_open", "humidity",
)  # fmt: skip


class Sign(Base):
    """Free spaces where it guides to car parks, travel times or city news elsewhere."""

    def setup(self, rng: Random) -> None:
        self.parks: list[CarPark] = []
        self.columns = int(self.attribute("columns", 18))
        self.minutes = rng.uniform(4, 11)
        self.line = str(self.asset.attributes.get("route_id") or "")
        self.dead_pixels = rng.choice((0, 0, 0, 0, 3, 11))

    def link(self, link: Link) -> None:
        if link.relation == "guides" and isinstance(link.other, CarPark):
            self.parks.append(link.other)

    def step(self, now: Moment) -> Step:
        return Step(self._values(now), now.every(30))

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
        return HEALTHY | {
            "sign_control": "central",
            "message_source": "central",
            "pages": [{"lines": self.lines(now), "pictogram_code": "P" if self.parks else "info", "on_s": 4}],
            "message_class": "information" if self.asset.kind == "information_display" else "traffic",
            "blank": False,
            "errors": {name: name == "pixel" and self.dead_pixels > 10 for name in _ERRORS},
            "door_open": False,
            "brightness_pct": round(max(8.0, daylight)),
            "photocell_pct": round(daylight),
            "pixel_failure_count": self.dead_pixels,
            "temperature_c": round(now.weather.temperature_c(now.t, now.clock) + 8, 1),
        }
