"""A vendor's value brought to a field's type and unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Boolean, Field, Integer, InvalidValue, Number, Text
from app.domain.kinds.kind import Kind
from app.domain.reports import Undecodable
from app.ingest.decoders import mapping as language
from app.ingest.decoders.mapping import InvalidMapping
from app.ingest.decoders.units import FIELDS, UnknownUnit, conversion, convert

_BOOLEANS = {1: True, 0: False, "true": True, "false": False, "1": True, "0": False}
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one value is brought to its field; `field` is None for a name no kind has."""

    field: Field | None
    words: Mapping[str, Any] | None
    factor: float
    offset: float

    def apply(self, name: str, value: Any) -> Any:
        """Raises `Undecodable` (`invalid_value`)."""
        if self.words is not None:
            return self._translated(name, value)
        if (self.factor, self.offset) != (1.0, 0.0):
            return self._typed(convert(_number(name, value), self.factor, self.offset))
        kind = self.field.type if self.field else None
        if isinstance(kind, Number | Integer) and isinstance(value, str):
            return self._typed(_number(name, value))
        if isinstance(kind, Boolean) and isinstance(value, str | int):
            return _BOOLEANS.get(value, value)
        if isinstance(kind, Text) and isinstance(value, int | float) and not isinstance(value, bool):
            return shown(value)
        return value

    def _typed(self, number: float) -> float:
        whole = self.field is not None and isinstance(self.field.type, Integer)
        return int(number) if whole and number.is_integer() else number

    def _translated(self, name: str, value: Any) -> Any:
        assert self.words is not None  # noqa: S101 - asked for by the caller
        word = shown(value)
        if word in self.words:
            return self.words[word]
        if _ANY in self.words:
            return self.words[_ANY]
        raise Undecodable("invalid_value", f"{name}: {word!r:.80} is not among its `words`: {', '.join(self.words)}")


def prepared(name: str, value: language.Value, kind: str | None) -> Conversion:
    """Raises `InvalidMapping`."""
    field = FIELDS.get(name)
    if kind is not None and name not in KINDS[kind].reported_names:
        near = get_close_matches(name, KINDS[kind].reported_names, 3, 0.5)
        raise InvalidMapping(f"fields.{name}: kind {kind} has no such field{_meant(near)}")
    if value.unit is None and value.words is None:
        return Conversion(field, None, value.factor, 0.0)
    if value.words is not None:
        among = [row for one in _kinds(kind) for row in one.reported if row.name == name]
        return Conversion(field, {word: _word(text, among) for word, text in value.words.items()}, 1.0, 0.0)
    if field is None:
        near = get_close_matches(name, FIELDS, 3, 0.5)
        raise InvalidMapping(f"fields.{name}: no kind has such a field, so no unit to convert to{_meant(near)}")
    try:
        factor, offset = conversion(value.unit or "1", field.unit)
    except UnknownUnit as error:
        raise InvalidMapping(f"fields.{name}: {error}") from None
    return Conversion(field, None, value.factor * factor, offset)


def shown(value: Any) -> str:
    """A value as a mapping writes it: text as it is, the rest as JSON."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _kinds(name: str | None) -> Iterable[Kind]:
    return KINDS.values() if name is None else (KINDS[name],)


def _word(text: str, among: Sequence[Field]) -> Any:
    """What a word stands for: `true`, `3` or a word, as one of the fields takes it. Raises `InvalidMapping`."""
    value: Any = text
    if not among or isinstance(among[0].type, Boolean | Number | Integer):
        try:
            value = msgspec.json.decode(text)
        except msgspec.DecodeError:
            value = text
    refusals = []
    for field in among:
        try:
            field.check(value)
        except InvalidValue as error:
            refusals.append(str(error))
        else:
            return value
    if refusals:
        raise InvalidMapping(f"fields.{refusals[0]}")
    return value


def _number(name: str, value: Any) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise Undecodable("invalid_value", f"{name}: {value!r:.80} is not a number")
    return number


def _meant(near: list[str]) -> str:
    return f"; did you mean {', '.join(near)}?" if near else ""
