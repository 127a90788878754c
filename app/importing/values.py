"""Numbers, dates, booleans and text as French files write them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from typing import Any, Literal

from app.domain.registry import fold_text

Decimal = Literal["auto", ",", "."]
DateOrder = Literal["auto", "dmy", "ymd", "mdy"]
ValueType = Literal["auto", "text", "number", "integer", "boolean", "date"]

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_NUMBER = re.compile(r"([+-]?)([0-9.,]+)([eE][+-]?[0-9]{1,3})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_UNIT = re.compile(r"\s*(?:[A-Za-zµΩ°%€][A-Za-z0-9µΩ°%²³/.]*)$")
_PLAIN = re.compile(r"-?(0|[1-9]\d{0,14})([.,]\d{1,15})?$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_TRUE = frozenset({"oui", "o", "vrai", "v", "true", "t", "yes", "y", "1", "x"})
_FALSE = frozenset({"non", "n", "faux", "f", "false", "no", "0"})
_PIVOT = 69


def parse_number(text: str, decimal: Decimal = "auto") -> float:
    """A finite number, decimal comma or point, thousands by space, point, comma or apostrophe.

    Under `auto` the last separator is the decimal one, and a lone one is (`1,234` is 1.234, as a
    French file means it) unless it repeats (`1.234.567`). Raises ValueError.
    """
    found = _NUMBER.fullmatch(_SPACES.sub("", text))
    if found is None:
        raise ValueError(f"{text.strip()!r:.60} is not a number")
    sign, body, exponent = found.groups(default="")
    if decimal != "auto":
        body = body.replace("." if decimal == "," else ",", "")
    last = max(body.rfind(","), body.rfind("."))
    repeated = last >= 0 and body.count(body[last]) > 1
    whole, fraction = (body, "") if last < 0 or repeated else (body[:last], body[last + 1 :])
    if not (whole.isdigit() or _GROUPED.fullmatch(whole) or (not whole and fraction)):
        raise ValueError(f"{text.strip()!r:.60} is not a number")
    digits = whole.replace(",", "").replace(".", "") or "0"
    number = float(f"{sign}{digits}.{fraction}{exponent}")
    if not math.isfinite(number):
        raise ValueError(f"{text.strip()!r:.60} is not a finite number")
    return number


def parse_quantity(text: str, decimal: Decimal = "auto") -> float:
    """A number that may be followed by its unit, as in `70 W`. Raises ValueError."""
    try:
        return parse_number(text, decimal)
    except ValueError:
        bare = _UNIT.sub("", text.strip())
        if not bare or bare == text.strip():
            raise
        return parse_number(bare, decimal)


def parse_date(text: str, order: DateOrder = "auto") -> str:
    """ISO 8601 date. Day first unless the year is; years of two digits fall in 1969-2068. Raises ValueError."""
    found = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    if found and order in ("auto", "ymd"):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _YEAR_LAST.match(text)) and order != "ymd":
        first, second, year = (int(part) for part in found.groups())
        day, month = (second, first) if order == "mdy" else (first, second)
        if len(found[3]) == 2:
            year += 1900 if year >= _PIVOT else 2000
    else:
        raise ValueError(f"{text!r:.60} is not a date")
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"{text!r:.60} is not a date: {error}") from None


def parse_boolean(text: str) -> bool:
    """`oui/non`, `vrai/faux`, `1/0`, `x`. Raises ValueError."""
    word = fold_text(text.strip())
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(f"{text!r:.60} is neither yes nor no")


def clean(value: Any) -> str:
    """One line of text: control characters and line breaks become spaces, floats lose an empty fraction."""
    if isinstance(value, str):
        if value.isprintable():
            return value.strip()
        return " ".join(_CONTROL.sub(" ", value.encode("utf-8", "replace").decode()).split())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def storable(value: Any) -> bool:
    """Whether a decoded JSON value can be stored as JSON: finite numbers, Unicode text without NUL."""
    if isinstance(value, str):
        return value.isprintable() or not _UNSTORABLE.search(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(isinstance(key, str) and storable(key) and storable(item) for key, item in value.items())
    return not isinstance(value, list) or all(map(storable, value))


def guess(text: str) -> Any:
    """A plain number (no leading zero, so that codes stay text), an unmistakable date, or the text."""
    if _PLAIN.match(text):
        number = float(text.replace(",", "."))
        return number if "," in text or "." in text else int(text)
    if len(text) >= 8 and text[:2].isdigit() and _YEAR_LAST.match(text):
        try:
            return parse_date(text)
        except ValueError:
            return text
    return text


def converter(kind: ValueType, decimal: Decimal, order: DateOrder) -> Callable[[str], Any]:
    """The function that turns a cell's text into a value of `kind`; it raises ValueError."""
    if kind == "number":
        return lambda text: parse_quantity(text, decimal)
    if kind == "integer":
        return lambda text: _whole(parse_quantity(text, decimal), text)
    if kind == "boolean":
        return parse_boolean
    if kind == "date":
        return lambda text: parse_date(text, order)
    return guess if kind == "auto" else str


def _whole(number: float, text: str) -> int:
    if not number.is_integer():
        raise ValueError(f"{text!r:.60} is not a whole number")
    return int(number)
