"""Claims and the priority array: the highest level wins, whoever lets go lets the next one show through.

The rule is BACnet's (ASHRAE 135, clause 19.2, command prioritisation), with eight levels instead of sixteen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import Label


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder; `by_default` and `at_most` are how long a claim stands."""

    name: str
    label: Label
    by_default: timedelta | None = None
    at_most: timedelta | None = None


LEVELS: Mapping[int, Level] = {
    1: Level("life_safety", Label("Sauvegarde des vies", "Life safety"), timedelta(hours=1), timedelta(hours=12)),
    2: Level(
        "emergency_or_authority",
        Label("Secours ou ordre d’une autorité", "Emergency services or order of an authority"),
        timedelta(hours=2),
        timedelta(hours=24),
    ),
    3: Level("on_site_work", Label("Travaux sur place", "On-site work"), None, timedelta(days=31)),
    4: Level("operator", Label("Opérateur", "Operator"), timedelta(hours=2), timedelta(hours=24)),
    5: Level("incident", Label("Événement en cours", "Incident scenario"), timedelta(hours=12), timedelta(hours=12)),
    6: Level("event", Label("Manifestation", "Event scenario"), None, timedelta(hours=72)),
    7: Level("programme", Label("Programme", "Programme")),
    8: Level("default", Label("Par défaut", "Default")),
}
REASONED = frozenset({1, 2, 3})
"""Levels at which a reason is required."""
LET_GO_BY_HAND = frozenset({2})
"""Levels that at their end ask, hold and remind, instead of letting go."""
REMINDED_EVERY = timedelta(minutes=15)
EVENT_MARGIN = timedelta(minutes=30)


PROGRAMME_LEVEL = 7
OF_PROGRAMME = 0
"""The id of what a programme claims by itself: nobody placed it, and no row stands for it."""


@dataclass(frozen=True, slots=True)
class OrderedBy:
    """Whose order it is: authority, person, channel, when, and the reference of the order."""

    authority: str
    name: str
    channel: str
    at: datetime
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What `holder` wants of one property, from `starts_at` (included) to `expires_at` (excluded)."""

    id: int
    level: int
    holder: str
    value: Mapping[str, Any]
    starts_at: datetime
    expires_at: datetime | None
    placed_at: datetime
    protected: bool = False
    reason: str = ""

    def in_force(self, now: datetime) -> bool:
        """Whether it counts; one that only a person lets go of goes on after its end."""
        if self.starts_at > now:
            return False
        return self.expires_at is None or self.expires_at > now or self.level in LET_GO_BY_HAND

    def reminders(self, now: datetime) -> int:
        """How often it was due to be told since its end: once at the end, then every 15 minutes."""
        if self.expires_at is None or not self.overdue(now):
            return 0
        return 1 + (now - self.expires_at) // REMINDED_EVERY

    def overdue(self, now: datetime) -> bool:
        """Whether its time is over and it is held all the same."""
        return self.in_force(now) and self.expires_at is not None and self.expires_at <= now


def held_by_programme(programme: str) -> str:
    """The holder of what a programme claims."""
    return f"programme:{programme}"


def programme_of(claim: Claim) -> str | None:
    """The programme whose claim it is by itself; None for one that somebody placed."""
    return claim.holder.partition(":")[2] if claim.id == OF_PROGRAMME else None


@dataclass(frozen=True, slots=True)
class Winner:
    """Who decides. None, with `opposed` named, where authorities contradict each other: the position is held."""

    claim: Claim | None
    opposed: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorityArray:
    """Every level with its claims in force, the latest placed first, those that start `later`, the winner, and whose
    value would show through if the winner were released (`next`).
    """

    levels: Mapping[int, tuple[Claim, ...]]
    later: tuple[Claim, ...]
    winner: Winner
    next: Claim | None


def winner(capability: Capability, claims: Sequence[Claim], now: datetime) -> Winner:
    """The highest level in force, at one level the latest placed.

    Opposed values at levels 1 and 2 of a capability that knows them: nobody wins.
    """
    standing = ranked(claims, now)
    if not standing:
        return Winner(None)
    first = standing[0]
    level = [claim for claim in standing if claim.level == first.level]
    if first.level <= 2 and capability.opposes is not None:
        opposed = tuple(claim for claim in level[1:] if capability.opposes(first.value, claim.value))
        if opposed:
            return Winner(None, (first, *opposed))
    return Winner(first)


def ranked(claims: Sequence[Claim], now: datetime) -> list[Claim]:
    """Claims in force, the one that counts first at the head."""
    standing = [claim for claim in claims if claim.in_force(now)]
    return sorted(standing, key=lambda claim: (claim.level, -claim.placed_at.timestamp(), -claim.id))


def next_change_at(claims: Sequence[Claim], now: datetime) -> datetime | None:
    """When time alone may next change the winner, or a claim that outlived its end is to be told again."""
    moments = [claim.starts_at for claim in claims if claim.starts_at > now]
    moments += [claim.expires_at for claim in claims if claim.expires_at is not None and claim.expires_at > now]
    moments += [reminder_at(claim, now) for claim in claims if claim.overdue(now)]
    return min(moments, default=None)


def reminder_at(claim: Claim, now: datetime) -> datetime:
    """When an overdue claim is next told again: every 15 minutes from its end."""
    ended = claim.expires_at or now
    return ended + REMINDED_EVERY * ((now - ended) // REMINDED_EVERY + 1)


def array(capability: Capability, claims: Sequence[Claim], now: datetime) -> PriorityArray:
    """The full priority array."""
    standing = ranked(claims, now)
    won = winner(capability, claims, now)
    behind = [claim for claim in standing if claim is not won.claim]
    return PriorityArray(
        {level: tuple(claim for claim in standing if claim.level == level) for level in LEVELS},
        tuple(sorted((claim for claim in claims if claim.starts_at > now), key=lambda claim: claim.starts_at)),
        won,
        winner(capability, behind, now).claim if won.claim else None,
    )


@dataclass(frozen=True, slots=True)
class Moments:
    """What default ends depend on: when the permit, incident or event ends, and the next sunrise where it is light."""

    ends_at: datetime | None = None
    sunrise: datetime | None = None


class NoEnd(ValueError):
    """A claim of this level needs an end that was not given; the message says which."""


def default_expiry(level: int, starts_at: datetime, moments: Moments = Moments()) -> datetime | None:
    """When a claim of `level` that names no end stops. Raises `NoEnd` where its level requires one."""
    longest = longest_expiry(level, starts_at)
    if longest is None:
        return None
    told = LEVELS[level].by_default
    if moments.ends_at is not None and level in (3, 5, 6):
        return min(longest, moments.ends_at + (EVENT_MARGIN if level == 6 else timedelta(0)))
    if told is None:
        what = "the permit's end" if level == 3 else "the event's end"
        raise NoEnd(f"level {level} ({LEVELS[level].name}) has no default end: give `ends_at` ({what}) or `expires_at`")
    if level == 4 and moments.sunrise is not None:
        return min(longest, moments.sunrise)
    return starts_at + told


def longest_expiry(level: int, starts_at: datetime) -> datetime | None:
    """The latest end a claim of `level` may be given; None: any."""
    at_most = LEVELS[level].at_most
    return None if at_most is None else starts_at + at_most
