"""Faults on request, as pure transforms of what the field sends; who is hit is the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from random import Random

from simulators.wire import Answer, Message

SKEW = timedelta(hours=1)
OUT_OF_ORDER_DEPTH = 4
STORM_EVERY_S, STORM_DOWN_S = 15.0, 3.0


class UnknownFault(ValueError):
    """A fault that does not exist, or a share outside 0-1."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which part of the stream is hit: a share (0-1), or the assets whose id matches a glob."""

    share: float | None = None
    glob: str = ""

    def picks(self, asset: str, seed: int) -> bool:
        """Whether this asset is hit, for faults that belong to a device."""
        if self.share is None:
            return fnmatchcase(asset, self.glob)
        return Random(f"{seed}:{asset}").random() < self.share

    def picks_message(self, message: Message | Answer, rng: Random) -> bool:
        """Whether this message is hit, for faults that belong to transport."""
        return fnmatchcase(message.asset, self.glob) if self.share is None else rng.random() < self.share


class Fault:
    """A transform of the stream: a message goes in, none, one or several come out."""

    def __init__(self, target: Target, seed: int) -> None:
        self.target, self._seed = target, seed
        self._rng = Random(seed)
        self._picked: dict[str, bool] = {}

    def apply(self, message: Message) -> list[Message]:
        """What is sent instead of `message`."""
        return self.change(message) if self.hits(message) else [message]

    def hits(self, message: Message) -> bool:
        """By default, devices are hit; a device stays hit."""
        return self.picks(message.asset)

    def picks(self, asset: str) -> bool:
        """Whether the device is hit."""
        if asset not in self._picked:
            self._picked[asset] = self.target.picks(asset, self._seed)
        return self._picked[asset]

    def hears(self, asset: str) -> bool:
        """Whether the device still hears commands."""
        del asset
        return True

    def clock(self, asset: str, now: datetime) -> datetime:
        """What the device's clock shows when it is `now`."""
        del asset
        return now

    def change(self, message: Message) -> list[Message]:
        """What is sent instead of a message that is hit."""
        raise NotImplementedError


class Offline(Fault):
    """The device says nothing and hears nothing."""

    def hears(self, asset: str) -> bool:
        return not self.picks(asset)

    def change(self, message: Message) -> list[Message]:
        del message
        return []


class FrozenClock(Fault):
    """The device's time stands still while its values and `seq` go on."""

    def __init__(self, target: Target, seed: int) -> None:
        super().__init__(target, seed)
        self._frozen: dict[str, datetime] = {}

    def change(self, message: Message) -> list[Message]:
        at = self._frozen.setdefault(message.asset, message.entries[0].at)
        return [message.with_entries(replace(entry, at=at) for entry in message.entries)]

    def clock(self, asset: str, now: datetime) -> datetime:
        return self._frozen.setdefault(asset, now) if self.picks(asset) else now


class ClockSkew(Fault):
    """The device's clock is an hour ahead."""

    def change(self, message: Message) -> list[Message]:
        return [message.with_entries(replace(entry, at=entry.at + SKEW) for entry in message.entries)]

    def clock(self, asset: str, now: datetime) -> datetime:
        return now + SKEW if self.picks(asset) else now


class Duplicates(Fault):
    """The same bytes are published twice, as a publisher's resend arrives: not marked as such."""

    def hits(self, message: Message) -> bool:
        return self.target.picks_message(message, self._rng)

    def change(self, message: Message) -> list[Message]:
        return [message, message]


class OutOfOrder(Fault):
    """A device's messages are held, then sent latest first; none is lost but the last few held."""

    def __init__(self, target: Target, seed: int) -> None:
        super().__init__(target, seed)
        self._held: dict[str, list[Message]] = {}

    def change(self, message: Message) -> list[Message]:
        held = self._held.setdefault(message.asset, [])
        held.append(message)
        if len(held) < OUT_OF_ORDER_DEPTH:
            return []
        return list(reversed(self._held.pop(message.asset)))


