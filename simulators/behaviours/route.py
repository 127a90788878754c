"""A way through the streets as a vehicle follows it: distance along, position, bearing."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from itertools import pairwise

from simulators.city.plane import Plane
from simulators.city.polyline import decode

LonLat = tuple[float, float]


class Route:
    """Points in degrees; distances in metres. A route has two points at least."""

    def __init__(self, points: Sequence[LonLat]) -> None:
        self._plane = Plane(*points[0])
        self.points = tuple(points)
        self._metres = [self._plane.metres(lon, lat) for lon, lat in points]
        self._along = [0.0]
        for before, after in pairwise(self._metres):
            self._along.append(self._along[-1] + math.dist(before, after))

    @classmethod
    def of(cls, shape: object, lon: float, lat: float) -> Route:
        """From an encoded polyline; a short street north of (lon, lat) where there is none."""
        try:
            points = decode(shape) if isinstance(shape, str) else []
        except ValueError:
            points = []
        return cls(points if len(points) > 1 else [(lon, lat), (lon, lat + 0.004)])

    @property
    def length(self) -> float:
        return self._along[-1]

    def at(self, along: float) -> LonLat:
        """Position in degrees after `along` metres."""
        index, share = self._segment(along)
        (ax, ay), (bx, by) = self._metres[index], self._metres[index + 1]
        return self._plane.lon_lat(ax + (bx - ax) * share, ay + (by - ay) * share)

    def bearing(self, along: float, direction: int) -> float:
        """Degrees clockwise from north, going up the route or (`direction` -1) back."""
        index, _ = self._segment(along)
        (ax, ay), (bx, by) = self._metres[index], self._metres[index + 1]
        return math.degrees(math.atan2((bx - ax) * direction, (by - ay) * direction)) % 360

    def _segment(self, along: float) -> tuple[int, float]:
        index = min(max(bisect.bisect_right(self._along, along) - 1, 0), len(self._along) - 2)
        length = self._along[index + 1] - self._along[index]
        share = (along - self._along[index]) / length if length else 0.0
        return index, min(1.0, max(0.0, share))
