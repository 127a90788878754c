"""People's requests about images of themselves (CSI R253-6): received, examined, answered or refused by the law."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from app.actions.attest_masks import require_cameras
from app.actions.errors import InvalidRequest, NotFound, NotNow
from app.actions.legal_ports import Closing, Document
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.video.image_requests import (
    ARTICLE,
    GROUNDS,
    NO_RIGHT_TO_OBJECT,
    OUTCOMES,
    Ground,
    ImageRequest,
    Outcome,
    due_on,
)

_NO_OBJECTION = "Le droit d’opposition ne s’applique pas à la vidéoprotection (CSI R253-6)."


async def receive_request(database: Database, request: ImageRequest, clock: Clock) -> Document:
    """As stored under a new id, with its deadline; an objection is refused at once, there is no such right. The trail
    names the request, not the person. Raises `InvalidRequest`.
    """
    now = clock.now()
    request = replace(request, id=uuid.uuid4().hex, entered_at=now)
    async with database.begin() as tx:
        told = {"reference": request.reference, "right": request.right}
        act = tx.audit.tell(Act("image_request.receive", "image_request", request.id, "", told))
        await require_cameras(tx, request.cameras)
        if request.received_on > now.date() or request.seen_to > now:
            raise InvalidRequest("what was received, and what was filmed, lies behind us")
        if request.seen_from >= request.seen_to:
            raise InvalidRequest("the time asked about ends after it begins")
        request = replace(request, due_on=due_on(request.received_on))
        act.details |= {"due_on": request.due_on.isoformat()}
        stored = await tx.legal.receive(request)
        if request.right != "objection":
            return stored
        refusal = Closing(
            at=now, by=request.entered_by, answer=_NO_OBJECTION, ground=NO_RIGHT_TO_OBJECT, article=ARTICLE
        )
        return await tx.legal.close(request.id, refusal)


async def examine_request(database: Database, request: str, by: str, now: datetime) -> None:
    """Somebody looks for the images. Raises `NotFound`, `NotNow` once it is examined or closed."""
    async with database.begin() as tx:
        tx.audit.tell(Act("image_request.examine", "image_request", request))
        found = await _open(tx, request)
        if found["status"] != "received":
            raise NotNow(f"it is examined by {found['taken_by']}")
        await tx.legal.take(request, by, now)


async def answer_request(
    database: Database, request: str, outcome: Outcome, identity: str, answer: str, by: str, now: datetime
) -> None:
    """`identity` is how the person was known to be the one filmed. Raises `NotFound`, `NotNow`, `InvalidRequest`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("image_request.answer", "image_request", request, "", {"outcome": outcome}))
        found = await _open(tx, request)
        possible = OUTCOMES[found["right"]]
        if outcome not in possible:
            raise InvalidRequest(f"what comes of {found['right']} is one of {', '.join(possible)}")
        closing = Closing(at=now, by=by, answer=answer, outcome=outcome, identity=identity)
        await tx.legal.close(request, closing)


async def refuse_request(database: Database, request: str, ground: Ground, answer: str, by: str, now: datetime) -> None:
    """For one of the law's grounds, with the words the person is told. Raises `NotFound`, `NotNow`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("image_request.refuse", "image_request", request, "", {"ground": ground}))
        await _open(tx, request)
        answer = answer.strip() or GROUNDS[ground].fr
        await tx.legal.close(request, Closing(at=now, by=by, answer=answer, ground=ground, article=ARTICLE))


async def _open(tx: Transaction, request: str) -> Document:
    found = await tx.legal.lock_request(request)
    if found is None:
        raise NotFound(f"there is no request {request!r:.80}")
    if found["closed_at"] is not None:
        raise NotNow(f"it was {found['status']} already, by {found['closed_by']}")
    return found
