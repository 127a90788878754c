"""Which column is which: names a mapping gives are found, the others are guessed from the header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from app.domain.registry import fold_text
from app.importing.mapping import AUTO, Attribute, FromColumn, Mapping, placeholders
from app.importing.reads import ImportRefused

FEATURE_ID = "@id"
_LON = "lon|lng|long|longitude|x_?wgs_?84|wgs_?84_?x|lon_?wgs_?84|longitude_?wgs_?84|geo_?lon|coord_?lon"
_LAT = "lat|latitude|y_?wgs_?84|wgs_?84_?y|lat_?wgs_?84|latitude_?wgs_?84|geo_?lat|coord_?lat"
_AXIS = (
    "{0}|coord_?{0}|{0}_?coord|coord(?:onnee)?s?_?{0}|point_?{0}|{0}_?(?:l93|lambert_?93|lamb_?93|cc\\d\\d|93)"
    "|(?:l93|lambert|lambert_?93)_?{0}|geo_?{0}|pos_?{0}"
)
_X, _Y = _AXIS.format("x"), _AXIS.format("y")
_POINT = "geo_?point(_?2d)?|coordonnees_?xy|coordonnees(_geo\\w*)?|point_?geo|lat_?lon|latlng|geolocali[sz]ation"
_SHAPE = "geom|geometry|geometrie|the_geom|wkt|wkt_geom|geom_wkt|geo_?shape|shape"
_ID = "id|identifiant|ident|uid|uuid|matricule|code|reference|ref|numero|num|no|id_local|id_pdc_itinerance"
_NAMES = (
    "nom|name",
    "libelle|label|intitule|designation|denomination|titre",
    "lib_off|(nom|lib|libelle)_?(voie|rue|officiel|complet|quart\\w*|com\\w*|long)",
    "(nom|libelle|lib|name)_?\\w+",
    "\\w+_(nom|name|libelle|lieu)",
)
_INSEE = "insee|code_?insee|insee_?com|insee_?commune|codgeo|depcom|code_?commune"
_ROW_NUMBER = "@id|object_?id|fid|gid|ogc_?fid|o?id_0|shape_(leng\\w*|area)|_id"


@cache
def is_row_number(column: str) -> bool:
    """Whether the column numbers lines of an export (OBJECTID, FID), which says nothing lasting of them."""
    return re.fullmatch(_ROW_NUMBER, _plain(column)) is not None


def resolve(mapping: Mapping, columns: Sequence[str], *, has_geometry: bool) -> Mapping:
    """The same mapping with nothing left to guess. `has_geometry`: features carry their own.

    Raises `ImportRefused` for a column the file does not have, listing those it has.
    """
    header = _Header(columns)
    found = {**_named_columns(mapping, header), **_position(mapping, header, has_geometry=has_geometry)}
    found["id"] = _identifiers(mapping, header)
    if mapping.name == AUTO:
        found["name"] = next((hit for pattern in _NAMES if (hit := header.like(pattern))), None)
    elif mapping.name is not None:
        found["name"] = header.template(mapping.name)
    if mapping.zone and mapping.insee is None and (insee := header.like(_INSEE)):
        found["insee"] = FromColumn(column=insee)
    resolved = mapping.model_copy(update=found)
    found["distinguish"] = _distinguishing(resolved, header)
    if mapping.attributes == AUTO:
        found["attributes"] = {} if mapping.kind is None else _remaining(resolved, columns)
    return mapping.model_copy(update=found)


class _Header:
    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        self._by_plain = {_plain(column): column for column in reversed(columns)}

    def column(self, name: str) -> str:
        """The file's own spelling of a column, whatever the case, accents and dbf type given."""
        if name in self.columns:
            return name
        found = self._by_plain.get(_plain(name)) or self._by_plain.get(_plain(name.split(",", maxsplit=1)[0]))
        if found is None:
            raise ImportRefused(f"there is no column {name!r}; columns are {', '.join(self.columns)}")
        return found

    def like(self, pattern: str) -> str | None:
        return next((column for column in self.columns if re.fullmatch(pattern, _plain(column))), None)

    def template(self, text: str) -> str:
        if "{" not in text:
            return self.column(text)
        return re.sub(r"\{([^{}]+)\}", lambda found: "{" + self.column(found[1]) + "}", text)


def _named_columns(mapping: Mapping, header: _Header) -> dict[str, object]:
    found: dict[str, object] = {}
    for word in ("kind", "system", "service", "lifecycle", "parent", "insee"):
        rule = getattr(mapping, word)
        if isinstance(rule, FromColumn):
            found[word] = rule.model_copy(update={"column": header.column(rule.column)})
    if not isinstance(mapping.attributes, str):
        found["attributes"] = {
            name: rule.model_copy(update={"column": header.column(rule.column)})
            for name, rule in mapping.attributes.items()
        }
    if mapping.code is not None:
        found["code"] = header.template(mapping.code)
    found["tags"] = [header.template(tag) if "{" in tag else tag for tag in mapping.tags]
    found["external_ids"] = {name: header.column(column) for name, column in mapping.external_ids.items()}
    return found


def _position(mapping: Mapping, header: _Header, *, has_geometry: bool) -> dict[str, object]:
    chosen = {word: getattr(mapping, word) for word in ("x", "y", "geometry")}
    given = {word: header.column(name) for word, name in chosen.items() if name not in (AUTO, None)}
    if ("x" in given) != ("y" in given):
        raise ImportRefused("give both x and y, or neither")
    nothing: dict[str, object] = {"x": None, "y": None, "geometry": None}
    if given or has_geometry or mapping.x is None or mapping.geometry is None:
        return nothing | given
    lon, lat = header.like(_LON), header.like(_LAT)
    x, y = (lon, lat) if lon and lat else (header.like(_X), header.like(_Y))
    point, shape = header.like(_POINT), header.like(_SHAPE)
    if mapping.kind is None:
        return nothing | {"geometry": shape or point}
    if x and y:
        return nothing | {"x": x, "y": y}
    return nothing | {"geometry": point or shape}


def _identifiers(mapping: Mapping, header: _Header) -> list[str]:
    if mapping.id != AUTO:
        return [header.column(name) for name in mapping.id]
    return [found] if (found := header.like(_ID)) else []


def _distinguishing(mapping: Mapping, header: _Header) -> list[str]:
    """Columns that tell two things in one place apart and seldom change: their type."""
    if mapping.distinguish != AUTO:
        return [header.column(name) for name in mapping.distinguish]
    return [column for column in header.columns if re.fullmatch(r"(type|typ|nature|categorie)\w*", _plain(column))]


def _remaining(mapping: Mapping, columns: Sequence[str]) -> dict[str, Attribute]:
    used = set(_used(mapping))
    coordinates = f"{_LON}|{_LAT}|{_X}|{_Y}|{_POINT}|{_SHAPE}|{_ROW_NUMBER}"
    return {
        name: Attribute(column=column)
        for column in columns
        if column not in used and (name := _plain(column)) and not re.fullmatch(coordinates, name)
    }


def _used(mapping: Mapping) -> Iterable[str]:
    yield from mapping.id
    yield from (column for column in (mapping.x, mapping.y, mapping.geometry) if column)
    yield from placeholders(mapping.name or "")
    yield from mapping.external_ids.values()
    for word in ("system", "service", "lifecycle", "parent", "insee"):
        if isinstance(rule := getattr(mapping, word), FromColumn):
            yield rule.column


def _plain(name: str) -> str:
    if name == FEATURE_ID:
        return name
    return re.sub(r"[^a-z0-9_]+", "_", fold_text(name)).strip("_")[:60]
