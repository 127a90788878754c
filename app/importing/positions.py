"""Where each line is: coordinates read by chunk, projected at once, checked against the territory."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import numpy as np
import shapely
from shapely.affinity import scale
from shapely.errors import ShapelyError
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from app.domain.registry import fold_text
from app.importing.crs import (
    LAMBERT_93,
    LAMBERT_93_BOX,
    WGS84,
    Flags,
    Numbers,
    in_france,
    to_wgs84,
    transform_pairs,
)
from app.importing.mapping import Mapping
from app.importing.reads import Record
from app.importing.values import Decimal, clean, parse_number

_METRES_PER_DEGREE = 111_320.0
_DMS = re.compile(r"""(\d+)\s*°\s*(\d+)\s*['’′]\s*([\d.,]+)?\s*(?:["”″]|'')?\s*([NSEWO])?$""")
_HEMISPHERE = re.compile(r"^([^NSEWO]+?)\s*°?\s*([NSEWO])?$")


@dataclass(frozen=True, slots=True)
class Fence:
    """The declared territory with a margin in metres; without one, every point is inside.

    `outside` says whether a point beyond it is rejected or kept with a warning.
    """

    territory: BaseGeometry | None = None
    margin_m: float = 500.0
    outside: Literal["reject", "flag"] = "reject"

    def widened(self) -> Fence:
        """The same with its margin drawn, computed once per import."""
        if self.territory is None or not self.margin_m:
            return self
        squeeze = max(math.cos(math.radians(self.territory.centroid.y)), 0.01)
        flat = scale(self.territory, xfact=squeeze, origin=(0, 0))
        wide = scale(flat.buffer(self.margin_m / _METRES_PER_DEGREE), xfact=1 / squeeze, origin=(0, 0))
        shapely.prepare(wide)
        return Fence(wide, 0.0, self.outside)

    def holds(self, lon: Numbers, lat: Numbers) -> Flags:
        if self.territory is None:
            return np.ones(lon.shape, dtype=bool)
        result: Flags = shapely.contains_xy(self.territory, lon, lat)
        return result

    def likely(self, lon: Numbers, lat: Numbers) -> Flags:
        """Whether points are where this city's can be: its territory, else France."""
        return in_france(lon, lat) if self.territory is None else self.holds(lon, lat)


def read_coordinates(records: Sequence[Record], mapping: Mapping) -> tuple[Numbers, Numbers]:
    """Coordinates as the file gives them, NaN where there are none; other shapes are left on the record."""
    if mapping.x and mapping.y:
        skipped = {fold_text(value) for value in mapping.skip_values}
        return (
            _column(records, mapping.x, mapping.decimal, skipped),
            _column(records, mapping.y, mapping.decimal, skipped),
        )
    pairs = np.full((len(records), 2), np.nan)
    for rank, record in enumerate(records):
        if record.problem is None:
            pairs[rank] = _pair(record, mapping)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def locate(records: Sequence[Record], x: Numbers, y: Numbers, epsg: int, fence: Fence) -> None:
    """Fill `lon`, `lat` (and `shape`) of each record, or its problem. `fence` is a widened one."""
    absent = np.isnan(x) | np.isnan(y)
    zero = (x == 0) & (y == 0)
    swapped = _swapped(x, y, epsg, fence)
    lon, lat = to_wgs84(epsg, np.where(swapped, y, x), np.where(swapped, x, y))
    inside = fence.holds(lon, lat)
    lost = np.isnan(lon)
    for rank in np.flatnonzero(absent | zero | swapped | lost | ~inside).tolist():
        _judge(
            records[rank],
            (float(x[rank]), float(y[rank])),
            epsg,
            fence,
            (bool(absent[rank]), bool(zero[rank]), bool(lost[rank]), bool(swapped[rank])),
        )
    for record, *place in zip(records, lon.tolist(), lat.tolist(), (~lost & ~zero).tolist(), strict=True):
        if place[2]:
            record.lon, record.lat = place[0], place[1]
    _project_shapes(records, swapped, epsg)


def _judge(
    record: Record, raw: tuple[float, float], epsg: int, fence: Fence, found: tuple[bool, bool, bool, bool]
) -> None:
    absent, zero, lost, swapped = found
    if absent:
        return
    if zero:
        record.refuse("null_position", "coordinates are (0, 0)")
    elif lost:
        record.refuse("impossible_position", f"({raw[0]:g}, {raw[1]:g}) is not a position in EPSG:{epsg}")
    elif swapped:
        record.warn("swapped_coordinates", "latitude and longitude (or y and x) were exchanged")
    elif record.shape is not None and fence.territory is not None:
        return  # a shape is judged whole, once projected
    elif fence.outside == "reject":
        record.refuse("outside_territory", f"({raw[0]:g}, {raw[1]:g}) is outside the declared territory")
    else:
        record.warn("outside_territory", f"({raw[0]:g}, {raw[1]:g}) is outside the declared territory")


def check_shapes(records: Sequence[Record], fence: Fence) -> None:
    """Refuse or flag shapes that do not touch the territory."""
    if fence.territory is None:
        return
    for record in records:
        if record.shape is None or record.problem is not None or fence.territory.intersects(record.shape):
            continue
        reason = "the shape is outside the declared territory"
        (record.refuse if fence.outside == "reject" else record.warn)("outside_territory", reason)


def _swapped(x: Numbers, y: Numbers, epsg: int, fence: Fence) -> Flags:
    if epsg == WGS84:
        return ~fence.likely(x, y) & fence.likely(y, x)
    if epsg == LAMBERT_93:
        return ~LAMBERT_93_BOX.holds(x, y) & LAMBERT_93_BOX.holds(y, x)
    return np.zeros(x.shape, dtype=bool)


def _project_shapes(records: Sequence[Record], swapped: Flags, epsg: int) -> None:
    ranks = [rank for rank, record in enumerate(records) if record.shape is not None]
    if not ranks:
        return
    shapes = np.array([_turned(records[rank].shape, exchange=bool(swapped[rank])) for rank in ranks], dtype=object)
    if epsg != WGS84:
        shapes = shapely.transform(shapes, lambda pairs: transform_pairs(epsg, pairs))
    for rank, shape in zip(ranks, shapes, strict=True):
        records[rank].shape = shape
        if not np.isfinite(shape.bounds).all():
            records[rank].refuse("impossible_position", f"some coordinates are not positions in EPSG:{epsg}")


def _turned(shape: BaseGeometry | None, *, exchange: bool) -> BaseGeometry:
    flat = shapely.force_2d(shape) if shape is not None else shapely.Point()
    return shapely.transform(flat, lambda pairs: pairs[:, ::-1]) if exchange else flat


def _column(records: Sequence[Record], column: str, decimal: Decimal, skipped: Collection[str]) -> Numbers:
    texts = [record.values.get(column) for record in records]
    if decimal != ".":
        joined = "".join(text for text in texts if isinstance(text, str))
        if not re.search(r"[^0-9,+-]", joined) or not re.search(r"[^0-9.+-]", joined):
            try:
                plain = [text.replace(",", ".") for text in texts]  # type: ignore[union-attr]
                return np.array(plain, dtype=np.str_).astype(np.float64)
            except (ValueError, AttributeError):
                pass
    return np.array(
        [_coordinate(record, column, text, decimal, skipped) for record, text in zip(records, texts, strict=True)],
        dtype=np.float64,
    )


def _coordinate(record: Record, column: str, value: Any, decimal: Decimal, skipped: Collection[str]) -> float:
    text = repr(value) if isinstance(value, int | float) else clean(value)
    if not text or fold_text(text) in skipped:
        return math.nan
    try:
        return parse_coordinate(text, decimal)
    except ValueError:
        record.refuse("not_a_coordinate", f"{column} {text!r:.60} is not a coordinate")
        return math.nan


def parse_coordinate(text: str, decimal: Decimal = "auto") -> float:
    """A number, or degrees with a hemisphere (`3,87° E`) or minutes and seconds. Raises ValueError."""
    word = text.strip().upper()
    if found := _DMS.fullmatch(word):
        degrees, minutes = int(found[1]), int(found[2])
        value = degrees + minutes / 60 + (parse_number(found[3], decimal) if found[3] else 0.0) / 3600
        return -value if found[4] in ("S", "W", "O") else value
    found = _HEMISPHERE.match(word)
    if found is None:
        raise ValueError(f"{text!r:.60} is not a coordinate")
    number = parse_number(found[1], decimal)
    return -number if found[2] in ("S", "W", "O") else number


def _pair(record: Record, mapping: Mapping) -> tuple[float, float]:
    geometry = record.geometry
    if mapping.geometry:
        text = clean(record.values.get(mapping.geometry))
        if not text:
            return math.nan, math.nan
        try:
            geometry = read_geometry(text)
        except (ValueError, ShapelyError, msgspec.DecodeError):
            record.refuse("not_a_geometry", f"{mapping.geometry} {text!r:.60} is not a position")
            return math.nan, math.nan
        if isinstance(geometry, tuple):
            return geometry
    if geometry is None:
        return math.nan, math.nan
    try:
        return _from_geometry(record, geometry, as_point=mapping.kind is not None)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ShapelyError) as error:
        record.refuse("not_a_geometry", f"the geometry cannot be read: {error!s:.100}")
        return math.nan, math.nan


