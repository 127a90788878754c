"""`read`: a city file in, drafts and refused lines out, in two passes and bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from itertools import islice
from pathlib import Path
from typing import Literal

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.domain.registry import Draft
from app.importing.columns import resolve
from app.importing.crs import WGS84, Numbers, detect, parse_crs, to_wgs84
from app.importing.csv_file import CsvFile
from app.importing.drafts import Drafter
from app.importing.geojson_file import GeoJsonFile
from app.importing.identity import Identifiers, Naming, Survey
from app.importing.mapping import AUTO, Mapping
from app.importing.native import NativeDrafter, is_native, is_native_asset
from app.importing.positions import Fence, check_shapes, locate, read_coordinates
from app.importing.reads import (
    Accepted,
    Flagged,
    ImportRefused,
    ImportReport,
    Read,
    Record,
    Rejected,
    Remark,
)
from app.importing.source import Format, Source

_CHUNK = {"csv": 2048, "geojson": 1024}  # a feature may be a large polygon


class Reading:
    """One file being read: iterate once for its drafts and refused lines.

    `mapping` is the one in use, nothing left to guess (None for a native city file); `epsg`, `encoding`
    and `delimiter` are what was declared or found; `report` counts what has been yielded so far;
    `progress` is the share of the work done, 0 to 1.
    """

    def __init__(self, source: Source, mapping: Mapping | None, fence: Fence, known_kinds: Map[str, str]) -> None:
        self.report = ImportReport()
        self.format: Format = source.format()
        self.encoding = "utf-8"
        self.delimiter: str | None = None
        self._source = source
        self._fence = fence.widened()
        self._known_kinds = known_kinds
        self._file = self._open(mapping)
        first = list(islice(self._file.records(), _CHUNK[self.format]))
        self.mapping = self._resolved(mapping, first)
        self.epsg = self._crs(first)

    @property
    def bytes_total(self) -> int:
        """Bytes to read, all passes together."""
        return self._source.size * (1 if self.mapping is None else 2)

    @property
    def bytes_done(self) -> int:
        return min(self._source.bytes_done, self.bytes_total)

    @property
    def progress(self) -> float:
        """The share of the work done, 0 to 1."""
        return self.bytes_done / self.bytes_total if self.bytes_total else 1.0

    def __iter__(self) -> Iterator[Read]:
        drafts = self._native() if self.mapping is None else self._mapped(self.mapping)
        for item in drafts:
            self.report.add(item)
            yield item
        if not self.report.read:
            self.report.notes.append("the file has no line after its header" if self.format == "csv" else "no feature")

    def _mapped(self, mapping: Mapping) -> Iterator[Read]:
        drafter = Drafter(mapping)
        survey = Survey()
        for record in self._located(mapping):
            if record.problem is None:
                _, item = drafter.naming(record)
                if record.problem is None:
                    survey.add(item)
        identifiers = Identifiers(survey, mapping.repeated, self._known_kinds if mapping.kind is not None else None)
        for record in self._located(mapping):
            draft = None
            if record.problem is None:
                target, item = drafter.naming(record)
                if record.problem is None:
                    draft = _identified(drafter, identifiers, record, target, item)
            yield _outcome(record, draft)

    def _native(self) -> Iterator[Read]:
        drafter = NativeDrafter()
        for record in self._located(None):
            yield _outcome(record, drafter.draft(record) if record.problem is None else None)

    def _located(self, mapping: Mapping | None) -> Iterator[Record]:
        records = self._file.records()
        while chunk := list(islice(records, _CHUNK[self.format])):
            x, y = _coordinates(chunk, mapping)
            locate(chunk, x, y, self.epsg, self._fence)
            check_shapes(chunk, self._fence)
            yield from chunk
            chunk.clear()

    def _open(self, mapping: Mapping | None) -> CsvFile | GeoJsonFile:
        if self.format == "geojson":
            return GeoJsonFile(self._source)
        if mapping is None:
            raise ImportRefused(f"{self._source.name}: say what the file holds: kind, zone or layer")
        self.encoding, misfits = mapping.encoding, 0
        if mapping.encoding == AUTO:
            self.encoding, misfits = self._source.encoding()
        if misfits:
            self.report.notes.append(f"{misfits} bytes are not UTF-8: read as CP1252")
        file = CsvFile(self._source, self.encoding, delimiter=mapping.delimiter, header_line=mapping.header_line)
        self.delimiter = file.delimiter
        return file

    def _resolved(self, mapping: Mapping | None, first: list[Record]) -> Mapping | None:
        if mapping is None:
            if first and not any(is_native(record.values) for record in first):
                raise ImportRefused(
                    f"{self._source.name} is not a native city file: say what it holds: kind, zone or layer"
                )
            return None
        if isinstance(self._file, CsvFile):
            return resolve(mapping, self._file.columns, has_geometry=False)
        columns = list(dict.fromkeys(name for record in first for name in record.values))
        return resolve(mapping, columns, has_geometry=True) if columns or first else mapping

    def _crs(self, first: list[Record]) -> int:
        if self.mapping is not None and self.mapping.crs != AUTO:
            return parse_crs(self.mapping.crs)
        x, y = _coordinates(first, self.mapping)
        declared = self._file.declared_crs if isinstance(self._file, GeoJsonFile) else None
        if declared is not None and _fits(declared, x, y):
            return declared
        found = detect(x, y)
        if declared not in (None, found):
            self.report.notes.append(f"the file declares EPSG:{declared} but its coordinates are EPSG:{found}")
        elif declared is None and found != WGS84:
            self.report.notes.append(f"coordinates are read as EPSG:{found}, from their range")
        return found


def read(
    content: Path | str | bytes,
    name: str = "",
    mapping: Mapping | None = None,
    *,
    territory: BaseGeometry | None = None,
    margin_m: float = 500.0,
    outside: Literal["reject", "flag"] = "reject",
    known_kinds: Map[str, str] | None = None,
) -> Reading:
    """Open a city file: its format, encoding, columns and coordinate system are settled on return.

    `content` is a path or the bytes themselves. `mapping` may be left out for a native city file only.
    `territory` is a WGS 84 polygon; points further than `margin_m` from it are refused or flagged.
    `known_kinds` gives the kind of the ids the registry holds: an id is never passed to another kind.
    Raises `ImportRefused` when the file as a whole cannot be read.
    """
    fence = Fence(territory, margin_m, outside)
    return Reading(Source(content, name), mapping, fence, known_kinds or {})


def _coordinates(records: list[Record], mapping: Mapping | None) -> tuple[Numbers, Numbers]:
    if mapping is not None:
        return read_coordinates(records, mapping)
    pairs = np.full((2, len(records)), np.nan)
    for asset, rule in ((True, _NATIVE_POINTS), (False, _NATIVE_SHAPES)):
        ranks = [rank for rank, record in enumerate(records) if is_native_asset(record) == asset]
        pairs[:, ranks] = read_coordinates([records[rank] for rank in ranks], rule)
    return pairs[0], pairs[1]


def _fits(epsg: int, x: Numbers, y: Numbers) -> bool:
    usable = np.isfinite(x) & np.isfinite(y) & ((x != 0) | (y != 0))
    if not usable.any():
        return True
    lon, _ = to_wgs84(epsg, x[usable], y[usable])
    turned, _ = to_wgs84(epsg, y[usable], x[usable])
    return bool((np.isfinite(lon) | np.isfinite(turned)).mean() > 0.5)


def _identified(drafter: Drafter, identifiers: Identifiers, record: Record, target: str, item: Naming) -> Draft | None:
    given = identifiers.assign(record, item, target)
    return drafter.draft(record, target, given, item) if record.problem is None else None


def _outcome(record: Record, draft: Draft | None) -> Read:
    if record.problem is not None or draft is None:
        problem = record.problem or Remark("refused", "the line could not be read")
        return Rejected(record.line, problem.code, problem.reason, record.excerpt())
    return Accepted(record.line, draft, tuple(record.warnings))


_NATIVE_POINTS = Mapping.model_construct(kind="luminaire", x=None, y=None, geometry=None)
_NATIVE_SHAPES = Mapping.model_construct(layer="street", x=None, y=None, geometry=None)

__all__ = [
    "Accepted",
    "Flagged",
    "ImportRefused",
    "ImportReport",
    "Mapping",
    "Read",
    "Reading",
    "Rejected",
    "read",
]
