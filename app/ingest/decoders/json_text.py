"""What JSON allows in a text and we do not: a name twice in one object, NUL characters."""

from __future__ import annotations

import json
import re
from typing import Any

from app.domain.reports import Undecodable

_WHITESPACE = b" \t\n\r"
_BACKSLASH, _COLON = b"\\:"
"""As integers, which are looked for ten times as fast as bytes of one."""
_ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def check_nul(text: bytes) -> None:
    r"""Raise `Undecodable` (`nul_character`) if a JSON text escapes a NUL: PostgreSQL stores none."""
    if _BACKSLASH in text and b"\\u0000" in text and _ESCAPED_NUL.search(text):
        raise Undecodable("nul_character", "text holds a NUL character (\\u0000), which no field can")


def check_names(text: bytes, names: int, colons: int) -> None:
    """Raise `Undecodable` (`duplicate_key`) if an object of `text`, valid JSON, has a name twice (RFC 7493, 2.3).

    `names` is how many the decoded value has and `colons` how many its strings hold at least. Every name written
    is followed by a colon, so that as many colons as that leave no room for a second one.
    """
    if _BACKSLASH not in text and text.count(_COLON) == names + colons:
        return
    if text.translate(None, _WHITESPACE).count(b'":') != names:
        _reread.decode(text.decode())


def check_distinct(text: bytes) -> None:
    """The same for any valid JSON text, whatever its shape, by reading it again."""
    if text.count(b'"') > 2:
        _reread.decode(text.decode())


def _distinct(pairs: list[tuple[str, Any]]) -> None:
    names: set[str] = set()
    for name, _ in pairs:
        if name in names:
            raise Undecodable("duplicate_key", f"the name {name!r:.80} is there twice in one object")
        names.add(name)


_reread = json.JSONDecoder(object_pairs_hook=_distinct, parse_int=str, parse_float=str)
