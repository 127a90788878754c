"""What every hostile message is made from: one random draw, instants that are never twice the same."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

SYSTEM, OTHER = "field", "other"
ASSETS = 40
"""Of bench/seed.py, EP-000001 and on, one in ten a bus and the others lamps: all published under SYSTEM."""

OPEN = "?"
"""The verdict of a part whose fate is not predicted: it must be accounted for, no more."""
STORED = "stored"


@dataclass(frozen=True, slots=True)
class Shot:
    """One message; a verdict is `stored`, `duplicate`, a reason of docs/mqtt.md, or OPEN."""

    topic: str
    payload: bytes
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One report as JSON text, valid or not."""

    text: bytes
    verdict: str


class Source:
    """Chance by seed, and the means of well-formed messages."""

    def __init__(self, seed: int, now: datetime) -> None:
        self.draw = random.Random(seed)
        self.now = now
        self.number = 0
        self.last = Shot("", b"", ())

    def telemetry(self, system: str = SYSTEM, asset: str = "") -> str:
        return f"poste/v1/{system}/{asset or self.lamp()}/telemetry"

    def lamp(self) -> str:
        number = self.draw.randrange(1, ASSETS)
        return f"EP-{number - (number % 10 == 0):06d}"

    def at(self) -> str:
        """An instant no other message carries."""
        self.number += 1
        return (self.now - timedelta(days=3) + timedelta(milliseconds=self.number)).isoformat()

    def report(self, values: Any, **others: Any) -> bytes:
        return json.dumps({"at": self.at(), "values": values, **others}, separators=(",", ":")).encode()
