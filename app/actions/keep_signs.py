"""The register of signs that tell people they are filmed (CSI R253-6): put up, checked, removed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime

from app.actions.attest_masks import require_cameras
from app.actions.errors import InvalidRequest, NotFound
from app.actions.legal_ports import Document, Sign
from app.actions.ports import Clock, Database
from app.domain.audit import Act


async def put_up_sign(database: Database, sign: Sign, clock: Clock) -> Document:
    """As stored under a new id. Raises `InvalidRequest`."""
    sign = replace(sign, id=uuid.uuid4().hex, entered_at=clock.now())
    async with database.begin() as tx:
        told = {"place": sign.place, "cameras": sign.cameras, "zone": sign.zone}
        tx.audit.tell(Act("video_sign.create", "video_sign", sign.id, "", told))
        if not sign.cameras and not sign.zone:
            raise InvalidRequest("say what it covers: cameras, or a zone")
        if (sign.lon is None) != (sign.lat is None):
            raise InvalidRequest("lon and lat go together")
        await require_cameras(tx, sign.cameras)
        if sign.zone and not await tx.registry.existing("zone", [sign.zone]):
            raise InvalidRequest(f"no zone {sign.zone!r:.80}")
        if not sign.since <= sign.checked_on <= sign.entered_at.date():
            raise InvalidRequest("a sign is checked once it is up, and not ahead of time")
        return await tx.legal.put_up(sign)


async def check_sign(database: Database, sign: str, checked_on: date, by: str, clock: Clock) -> Document:
    """It was seen in its place, and is legible. Raises `NotFound`, `InvalidRequest`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("video_sign.check", "video_sign", sign, "", {"checked_on": checked_on.isoformat()}))
        if checked_on > clock.now().date():
            raise InvalidRequest("the day of the check lies ahead")
        return _standing(sign, await tx.legal.check_sign(sign, checked_on, by))


async def remove_sign(database: Database, sign: str, by: str, why: str, now: datetime) -> Document:
    """It is not there any more; it stays in the register. Raises `NotFound`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("video_sign.remove", "video_sign", sign, why))
        return _standing(sign, await tx.legal.remove_sign(sign, by, why, now))


def _standing(sign: str, found: Document | None) -> Document:
    if found is None:
        raise NotFound(f"no sign {sign!r:.80} stands")
    return found
