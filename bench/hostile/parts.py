"""What a message counts for, told by another JSON reader than the product's."""

from __future__ import annotations

import json
import re

MAX_REPORTS = 1000
_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def count_parts(payload: bytes) -> int:
    """How many parts a telemetry payload counts for by docs/mqtt.md."""
    try:
        value = json.loads(payload.decode(errors="replace"), parse_constant=_refuse, parse_int=str)
        text = json.dumps(value, ensure_ascii=False)
        text.encode()
    except (ValueError, RecursionError):
        return 1
    array = isinstance(value, list) and 0 < len(value) <= MAX_REPORTS
    return len(value) if array and not _ESCAPED_NUL.search(text) else 1


def _refuse(name: str) -> None:
    raise ValueError(name)
