"""Claims: who asks what of a property, which claim wins, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import Label, Value

AtExpiry = Literal["release", "ask"]
REMINDER = timedelta(minutes=15)
"""How often a claim that holds beyond its expiry is told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of the priority ladder. `lasts` is its default duration, `at_most` the longest that may be asked."""

    number: int
    name: str
    label: Label
    lasts: timedelta | None = None
    at_most: timedelta | None = None
    reason_required: bool = False
    at_expiry: AtExpiry = "release"


LEVELS: Mapping[int, Level] = {
    level.number: level
    for level in (
        Level(
            number=1,
            name="life_safety",
            label=Label("Sécurité des personnes", "Life safety"),
            lasts=timedelta(hours=1),
            at_most=timedelta(hours=24),
            reason_required=True,
        ),
        Level(
            number=2,
            name="emergency_or_authority",
            label=Label("Secours ou ordre d’une autorité", "Emergency services or order of an authority"),
            lasts=timedelta(hours=2),
            at_most=timedelta(hours=72),
            reason_required=True,
            at_expiry="ask",
        ),
        Level(
            number=3,
            name="on_site_work",
            label=Label("Travaux sur place", "On-site work"),
            at_most=timedelta(days=366),
            reason_required=True,
        ),
        Level(
            number=4,
            name="operator",
            label=Label("Opérateur", "Operator"),
            lasts=timedelta(hours=2),
            at_most=timedelta(hours=24),
        ),
        Level(
            number=5,
            name="incident",
            label=Label("Scénario d’événement", "Incident scenario"),
            lasts=timedelta(hours=12),
            at_most=timedelta(hours=12),
        ),
        Level(
            number=6,
            name="event",
            label=Label("Scénario de manifestation", "Event scenario"),
            lasts=timedelta(hours=72),
            at_most=timedelta(hours=72),
        ),
        Level(number=7, name="programme", label=Label("Programme horaire", "Programme")),
        Level(number=8, name="default", label=Label("Par défaut", "Default")),
    )
}
SUPREME = frozenset({1, 2})
"""The levels at which opposed values stop the equipment where it is."""
AFTER_THE_EVENT = timedelta(minutes=30)


class InvalidExpiry(ValueError):
    """A claim cannot last so long, or has no end where its level requires one; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedBy:
    """Who gave the order, through which channel, and under which reference (an order, a log entry)."""

    authority: str
    name: str
    channel: str
    at: datetime
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one holder asks of one property at one level, from `starts_at` until `expires_at` (None: no end)."""

    id: int
    level: int
    holder: str
    value: Value
    starts_at: datetime
    expires_at: datetime | None
    placed_at: datetime
    protected: bool = False
    reason: str = ""

    def in_force(self, now: datetime) -> bool:
        """Started and not expired; at a level that asks before it lets go, expiry alone does not end it."""
        return self.starts_at <= now and (not self.expired(now) or at_expiry(self.level) == "ask")

    def expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now

    def overdue(self, now: datetime) -> bool:
        """Held beyond its expiry: somebody must extend or release it, and is told every 15 minutes."""
        return self.in_force(now) and self.expired(now)


@dataclass(frozen=True, slots=True)
class Winner:
    """The claim that prevails, if any; `opposed` ones cancel each other: hold position, alarm the supervisor."""

    claim: Claim | None = None
    opposed: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the priority array: the claims in force, the prevailing one first, and those yet to start."""

    level: Level
    standing: tuple[Claim, ...]
    later: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PriorityArray:
    """The eight levels, what wins, and what shows through once the winner (or what is opposed) is released."""

    steps: tuple[Step, ...]
    winner: Winner
    next: Winner


def winner(capability: Capability, claims: Iterable[Claim], now: datetime) -> Winner:
    """The highest level in force wins, and there the claim placed last; opposed at levels 1 and 2, nobody does."""
    standing = _standing(claims, now)
    top = [claim for claim in standing if claim.level == standing[0].level]
    opposed = _opposed(capability, top)
    return Winner(None if opposed or not top else top[0], opposed)


