"""Real street centre lines from any GeoJSON file: the name property is recognised, not configured."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely import LineString

from app.domain.registry import fold_text
from simulators.city.ground import Street
from simulators.city.plane import Plane

_WAY = re.compile(
    r"^(rue|r|avenue|av|ave|boulevard|bd|bld|cours|quai|place|pl|allees?|impasse|imp|chemin|ch|route|rte|square|sq|"
    r"passage|pass|esplanade|rond[- ]point|voie|traverse|sentier|ruelle|montee|faubourg|fg|pont|promenade)\b",
    re.IGNORECASE,
)
_LARGE = re.compile(r"^(avenue|av|ave|boulevard|bd|bld|cours|route|rte|quai|esplanade|pont)\b", re.IGNORECASE)


class NotStreets(ValueError):
    """The file holds no street lines in WGS 84 degrees."""


def read_streets(path: Path) -> tuple[Plane, list[Street]]:
    """The plane centred on the streets of a GeoJSON file, and the streets in it. Raises `NotStreets`."""
    features = msgspec.json.decode(path.read_bytes()).get("features", [])
    lines = [(feature.get("properties") or {}, line) for feature in features for line in _lines(feature)]
    if not lines:
        raise NotStreets(f"{path.name}: no LineString in WGS 84 degrees")
    key = _name_property([properties for properties, _ in lines])
    middle = np.median(np.array([line.coords[0] for _, line in lines]), axis=0)
    plane = Plane(round(float(middle[0]), 4), round(float(middle[1]), 4))
    ways: dict[str, list[LineString]] = defaultdict(list)
    for index, (properties, line) in enumerate(lines, start=1):
        name = " ".join(str(properties.get(key) or "").split()) if key else ""
        ways[name or f"Voie {index}"].append(line)
    joined = [(name, part) for name, parts in ways.items() for part in _joined(parts, plane)]
    return plane, [
        Street(id=f"V-{index:05d}", name=name, rank="primary" if _LARGE.match(fold_text(name)) else "local", line=line)
        for index, (name, line) in enumerate(joined, start=1)
    ]


def _joined(parts: list[LineString], plane: Plane) -> list[LineString]:
    """Segments of one street in metres, end to end where they meet."""
    merged = shapely.line_merge(shapely.union_all([plane.to_metres(part) for part in parts]))
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString) and part.length > 3]


def _lines(feature: dict[str, Any]) -> list[LineString]:
    if not feature.get("geometry"):
        return []
    parts = shapely.get_parts(shapely.force_2d(shapely.from_geojson(msgspec.json.encode(feature["geometry"]))))
    return [part for part in parts if isinstance(part, LineString) and _is_degrees(part)]


def _is_degrees(line: LineString) -> bool:
    minx, miny, maxx, maxy = line.bounds
    return -180 <= minx <= maxx <= 180 and -90 <= miny <= maxy <= 90


def _name_property(rows: list[dict[str, Any]]) -> str | None:
    """The property whose values most often begin like a French street name."""
    score: Counter[str] = Counter()
    for row in rows[:2000]:
        for key, value in row.items():
            if isinstance(value, str) and len(value) > 5 and _WAY.match(fold_text(value)):
                score[key] += 1
            elif fold_text(key) in ("name", "nom", "libelle") and value:
                score[key] += 0
    return score.most_common(1)[0][0] if score else None
