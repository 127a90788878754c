"""What the city's identity provider says of a person, and what is made of it here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.permissions import Grant
from app.domain.sign_in import NAME

ATTEMPT_LASTS = timedelta(minutes=10)
"""Between leaving for the provider and coming back."""
CLOCKS_DIFFER = timedelta(seconds=60)
"""By how much the provider's clock and ours may."""
MOST_GROUPS = 500
LONGEST_GROUP = 200
Claims = Mapping[str, Any]


class UnusableClaims(ValueError):
    """The provider says too little of who this is; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`subject` is who it is at `issuer`, for ever; `name` what they are called there. `proven_twice`: by a second
    factor at the provider.
    """

    issuer: str
    subject: str
    name: str
    display_name: str
    groups: tuple[str, ...]
    proven_twice: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Which claims are read: by name, or by path within objects (`realm_access.roles`). `second_factor` are the values
    of `acr`, or among those of `amr` (RFC 8176), that say that two factors were asked for.
    """

    name_claim: str
    groups_claim: str
    second_factor: frozenset[str]


def identity_of(claims: Claims, reading: Reading) -> Identity:
    """Who verified `claims` are about. Raises `UnusableClaims`."""
    name = claim_at(claims, reading.name_claim)
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise UnusableClaims(f"the claim {reading.name_claim!r} holds no name: POSTE_OIDC_NAME_CLAIM names another")
    methods = claims.get("amr")
    said = [claims.get("acr"), *(methods if isinstance(methods, list) else ())]
    display_name = claims.get("name")
    return Identity(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        name=name,
        display_name=display_name[:200] if isinstance(display_name, str) else "",
        groups=_groups(claim_at(claims, reading.groups_claim)),
        proven_twice=not reading.second_factor.isdisjoint(word for word in said if isinstance(word, str)),
    )


def claim_at(claims: Claims, path: str) -> object:
    """The claim of that name; else what lies at the end of the dotted path; else None."""
    if path in claims:
        return claims[path]
    found: object = claims
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _groups(told: object) -> tuple[str, ...]:
    items = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    names = {item for item in items if isinstance(item, str) and 0 < len(item) <= LONGEST_GROUP and item.isprintable()}
    return tuple(sorted(names)[:MOST_GROUPS])


def asked_anew(claims: Claims, begun_at: datetime) -> bool:
    """Whether the provider asked who it is after we sent them there; one that tells no `auth_time` is believed."""
    told = claims.get("auth_time")
    if isinstance(told, bool) or not isinstance(told, int | float):
        return told is None
    return told >= (begun_at - CLOCKS_DIFFER).timestamp()


@dataclass(frozen=True, slots=True)
class GroupGrants:
    """What being in a group of the provider's gives."""

    group: str
    grants: tuple[Grant, ...]


def grants_of(groups: Collection[str], mapping: Sequence[GroupGrants]) -> tuple[Grant, ...]:
    """What those groups give together, each grant once; nothing without a group that is mapped."""
    found = (grant for item in mapping if item.group in groups for grant in item.grants)
    return tuple(dict.fromkeys(found))


def local_path(asked: str) -> str:
    """Where to go back to: `asked` when it is a path of ours, else the first page (no open redirect, OWASP ASVS 5.1.5).
    Browsers read a backslash as a slash, and drop tabs and line ends.
    """
    plain = asked.isascii() and asked.isprintable() and "\\" not in asked
    return asked if plain and asked.startswith("/") and not asked.startswith("//") else "/"
