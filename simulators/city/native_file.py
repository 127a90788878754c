"""The native city file (docs/city-format.md): written one feature a line, read back in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from app.domain.registry import (
    AssetDraft,
    AssignmentDraft,
    BaseMapDraft,
    ProgrammeDraft,
    RelationDraft,
    ZoneDraft,
)
from simulators.city.model import City, SystemDraft

Feature = dict[str, Any]


class NotACityFile(ValueError):
    """The file is not a GeoJSON FeatureCollection of the native format."""


def write_city(city: City, path: Path) -> None:
    """Write `city` in one `.geojson` file, or in a directory one file a sort, in import order.

    The same city gives the same bytes.
    """
    sorts = {
        "1-systems": _system_features(city),
        "2-zones": _zone_features(city),
        "3-base-map": _base_map_features(city),
        "4-assets": map(_asset_feature, city.assets),
        "5-programmes": _programme_features(city),
    }
    if path.suffix == ".geojson":
        _write(path, chain.from_iterable(sorts.values()))
        return
    path.mkdir(parents=True, exist_ok=True)
    for name, features in sorts.items():
        _write(path / f"{name}.geojson", features)


def _write(path: Path, features: Iterable[Feature]) -> None:
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[\n')
        for index, feature in enumerate(features):
            file.write((b",\n" if index else b"") + msgspec.json.encode(feature))
        file.write(b"\n]}\n")


def read_city(paths: Iterable[Path]) -> City:
    """One city from files or directories of them; other features are left aside. Raises `NotACityFile`."""
    systems: list[SystemDraft] = []
    zones: list[ZoneDraft] = []
    base_map: list[BaseMapDraft] = []
    assets: list[AssetDraft] = []
    programmes: list[ProgrammeDraft] = []
    assignments: list[AssignmentDraft] = []
    for path in _files(paths):
        for feature in _read(path):
            properties = feature.get("properties") or {}
            if not isinstance(properties.get("id"), str):
                continue
            if "system_name" in properties:
                systems.append(_system(properties))
            elif "programme_name" in properties:
                programmes.append(_programme(properties))
            elif "assigned_programme" in properties:
                assignments.append(_assignment(properties))
            elif "zone" in properties:
                zones.append(_zone(properties, feature))
            elif "layer" in properties:
                base_map.append(_layer(properties, feature))
            elif "kind" in properties:
                assets.append(_asset(properties, feature))
    name = next((zone.name for zone in zones if zone.level == "commune"), "")
    return City(
        name=name or next((zone.name for zone in zones), "Ville"),
        centre=_centre(assets),
        systems=tuple(systems),
        zones=tuple(zones),
        base_map=tuple(base_map),
        assets=tuple(assets),
        programmes=tuple(programmes),
        assignments=tuple(assignments),
    )


def _system_features(city: City) -> Iterator[Feature]:
    for system in city.systems:
        yield _feature(None, system_name=system.name, id=system.id, dialect=system.dialect)


def _zone_features(city: City) -> Iterator[Feature]:
    for zone in city.zones:
        yield _feature(zone.geometry, zone=zone.level, id=zone.id, name=zone.name, parent=zone.parent, insee=zone.insee)


def _base_map_features(city: City) -> Iterator[Feature]:
    for drawn in city.base_map:
        yield _feature(drawn.geometry, layer=drawn.layer, id=drawn.id, name=drawn.name)


def _programme_features(city: City) -> Iterator[Feature]:
    for draft in city.programmes:
        own = {name: value for name, value in draft.document.items() if name != "name"}
        yield _feature(None, programme_name=draft.document["name"], **own)
    for given in city.assignments:
        yield _feature(None, assigned_programme=given.programme, id=given.id, to={given.scope: given.subject})


def _feature(geometry: object, **properties: object) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _asset_feature(asset: AssetDraft) -> Feature:
    point = None if asset.lon is None else {"type": "Point", "coordinates": [asset.lon, asset.lat]}
    return _feature(
        point,
        kind=asset.kind,
        id=asset.id,
        code=asset.code,
        name=asset.name,
        system=asset.system,
        service=asset.service,
        lifecycle=asset.lifecycle,
        attributes=asset.attributes,
        tags=list(asset.tags),
        external_ids=asset.external_ids,
        relations=[{"type": item.type, "to": item.to, "port": item.port} for item in asset.relations],
    )


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.geojson")) if path.is_dir() else [path]


def _read(path: Path) -> list[Feature]:
    try:
        document = msgspec.json.decode(path.read_bytes())
        features: list[Feature] = document["features"]
    except (OSError, msgspec.DecodeError, KeyError, TypeError) as error:
        raise NotACityFile(f"{path}: {error}") from error
    return features


def _system(row: dict[str, Any]) -> SystemDraft:
    return SystemDraft(id=row["id"], name=row["system_name"], dialect=row.get("dialect") or "native")


def _programme(row: dict[str, Any]) -> ProgrammeDraft:
    own = {name: value for name, value in row.items() if name != "programme_name"}
    return ProgrammeDraft(id=row["id"], document={**own, "name": row["programme_name"]})


def _assignment(row: dict[str, Any]) -> AssignmentDraft:
    [(scope, subject)] = row["to"].items()
    return AssignmentDraft(id=row["id"], programme=row["assigned_programme"], scope=scope, subject=subject)


def _zone(row: dict[str, Any], feature: Feature) -> ZoneDraft:
    return ZoneDraft(
        id=row["id"],
        name=row.get("name") or row["id"],
        level=row["zone"],
        geometry=feature["geometry"],
        parent=row.get("parent"),
        insee=row.get("insee"),
    )


def _layer(row: dict[str, Any], feature: Feature) -> BaseMapDraft:
    return BaseMapDraft(
        layer=row["layer"], id=row.get("id", ""), name=row.get("name") or "", geometry=feature["geometry"]
    )


def _asset(row: dict[str, Any], feature: Feature) -> AssetDraft:
    geometry = feature.get("geometry") or {}
    lon, lat = (*geometry["coordinates"][:2],) if geometry.get("type") == "Point" else (None, None)
    return AssetDraft(
        id=row["id"],
        kind=row["kind"],
        code=row.get("code") or "",
        name=row.get("name") or "",
        lon=lon,
        lat=lat,
        system=row.get("system"),
        service=row.get("service"),
        lifecycle=row.get("lifecycle") or "in_service",
        attributes=row.get("attributes") or {},
        tags=tuple(row.get("tags") or ()),
        external_ids=row.get("external_ids") or {},
        relations=tuple(
            RelationDraft(item["type"], item["to"], item.get("port") or "") for item in row.get("relations") or ()
        ),
    )


def _centre(assets: list[AssetDraft]) -> tuple[float, float]:
    placed = sorted((asset.lon, asset.lat) for asset in assets if asset.lon is not None and asset.lat is not None)
    return placed[len(placed) // 2] if placed else (2.35, 48.85)
