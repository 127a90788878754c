"""Values no kind describes: tolerated and kept, within what storage, roll-ups and screens can bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.domain.kinds.fields import InvalidValue
from app.domain.video.recordings import holds_recording

MAX_NAMES = 200
MAX_NAME_LENGTH = 80
MAX_BYTES = 16 * 1024
MAX_DEPTH = 16
MAX_NUMBER = 1e300
"""A year of such values still has a sum in 64-bit floating point."""


def check_free(values: Mapping[str, Any]) -> None:
    """Raise `InvalidValue` for names, numbers, nesting or size that would harm more than their own report, and for
    pictures and recordings.
    """
    if len(values) > MAX_NAMES:
        raise InvalidValue(f"{len(values)} fields the kind does not have, {MAX_NAMES} at most")
    for name, value in values.items():
        if not 1 <= len(name) <= MAX_NAME_LENGTH:
            raise InvalidValue(f"a field name of {len(name)} characters, 1 to {MAX_NAME_LENGTH} expected")
        if isinstance(value, int | float) and not -MAX_NUMBER <= value <= MAX_NUMBER:
            raise InvalidValue(f"{name}: a number beyond {MAX_NUMBER:g}")
    try:
        written = msgspec.json.encode(values)
    except RecursionError:
        raise InvalidValue(f"nested more than {MAX_DEPTH} deep") from None
    if len(written) > MAX_BYTES:
        raise InvalidValue(f"{len(written)} bytes of fields the kind does not have, {MAX_BYTES} at most")
    if holds_recording(written):
        raise InvalidValue("a picture or a recording, which is kept nowhere: have the equipment send none")
    if _deeper(values, MAX_DEPTH):
        raise InvalidValue(f"nested more than {MAX_DEPTH} deep")


def _deeper(value: object, levels: int) -> bool:
    """Whether `value` nests objects or arrays more than `levels` deep."""
    if not isinstance(value, dict | list):
        return False
    if levels == 0:
        return True
    return any(_deeper(item, levels - 1) for item in (value.values() if isinstance(value, dict) else value))
