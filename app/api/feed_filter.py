"""What a live client asked to see, and where assets are, to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.actions.errors import InvalidRequest
from app.domain.kinds import FAMILIES
from app.domain.permissions import WHOLE, Reach

TOPICS = (
    "registry", "state", "sample", "event", "status", "alarm", "flood", "notification", "target", "command",
    "request", "freeze", "lockout",
)  # fmt: skip
SHARED = frozenset(
    {("freeze", "freeze"), ("status", "system")}
    | {("registry", entity) for entity in ("zone", "service", "system", "programme")}
)
"""Topics and entities that show no asset: told to whoever may see any."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """What filters look at: an asset's family, zones and position."""

    family: str
    zones: tuple[str, ...]
    lon: float | None
    lat: float | None

    @staticmethod
    def of(document: dict[str, Any]) -> Place:
        return Place(document["family"], tuple(document["zones"]), document["lon"], document["lat"])

    def moved(self, values: dict[str, Any]) -> Place:
        """The same asset where its last report puts it."""
        lon, lat = values.get("longitude_deg"), values.get("latitude_deg")
        return self if lon is None or lat is None else Place(self.family, self.zones, lon, lat)


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """Every condition that is set must hold; empty ones let all through. `reach` is what the client may see."""

    families: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    zone: str | None = None
    bbox: Box | None = None
    reach: Reach = WHOLE

    @staticmethod
    def parse(families: str, topics: str, zone: str, bbox: str) -> FeedFilter:
        """From comma-separated query parameters. Raises `InvalidRequest` naming what is wrong."""
        return FeedFilter(
            _chosen("families", families, FAMILIES), _chosen("topics", topics, TOPICS), zone or None, parse_bbox(bbox)
        )

    def within(self, reach: Reach) -> FeedFilter:
        """The same for a client that may see so much."""
        return replace(self, reach=reach)

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self.reach.whole and not (self.families or self.topics or self.zone or self.bbox)

    def admits(self, topic: str, entity: str, places: tuple[Place, ...]) -> bool:
        """Whether a row passes; an asset counts where it was before and after the row, so that it is seen leaving."""
        if self.topics and topic not in self.topics:
            return False
        if not places:
            return self.reach.whole or (topic, entity) in SHARED
        return any(self._covers(place) for place in places if self.sees(place))

    def sees(self, place: Place) -> bool:
        """Whether the client may see what is there."""
        return self.reach.whole or self.reach.covers(place.family, place.zones)

    def _covers(self, place: Place) -> bool:
        if self.families and place.family not in self.families:
            return False
        if self.zone and self.zone not in place.zones:
            return False
        if self.bbox is None:
            return True
        if place.lon is None or place.lat is None:
            return False
        west, south, east, north = self.bbox
        return west <= place.lon <= east and south <= place.lat <= north


def parse_bbox(text: str) -> Box | None:
    """`west,south,east,north` in degrees. Raises `InvalidRequest`."""
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise InvalidRequest(f"bbox {text!r:.60} must be west,south,east,north in degrees") from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise InvalidRequest(f"bbox {text!r:.60} must have west <= east and south <= north, WGS 84")
    return west, south, east, north


def _chosen(name: str, text: str, known: tuple[str, ...]) -> frozenset[str]:
    chosen = frozenset(filter(None, text.split(",")))
    if wrong := sorted(chosen - set(known)):
        raise InvalidRequest(f"{name}: no {', '.join(wrong)!r:.80}; choose from {', '.join(known)}")
    return chosen
