"""Typed, documented fields: what equipment reports, is described by and is asked for."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.kinds.vocabulary import said

JsonSchema = dict[str, Any]
State = Mapping[str, Any]
"""Values as reported, by field name."""
Value = Mapping[str, Any]
"""What is asked of a capability: its parameters by name."""

_STORABLE = r"^[^\u0000\ud800-\udfff]*$"
_COUNTERS = ("_kwh", "_kvarh", "_count")


class InvalidValue(ValueError):
    """A value does not fit its field; the message says which and why."""


_brief = reprlib.Repr()
_brief.maxlevel, _brief.maxstring, _brief.maxlong = 3, 80, 40


def _shown(value: object) -> str:
    """A hostile value, short enough for a message however long or deep it is."""
    if isinstance(value, int) and value.bit_length() > 1024:
        return f"an integer of {value.bit_length()} bits"
    return f"{_brief.repr(value):.80}"


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in both languages of the screen."""

    fr: str
    en: str

    def schema(self) -> JsonSchema:
        return {"fr": self.fr, "en": self.en}


class ValueType(Protocol):
    """How a field's JSON value is checked and described; both must accept the same values."""

    def check(self, value: object) -> None:
        """Raise `InvalidValue` unless `value` (decoded JSON) fits."""

    def schema(self) -> JsonSchema:
        """JSON Schema 2020-12 of the value."""


