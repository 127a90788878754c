"""Issue, rotate and revoke what a field system shows the broker."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.actions.credential_ports import FieldCredential, Kind
from app.actions.errors import AlreadyExists, InvalidRequest, NotFound, NotNow, Refusal
from app.actions.field_secrets import new_secret, verifiers_of
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry

CERTIFICATE_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]*([.@][A-Za-z0-9_-]+)+$")
"""A dot or an @ keeps the name in a certificate apart from every system's name and from our own."""
LONGEST_NAME = 200
AT_ONCE = 2
"""How many of a system may be in force: the one in use, and the one its equipment is being given."""


class TooManyCredentials(Refusal):
    """A system has as many credentials in force as rotation needs."""

    code = "too_many_credentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A credential to issue; `name`, the one in the certificate, is of kind `certificate` alone."""

    kind: Kind = "password"
    name: str | None = None
    note: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A new credential and, of a password, the secret: nobody can tell it again."""

    credential: FieldCredential
    secret: str | None


async def issue(database: Database, system: str, wanted: Wanted, person: str, clock: Clock) -> Issued:
    """A new credential. Raises `NotFound` without such a system, `TooManyCredentials`, `AlreadyExists` for a name that
    is taken, `InvalidRequest` for one that does not fit its kind or an end that is over.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(_act("issue", system))
        existing = await _of_system(tx, system)
        issued = await _issue(tx, system, existing, wanted, person, clock.now())
        act.details |= {"credential": issued.credential.id, "expires_at": wanted.expires_at}
    return issued


async def rotate(
    database: Database,
    system: str,
    credential: str,
    wanted: Wanted,
    overlap: timedelta | None,
    person: str,
    clock: Clock,
) -> Issued:
    """A successor of the same kind; the old one stays in force until it is revoked, or for `overlap`. Raises as
    `issue` does, and `NotNow` when the old one is not in force.
    """
    now = clock.now()
    async with database.begin() as tx:
        act = tx.audit.tell(_act("rotate", system, replaced=credential))
        existing = await _of_system(tx, system)
        old = _named(existing, system, credential)
        if not old.in_force(now):
            raise NotNow(f"credential {credential!r} is not in force: issue a new one")
        issued = await _issue(tx, system, existing, replace(wanted, kind=old.kind), person, now)
        act.details |= {"credential": issued.credential.id, "expires_at": wanted.expires_at}
        if overlap is not None:
            await tx.credentials.expire(credential, now + overlap)
            _journal(tx, old, {"expires_at": now + overlap}, person)
    return issued


async def revoke(database: Database, system: str, credential: str, person: str, clock: Clock) -> None:
    """It opens nothing any more; revoked before, it stays as it is. Raises `NotFound`."""
    async with database.begin() as tx:
        act = tx.audit.tell(_act("revoke", system, credential=credential))
        found = _named(await _of_system(tx, system), system, credential)
        act.result = "done" if found.revoked_at is None else "unchanged"
        if found.revoked_at is None:
            await tx.credentials.revoke(credential, clock.now(), person)
            _journal(tx, found, {"revoked": True}, person)


async def _issue(
    tx: Transaction, system: str, existing: Sequence[FieldCredential], wanted: Wanted, person: str, now: datetime
) -> Issued:
    if (wanted.kind == "certificate") != (wanted.name is not None):
        raise InvalidRequest(
            "a certificate is known by the `name` in it; the user name of a password is ours to choose"
        )
    if wanted.name is not None and not (CERTIFICATE_NAME.match(wanted.name) and len(wanted.name) <= LONGEST_NAME):
        raise InvalidRequest(f"{wanted.name!r:.80} is no DNS name or e-mail address")
    if wanted.expires_at is not None and wanted.expires_at <= now:
        raise InvalidRequest(f"a credential until {wanted.expires_at.isoformat()} would be over already")
    in_force = [credential.id for credential in existing if credential.in_force(now)]
    if len(in_force) >= AT_ONCE:
        raise TooManyCredentials(f"{' and '.join(in_force)} are in force for {system!r}: revoke one first")
    secret = new_secret() if wanted.kind == "password" else None
    credential = FieldCredential(
        id=wanted.name or f"{system}.{secrets.token_hex(4)}",
        system=system,
        kind=wanted.kind,
        verifiers=verifiers_of(secret) if secret else None,
        note=wanted.note,
        created_at=now,
        created_by=person,
        expires_at=wanted.expires_at,
    )
    if not await tx.credentials.add(credential):
        raise AlreadyExists(f"the name {credential.id!r} was given before: take another")
    _journal(tx, credential, {"expires_at": credential.expires_at}, person)
    return Issued(credential, secret)


def _act(verb: str, system: str, **details: str) -> Act:
    return Act(f"credential.{verb}", "system", system, details=dict(details))


async def _of_system(tx: Transaction, system: str) -> Sequence[FieldCredential]:
    found = await tx.credentials.of_system(system)
    if found is None:
        raise NotFound(f"there is no system {system!r:.80}")
    return found


def _named(existing: Sequence[FieldCredential], system: str, credential: str) -> FieldCredential:
    found = next((one for one in existing if one.id == credential), None)
    if found is None:
        raise NotFound(f"system {system!r:.80} has no credential {credential!r:.80}")
    return found


def _journal(tx: Transaction, credential: FieldCredential, more: dict[str, object], person: str) -> None:
    told = {"system": credential.system, "kind": credential.kind, **more, "by": person}
    tx.record(Entry("registry", "field_credential", credential.id, told))
