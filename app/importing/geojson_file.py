"""GeoJSON read feature by feature: the file is never held whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from app.importing.reads import ImportRefused, Record
from app.importing.source import Source

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}"]', re.DOTALL)
_BLOCK = 1 << 18
_MAX_FEATURE = 64 << 20
_EPSG = re.compile(r"(?:EPSG|epsg)(?::|/)[\d.]*(?::|/)?(\d{4,6})\b")


class GeoJsonFile:
    """The features of a FeatureCollection, or one Feature; `declared_crs` is its `crs` member's EPSG code.

    A feature's properties are its values; its own `id` member is the value `@id`.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        start, end = source.ends()
        self.declared_crs = _declared_crs(start) or _declared_crs(end)
        if b'"Topology"' in start[:2000]:
            raise ImportRefused(f"{source.name} is TopoJSON: convert it to GeoJSON")
        if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            raise ImportRefused(f"{source.name} is a JSON array: a GeoJSON FeatureCollection is expected")

    def records(self) -> Iterator[Record]:
        for rank, text in enumerate(self._features(), start=1):
            record = Record(rank, {})
            try:
                feature = _decode(text)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                record.values["feature"] = text[:160].decode("utf-8", "replace")
                record.refuse("not_json", f"the feature is not valid JSON: {error}")
            else:
                _fill(record, feature)
            yield record

    def _features(self) -> Iterator[bytes]:
        """The bytes of each object in `features`, found by balancing braces outside strings."""
        scan = _Scan()
        found = False
        with self._source.open() as file:
            while block := file.read(_BLOCK):
                for text in scan.features(block):
                    found = True
                    yield text
                if len(scan.buffer) > _MAX_FEATURE:
                    raise ImportRefused(f"{self._source.name}: a feature is larger than {_MAX_FEATURE >> 20} MB")
        if scan.depth > 0:
            yield scan.buffer or b"the file ends before its last brace"
        elif not found and not scan.collection:
            yield self._lone_feature()

    def _lone_feature(self) -> bytes:
        with self._source.open() as file:
            text = file.read(_MAX_FEATURE)
        if re.search(rb'"type"\s*:\s*"Feature"', text) is None:
            raise ImportRefused(f"{self._source.name} has no `features`: a GeoJSON FeatureCollection is expected")
        return text


class _Scan:
    """Cuts features out of blocks of bytes; keeps only the feature being read."""

    def __init__(self) -> None:
        self.buffer = b""
        self.depth = 0
        self.collection = False
        self._position = 0
        self._start = -1
        self._key = b""

    def features(self, block: bytes) -> Iterator[bytes]:
        buffer = self.buffer + block
        position = len(buffer)
        for token in _TOKEN.finditer(buffer, self._position):
            text = token.group()
            if text == b'"':
                position = token.start()
                break
            if text == b"{":
                self.depth += 1
                if self.depth == 2 and self._key == b'"features"':
                    self._start = token.start()
            elif text == b"}":
                self.depth -= 1
                if self.depth == 1 and self._start >= 0:
                    yield buffer[self._start : token.end()]
                    self._start = -1
            elif self.depth == 1:
                self._key = text
                self.collection |= text == b'"features"'
        kept = self._start if self._start >= 0 else position
        self.buffer = buffer[kept:]
        self._position = position - kept
        self._start = 0 if self._start >= 0 else -1


def _decode(text: bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        if b"NaN" in text or b"Infinity" in text:
            return json.loads(text.decode("utf-8", "poste_cp1252"))
        return msgspec.json.decode(text.decode("utf-8-sig", "poste_cp1252"))


def _fill(record: Record, feature: Any) -> None:
    if not isinstance(feature, dict) or feature.get("type", "Feature") != "Feature":
        record.refuse("not_a_feature", "the object is not a GeoJSON Feature")
        return
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        record.refuse("not_a_feature", "`properties` is not an object")
        return
    record.values = properties
    if "id" in feature:
        record.values = properties | {"@id": feature["id"]}
    record.geometry = feature.get("geometry")


def _declared_crs(text: bytes) -> int | None:
    found = re.search(rb'"crs"\s*:\s*\{', text)
    if found is None:
        return None
    plain = text[found.end() - 1 :].decode("utf-8", "replace")
    try:
        crs, _ = json.JSONDecoder().raw_decode(plain)
    except ValueError:
        return None
    name = str((crs.get("properties") or {}).get("name", "")) or str((crs.get("properties") or {}).get("code", ""))
    if "CRS84" in name.upper() or name.upper() == "WGS84":
        return 4326
    code = _EPSG.search(name)
    return int(code[1]) if code else None
