"""A located line made into a draft, by a resolved mapping."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import shapely
from shapely.geometry import mapping as geometry_of
from shapely.geometry.base import BaseGeometry

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Boolean, Enum, Integer, InvalidValue, Number, Text
from app.domain.registry import LIFECYCLES, AssetDraft, BaseMapDraft, Draft, ZoneDraft, fold_text, slugify
from app.importing.columns import is_row_number
from app.importing.identity import Naming, naming
from app.importing.mapping import Attribute, FromColumn, Mapping
from app.importing.reads import Record
from app.importing.values import ValueType, clean, converter, storable

LEFT_OUT = "skip"
_TYPES: dict[type, ValueType] = {
    Number: "number",
    Integer: "integer",
    Boolean: "boolean",
    Text: "text",
    Enum: "text",
}
_MAX_TEXT = 200


class Drafter:
    """Reads records by one resolved mapping (`app.importing.columns.resolve`)."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._skipped = {fold_text(value) for value in mapping.skip_values} | {""}
        self._longest_skipped = max(map(len, self._skipped))

    def naming(self, record: Record) -> tuple[str, Naming]:
        """The record's kind (or level, or layer) and what identifies it; sets its problem if it has no kind."""
        mapping = self.mapping
        target = self._kind(record) if mapping.kind is not None else mapping.target
        parts = [self._text(record, column) for column in mapping.id]
        code = "-".join(parts) if all(parts) else ""
        name = self._template(record, mapping.name)
        what = " ".join([name, *(self._text(record, column) for column in mapping.distinguish)])
        content = repr([value for column, value in record.values.items() if not is_row_number(column)])
        prefix = mapping.id_prefix
        if mapping.zone and not code and name:
            code, prefix = name, mapping.zone if prefix == "auto" else prefix
        if mapping.id and not code and record.problem is None:
            record.warn("no_identifier", f"no {' '.join(mapping.id)}: an identifier is generated")
        if record.lon is None and not code and not name:
            record.refuse("nothing_to_identify", "neither identifier, name nor position")
        shape = record.shape.wkb_hex if record.shape is not None else ""
        return target, naming(record, target, code, prefix, what, content + shape)

    def draft(self, record: Record, target: str, given: str, item: Naming) -> Draft | None:
        """The draft, or None with the record's problem set."""
        if self.mapping.kind is not None:
            return self._asset(record, target, given, item)
        if record.shape is None:
            record.refuse("no_geometry", "no geometry")
            return None
        name = self._template(record, self.mapping.name)
        if self.mapping.layer is not None:
            return BaseMapDraft(layer=target, id=given, name=name, geometry=geometry_of(record.shape))
        polygon = polygonal(record)
        if polygon is None:
            return None
        return ZoneDraft(
            id=given,
            name=name or item.code,
            level=target,
            geometry=geometry_of(polygon),
            parent=self._choose(record, self.mapping.parent) or None,
            insee=self._choose(record, self.mapping.insee) or None,
        )

    def _asset(self, record: Record, kind: str, given: str, item: Naming) -> AssetDraft | None:
        mapping = self.mapping
        lifecycle = self._choose(record, mapping.lifecycle)
        if lifecycle not in LIFECYCLES:
            if lifecycle:
                record.warn("unknown_lifecycle", f"lifecycle {lifecycle!r:.60} is unknown: in_service is kept")
            lifecycle = "in_service"
        if record.lon is None and (mapping.x or mapping.geometry or record.geometry is None):
            record.warn("no_position", "no position: it will not be on the map")
        system = self._choose(record, mapping.system)
        return AssetDraft(
            id=given,
            kind=kind,
            code=self._template(record, mapping.code) if mapping.code else item.code,
            name=self._template(record, mapping.name),
            lon=record.lon,
            lat=record.lat,
            system=slugify(system) or None,
            service=self._choose(record, mapping.service) or None,
            lifecycle=lifecycle,
            attributes=self._attributes(record, kind),
            tags=tuple(tag for text in mapping.tags if (tag := self._tag(record, text))),
            external_ids={
                name: text for name, column in mapping.external_ids.items() if (text := self._text(record, column))
            },
        )

    def _kind(self, record: Record) -> str:
        kind = self._choose(record, self.mapping.kind)
        if kind == LEFT_OUT:
            record.refuse("left_out", "left out by the mapping")
        elif kind not in KINDS:
            record.refuse("unknown_kind", f"{kind or 'an empty value'!r:.60} is no kind: add it to kind.values")
        return kind

    def _attributes(self, record: Record, kind: str) -> dict[str, Any]:
        rules = self.mapping.attributes
        attributes: dict[str, Any] = {}
        for name, rule in rules.items() if isinstance(rules, dict) else ():
            value = record.values.get(rule.column)
            if value is None:
                continue
            try:
                value = self._value(record, kind, name, rule, value)
            except (ValueError, OverflowError) as error:
                record.warn("bad_attribute", f"{name} is left out: {error}")
                continue
            if value is not None:
                attributes[name] = value
        return checked_attributes(record, kind, attributes)

    def _value(self, record: Record, kind: str, name: str, rule: Attribute, value: Any) -> Any:
        if not isinstance(value, str) and not rule.values and rule.type == "auto":
            return value * rule.factor if rule.factor != 1 and isinstance(value, int | float) else value
        text = self._choose(record, rule)
        if not text:
            return None
        wanted = rule.type if rule.type != "auto" else _declared_type(kind, name)
        if rule.factor != 1 and wanted == "auto":
            wanted = "number"
        found = _converter(wanted, self.mapping.decimal, self.mapping.dates)(text)
        return found * rule.factor if rule.factor != 1 and isinstance(found, int | float) else found

    def _text(self, record: Record, column: str) -> str:
        text = clean(record.values.get(column))
        return "" if len(text) <= self._longest_skipped and fold_text(text) in self._skipped else text

    def _template(self, record: Record, template: str | None) -> str:
        if not template:
            return ""
        if "{" not in template:
            return self._text(record, template)[:_MAX_TEXT]
        filled = re.sub(r"\{([^{}]+)\}", lambda found: self._text(record, found[1]), template)
        return " ".join(re.sub(r"\(\s*\)|\[\s*\]", "", filled).split())[:_MAX_TEXT]

    def _tag(self, record: Record, tag: str) -> str:
        return self._template(record, tag) if "{" in tag else tag

    def _choose(self, record: Record, rule: str | FromColumn | None) -> str:
        if rule is None or isinstance(rule, str):
            return rule or ""
        text = self._text(record, rule.column)
        translated = rule.values.get(fold_text(text)) if rule.values else None
        if translated is not None:
            return translated
        return text if rule.default is None or (text and not rule.values) else rule.default


