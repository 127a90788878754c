"""Signing in: how long the next attempt waits, and what a session still lacks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address, ip_network

SESSION_LASTS = timedelta(hours=12)
"""A long shift."""
NAME = re.compile(r"[^\W_](?:[\w.@'+ -]{0,78}\w)?")


def name_key(name: str) -> str:
    """What makes two names the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def network_of(address: str) -> str:
    """What an attacker has as one: an IPv4 address, an IPv6 network of 64 bits; other texts as they are."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failures since the last success, or since they were forgotten."""

    failed: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Slowing:
    """The first `free` failures cost nothing, the next one `SHORTEST`, each further one twice as much, `longest` at
    most: nobody is shut out for good. A pause of `FORGOTTEN` forgives all.
    """

    free: int
    longest: timedelta

    def wait(self, attempts: Attempts | None, now: datetime) -> timedelta:
        """How long the next attempt must wait."""
        if attempts is None or attempts.failed < self.free or now >= attempts.last_at + FORGOTTEN:
            return timedelta(0)
        doublings = min(attempts.failed - self.free, 20)
        return max(attempts.last_at + min(SHORTEST * (1 << doublings), self.longest) - now, timedelta(0))

    def failed(self, attempts: Attempts | None, now: datetime) -> Attempts:
        """After one more failure at `now`."""
        before = attempts.failed if attempts and now < attempts.last_at + FORGOTTEN else 0
        return Attempts(before + 1, now)


SHORTEST = timedelta(seconds=2)
FORGOTTEN = timedelta(hours=1)
BY_NAME = Slowing(5, timedelta(minutes=1))
"""Whoever attacks a name cannot keep its owner out for longer than this."""
BY_ADDRESS = Slowing(20, timedelta(minutes=1))
"""Behind one address there may be a whole room."""
BY_CODE = Slowing(5, timedelta(minutes=15))
"""Whoever guesses codes has the password already: 96 attempts a day, on a million codes."""


class Stage(StrEnum):
    """What a session lacks before it opens anything."""

    SECOND_FACTOR = "second_factor"
    NEW_PASSWORD = "new_password"  # noqa: S105 - the stage, not a password
    ENROLMENT = "enrolment"
    OPEN = "open"


def stage(*, proven_twice: bool, has_second_factor: bool, needs_second_factor: bool, must_change: bool) -> Stage:
    """The first thing lacking. Who has a second factor here gives it, needed or not; one given to the city's identity
    provider counts.
    """
    if has_second_factor and not proven_twice:
        return Stage.SECOND_FACTOR
    if must_change:
        return Stage.NEW_PASSWORD
    if needs_second_factor and not proven_twice:
        return Stage.ENROLMENT
    return Stage.OPEN