@dataclass(frozen=True, slots=True)
class Boolean:
    def check(self, value: object) -> None:
        if value is not True and value is not False:
            raise InvalidValue(f"expected true or false, got {_shown(value)}")

    def schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A finite real number in the field's unit, within what the equipment can physically report."""

    minimum: float = -1e12
    maximum: float = 1e12

    def check(self, value: object) -> None:
        if value.__class__ is not float and value.__class__ is not int:
            raise InvalidValue(f"expected a number, got {_shown(value)}")
        if not self.minimum <= value <= self.maximum:  # NaN compares false
            raise InvalidValue(f"{_shown(value)} is outside {self.minimum:g}..{self.maximum:g}")

    def schema(self) -> JsonSchema:
        return {"type": "number", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number; `3.0` is one, as in JSON Schema."""

    minimum: int = 0
    maximum: int = 2**53

    def check(self, value: object) -> None:
        if value.__class__ is not int and not (value.__class__ is float and value.is_integer()):
            raise InvalidValue(f"expected an integer, got {_shown(value)}")
        if not self.minimum <= value <= self.maximum:
            raise InvalidValue(f"{_shown(value)} is outside {self.minimum}..{self.maximum}")

    def schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Text:
    """Text PostgreSQL can store: no NUL, no lone surrogate. `pattern` is searched, as JSON Schema does."""

    max_length: int = 200
    pattern: str | None = None
    min_length: int = 0

    def check(self, value: object) -> None:
        if not isinstance(value, str):
            raise InvalidValue(f"expected text, got {_shown(value)}")
        if not self.min_length <= len(value) <= self.max_length:
            raise InvalidValue(f"text of {len(value)} characters, {self.min_length} to {self.max_length} expected")
        if not re.search(self.pattern or _STORABLE, value):
            raise InvalidValue(f"{_shown(value)} does not match {self.pattern or 'storable text'}")

    def schema(self) -> JsonSchema:
        bounds = {"minLength": self.min_length, "maxLength": self.max_length}
        return {"type": "string", **bounds, "pattern": self.pattern or _STORABLE}


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed vocabulary. `unknown` is always allowed and need not be listed.

    `source` names the standard's object the words come from (`poste` when they are ours);
    tests/domain/test_vocabularies.py fails on a word the source does not have.
    """

    values: tuple[str, ...]
    source: str

    def check(self, value: object) -> None:
        if value not in self.values and value != "unknown":
            raise InvalidValue(f"{_shown(value)} is not one of {', '.join(self.all_values)}")

    @property
    def all_values(self) -> tuple[str, ...]:
        return self.values if "unknown" in self.values else (*self.values, "unknown")

    def schema(self) -> JsonSchema:
        return {"type": "string", "enum": list(self.all_values), "x-source": self.source}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a command may ask for, out of an `Enum`'s words: `unknown` can be reported, never ordered."""

    values: tuple[str, ...]
    source: str

    def check(self, value: object) -> None:
        if value not in self.values:
            raise InvalidValue(f"{_shown(value)} is not one of {', '.join(self.values)}")

    def schema(self) -> JsonSchema:
        return {"type": "string", "enum": list(self.values), "x-source": self.source}


@dataclass(frozen=True, slots=True)
class ListOf:
    item: ValueType
    max_items: int = 100

    def check(self, value: object) -> None:
        if not isinstance(value, list):
            raise InvalidValue(f"expected a list, got {_shown(value)}")
        if len(value) > self.max_items:
            raise InvalidValue(f"list of {len(value)} items, {self.max_items} at most")
        for item in value:
            self.item.check(item)

    def schema(self) -> JsonSchema:
        return {"type": "array", "maxItems": self.max_items, "items": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Record:
    """An object with a fixed set of members; only `required` ones must be there, others are refused."""

    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()

    def check(self, value: object) -> None:
        if not isinstance(value, Mapping):
            raise InvalidValue(f"expected an object, got {_shown(value)}")
        check_members(value, {field.name: field for field in self.fields}, self.required)

    def schema(self) -> JsonSchema:
        return object_schema(self.fields, required=self.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One named value: type, UCUM unit, labels; `counter` marks values that only rise between resets."""

    name: str
    type: ValueType
    label: Label
    unit: str = "1"
    counter: bool = False

    def check(self, value: object) -> None:
        try:
            self.type.check(value)
        except InvalidValue as error:
            raise InvalidValue(f"{self.name}: {error}") from None

    def schema(self) -> JsonSchema:
        described = self.type.schema()
        codes = {"x-labels": said(self.name, described["enum"])} if "enum" in described else {}
        return (
            described
            | codes
            | {
                "title": self.label.en,
                "x-label": self.label.schema(),
                "x-unit": self.unit,
                "x-counter": self.counter,
            }
        )


def check_members(values: Mapping[str, Any], known: Mapping[str, Field], required: tuple[str, ...] = ()) -> None:
    """Check a strict object: every member known and fitting, none of `required` missing."""
    for name in required:
        if name not in values:
            raise InvalidValue(f"{name} is missing")
    for name, member in values.items():
        if name not in known:
            raise InvalidValue(f"unexpected member {_shown(name)}")
        known[name].check(member)


def object_schema(rows: tuple[Field, ...], *, required: tuple[str, ...] = (), free: bool = False) -> JsonSchema:
    """JSON Schema 2020-12 of an object with these members; `free` ones take others besides."""
    schema: JsonSchema = {
        "type": "object",
        "additionalProperties": free,
        "properties": {row.name: row.schema() for row in rows},
    }
    return schema | ({"required": list(required)} if required else {})


def state(name: str, kind: ValueType, fr: str, en: str, unit: str = "1") -> Field:
    """A journalled state field, an attribute or a command parameter."""
    return Field(name=name, type=kind, label=Label(fr, en), unit=unit)


def words(name: str, fr: str, en: str, values: str, source: str = "poste") -> Field:
    """A state field or attribute whose vocabulary is these space-separated words of `source`."""
    return state(name, Enum(tuple(values.split()), source), fr, en)


def measure(name: str, unit: str, low: float, high: float, fr: str, en: str, *, counter: bool | None = None) -> Field:
    """A numeric measurement in `unit` (UCUM); `*_kwh` and `*_count` are counters unless told otherwise."""
    rises = name.endswith(_COUNTERS) if counter is None else counter
    return Field(name=name, type=Number(low, high), label=Label(fr, en), unit=unit, counter=rises)


def flags(*names: tuple[str, str, str]) -> tuple[Field, ...]:
    """Boolean state fields from (name, French, English) rows."""
    return tuple(state(name, Boolean(), fr, en) for name, fr, en in names)


IDENTIFIER = Text(64, min_length=1)
"""The field system's own identifier of a scene, plan, programme, circuit or preset."""

INSTANT = Text(
    40,
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$(?!\n)",
)
"""An RFC 3339 instant with its offset."""

DATE = Text(10, r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
"""An ISO 8601 calendar date."""