def checked_attributes(record: Record, kind: str, attributes: dict[str, Any]) -> dict[str, Any]:
    """Those that fit the kind; the others are left out with a warning, for the thing itself does exist."""
    check = KINDS[kind].check_attributes
    for name in [name for name, value in attributes.items() if not storable(value) or not storable(name)]:
        record.warn("bad_attribute", f"{name!r:.60} holds a value that cannot be stored: left out")
        del attributes[name]
    try:
        check(attributes)
    except InvalidValue:
        for name in list(attributes):
            try:
                check({name: attributes[name]})
            except InvalidValue as error:
                record.warn("bad_attribute", f"{error}: left out")
                del attributes[name]
    return attributes


def polygonal(record: Record) -> BaseGeometry | None:
    """The record's shape as a valid (Multi)Polygon, or None with its problem set."""
    shape = record.shape
    if shape is not None and not shape.is_valid:
        record.warn("repaired_shape", f"repaired: {shapely.is_valid_reason(shape):.80}")
        shape = shapely.make_valid(shape)
        if shape.geom_type == "GeometryCollection":
            parts = shapely.get_parts(shape)
            shape = shapely.union_all([part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")])
    if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
        record.refuse("not_a_polygon", "a zone needs a Polygon or a MultiPolygon")
        return None
    return shape


@cache
def _declared_type(kind: str, name: str) -> ValueType:
    for row in KINDS[kind].attributes:
        if row.name == name:
            return _TYPES.get(type(row.type), "auto")
    return "auto"


@cache
def _converter(wanted: ValueType, decimal: Any, dates: Any) -> Callable[[str], Any]:
    return converter(wanted, decimal, dates)