def _from_geometry(record: Record, geometry: Any, *, as_point: bool) -> tuple[float, float]:
    if isinstance(geometry, dict) and geometry.get("type") == "Point" and as_point:
        pair = geometry["coordinates"]
        if not pair or pair[0] is None or pair[1] is None:
            return math.nan, math.nan
        x, y = (parse_coordinate(item) if isinstance(item, str) else float(item) for item in pair[:2])
        if not (math.isfinite(x) and math.isfinite(y)):
            record.refuse("impossible_position", f"({x:g}, {y:g}) is not a position")
        return x, y
    shape = geometry if isinstance(geometry, BaseGeometry) else shape_of(geometry)
    if shape.is_empty:
        return math.nan, math.nan
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        record.refuse("impossible_position", "some coordinates are not finite numbers")
        return math.nan, math.nan
    point = shape.representative_point()
    if not as_point:
        record.shape = shape
    elif shapely.get_num_coordinates(shape) > 1:
        record.warn("not_a_point", f"a {shape.geom_type} where a point is expected: one point of it is kept")
    return point.x, point.y


def read_geometry(text: str) -> tuple[float, float] | dict[str, Any] | BaseGeometry:
    """A cell that holds a position: GeoJSON, WKT, hexadecimal WKB, `[lon, lat]` or `lat, lon`. Raises ValueError."""
    if text.startswith("{"):
        geometry: dict[str, Any] = msgspec.json.decode(text)
        return geometry
    if text.startswith(("[", "(")):
        first, second = (parse_coordinate(part) for part in text.strip("[]() ").split(","))
        return first, second
    if re.fullmatch(r"[0-9A-Fa-f]{42,}", text):
        return shapely.from_wkb(text)
    if text[:1].isalpha():
        return shapely.from_wkt(text.partition(";")[2] if text.upper().startswith("SRID=") else text)
    parts = re.split(r"\s*;\s*|,\s+|\s+", text)
    if len(parts) == 1:
        parts = text.split(",")
    latitude, longitude = (parse_coordinate(part) for part in parts)
    return longitude, latitude
