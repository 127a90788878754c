"""Stop levels 3 to 8 for a family or a zone (gel des commandes), and let them go on; always two persons."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from typing import Any

from app.actions.brake_ports import Freeze
from app.actions.errors import InvalidRequest, NotNow
from app.actions.ports import Clock, Database, Transaction
from app.actions.request_ports import ControlRequest
from app.actions.second_person import Second, agree, require_person
from app.actions.told import complete, request_act, request_document, request_entry
from app.actions.within import require_area
from app.domain.journal import Entry
from app.domain.kinds import FAMILIES
from app.domain.permissions import Permission
from app.domain.two_persons import FREEZE, UNFREEZE, Rule

FREEZING = (FREEZE.name, UNFREEZE.name)
"""The verbs of requests that are about an area, not about assets."""


async def ask_to_freeze(
    database: Database, family: str | None, zone: str | None, reason: str, person: str, second: Second | None,
    clock: Clock,
) -> dict[str, Any]:  # fmt: skip
    """The request to freeze: carried out at once with a code, else when a second person agrees.

    Raises `InvalidRequest`, `SecondPerson`, `NotPermitted` unless they may in all of what is frozen.
    """
    now = clock.now()
    async with database.begin() as tx:
        request = _request(FREEZE, {"family": family, "zone": zone}, reason, person, now)
        act = tx.audit.tell(request_act("commands.freeze", request))
        await _check(tx, family, zone)
        await require_area(tx, Permission.FREEZE, family, zone)
        await _ask(tx, request, second, clock)
        complete(act, request)
    return request_document(request)


async def ask_to_lift(
    database: Database, freeze: str, reason: str, person: str, second: Second | None, clock: Clock
) -> dict[str, Any]:
    """The request to lift a freeze. Raises `NotNow` for one that does not stand, `SecondPerson`, `NotPermitted`."""
    now = clock.now()
    async with database.begin() as tx:
        request = _request(UNFREEZE, {"freeze": freeze}, reason, person, now)
        act = tx.audit.tell(request_act("commands.unfreeze", request))
        if freeze not in [one.id for one in await tx.brakes.freezes()]:
            raise NotNow(f"freeze {freeze!r} does not stand: it was lifted, or never was")
        await require_area(tx, Permission.FREEZE, *await frozen_area(tx, request))
        await _ask(tx, request, second, clock)
        complete(act, request)
    return request_document(request)


async def carry_out_freeze(tx: Transaction, request: ControlRequest, clock: Clock) -> None:
    """Freeze or lift as asked. When a freeze commits, all that it stops was sent before its `since`, and has left; what
    was queued is counted here, and ended by the controller as it comes to it.
    """
    if request.verb == "freeze":
        await _freeze(tx, request, clock)
    else:
        await _lift(tx, request, clock.now())
    request.status = "placed"
    await tx.requests.write(request)
    tx.record(request_entry(request))


async def frozen_area(tx: Transaction, request: ControlRequest) -> tuple[str | None, str | None]:
    """Family and zone that a request freezes, or of the freeze that it lifts."""
    asked = request.value or {}
    if request.verb == FREEZE.name:
        return asked["family"], asked["zone"]
    found = (one for one in await tx.brakes.freezes() if one.id == asked["freeze"])
    return next(((one.family, one.zone) for one in found), (None, None))


async def _ask(tx: Transaction, request: ControlRequest, second: Second | None, clock: Clock) -> None:
    require_person(request.placed_by)
    await tx.requests.add(request)
    if second is None:
        tx.record(request_entry(request))
        return
    request.second_at = clock.now()
    request.second_by, request.second_how = await agree(tx, request.placed_by, second, request.id, request.second_at)
    await carry_out_freeze(tx, request, clock)


async def _freeze(tx: Transaction, request: ControlRequest, clock: Clock) -> None:
    asked = request.value or {}
    await tx.brakes.close_gate()
    freeze = Freeze(request.id, asked["family"], asked["zone"], request.reason, request.placed_by, clock.now())
    await tx.brakes.freeze(freeze, request.second_by or "")
    ended = await tx.commands.count_queued(freeze)
    await tx.brakes.note_expired(freeze.id, ended)
    request.report = {"freeze": freeze.id, "expired_commands": ended}
    tx.record(Entry("freeze", "freeze", freeze.id, _body(freeze, request)))
    await tx.control.wake()


async def _lift(tx: Transaction, request: ControlRequest, now: datetime) -> None:
    asked = request.value or {}
    lifted = await tx.brakes.lift_freeze(asked["freeze"], now, request.placed_by, request.second_by or "")
    if lifted is None:
        raise NotNow("it was lifted meanwhile")
    body = _body(lifted, request) | {"lifted_at": now, "lifted_by": request.placed_by}
    tx.record(Entry("freeze", "freeze", lifted.id, body))
    await tx.control.look_at_all(now)
    await tx.control.wake()


async def _check(tx: Transaction, family: str | None, zone: str | None) -> None:
    if family is None and zone is None:
        raise InvalidRequest("say what is frozen: a `family`, a `zone`, or both")
    if family is not None and family not in FAMILIES:
        raise InvalidRequest(f"no family {family!r}: one of {', '.join(FAMILIES)}")
    if zone is not None and not await tx.registry.existing("zone", [zone]):
        raise InvalidRequest(f"no zone {zone!r}: GET /api/v1/zones lists them")


def _request(rule: Rule, value: dict[str, Any], reason: str, person: str, now: datetime) -> ControlRequest:
    return ControlRequest(
        id=uuid.uuid4().hex,
        placed_at=now,
        placed_by=person,
        verb=rule.name,
        capability="",
        value=value,
        level=1,
        reason=reason,
        starts_at=now,
        expires_at=None,
        ordered_by=None,
        selection={},
        idempotency_key=None,
        digest=hashlib.sha256(repr(value).encode()).digest(),
        status="waiting",
        holder=person,
        protected=False,
        rules=(rule.name,),
    )


def _body(freeze: Freeze, request: ControlRequest) -> dict[str, Any]:
    return {
        "id": freeze.id,
        "family": freeze.family,
        "zone": freeze.zone,
        "reason": freeze.reason,
        "placed_by": freeze.placed_by,
        "second_by": request.second_by,
        "since": freeze.since,
        "lifted_at": None,
        "lifted_by": None,
    }
