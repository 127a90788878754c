"""One person asks something of one asset or many: a claim, or a one-off action; resolved once, and reported."""

from __future__ import annotations

from typing import Any

from app.actions.carry_out import carry_out
from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Selecting
from app.actions.errors import Conflict, KeyReused
from app.actions.judge_request import Asked, judge_request, request_of
from app.actions.ports import Clock, Database
from app.actions.request_ports import ControlRequest
from app.actions.second_person import Second, agree
from app.actions.told import complete, request_act, request_document, request_entry

_ACTIONS = {"claim": "claim.place", "action": "action.run"}


async def place_request(
    database: Database, asked: Asked, wanted: Selecting, second: Second | None, clock: Clock, city: CityCalendar
) -> dict[str, Any]:
    """The request with its report: `accepted`, `held_higher` (by whom) or `refused` (why), asset by asset.

    Where two persons are needed and the second's code is not given with it, it waits (`status` `waiting`) with nothing
    placed. Asked again under the same idempotency key, it answers what it has become. What the person sees and may not
    command is refused by itself (`not_permitted`). Raises `InvalidRequest`, `NothingSelected`, `KeyReused`,
    `SecondPerson`, or `NotPermitted` where they may command none of it, where a program orders of a camera, or
    `ViewingRefused` where an image is asked of one.
    """
    now = clock.now()
    async with database.begin() as tx:
        if asked.idempotency_key and (known := await tx.requests.of_key(asked.person, asked.idempotency_key)):
            return _again(known, asked)
        request = request_of(asked, now)
        act = tx.audit.tell(request_act(_ACTIONS[asked.verb], request))
        equipment, barred = await judge_request(tx, request, asked, wanted, city, now)
        request.report = {"assets": [place.id for place in equipment.values()], "outcomes": barred}
        if not await tx.requests.add(request):
            raise Conflict("the same request is being placed at this moment")
        if request.rules and second is not None:
            request.second_by, request.second_how = await agree(tx, request.placed_by, second, request.id, now)
            request.second_at = now
        if request.rules and request.second_by is None:
            tx.record(request_entry(request))
        else:
            await carry_out(tx, request, equipment, city, now)
        complete(act, request)
    return request_document(request)


def _again(known: ControlRequest, asked: Asked) -> dict[str, Any]:
    if known.digest != asked.digest:
        raise KeyReused(
            f"the idempotency key {asked.idempotency_key!r} was used for another request: use a new key for a new one"
        )
    return request_document(known)
