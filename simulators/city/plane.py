"""A flat plane of metres around a point, good to a few centimetres over a city."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_M_PER_DEGREE = 111_195.0
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Plane:
    """Equirectangular plane tangent at (`lon`, `lat`), WGS 84 degrees: x east and y north, metres."""

    lon: float
    lat: float

    @property
    def _scale(self) -> tuple[float, float]:
        return _M_PER_DEGREE * math.cos(math.radians(self.lat)), _M_PER_DEGREE

    def lon_lat(self, x: float, y: float) -> tuple[float, float]:
        """Degrees of a point of the plane, rounded to about 0.1 m."""
        scale = self._scale
        lon, lat = self.lon + x / scale[0], self.lat + y / scale[1]
        return round(lon, DECIMALS), round(lat, DECIMALS)

    def metres(self, lon: float, lat: float) -> tuple[float, float]:
        """The point of the plane at these degrees."""
        scale = self._scale
        return (lon - self.lon) * scale[0], (lat - self.lat) * scale[1]

    def to_degrees(self, geometry: BaseGeometry) -> BaseGeometry:
        """The same geometry in degrees, rounded."""
        origin, scale = np.array([self.lon, self.lat]), np.array(self._scale)
        return shapely.transform(geometry, lambda points: np.round(origin + points / scale, DECIMALS))

    def to_metres(self, geometry: BaseGeometry) -> BaseGeometry:
        """The same geometry in metres."""
        origin, scale = np.array([self.lon, self.lat]), np.array(self._scale)
        return shapely.transform(geometry, lambda points: (points - origin) * scale)

    def geojson(self, geometry: BaseGeometry) -> Mapping[str, Any]:
        """GeoJSON of a geometry given in metres."""
        mapping: Mapping[str, Any] = shapely.geometry.mapping(self.to_degrees(geometry))
        return mapping
