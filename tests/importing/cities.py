"""Small city files for tests, written as cities write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.importing.mapping import build
from app.importing.reader import Reading, read
from app.importing.reads import Accepted, Rejected

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "montpellier"

L93 = ((770999.840, 6278801.522), (770936.251, 6278776.561), (770921.437, 6278770.646))


def csv_file(*lines: str, encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    return newline.join(lines).encode(encoding)


def collection(*features: dict[str, Any], **members: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", **members, "features": list(features)}).encode()


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(x: Any, y: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def opened(content: bytes | Path, options: dict[str, Any] | None = None, **settings: Any) -> Reading:
    mapping = None if options is None else build(options)
    return read(content, "city file", mapping, **settings)


def outcome(
    content: bytes | Path, options: dict[str, Any] | None = None, **settings: Any
) -> tuple[list[Any], list[Rejected]]:
    """What was kept and what was refused; `options` defaults to luminaires with an automatic mapping."""
    items = list(opened(content, {"kind": "luminaire"} if options is None else options, **settings))
    kept = [item for item in items if isinstance(item, Accepted)]
    refused = [item for item in items if isinstance(item, Rejected)]
    return kept, refused


def drafts(content: bytes | Path, options: dict[str, Any] | None = None, **settings: Any) -> list[Any]:
    return [item.draft for item in outcome(content, options, **settings)[0]]
