"""A request that waits is agreed to by a second person, or withdrawn; one that could not wait is countersigned."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.actions.carry_out import carry_out
from app.actions.city_calendar import CityCalendar
from app.actions.errors import NotFound, NotNow, SecondPerson
from app.actions.freeze_commands import FREEZING, carry_out_freeze, frozen_area
from app.actions.ports import Clock, Database, Transaction
from app.actions.request_ports import ControlRequest
from app.actions.second_person import Second, agree, require_person
from app.actions.told import complete, request_document, request_entry
from app.actions.within import require_area, require_named
from app.domain.audit import Act
from app.domain.permissions import Permission
from app.domain.two_persons import is_same

WAITS_AT_MOST = timedelta(minutes=15)
"""After that the city is no longer the one the first person saw."""


async def agree_to(
    database: Database, request: str, second: Second, clock: Clock, city: CityCalendar
) -> dict[str, Any]:
    """Carry out a waiting request: it is judged again on what is known now.

    Raises `NotFound`, `NotPermitted`, `NotNow` when it does not wait or waited over 15 minutes, `SecondPerson`.
    """
    now = clock.now()
    async with database.begin() as tx:
        act = tx.audit.tell(Act("request.agree", "request", request))
        found = await _waiting(tx, request, Permission.COMMAND_EMERGENCY)
        if now - found.placed_at > WAITS_AT_MOST:
            raise NotNow("it was asked more than 15 minutes ago: ask again, on what is known now")
        found.second_by, found.second_how = await agree(tx, found.placed_by, second, found.id, now)
        found.second_at = now
        if found.verb in FREEZING:
            await carry_out_freeze(tx, found, clock)
        else:
            found.starts_at = max(found.starts_at, now)
            keys = await tx.control.keys_of(found.report["assets"])
            await carry_out(tx, found, await tx.control.equipment(keys, now), city, now)
        complete(act, found)
    return request_document(found)


async def withdraw(database: Database, request: str, person: str) -> dict[str, Any]:
    """Take a waiting request back, or turn it down. Raises `NotFound`, `NotPermitted`, `NotNow`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("request.withdraw", "request", request))
        found = await _waiting(tx, request, Permission.COMMAND)
        found.status = "withdrawn"
        found.report |= {"withdrawn_by": person}
        await tx.requests.write(found)
        tx.record(request_entry(found))
    return request_document(found)


async def countersign(database: Database, request: str, person: str, clock: Clock) -> dict[str, Any]:
    """Somebody else has seen what one person had to do at once. Raises `NotFound`, `NotPermitted`, `NotNow`,
    `SecondPerson`.
    """
    async with database.begin() as tx:
        tx.audit.tell(Act("request.countersign", "request", request))
        found = await _locked(tx, request, Permission.COMMAND_EMERGENCY)
        if found.countersign != "wanted":
            raise NotNow("it needs no countersignature, or has one")
        require_person(person)
        if is_same(person, found.placed_by):
            raise SecondPerson(f"{person} did it: somebody else countersigns")
        found.countersign, found.countersigned_by, found.countersigned_at = "given", person, clock.now()
        await tx.requests.write(found)
        tx.record(request_entry(found))
    return request_document(found)


async def _waiting(tx: Transaction, request: str, permission: Permission) -> ControlRequest:
    found = await _locked(tx, request, permission)
    if found.status != "waiting":
        raise NotNow(f"it is {found.status}: it waits for nobody")
    return found


async def _locked(tx: Transaction, request: str, permission: Permission) -> ControlRequest:
    """A request is one: who answers it has the right to all that it is about."""
    found = await tx.requests.lock(request)
    if found is None:
        raise NotFound(f"there is no request {request!r}")
    if found.verb in FREEZING:
        await require_area(tx, permission, *await frozen_area(tx, found))
    else:
        await require_named(tx, Permission.SEE, found.named, f"request {request!r}")
        await require_named(tx, permission, found.report["assets"], f"request {request!r}")
    return found
