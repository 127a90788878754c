"""What is asked of a selection, before anything is done: whom of it, until when, and by how many persons."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, Selecting
from app.actions.errors import InvalidRequest, NothingSelected, NotPermitted
from app.actions.expiry import expiry_of
from app.actions.fitness import unfit
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.actions.second_person import require_person
from app.actions.two_persons import needed
from app.actions.view_camera import ViewingRefused
from app.actions.within import not_permitted
from app.domain.claims import OrderedBy
from app.domain.origins import Origin, may_order
from app.domain.permissions import to_command
from app.domain.video.access import FAMILY, TAKES_IMAGES

MOST_ASSETS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked. `verb` is `claim` or `action`; `selection` is how the assets were named, as it was sent;
    `expires_at` None takes the default of the level; `ends_at` is when the permit, incident or event ends.
    """

    verb: str
    person: str
    origin: Origin
    holder: str
    capability: str
    value: Mapping[str, Any]
    level: int
    reason: str
    starts_at: datetime | None
    expires_at: datetime | None
    ends_at: datetime | None
    protected: bool
    ordered_by: OrderedBy | None
    idempotency_key: str | None
    selection: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """By which the same request is recognised under one idempotency key."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).digest()


async def judge_request(
    tx: Transaction, request: ControlRequest, asked: Asked, wanted: Selecting, city: CityCalendar, now: datetime
) -> tuple[Mapping[int, Equipment], list[dict[str, Any]]]:
    """What of the selection is asked, and the outcome of the rest (`refused`, `not_permitted`); `request` is given its
    end, and the rules of two persons that it meets.

    Raises `InvalidRequest`, `NothingSelected`, `SecondPerson` where two persons are needed and a program asks, or
    `NotPermitted` where they may command none of it, and where a program orders of a camera, `ViewingRefused` where it
    would take an image.
    """
    async with tx.as_seen():
        keys = await tx.control.select(wanted, MOST_ASSETS + 1)
    _check_count(keys)
    equipment, barred = _permitted(tx, request, await tx.control.equipment(keys, now))
    require_origin(asked.origin, equipment.values())
    _require_no_image(asked.capability, equipment.values())
    _check_fit(request, equipment)
    request.expires_at = await expiry_of(tx, request, asked.ends_at, equipment, city, now)
    request.rules, request.countersign = await needed(tx, request, equipment, city, now)
    if request.rules:
        require_person(request.placed_by)
    return equipment, barred


def request_of(asked: Asked, now: datetime) -> ControlRequest:
    """The request as it is asked, judged by nobody yet."""
    return ControlRequest(
        id=uuid.uuid4().hex,
        placed_at=now,
        placed_by=asked.person,
        verb=asked.verb,
        capability=asked.capability,
        value=asked.value,
        level=asked.level,
        reason=asked.reason,
        starts_at=asked.starts_at or now,
        expires_at=asked.expires_at,
        ordered_by=asked.ordered_by,
        selection=asked.selection,
        idempotency_key=asked.idempotency_key,
        digest=asked.digest,
        status="waiting",
        holder=asked.holder,
        protected=asked.protected,
    )


def _permitted(
    tx: Transaction, request: ControlRequest, found: Mapping[int, Equipment]
) -> tuple[Mapping[int, Equipment], list[dict[str, Any]]]:
    """What of the selection the person may command at that level, and the outcome of the rest."""
    permission = to_command(request.level)
    reach = tx.reach(permission)
    within = {key: place for key, place in found.items() if reach.covers(place.kind.family, place.zones)}
    if not within:
        raise not_permitted(permission)
    why = {"outcome": "refused", "code": NotPermitted.code, "reason": str(not_permitted(permission))}
    return within, [{"asset": place.id} | why for key, place in found.items() if key not in within]


def require_origin(origin: Origin, equipment: Iterable[Equipment]) -> None:
    """Raises `NotPermitted` where only persons may order, and none does."""
    barred = next((place.id for place in equipment if not may_order(origin, place.kind.family)), None)
    if barred is not None:
        raise NotPermitted(f"{barred!r} takes orders of persons only: no program moves or opens a camera")


def _require_no_image(capability: str, equipment: Iterable[Equipment]) -> None:
    """An image is a view, whoever keeps it: it takes an authorisation, a purpose and a reason."""
    if capability in TAKES_IMAGES and (seen := next((one.id for one in equipment if one.kind.family == FAMILY), None)):
        view = f"POST /api/v1/video/cameras/{seen}/snapshot"
        why = f"an image is not commanded, it is viewed for a purpose and a reason: {view} (CSI R253-3, R253-5)"
        raise ViewingRefused(why, article="CSI R253-5", reason="by_viewing_only")


def _check_fit(request: ControlRequest, equipment: Mapping[int, Equipment]) -> None:
    """What none of them can ever do is a mistake of the request, not of the equipment."""
    reasons = [unfit(place, request) for place in equipment.values()]
    if all(reasons):
        told = next(why["reason"] for why in reasons if why)
        raise InvalidRequest(f"{told} (GET /api/v1/kinds has what each kind can be asked)")


def _check_count(keys: list[int]) -> None:
    if not keys:
        raise NothingSelected("the selection holds no asset: widen it, or check ids, kind, zone and polygon")
    if len(keys) > MOST_ASSETS:
        raise InvalidRequest(f"the selection holds more than {MOST_ASSETS:,} assets: narrow it, or ask in parts")
