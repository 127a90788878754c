"""Who may do what: roles, what each permits, and grants limited to families and zones."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

RESCUE_LEVELS = frozenset({1, 2})


class Permission(StrEnum):
    """What actions do, as far as it is permitted to some and not to others."""

    SEE = "see"
    ACKNOWLEDGE = "acknowledge"
    COMMAND = "command"
    COMMAND_EMERGENCY = "command_emergency"
    LOCK_OUT = "lock_out"
    FREEZE = "freeze"
    VIEW_CAMERAS = "view_cameras"
    SEE_PEOPLE = "see_people"
    MANAGE_ROTAS = "manage_rotas"
    CONFIGURE = "configure"
    EXPORT = "export"
    AUDIT_READ = "audit_read"
    MANAGE_ACCOUNTS = "manage_accounts"
    GOVERN = "govern"


class Role(StrEnum):
    VIEWER = "viewer"
    OPERATOR = "operator"
    SHIFT_SUPERVISOR = "shift_supervisor"
    TECHNICIAN = "technician"
    INTEGRATOR = "integrator"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"


_P = Permission
_OPERATES = {_P.SEE, _P.ACKNOWLEDGE, _P.COMMAND, _P.COMMAND_EMERGENCY, _P.LOCK_OUT, _P.VIEW_CAMERAS, _P.SEE_PEOPLE}
PERMITS: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({_P.SEE}),
    Role.OPERATOR: frozenset(_OPERATES),
    Role.SHIFT_SUPERVISOR: frozenset(_OPERATES | {_P.FREEZE, _P.MANAGE_ROTAS, _P.EXPORT, _P.AUDIT_READ}),
    Role.TECHNICIAN: frozenset({_P.SEE, _P.ACKNOWLEDGE, _P.COMMAND, _P.LOCK_OUT}),
    Role.INTEGRATOR: frozenset({_P.SEE, _P.ACKNOWLEDGE, _P.COMMAND, _P.EXPORT}),
    Role.DATA_PROTECTION_OFFICER: frozenset({_P.SEE, _P.SEE_PEOPLE, _P.EXPORT, _P.AUDIT_READ, _P.GOVERN}),
    Role.ADMINISTRATOR: frozenset(
        {
            _P.SEE,
            _P.SEE_PEOPLE,
            _P.MANAGE_ROTAS,
            _P.CONFIGURE,
            _P.EXPORT,
            _P.AUDIT_READ,
            _P.MANAGE_ACCOUNTS,
            _P.GOVERN,
        }
    ),
}
"""Who administers does not command, and who commands does not administer."""

PROVEN_TWICE = frozenset({_P.COMMAND_EMERGENCY, _P.VIEW_CAMERAS, _P.MANAGE_ACCOUNTS, _P.GOVERN})
"""Permissions that a password alone does not open."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, for some families of equipment and some zones (with all that lies in them); None: for all."""

    role: Role
    families: frozenset[str] | None = None
    zones: frozenset[str] | None = None

    def reaches(self, family: str | None, zones: Collection[str]) -> bool:
        """Whether it covers something of `family` lying in `zones`; what has no family or lies in no zone is reached
        by what is not limited in that respect only.
        """
        if self.families is not None and family not in self.families:
            return False
        return self.zones is None or not self.zones.isdisjoint(zones)


Limit = tuple[frozenset[str] | None, frozenset[str] | None]
"""Families and zones; None: all."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where something is permitted: wherever one of `limits` holds. Equal ones are equal, however they were granted."""

    limits: frozenset[Limit] = frozenset({(None, None)})

    @staticmethod
    def of(grants: Iterable[Grant], permission: Permission) -> Reach:
        """Where `grants` permit it."""
        limits = frozenset((one.families, one.zones) for one in grants if permission in PERMITS[one.role])
        return WHOLE if (None, None) in limits else Reach(limits)

    @property
    def whole(self) -> bool:
        """Whether it has no limit: the installation, and what belongs to no asset, included."""
        return (None, None) in self.limits

    @property
    def word(self) -> str:
        """A short name of it: the same for equal ones, empty for the whole."""
        told = sorted(repr([names if names is None else sorted(names) for names in limit]) for limit in self.limits)
        return "" if self.whole else hashlib.sha256(repr(told).encode()).hexdigest()[:12]

    def covers(self, family: str | None, zones: Collection[str]) -> bool:
        """Whether something of `family` lying in `zones` is within it: `Grant.reaches` of any."""
        return any(
            (families is None or family in families) and (within is None or not within.isdisjoint(zones))
            for families, within in self.limits
        )


WHOLE = Reach()
EVERYTHING = tuple(Grant(role) for role in Role)
"""Every right, everywhere: whoever reaches the loopback where nobody is asked, and the program itself."""


def may(
    grants: Iterable[Grant], permission: Permission, family: str | None = None, zones: Collection[str] = ()
) -> bool:
    """Whether any of `grants` permits it there; without family and zones: on the installation as a whole."""
    return any(permission in PERMITS[grant.role] and grant.reaches(family, zones) for grant in grants)


def permissions(grants: Iterable[Grant]) -> frozenset[Permission]:
    """What `grants` permit somewhere."""
    return frozenset().union(*(PERMITS[grant.role] for grant in grants))


def needs_second_factor(grants: Iterable[Grant]) -> bool:
    """Whether a password alone does not do for one of `grants`."""
    return not PROVEN_TWICE.isdisjoint(permissions(grants))


def to_command(level: int) -> Permission:
    """What claiming at `level` of the priority ladder takes."""
    return Permission.COMMAND_EMERGENCY if level in RESCUE_LEVELS else Permission.COMMAND
