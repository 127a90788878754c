"""Draw the running city as the API gives it (README's picture)."""

from __future__ import annotations

import json
import math
import urllib.request
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SIZE = 1400
COLOURS = {
    "lighting": (255, 214, 120),
    "mobility": (110, 200, 255),
    "video": (255, 120, 160),
    "access": (160, 255, 160),
}
OTHER = (190, 170, 255)
UNLIT = (70, 74, 90)


def fetch(url: str) -> Any:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - the city asked for
        return json.load(answer)


class Sheet:
    """A square of map, WGS 84 in, pixels out."""

    def __init__(self, points: list[tuple[float, float]]) -> None:
        lons, lats = sorted(lon for lon, _ in points), sorted(lat for _, lat in points)
        cut = len(points) // 200
        self._west, self._north = lons[cut], lats[-1 - cut]
        squeeze = math.cos(math.radians(self._north))
        width = max((lons[-1 - cut] - self._west) * squeeze, self._north - lats[cut])
        self._scale = (SIZE - 80) / width
        self._squeeze = squeeze
        self.image = Image.new("RGB", (SIZE, SIZE), (16, 18, 26))
        self.draw = ImageDraw.Draw(self.image)

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        return 40 + (lon - self._west) * self._squeeze * self._scale, 40 + (self._north - lat) * self._scale

    def lines(self, features: list[dict[str, Any]], colour: tuple[int, int, int], width: int) -> None:
        for feature in features:
            geometry = feature["geometry"]
            paths = geometry["coordinates"]
            if geometry["type"] == "Polygon":
                self.draw.polygon([self.pixel(*place) for place in paths[0]], fill=colour)
                continue
            for path in [paths] if geometry["type"] == "LineString" else paths:
                self.draw.line([self.pixel(*place) for place in path], fill=colour, width=width)


def command(url: str, out: Path) -> None:
    """Draw the city served at URL into the picture OUT (README's)."""
    base = url.rstrip("/") + "/api/v1"
    found, kinds = fetch(f"{base}/map"), fetch(f"{base}/kinds")["items"]
    families = {kind["kind"]: kind["family"] for kind in kinds}
    rows = found["columns"]
    places = [(lon, lat) for lon, lat in zip(rows["lon"], rows["lat"], strict=True) if lon is not None]
    sheet = Sheet(places)
    for layer, colour in (("green", (20, 36, 30)), ("water", (24, 44, 74)), ("street", (40, 44, 58))):
        sheet.lines(fetch(f"{base}/base-map?layer={layer}")["features"], colour, 2)
    for kind, lon, lat, value in zip(rows["kind"], rows["lon"], rows["lat"], rows["value"], strict=True):
        if lon is None:
            continue
        name = found["words"]["kind"][kind]
        x, y = sheet.pixel(lon, lat)
        lit = name != "luminaire" or (value or 0) > 0
        radius = 1.6 if name == "luminaire" else 3
        colour = COLOURS.get(families[name], OTHER) if lit else UNLIT
        sheet.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    sheet.image.save(out)
