"""CEL expressions across an asset's fields: compiled once, bounded by what they may say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any

MAX_CHARACTERS = 500
# Macros walk lists and nest: without them the cost is that of the text's length, whatever the values.
_MACRO = re.compile(r"\.\s*(all|exists|exists_one|map|filter)\s*\(")

# CEL does not mix whole and real numbers in arithmetic: all are real here, those written in the text too.
_STRING_OR_INTEGER = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<![\w.])(\d+)(?![\w.])""")


class InvalidExpression(ValueError):
    """An expression that cannot be one; the message says why."""


def check_expression(text: str, known: Collection[str]) -> frozenset[str]:
    """The fields `text` reads. Raises `InvalidExpression` unless it is CEL over `known` fields, without macros."""
    if len(text) > MAX_CHARACTERS:
        raise InvalidExpression(f"an expression of {len(text)} characters, {MAX_CHARACTERS} at most")
    if macro := _MACRO.search(text):
        raise InvalidExpression(f"an expression does not walk lists: take {macro.group(1)} out")
    try:
        names = fields_of(text)
    except ValueError as error:
        raise InvalidExpression(f"not CEL: {str(error).splitlines()[0]:.200}") from None
    if strangers := sorted(names - set(known)):
        raise InvalidExpression(f"no field {', '.join(strangers)!r:.80} to read here")
    return names


def fields_of(text: str) -> frozenset[str]:
    """The fields that `text`, known to be CEL, reads."""
    return frozenset(_program(text).variables())


def evaluate(text: str, values: Mapping[str, Any]) -> bool | None:
    """Whether `text` holds for `values`; None where it has no answer for them (a type that does not fit, say)."""
    try:
        answer = _program(text).execute({name: _value(value) for name, value in values.items()})
    except (ValueError, TypeError, ArithmeticError, RuntimeError):
        return None
    return answer if isinstance(answer, bool) else None


def _value(value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Program:
    """A compiled expression. The binding is loaded with the first one: few installations need it."""

    def __init__(self, text: str) -> None:
        import cel  # noqa: PLC0415 - 27 MB

        compiled = cel.compile(_STRING_OR_INTEGER.sub(lambda found: found[1] or f"{found[2]}.0", text))
        self.variables: Callable[[], list[str]] = compiled.variables
        self.execute: Callable[[dict[str, Any]], Any] = compiled.execute


@lru_cache(maxsize=1000)
def _program(text: str) -> _Program:
    return _Program(text)
