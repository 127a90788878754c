"""Typed, documented fields: what equipment reports, is described by and is asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

JsonSchema = dict[str, Any]


class InvalidValue(ValueError):
    """A value does not fit its field; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in both languages of the screen."""

    fr: str
    en: str


class ValueType(Protocol):
    """How a field's JSON value is checked and described."""

    def check(self, value: object) -> None:
        """Raise `InvalidValue` unless `value` (decoded JSON) fits."""

    def schema(self) -> JsonSchema:
        """JSON Schema 2020-12 of the value."""


@dataclass(frozen=True, slots=True)
class Boolean:
    def check(self, value: object) -> None:
        if value is not True and value is not False:
            raise InvalidValue(f"expected true or false, got {value!r:.80}")

    def schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A finite real number in the field's unit, within what the equipment can physically report."""

    minimum: float = -1e12
    maximum: float = 1e12

    def check(self, value: object) -> None:
        if value.__class__ is not float and value.__class__ is not int:
            raise InvalidValue(f"expected a number, got {value!r:.80}")
        if not self.minimum <= value <= self.maximum or not math.isfinite(value):  # type: ignore[operator, arg-type]
            raise InvalidValue(f"{value!r:.80} is outside {self.minimum:g}..{self.maximum:g}")

    def schema(self) -> JsonSchema:
        return {"type": "number", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Integer:
    minimum: int = 0
    maximum: int = 2**53

    def check(self, value: object) -> None:
        if value.__class__ is not int:
            if value.__class__ is float and value.is_integer():  # type: ignore[attr-defined]
                return self.check(int(value))  # type: ignore[call-overload, no-any-return]
            raise InvalidValue(f"expected an integer, got {value!r:.80}")
        if not self.minimum <= value <= self.maximum:  # type: ignore[operator]
            raise InvalidValue(f"{value!r:.80} is outside {self.minimum}..{self.maximum}")
        return None

    def schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Text:
    max_length: int = 200
    pattern: str | None = None

    def check(self, value: object) -> None:
        if not isinstance(value, str):
            raise InvalidValue(f"expected text, got {value!r:.80}")
        if len(value) > self.max_length:
            raise InvalidValue(f"text of {len(value)} characters, {self.max_length} at most")
        if "\x00" in value:
            raise InvalidValue("text holds a NUL character")

    def schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "string", "maxLength": self.max_length}
        return schema | ({"pattern": self.pattern} if self.pattern else {})


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed vocabulary. `unknown` is always allowed and need not be listed.

    `source` names the standard and clause the words come from (`poste` when they are ours);
    tests/domain/test_vocabularies.py fails on a word the source does not have.
    """

    values: tuple[str, ...]
    source: str

    def check(self, value: object) -> None:
        if value not in self.values and value != "unknown":
            raise InvalidValue(f"{value!r:.80} is not one of {', '.join(self.all_values)}")

    @property
    def all_values(self) -> tuple[str, ...]:
        return self.values if "unknown" in self.values else (*self.values, "unknown")

    def schema(self) -> JsonSchema:
        return {"type": "string", "enum": list(self.all_values), "x-source": self.source}


@dataclass(frozen=True, slots=True)
class ListOf:
    item: ValueType
    max_items: int = 100

    def check(self, value: object) -> None:
        if not isinstance(value, list):
            raise InvalidValue(f"expected a list, got {value!r:.80}")
        if len(value) > self.max_items:
            raise InvalidValue(f"list of {len(value)} items, {self.max_items} at most")
        for item in value:
            self.item.check(item)

    def schema(self) -> JsonSchema:
        return {"type": "array", "maxItems": self.max_items, "items": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Record:
    """An object with a fixed set of members; members may be absent, others are refused."""

    fields: tuple[Field, ...]

    def check(self, value: object) -> None:
        if not isinstance(value, Mapping):
            raise InvalidValue(f"expected an object, got {value!r:.80}")
        known = {field.name: field for field in self.fields}
        for name, member in value.items():
            if name not in known:
                raise InvalidValue(f"unexpected member {name!r:.80}")
            known[name].check(member)

    def schema(self) -> JsonSchema:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {field.name: field.schema() for field in self.fields},
        }


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
        return self.type.schema() | {
            "title": self.label.en,
            "x-label": {"fr": self.label.fr, "en": self.label.en},
            "x-unit": self.unit,
            "x-counter": self.counter,
        }


def state(name: str, kind: ValueType, fr: str, en: str, unit: str = "1") -> Field:
    """A journalled state field."""
    return Field(name=name, type=kind, label=Label(fr, en), unit=unit)


def measure(name: str, unit: str, low: float, high: float, fr: str, en: str) -> Field:
    """A numeric measurement in `unit` (UCUM); `*_kwh` and `*_count` are counters."""
    return Field(
        name=name,
        type=Number(low, high),
        label=Label(fr, en),
        unit=unit,
        counter=name.endswith(("_kwh", "_kvarh", "_count")),
    )


def flags(*names: tuple[str, str, str]) -> tuple[Field, ...]:
    """Boolean state fields from (name, French, English) rows."""
    return tuple(state(name, Boolean(), fr, en) for name, fr, en in names)
