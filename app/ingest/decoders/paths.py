"""Where a value is in a vendor's message: a JSONPath, a level of the topic, or a fixed text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jsonpath_rfc9535 as jsonpath
from jsonpath_rfc9535.segments import JSONPathChildSegment
from jsonpath_rfc9535.selectors import IndexSelector, SliceSelector

_SLOW = re.compile(r"\b(match|search)\(")
_CAPTURE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
ABSENT = object()


class InvalidPath(ValueError):
    """A path that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a vendor's message says: the whole `document`, the `item` of its array, the topic's `levels`."""

    document: Any
    item: Any
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Path:
    """A JSONPath (RFC 9535) from the message (`$`) or from the item of `each` (`@`): the first value it finds."""

    query: jsonpath.JSONPathQuery
    relative: bool

    def find(self, said: Said) -> Any:
        node = self.query.find_one(said.item if self.relative else said.document)
        return ABSENT if node is None else node.value


@dataclass(frozen=True, slots=True)
class Template:
    """Fixed text with levels of the topic in it: `{gateway}-{port}`."""

    text: str

    def find(self, said: Said) -> Any:
        return _CAPTURE.sub(lambda match: said.levels[match[1]], self.text)


Source = Path | Template


def source(text: str, levels: Sequence[str]) -> Source:
    """`$.a.b` and `@.a` are paths, all else fixed text with `{levels}` of the topic. Raises `InvalidPath`."""
    if text[:1] in ("$", "@"):
        return path(text)
    for name in _CAPTURE.findall(text):
        if name not in levels:
            raise InvalidPath(f"{text!r}: the topic has no level {{{name}}}; it has {', '.join(levels) or 'none'}")
    return Template(text)


def path(text: str) -> Path:
    """Raises `InvalidPath`."""
    return Path(_compiled(f"${text[1:]}" if text.startswith("@") else text), text.startswith("@"))


def array(text: str) -> jsonpath.JSONPathQuery:
    """A path to the items of an array, `$.readings[*]`. Raises `InvalidPath`."""
    query = _compiled(text)
    fixed = (IndexSelector, SliceSelector)
    if any(isinstance(selector, fixed) for segment in query.segments for selector in segment.selectors):
        raise InvalidPath(f"{text!r}: `each` takes whole arrays, [*], not numbered items")
    return query


def captures(pattern: str) -> tuple[str, dict[int, str]]:
    """An MQTT filter and the levels it names, by position: `acme/{site}/+` is `acme/+/+` with site at 1."""
    named: dict[int, str] = {}
    levels = pattern.split("/")
    for index, level in enumerate(levels):
        if match := _CAPTURE.fullmatch(level):
            named[index] = match[1]
            levels[index] = "+"
        elif "{" in level:
            raise InvalidPath(f"topic {pattern!r}: a name in braces stands for a whole level")
    return "/".join(levels), named


def alone(document: Any, location: Sequence[str | int]) -> Any:
    """`document` with, of every array on the way to `location`, only the item on it."""
    if not location:
        return document
    step, *rest = location
    child = alone(document[step], rest)
    return [child] if isinstance(document, list) else {**document, step: child}


def _compiled(text: str) -> jsonpath.JSONPathQuery:
    try:
        query = jsonpath.compile(text)
    except (jsonpath.JSONPathError, RecursionError) as error:
        raise InvalidPath(f"{text!r} is not a JSONPath (RFC 9535): {error}") from None
    if not all(isinstance(segment, JSONPathChildSegment) for segment in query.segments):
        raise InvalidPath(f"{text!r}: `..` searches the whole message for each value: write the path out")
    if _SLOW.search(text):
        raise InvalidPath(f"{text!r}: match() and search() can take for ever: compare with ==")
    return query