def array(capability: Capability, claims: Sequence[Claim], now: datetime) -> PriorityArray:
    """Everything that is claimed of a property, level by level."""
    won = winner(capability, claims, now)
    prevailing = (*won.opposed, won.claim)
    rest = [claim for claim in claims if claim not in prevailing]
    standing, later = _standing(claims, now), sorted(_later(claims, now), key=lambda claim: claim.starts_at)
    steps = tuple(
        Step(
            level,
            tuple(claim for claim in standing if claim.level == level.number),
            tuple(claim for claim in later if claim.level == level.number),
        )
        for level in LEVELS.values()
    )
    return PriorityArray(steps, won, winner(capability, rest, now))


def next_change_at(claims: Iterable[Claim], now: datetime) -> datetime | None:
    """When to look again: the next start, expiry or reminder after `now`; until then the winner stays the same."""
    moments = [moment for claim in claims for moment in _moments(claim, now)]
    return min(moments, default=None)


def at_expiry(level: int) -> AtExpiry:
    """Whether a claim lets go by itself at its expiry, or asks, holds and alarms every 15 minutes."""
    return LEVELS[level].at_expiry


def default_expiry(
    level: int, starts_at: datetime, *, sunrise: datetime | None = None, ends_at: datetime | None = None
) -> datetime | None:
    """When a claim ends if nobody says.

    `sunrise` is the first after `starts_at`, given for light only (level 4). `ends_at` is the end of what the claim
    serves: the permit (level 3, required), the incident (5), the event (6, half an hour is added). None at levels
    7 and 8. Raises `InvalidExpiry`.
    """
    if level == 3 and ends_at is None:
        raise InvalidExpiry("on-site work lasts as long as its permit: say when the permit ends")
    if level == 3:
        return ends_at
    lasts = LEVELS[level].lasts
    if lasts is None:
        return None
    if level == 4 and sunrise is not None:
        return min(sunrise, starts_at + timedelta(hours=24))
    if level in (5, 6) and ends_at is not None:
        return min(ends_at + (AFTER_THE_EVENT if level == 6 else timedelta()), starts_at + lasts)
    return starts_at + lasts


def check_expiry(level: int, starts_at: datetime, expires_at: datetime | None, now: datetime) -> None:
    """Refuse an end that is past, before the start, missing at levels 1 to 6, or too far: raises `InvalidExpiry`.

    The longest duration counts from the start, or from `now` once started: an extension is a new decision.
    """
    at_most = LEVELS[level].at_most
    if expires_at is None:
        if at_most is not None:
            raise InvalidExpiry(f"a claim at level {level} must end: say when it expires")
        return
    if expires_at <= max(starts_at, now):
        raise InvalidExpiry("the claim would be expired on arrival: its end must be after its start and after now")
    if at_most is not None and expires_at > max(starts_at, now) + at_most:
        raise InvalidExpiry(f"a claim at level {level} lasts {at_most.total_seconds() / 3600:g} hours at most")


def _standing(claims: Iterable[Claim], now: datetime) -> list[Claim]:
    """The claims in force, the prevailing one first."""
    latest_first = sorted(claims, key=lambda claim: (claim.placed_at, claim.id), reverse=True)
    return sorted((claim for claim in latest_first if claim.in_force(now)), key=lambda claim: claim.level)


def _later(claims: Iterable[Claim], now: datetime) -> Iterator[Claim]:
    return (claim for claim in claims if claim.starts_at > now and not claim.expired(now))


def _opposed(capability: Capability, top: list[Claim]) -> tuple[Claim, ...]:
    """The claims of one level that want the opposite of another one of it."""
    opposes = capability.opposes
    if opposes is None or not top or top[0].level not in SUPREME:
        return ()
    return tuple(one for one in top if any(opposes(one.value, other.value) for other in top))


def _moments(claim: Claim, now: datetime) -> Iterator[datetime]:
    if claim.starts_at > now:
        yield claim.starts_at
    if claim.expires_at is None:
        return
    if claim.expires_at > now:
        yield claim.expires_at
    elif at_expiry(claim.level) == "ask":
        yield claim.expires_at + REMINDER * ((now - claim.expires_at) // REMINDER + 1)
