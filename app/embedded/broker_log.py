"""What the embedded broker turned away: it tells its log alone, since nothing of it reaches the worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_READ_BYTES = 256 * 1024
_REFUSED = re.compile(
    r"^\[\d+\] (?P<at>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)\.\d+ \[ERR\] \S+ - mid:\d+ - \"(?P<client>.*?)\" - (?P<why>.+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A publish the broker refused: when (its machine's time), the MQTT client id, its words."""

    at: str
    client: str
    why: str


def refusals(log: Path) -> Sequence[Refusal]:
    """The refusals in the newest 256 KB of a NATS log, oldest first; none when there is no such file."""
    try:
        with log.open("rb") as handle:
            handle.seek(max(0, log.stat().st_size - _READ_BYTES))
            text = handle.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    return [Refusal(found["at"], found["client"], found["why"][:200]) for found in _REFUSED.finditer(text)]
