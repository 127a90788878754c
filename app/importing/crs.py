"""Which coordinate system a file uses, and its coordinates as WGS 84 degrees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from app.importing.reads import ImportRefused

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

WGS84 = 4326
LAMBERT_93 = 2154
_CC_ZONES = {3900 + zone: (zone - 41) * 1_000_000 + 200_000 for zone in range(42, 51)}
_MARGIN_DEG = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    x_min: float
    y_min: float
    x_max: float
    y_max: float

    def holds(self, x: Numbers, y: Numbers) -> Flags:
        result: Flags = (x >= self.x_min) & (x <= self.x_max) & (y >= self.y_min) & (y <= self.y_max)
        return result


DEGREES = Box(-180, -90, 180, 90)
LAMBERT_93_BOX = Box(0, 6_000_000, 1_300_000, 7_200_000)
FRANCE = (
    Box(-5.6, 41.2, 9.8, 51.3),  # metropolitan France and Corsica
    Box(-63.2, 14.3, -60.7, 18.2),  # Antilles
    Box(-54.7, 2.0, -51.5, 5.9),  # Guyane
    Box(55.1, -21.5, 55.9, -20.8),  # La Réunion
    Box(44.9, -13.1, 45.4, -12.5),  # Mayotte
    Box(-56.5, 46.7, -56.0, 47.2),  # Saint-Pierre-et-Miquelon
    Box(158.0, -23.0, 168.5, -19.0),  # Nouvelle-Calédonie
    Box(-155.0, -28.0, -134.0, -7.5),  # Polynésie française
)


def in_france(lon: Numbers, lat: Numbers) -> Flags:
    """Whether each point is in or near a French territory, overseas included."""
    result: Flags = np.logical_or.reduce([box.holds(lon, lat) for box in FRANCE])
    return result


def parse_crs(text: str) -> int:
    """The EPSG code in `EPSG:2154`, `2154`, `L93` or `CC43`. Raises `ImportRefused`."""
    word = text.strip().upper().replace("_", "-")
    if word in ("L93", "LAMBERT-93", "LAMBERT93", "RGF93"):
        return LAMBERT_93
    if word in ("WGS84", "WGS-84", "CRS84"):
        return WGS84
    if word.startswith("CC") and word[2:].isdigit() and 42 <= int(word[2:]) <= 50:
        return 3900 + int(word[2:])
    digits = word.rpartition(":")[2]
    if not digits.isdigit():
        raise ImportRefused(f"crs {text!r} is not understood: write auto, EPSG:2154, EPSG:4326 or another EPSG code")
    projection(int(digits))
    return int(digits)


def detect(x: Numbers, y: Numbers) -> int:
    """The EPSG code most coordinates fit: degrees or Lambert-93. Raises `ImportRefused` with advice."""
    usable = np.isfinite(x) & np.isfinite(y) & ((x != 0) | (y != 0))
    x, y = x[usable], y[usable]
    if not x.size:
        return WGS84
    degrees = DEGREES.holds(x, y) | DEGREES.holds(y, x)
    lambert = LAMBERT_93_BOX.holds(x, y) | LAMBERT_93_BOX.holds(y, x)
    if degrees.mean() > 0.5:
        return WGS84
    if lambert.mean() > 0.5:
        return LAMBERT_93
    typical = float(np.median(x)), float(np.median(y))
    raise ImportRefused(
        f"coordinates such as ({typical[0]:.1f}, {typical[1]:.1f}) are neither degrees nor Lambert-93: "
        f"say `crs: EPSG:n`{_suggestion(*typical)}"
    )


def _suggestion(x: float, y: float) -> str:
    for code, northing in _CC_ZONES.items():
        if 1_100_000 <= x <= 2_400_000 and abs(y - northing) < 200_000:
            return f" (they look like Lambert CC{code - 3900}, EPSG:{code})"
    if -7_000_000 < x < 6_300_000 and 5_000_000 < y < 6_700_000:
        return " (they look like Web Mercator, EPSG:3857)"
    return ""


@lru_cache(maxsize=32)
def projection(epsg: int) -> tuple[Transformer, Box]:
    """To WGS 84 lon, lat; and where the system is meant to be used, in degrees. Raises `ImportRefused`."""
    try:
        crs = CRS.from_epsg(epsg)
    except CRSError:
        raise ImportRefused(f"EPSG:{epsg} is not a coordinate system known here") from None
    area = crs.area_of_use
    box = DEGREES if area is None else Box(area.west, area.south, area.east, area.north)
    if box.x_min > box.x_max or epsg == WGS84:
        box = DEGREES
    wide = Box(box.x_min - _MARGIN_DEG, box.y_min - _MARGIN_DEG, box.x_max + _MARGIN_DEG, box.y_max + _MARGIN_DEG)
    return Transformer.from_crs(crs, WGS84, always_xy=True), wide


def to_wgs84(epsg: int, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Longitude and latitude in degrees; NaN where the point is not one of that system's."""
    transformer, area = projection(epsg)
    lon, lat = (x.copy(), y.copy()) if epsg == WGS84 else transformer.transform(x, y)
    fits = np.isfinite(x) & np.isfinite(y) & DEGREES.holds(lon, lat) & area.holds(lon, lat)
    return np.where(fits, lon, np.nan), np.where(fits, lat, np.nan)


def transform_pairs(epsg: int, pairs: Any) -> Numbers:
    """The same for an (n, 2) array, as shapely.transform passes it."""
    lon, lat = to_wgs84(epsg, pairs[:, 0], pairs[:, 1])
    return np.column_stack((lon, lat))
