"""What the field says in a bench: five values a message, some changing state, some twice, some late."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench.children import SYSTEM

LATE = timedelta(minutes=10)
BACKLOG_STEP = timedelta(minutes=1)
REPEATED_AMONG = 500


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares of messages that change state, that raise or clear an alarm (lamps fail, and are repaired), that repeat an
    earlier one byte for byte, and that come late.
    """

    changing: float = 0.05
    alarming: float = 0.001
    duplicate: float = 0.01
    late: float = 0.01


@dataclass(slots=True)
class Count:
    """What was said so far; a late or repeated message changes nothing on screens."""

    fresh: int = 0
    changing: int = 0
    alarming: int = 0
    duplicate: int = 0
    late: int = 0

    @property
    def sent(self) -> int:
        return self.fresh + self.duplicate + self.late


class Traffic:
    """Messages of the assets `first` to `last` of bench/seed.py, in turn and in a shuffled order.

    A message's `at` is the instant it was made: what a screen shows of it carries the same, to the microsecond.
    With a `backlog` each message is an array of so many older reports, a minute apart, and the new one.
    """

    def __init__(self, first: int, last: int, mix: Mix, seed: int = 7, system: str = SYSTEM, backlog: int = 0) -> None:
        self._draw = random.Random(seed)
        self._numbers = list(range(first, last + 1))
        self._draw.shuffle(self._numbers)
        self._topics = [f"poste/v1/{system}/EP-{number:06d}/telemetry".encode() for number in self._numbers]
        self._flipped = bytearray(len(self._numbers))
        self._failed = bytearray(len(self._numbers))
        self._said: deque[tuple[bytes, bytes]] = deque(maxlen=REPEATED_AMONG)
        self._mix = mix
        self._backlog = backlog
        self._turn = -1
        self.count = Count()

    def next(self) -> tuple[bytes, bytes]:
        """The next message: topic, payload."""
        drawn = self._draw.random()
        mix = self._mix
        if drawn < mix.duplicate and self._said:
            self.count.duplicate += 1
            return self._said[int(drawn / mix.duplicate * len(self._said))]
        self._turn = (self._turn + 1) % len(self._numbers)
        drawn -= mix.duplicate
        if 0 <= drawn < mix.late:
            self.count.late += 1
            return self._topics[self._turn], self._payload(datetime.now(UTC) - LATE)
        self.count.fresh += 1
        if 0 <= drawn - mix.late < mix.changing:
            self.count.changing += 1
            self._flipped[self._turn] ^= 1
        elif 0 <= drawn - mix.late - mix.changing < mix.alarming and self._numbers[self._turn] % 10:
            self.count.alarming += 1
            self._failed[self._turn] ^= 1
            message = self._topics[self._turn], self._failure(datetime.now(UTC))
            self._said.append(message)
            return message
        message = self._topics[self._turn], self._whole(datetime.now(UTC))
        self._said.append(message)
        return message

    def _failure(self, at: datetime) -> bytes:
        """A lamp that fails, or is repaired."""
        failed = "true" if self._failed[self._turn] else "false"
        return self._whole(at).replace(b'"power_state":', f'"lamp_failure":{failed},"power_state":'.encode())

    def _whole(self, now: datetime) -> bytes:
        if not self._backlog:
            return self._payload(now)
        ages = range(self._backlog, -1, -1)
        return b"[" + b",".join(self._payload(now - age * BACKLOG_STEP) for age in ages) + b"]"

    def _payload(self, at: datetime) -> bytes:
        stamp = at.isoformat(timespec="microseconds")
        drawn, flipped = self._draw.random(), self._flipped[self._turn]
        if self._numbers[self._turn] % 10:
            return (
                f'{{"at":"{stamp}","values":{{"power_state":"{"off" if flipped else "on"}",'
                f'"active_power_w":{90 * drawn:.1f},"energy_kwh":{self._turn + drawn:.2f},'
                f'"supply_voltage_v":{225 + 10 * drawn:.1f},"temperature_c":{10 + 9 * drawn:.1f}}}}}'
            ).encode()
        return (
            f'{{"at":"{stamp}","values":{{"door_open":{"true" if flipped else "false"},'
            f'"longitude_deg":{3.8 + drawn / 5:.6f},"latitude_deg":{43.5 + drawn / 5:.6f},'
            f'"speed_m_s":{15 * drawn:.1f},"odometer_m":{1000 * (self._turn + drawn):.0f}}}}}'
        ).encode()