class Corrupted(Fault):
    """Payloads cut short, garbled, of the wrong type, or not JSON at all."""

    def hits(self, message: Message) -> bool:
        return self.target.picks_message(message, self._rng)

    def change(self, message: Message) -> list[Message]:
        payload = message.payload()
        damaged = (
            payload[: max(1, len(payload) // 2)],
            bytes(byte ^ 0x80 if index % 7 == 3 else byte for index, byte in enumerate(payload)),
            payload.replace(b'"values":{', b'"values":[', 1),
            b"\xff\xfe\x00not json",
            b"",
        )
        return [replace(message, raw=self._rng.choice(damaged))]


FAULTS: Mapping[str, Callable[[Target, int], Fault]] = {
    "offline": Offline,
    "frozen_clock": FrozenClock,
    "clock_skew": ClockSkew,
    "duplicates": Duplicates,
    "out_of_order": OutOfOrder,
    "corrupted": Corrupted,
}
STORM = "reconnect_storm"
CONDUCTS = ("silent", "slow", "refuses", "lies", "moved_by_hand")
LOST_ANSWERS = "loses_acks"
NAMES = (*FAULTS, STORM, *CONDUCTS, LOST_ANSWERS)
SLOW_S, HAND_AFTER_S = 5.0, 15.0


@dataclass(frozen=True, slots=True)
class Misconduct:
    """Equipment that does not keep to the command contract.

    `silent` takes a command and neither acts nor answers; `slow` takes it after `seconds`; `refuses` rejects
    all; `lies` says done and does not move; `moved_by_hand` is set otherwise in the field `seconds` after it
    has done what it was told.
    """

    target: Target
    seed: int
    name: str
    seconds: float | None = None

    def picks(self, asset: str) -> bool:
        """Whether the device is hit; it stays hit."""
        return self.target.picks(asset, self.seed)

    @property
    def delay_s(self) -> float:
        if self.seconds is not None:
            return self.seconds
        return SLOW_S if self.name == "slow" else HAND_AFTER_S


class LostAnswers:
    """Devices act, and answers are lost on the way: a share of them, or all those of the assets named."""

    def __init__(self, target: Target, seed: int) -> None:
        self._target, self._rng = target, Random(seed)

    def loses(self, answer: Answer) -> bool:
        """Whether this answer never arrives."""
        return self._target.picks_message(answer, self._rng)


@dataclass(frozen=True, slots=True)
class Storm:
    """Connections cut without a word and made again, over and over, for the systems hit."""

    target: Target
    seed: int

    def down(self, system: str, t: float) -> bool:
        """Whether the system's connection is cut at `t`."""
        if not self.target.picks(system, self.seed):
            return False
        phase = Random(f"{self.seed}:{system}:phase").uniform(0, STORM_EVERY_S)
        return (t + phase) % STORM_EVERY_S < STORM_DOWN_S


def parse_fault(text: str, seed: int) -> Fault | Storm | Misconduct | LostAnswers:
    """`name`, `name:share` or `name:glob` of asset ids (of systems for a storm). Raises `UnknownFault`.

    `name=SECONDS` says how long, for `slow` and `moved_by_hand`. Without a target, one asset in ten is hit,
    and every system by a storm.
    """
    name, _, where = text.partition(":")
    name, _, seconds = name.partition("=")
    name = name.replace("-", "_")
    if name == STORM:
        return Storm(_target(where, 1.0), seed)
    if name == LOST_ANSWERS:
        return LostAnswers(_target(where, 0.1), seed)
    if name in CONDUCTS:
        return Misconduct(_target(where, 0.1), seed, name, _seconds(seconds))
    if name not in FAULTS:
        raise UnknownFault(f"unknown fault {name!r}: one of {', '.join(NAMES)}")
    return FAULTS[name](_target(where, 0.1), seed)


def _seconds(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        raise UnknownFault(f"{text!r} is no number of seconds") from None


def _target(where: str, otherwise: float) -> Target:
    if not where:
        return Target(share=otherwise)
    try:
        share = float(where)
    except ValueError:
        return Target(glob=where)
    if not 0 <= share <= 1:
        raise UnknownFault(f"share {where} is outside 0-1")
    return Target(share=share)
